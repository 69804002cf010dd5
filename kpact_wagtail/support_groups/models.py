"""Tables of support groups: meetings worked out ahead, and what must not be public."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..data_map import data_map


class Occurrence(models.Model):
    """One meeting of the next 90 days, worked out when its group is saved; see actions.py.

    ``group`` is the translation_key of the page: the same meetings in every language. Times are
    UTC; ``day`` is the date where the group meets.
    """

    group = models.UUIDField()
    start = models.DateTimeField()
    end = models.DateTimeField()
    day = models.DateField()
    mode = models.CharField(max_length=20)
    venue = models.CharField(max_length=120, blank=True)
    interpreter = models.CharField(max_length=20, blank=True)
    rule = models.CharField(max_length=40, blank=True)
    moved_from = models.DateTimeField(null=True, blank=True)

    data_map = data_map(
        internal="id", public="group start end day mode venue interpreter rule moved_from"
    )

    class Meta:
        app_label = "kpact_support_groups"
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["start", "pk"]
        indexes = [
            models.Index(fields=["group", "start"], name="kpact_meeting_of_group"),
            models.Index(fields=["start"], name="kpact_meeting_start"),
        ]

    def __str__(self):
        return f"{self.group} {self.start:%Y-%m-%d %H:%M}"


class GroupAccess(models.Model):
    """How to get into the meetings of a group: sealed, without revisions, search or API.

    ``group`` is the translation_key of its page. A group has several where its meetings differ.
    Seal and open columns with ``*self.place()``; see access.py.
    """

    class Release(models.TextChoices):
        NEVER = "never", _("Nobody: we tell people ourselves")
        APPROVED = "approved", _("Those whom we have let in")
        ANYONE = "anyone", _("Whoever asks, with a button on the page")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    group = models.UUIDField(db_index=True)
    label = models.CharField(
        _("which meetings"),
        max_length=80,
        blank=True,
        help_text=_("Only if the group has several, such as: Tuesdays."),
    )
    release = models.CharField(
        _("who is shown this"), max_length=10, choices=Release.choices, default=Release.NEVER
    )
    sealed_link = models.BinaryField(_("link"), default=b"")
    sealed_meeting_id = models.BinaryField(_("meeting ID"), default=b"")
    sealed_passcode = models.BinaryField(_("passcode"), default=b"")
    sealed_dial_in = models.BinaryField(_("dial-in"), default=b"")
    sealed_address = models.BinaryField(_("address"), default=b"")
    sealed_note = models.BinaryField(_("note"), default=b"")
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    renewed_on = models.DateField(
        _("renewed on"),
        null=True,
        blank=True,
        help_text=_("The day on which the link or the passcode was last replaced by a new one."),
    )
    renew_every_months = models.PositiveSmallIntegerField(
        _("replace every … months"), null=True, blank=True
    )

    sealed_fields = (
        *["sealed_link", "sealed_meeting_id", "sealed_passcode", "sealed_dial_in"],
        *["sealed_address", "sealed_note"],
    )
    data_map = data_map(
        internal="id uuid group label release changed_at renewed_on renew_every_months",
        sensitive="""sealed_link sealed_meeting_id sealed_passcode sealed_dial_in sealed_address
            sealed_note""",
    )

    class Meta:
        app_label = "kpact_support_groups"
        verbose_name = _("access details")
        verbose_name_plural = _("access details")
        ordering = ["group", "label", "pk"]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"

    def place(self):
        """What binds a sealed value to this row."""
        return self._meta.label, self.uuid
