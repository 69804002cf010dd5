"""What visitors report about records. All times are UTC."""

import uuid

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import crypto
from ..data_map import data_map
from .settings import UpkeepSettings

__all__ = ["Report", "UpkeepSettings"]


class Report(models.Model):
    """Somebody says that something about a record is wrong.

    It is about the row that holds the facts of the record. What was written is sealed: people tell
    what happened to them.
    """

    class What(models.TextChoices):
        CONTACT = "contact", _("A number or an address is wrong")
        HOURS = "hours", _("The hours are wrong")
        GONE = "gone", _("It is closed, or no longer there")
        UNSAFE = "unsafe", _("It is not safe, or somebody was treated badly")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        NEW = "new", _("New")
        SEEN = "seen", _("Somebody is looking at it")
        DONE = "done", _("Done")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    what = models.CharField(_("what"), max_length=10, choices=What.choices)
    sealed_words = models.BinaryField(default=b"", blank=True)
    sealed_address = models.BinaryField(default=b"", blank=True)
    #: The same words once more on the same day are the same report; emptied a day later.
    repeat_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=5, choices=State.choices, default=State.NEW)
    created_at = models.DateTimeField(_("reported"), default=timezone.now)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    handled_at = models.DateTimeField(null=True)

    sealed_fields = ("sealed_words", "sealed_address")

    data_map = data_map(
        internal="id uuid content_type object_id what state created_at handled_by handled_at",
        sensitive="sealed_words sealed_address repeat_hash",
    )

    class Meta:
        app_label = "kpact_upkeep"
        verbose_name = _("report of a mistake")
        verbose_name_plural = _("reports of mistakes")
        ordering = ["-created_at", "-pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="kpact_report_about"),
            models.Index(
                fields=["content_type"],
                condition=~models.Q(state="done"),
                name="kpact_report_open",
            ),
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"

    def place(self):
        """What binds a sealed value to this row."""
        return self._meta.label, self.uuid

    def words(self):
        """What the visitor wrote, or "". Raises crypto.Unreadable where no key fits."""
        return self.open(self.sealed_words)

    def address(self):
        """Where the visitor may be answered, or "". Raises crypto.Unreadable."""
        return self.open(self.sealed_address)

    def open(self, sealed):
        return crypto.open_sealed(bytes(sealed), *self.place()) if sealed else ""

    def seal(self, text):
        return crypto.seal(text, *self.place()) if text else b""


def open_reports():
    """The reports nobody is done with, newest first."""
    return Report.objects.exclude(state=Report.State.DONE)
