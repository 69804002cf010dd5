from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResourcesConfig(AppConfig):
    name = "kpact_wagtail.resources"
    label = "kpact_resources"
    verbose_name = _("Resources")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from wagtail.models import ReferenceIndex

        from . import signal_handlers
        from .settings import ResourceSettings

        signal_handlers.connect()
        # Wagtail takes in snippets and pages by itself, and settings it does not.
        ReferenceIndex.register_model(ResourceSettings)
