from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingListConfig(AppConfig):
    name = "kpact_wagtail.mailing_list"
    label = "kpact_mailing_list"
    verbose_name = _("Mailing lists")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from ..outbox import kinds
        from . import signal_handlers

        signal_handlers.connect()
        for name, path in KINDS.items():
            kinds.register(name, f"kpact_wagtail.mailing_list.mails.{path}")


#: What this app mails.
KINDS = {
    "confirm": "Confirmation",
    "preferences": "PreferencesLink",
    "welcome": "Welcome",
}
