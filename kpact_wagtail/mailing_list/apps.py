from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from ..tick import Job


class MailingListConfig(AppConfig):
    name = "kpact_wagtail.mailing_list"
    label = "kpact_mailing_list"
    verbose_name = _("Mailing lists")
    default_auto_field = "django.db.models.BigAutoField"

    kpact_jobs = [
        Job("lists.ledger", "kpact_wagtail.mailing_list.ledger.flush", every=timedelta(minutes=1)),
        Job(
            "lists.retention",
            "kpact_wagtail.mailing_list.retention.forget",
            every=timedelta(days=1),
        ),
    ]
    kpact_jobs.append(
        Job(
            "lists.wordings",
            "kpact_wagtail.mailing_list.wording.keep_all_wordings",
            every=timedelta(days=1),
        )
    )
    kpact_retention = ["kpact_wagtail.mailing_list.retention.forget"]
    kpact_health = [
        "kpact_wagtail.mailing_list.ledger.check_health",
        "kpact_wagtail.mailing_list.health.find_people",
        "kpact_wagtail.mailing_list.health.find_link_roots",
    ]

    def ready(self):
        from ..outbox import kinds
        from . import ledger, signal_handlers

        signal_handlers.connect()
        ledger.connect()
        for name, path in KINDS.items():
            kinds.register(name, f"kpact_wagtail.mailing_list.mails.{path}")


#: What this app mails.
KINDS = {
    "confirm": "Confirmation",
    "preferences": "PreferencesLink",
    "welcome": "Welcome",
}
