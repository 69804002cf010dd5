"""The form of the import: which list, which file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .reading import MAX_BYTES


class UploadForm(forms.Form):
    below = forms.TypedChoiceField(
        label=_("List of groups"),
        coerce=int,
        help_text=_("New groups come below this page; groups that are there are compared."),
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("A table (.csv) or a calendar (.ics), up to 1 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.ics,.txt,text/csv,text/calendar"}),
        error_messages={"empty": _("This file is empty.")},
    )

    def __init__(self, *args, indexes=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.indexes = {page.pk: page for page in indexes}
        self.fields["below"].choices = [(page.pk, name(page)) for page in indexes]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(_("This file is larger than 1 MB. Split it into several."))
        return file

    @property
    def index(self):
        """The list that was chosen, after validation."""
        return self.indexes[self.cleaned_data["below"]]


def name(page):
    """A list by its title and language: several languages may have the same title."""
    return f"{page.get_admin_display_title()} ({page.locale})"
