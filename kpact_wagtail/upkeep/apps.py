from datetime import timedelta

from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _

from ..tick import Job


class UpkeepConfig(AppConfig):
    name = "kpact_wagtail.upkeep"
    label = "kpact_upkeep"
    verbose_name = _("Upkeep")
    default_auto_field = "django.db.models.BigAutoField"

    kpact_jobs = [
        Job("upkeep.digest", "kpact_wagtail.upkeep.digest.send_due", every=timedelta(hours=6)),
        Job("upkeep.retention", "kpact_wagtail.upkeep.retention.forget", every=timedelta(days=1)),
    ]
    kpact_retention = ["kpact_wagtail.upkeep.retention.forget"]
    kpact_health = ["kpact_wagtail.upkeep.health.find_upkeep"]

    def ready(self):
        from . import signal_handlers

        signal_handlers.connect()
        if apps.is_installed("kpact_wagtail.outbox"):
            register_mails()


def register_mails():
    from ..outbox import kinds

    kinds.register("report", "kpact_wagtail.upkeep.mails.ReportMail")
    kinds.register("digest", "kpact_wagtail.upkeep.mails.DigestMail")
