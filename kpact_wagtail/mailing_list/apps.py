from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingListConfig(AppConfig):
    name = "kpact_wagtail.mailing_list"
    label = "kpact_mailing_list"
    verbose_name = _("Mailing lists")
    default_auto_field = "django.db.models.BigAutoField"
