from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from ..tick import Job


class SupportGroupsConfig(AppConfig):
    name = "kpact_wagtail.support_groups"
    label = "kpact_support_groups"
    verbose_name = _("Support groups")
    default_auto_field = "django.db.models.BigAutoField"

    kpact_jobs = [
        Job(
            "support_groups.meetings",
            "kpact_wagtail.support_groups.actions.extend_meetings",
            every=timedelta(hours=12),
        ),
    ]

    kpact_health = ["kpact_wagtail.support_groups.health.find_renewals"]

    def ready(self):
        from . import signal_handlers

        signal_handlers.connect()
