"""What the suite remembers about its own running. Import these tables from kpact_wagtail.models."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .data_map import data_map


class SuiteState(models.Model):
    """The one row that every public form reads: which key makes blind indexes, and whether to wait.

    Read it with ``SuiteState.load()``, one query.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    index_key = models.CharField(_("index key"), max_length=16, blank=True)
    forms_paused_at = models.DateTimeField(_("forms paused since"), null=True, blank=True)

    data_map = data_map(internal="id index_key forms_paused_at")

    class Meta:
        app_label = "kpact_wagtail"
        verbose_name = _("state of the suite")

    def __str__(self):
        return "state"

    @classmethod
    def load(cls):
        return cls.objects.filter(pk=cls.ONLY).first() or cls(pk=cls.ONLY)


class KeyRecord(models.Model):
    """A key that this database has been used with, so that a missing or wrong one is noticed."""

    key_id = models.CharField(_("key"), max_length=16, unique=True)
    check_value = models.CharField(_("check value"), max_length=64)
    first_used_at = models.DateTimeField(_("first used"), auto_now_add=True)

    data_map = data_map(internal="id key_id check_value first_used_at")

    class Meta:
        app_label = "kpact_wagtail"
        verbose_name = _("key in use")

    def __str__(self):
        return self.key_id


class Lease(models.Model):
    """Who runs a job at the moment, and how its last run went. Times are UTC."""

    name = models.CharField(_("job"), max_length=60, unique=True)
    holder = models.UUIDField(_("holder"), null=True, blank=True)
    until = models.DateTimeField(_("held until"), null=True, blank=True)
    started_at = models.DateTimeField(_("last started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("last finished"), null=True, blank=True)
    failed = models.BooleanField(_("last run failed"), default=False)
    result = models.JSONField(_("what the last run did"), default=dict, blank=True)

    data_map = data_map(internal="id name holder until started_at finished_at failed result")

    class Meta:
        app_label = "kpact_wagtail"
        verbose_name = _("job")

    def __str__(self):
        return self.name


class ClientCount(models.Model):
    """How often a client has sent a form today, under a keyed hash that no other day shares."""

    client = models.CharField(_("keyed hash of the client"), max_length=64)
    scope = models.CharField(_("form"), max_length=40)
    day = models.DateField(_("day"), db_index=True)
    number = models.PositiveIntegerField(_("number"), default=0)

    data_map = data_map(internal="id scope day number", sensitive="client")

    class Meta:
        app_label = "kpact_wagtail"
        verbose_name = _("count of a client")
        constraints = [
            models.UniqueConstraint(fields=["client", "scope", "day"], name="kpact_client_count")
        ]

    def __str__(self):
        return f"{self.scope} {self.day}"
