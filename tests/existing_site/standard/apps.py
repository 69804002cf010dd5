from django.apps import AppConfig


class StandardConfig(AppConfig):
    name = "standard"
    default_auto_field = "django.db.models.BigAutoField"
