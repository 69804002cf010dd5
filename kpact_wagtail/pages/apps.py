from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KpactPagesConfig(AppConfig):
    name = "kpact_wagtail.pages"
    label = "kpact_pages"
    verbose_name = _("Advocacy and support pages")
    default_auto_field = "django.db.models.BigAutoField"
