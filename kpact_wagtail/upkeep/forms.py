"""What a visitor sends who found a mistake."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..guard import AddressField, GuardedForm
from .models import Report


class ReplyField(AddressField):
    """An address that may be left out."""

    def clean(self, value):
        return super().clean(value) if str(value or "").strip() else None


class ReportForm(GuardedForm, forms.Form):
    """What is wrong, in one choice; words and an address only if somebody wants to."""

    scope = "report"

    what = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=Report.What.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what is wrong."),
            "invalid_choice": _("Choose what is wrong."),
        },
    )
    words = forms.CharField(
        label=_("What should it say, or what happened?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
        error_messages={"max_length": _("This is too long: write 1,000 characters at most.")},
    )
    email = ReplyField(label=_("E-mail address"), required=False)
    language = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)

    def clean(self):
        data = super().clean()
        says_nothing = data.get("what") == Report.What.OTHER and not data.get("words")
        if says_nothing and "words" not in self.errors:
            self.add_error("words", _("Say what is wrong."))
        return data
