"""Forms of the admin for the shared vocabulary, and what the forms of other apps share."""

from django import forms
from django.utils.html import escape, linebreaks
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Locale

from .models import Audience, Author, Definition, Topic


def offer(form, name, choices):
    """A column of text as a choice; a value from before stays one of them."""
    field = form.fields.get(name)
    if field is None:
        return
    value = form.initial.get(name) or getattr(form.instance, name)
    if value and value not in dict(choices):
        choices = [*choices, (value, value)]
    field.widget = forms.Select(choices=choices, attrs=field.widget.attrs)


def is_taken(term, slug):
    locale = term.locale_id or Locale.get_default().pk  # not set yet on a site in one language
    others = type(term).objects.filter(locale=locale, slug=slug)
    return others.exclude(pk=term.pk).exists()


def slug_from_name(form):
    """A slug for the name that was typed; an error on the name where there can be none."""
    slug = slugify(form.cleaned_data["name"], allow_unicode=True)
    if not slug:
        form.add_error("name", _("Use at least one letter or digit."))
    elif is_taken(form.instance, slug):
        form.add_error("name", _("This one is there already."))
    return slug


class TermForm(WagtailAdminModelForm):
    """The form of a topic or audience: an empty slug is made from the name, a taken one refused."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("name") and not cleaned.get("slug"):
            cleaned["slug"] = slug_from_name(self)
        elif cleaned.get("slug") and is_taken(self.instance, cleaned["slug"]):
            self.add_error("slug", _("Another entry in this language has this slug."))
        return cleaned


class CreationForm(forms.ModelForm):
    """The short form in a chooser: what is needed to go on writing, in which language."""

    language = forms.ModelChoiceField(Locale.objects.none(), label=_("Language"), empty_label=None)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].queryset = locales = Locale.objects.all()
        if len(locales) < 2:
            del self.fields["language"]

    def clean(self):
        cleaned = super().clean()
        self.instance.locale = cleaned.get("language") or Locale.get_default()
        return cleaned


class TermCreationForm(CreationForm):
    """Makes the slug from the name, so that a topic can be added while writing a page."""

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("name"):
            self.instance.slug = slug_from_name(self)
        return cleaned


class TopicCreationForm(TermCreationForm):
    class Meta:
        model = Topic
        fields = ["name"]


class AudienceCreationForm(TermCreationForm):
    class Meta:
        model = Audience
        fields = ["name"]


class DefinitionCreationForm(CreationForm):
    """Plain text only: the dialog it stands in may itself have been opened from rich text.

    The field is declared here because a rich text field, made while hooks are still being
    collected, would end Wagtail's search for rich text features too early.
    """

    definition = forms.CharField(
        label=_("Definition"),
        widget=AdminAutoHeightTextInput,
        help_text=Definition._meta.get_field("definition").help_text,
    )
    field_order = ["term", "definition", "language"]

    class Meta:
        model = Definition
        fields = ["term"]

    def clean(self):
        cleaned = super().clean()
        self.instance.definition = linebreaks(escape(cleaned.get("definition", "")))
        return cleaned


class AuthorCreationForm(CreationForm):
    class Meta:
        model = Author
        fields = ["name", "pronouns", "role"]
