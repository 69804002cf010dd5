"""What visitors send to us about lists."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..guard import AddressField, GuardedForm, known_language
from .tickets import read_ticket

#: More lists than one form can offer.
MOST_LISTS = 50


def as_ids(tickets):
    """Ids of wordings out of the tickets a form holds; anything else in it is left out."""
    found = map(read_ticket, tickets[:MOST_LISTS])
    return list(dict.fromkeys(number for number in found if number is not None))


class SignupForm(GuardedForm, forms.Form):
    """One address, perhaps a name, and the lists, each named by the wording that was shown of it."""

    scope = "signup"

    email = AddressField()
    name = forms.CharField(label=_("Name"), max_length=80, required=False)
    page = forms.CharField(max_length=500, required=False)
    language = forms.CharField(max_length=20, required=False)

    def full_clean(self):
        super().full_clean()
        if self.is_bound and not self.chosen:
            self.add_error(None, ValidationError(_("Choose what you want to get."), code="lists"))

    @property
    def chosen(self):
        """Ids of the wordings of the lists that were chosen."""
        return as_ids(self.data.getlist("wording"))

    @property
    def offered(self):
        """Ids of the wordings that the form showed."""
        return as_ids(self.data.getlist("offered")) or self.chosen

    def clean_page(self):
        """The path of a page of this site, without what follows a question mark."""
        path = self.cleaned_data["page"].partition("?")[0].partition("#")[0]
        return path[:255] if path.startswith("/") and not path.startswith("//") else ""

    def clean_language(self):
        return known_language(self.cleaned_data["language"])


class PreferencesRequestForm(GuardedForm, forms.Form):
    """The address to which a link to one's own preferences is mailed."""

    scope = "preferences"

    email = AddressField()
    language = forms.CharField(max_length=20, required=False)

    def clean_language(self):
        return known_language(self.cleaned_data["language"])


class PreferencesForm(forms.Form):
    """The lists to stay on, and the language of mails."""

    language = forms.ChoiceField(label=_("Language of mails"), required=False)
    name = forms.CharField(label=_("Name"), max_length=80, required=False)
    stay = forms.MultipleChoiceField(
        label=_("Lists"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, subscriptions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = settings.LANGUAGES
        self.fields["stay"].choices = [
            (str(each.pk), each.mailing_list.mail_name) for each in subscriptions
        ]
