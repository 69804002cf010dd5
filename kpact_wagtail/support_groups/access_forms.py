"""The form of access details, and which groups there are to choose from."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Locale
from wagtail.permissions import page_permission_policy

from ..keys import keys_are_usable
from ..translation import pick
from .access import NAMES, Details, read_details, save_details
from .actions import get_group_models

#: Neither the browser nor what checks spelling elsewhere keeps what is typed.
PRIVATE = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}


def line(label, help_text="", max_length=120):
    """A line of text that no browser remembers."""
    widget = forms.TextInput(attrs=PRIVATE)
    return forms.CharField(
        label=label, help_text=help_text, max_length=max_length, required=False, widget=widget
    )


def paragraph(label, help_text="", max_length=1000):
    widget = AdminAutoHeightTextInput(attrs=PRIVATE)
    return forms.CharField(
        label=label, help_text=help_text, max_length=max_length, required=False, widget=widget
    )


def find_pages():
    """``{translation_key: [page in each language]}`` of all groups. A query for each page type."""
    found = {}
    for model in get_group_models():
        names = ["live", "locale", "title", "translation_key"]
        for page in model.objects.only(*names).order_by("pk"):
            found.setdefault(page.translation_key, []).append(page)
    return found


def list_groups(user, chosen=None):
    """``[(translation_key, title)]`` of what a user may know of: published, or open to them."""
    locale = Locale.get_active().pk
    own = set(page_permission_policy.explorable_instances(user).values_list("pk", flat=True))
    groups = []
    for key, pages in find_pages().items():
        known = [page for page in pages if page.live or page.pk in own or key == chosen]
        if known:
            groups.append((key.hex, pick(known, locale).title))
    return sorted(groups, key=lambda group: group[1].casefold())


class AccessForm(WagtailAdminModelForm):
    """What is typed here is sealed on saving; what cannot be read is shown as such, and kept."""

    group = forms.TypedChoiceField(label=_("Group"), coerce=uuid.UUID, empty_value=None)
    link = forms.URLField(
        label=_("Link"),
        help_text=_("The web address of the meeting. A new one counts as renewed today."),
        max_length=2000,
        required=False,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
        widget=forms.URLInput(attrs=PRIVATE),
        error_messages={"invalid": _("Enter the web address alone, such as https://example.org/.")},
    )
    meeting_id = line(_("Meeting ID"))
    passcode = line(_("Passcode"))
    dial_in = paragraph(
        _("By phone"), _("As it shall be read, one number on each line: +1 312 555 0100, Chicago.")
    )
    address = paragraph(_("Address"), _("One that is not public."))
    note = paragraph(_("Note"), _("Such as: ring twice; the door is round the back."))

    field_order = ["group", "label", "release", *NAMES]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        is_new = self.instance._state.adding
        details, self.unreadable = (Details(), []) if is_new else read_details(self.instance)
        chosen = None if is_new else self.instance.group
        groups = list_groups(self.for_user, chosen)
        self.fields["group"].choices = [("", _("Choose a group")), *groups]
        if chosen:
            self.initial["group"] = chosen.hex
        self.initial |= {name: getattr(details, name) for name in NAMES}
        self.fields["renew_every_months"].validators += [
            MinValueValidator(1),
            MaxValueValidator(60),
        ]
        for name in self.unreadable:
            self.fields[name].help_text = _(
                "What is stored here cannot be read: its key is missing. It stays as it is unless you "
                "enter something new."
            )

    def clean(self):
        cleaned = super().clean()
        typed = [name for name in NAMES if cleaned.get(name)]
        if not typed and not self.unreadable and not any(name in self.errors for name in NAMES):
            raise ValidationError(_("Enter a link, a number, an address or a note."))
        if typed and not keys_are_usable():
            raise ValidationError(
                _(
                    "Nothing can be stored encrypted here: the key is missing. Ask who runs the site."
                )
            )
        return cleaned

    def save(self, commit=True):
        row = super().save(commit=False)
        if not commit:
            return row
        said = self.cleaned_data.get("renewed_on") if "renewed_on" in self.changed_data else None
        save_details(row, Details(**{name: self.cleaned_data[name] for name in NAMES}), said)
        return row
