"""Forms of the admin for resources."""

from django import forms
from django.forms.widgets import Script
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from ..codes import get_languages
from ..forms import CreationForm, offer
from ..time_zones import get_zones
from .models import Resource


class ResourceForm(WagtailAdminModelForm):
    """The whole form: what does not fit together is said beside the field it is about."""

    class Media:
        js = [Script("kpact_wagtail/js/resource-form.js", defer=True)]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "kind" in self.fields:
            self.fields["kind"].widget.attrs["data-kpact-kind"] = ""
        offer(self, "time_zone", get_zones())
        offer(self, "other_name_language", [("", _("Choose …")), *get_languages()])

    def clean(self):
        cleaned = super().clean()
        for name, message in find_contradictions(cleaned):
            if name in self.fields:
                self.add_error(name, message)
        return cleaned


def find_contradictions(cleaned):
    """Pairs of field and sentence."""
    contacts = find_contacts(cleaned)
    lowest, highest = cleaned.get("min_age"), cleaned.get("max_age")
    if lowest is not None and highest is not None and highest < lowest:
        yield "max_age", _("This is younger than the youngest age.")
    if has_hours(cleaned) and not cleaned.get("time_zone"):
        yield "time_zone", _("Choose the time zone of these hours.")
    if (checked := cleaned.get("verified_on")) and checked > localdate():
        yield "verified_on", _("This day is still to come.")
    if cleaned.get("place") == "withheld" and cleaned.get("address"):
        yield "address", _("A place that is kept secret has no address here: leave it out.")
    if cleaned.get("place") == "withheld" and any(each["method"] == "post" for each in contacts):
        yield (
            "contacts",
            _("A place that is kept secret has no postal address here: take the contact away."),
        )
    if cleaned.get("other_name") and not cleaned.get("other_name_language"):
        yield "other_name_language", _("Choose the language of that name.")
    if cleaned.get("kind") == Resource.Kind.OWN_PAGE and not cleaned.get("page"):
        yield "page", _("Choose the page of this site.")


def find_contacts(cleaned):
    children = cleaned.get("contacts") or []
    return [child.value for child in children if child.block_type == "contact"]


def has_hours(cleaned):
    """Whether there are times that mean nothing without a time zone."""
    if cleaned.get("other_hours") or (cleaned.get("hours") and not cleaned.get("always_open")):
        return True
    contacts = find_contacts(cleaned)
    return any(each["hours"] and not each["always_open"] for each in contacts)


class ResourceCreationForm(CreationForm):
    """What a list needs of a resource; the rest can be added to it later."""

    url = forms.URLField(
        label=_("Web address"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = Resource
        fields = ["kind", "title", "url", "gloss"]
