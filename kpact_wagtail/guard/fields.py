"""The field of an address in a public form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kpact_wagtail.addresses import LONGEST, normalize


class AddressField(forms.CharField):
    """An e-mail address, cleaned into an Address; see addresses.py."""

    widget = forms.EmailInput

    def __init__(self, **kwargs):
        super().__init__(**{"label": _("E-mail address"), "max_length": LONGEST, **kwargs})
        self.error_messages["required"] = _("Enter an e-mail address.")
        self.error_messages["max_length"] = _("This address is too long. Check it for mistakes.")

    def clean(self, value):
        return normalize(super().clean(value))
