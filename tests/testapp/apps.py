from datetime import timedelta

from django.apps import AppConfig

from kpact_wagtail.outbox import kinds
from kpact_wagtail.tick import Job


class TestAppConfig(AppConfig):
    name = "tests.testapp"
    label = "testapp"
    default_auto_field = "django.db.models.BigAutoField"

    kpact_jobs = [Job("petition.forget", "tests.testapp.petitions.forget", every=timedelta(days=1))]
    kpact_retention = ["tests.testapp.petitions.forget"]

    def ready(self):
        kinds.register("signature", "tests.testapp.petition_mails.SignatureMail")
