from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KpactWagtailConfig(AppConfig):
    name = "kpact_wagtail"
    label = "kpact_wagtail"
    verbose_name = _("Advocacy and support suite")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import checks, signal_handlers  # noqa: F401  (checks register themselves)
        from .translation import synchronize_facts

        signal_handlers.connect()
        synchronize_facts()
