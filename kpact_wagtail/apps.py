from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from .tick import Job


class KpactWagtailConfig(AppConfig):
    name = "kpact_wagtail"
    label = "kpact_wagtail"
    verbose_name = _("Advocacy and support suite")
    default_auto_field = "django.db.models.BigAutoField"

    kpact_jobs = [
        Job("clients", "kpact_wagtail.guard.clients.purge_clients", every=timedelta(hours=1)),
        Job("leases", "kpact_wagtail.leases.purge_leases", every=timedelta(days=1)),
    ]
    kpact_health = [
        "kpact_wagtail.crypto.check_health",
        "kpact_wagtail.health.find_tick",
        "kpact_wagtail.health.find_failed_jobs",
        "kpact_wagtail.health.find_clients",
    ]

    def ready(self):
        from . import checks, key_checks, signal_handlers  # noqa: F401 - they register themselves
        from .translation import synchronize_facts

        signal_handlers.connect()
        synchronize_facts()
