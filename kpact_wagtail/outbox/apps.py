from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from ..tick import Job


class OutboxConfig(AppConfig):
    name = "kpact_wagtail.outbox"
    label = "kpact_outbox"
    verbose_name = _("Outgoing mail")
    default_auto_field = "django.db.models.BigAutoField"

    kpact_jobs = [
        Job("outbox.reap", "kpact_wagtail.outbox.claims.reap", every=timedelta(minutes=1)),
        Job("outbox.drain", "kpact_wagtail.outbox.drain.drain_for_a_while", alone=False),
        Job("outbox.retention", "kpact_wagtail.outbox.retention.forget", every=timedelta(days=1)),
    ]
    kpact_retention = ["kpact_wagtail.outbox.retention.forget"]
    kpact_health = ["kpact_wagtail.outbox.health.find_state"]
