"""What must be mailed, what was, and to whom nothing must be mailed. No row holds an address."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..data_map import data_map


class Message(models.Model):
    """A mail to be written: what it is about, never its words, its address or a token."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        CLAIMED = "claimed", _("Being sent")
        SENT = "sent", _("Handed over")
        DROPPED = "dropped", _("Not sent")
        FAILED = "failed", _("Failed")
        UNCERTAIN = "uncertain", _("No answer")
        PARKED = "parked", _("Parked")

    class Reason(models.TextChoices):
        """Why a message was not sent."""

        NONE = "", _("–")
        SUPPRESSED = "suppressed", _("The address is not to be mailed.")
        CAPPED = "capped", _("This address had enough mails of this kind lately.")
        NOT_WANTED = "not_wanted", _("It was no longer wanted when its turn came.")
        GONE = "gone", _("What it was about has been deleted.")
        REFUSED = "refused", _("The mail provider refused it.")
        UNREADABLE = "unreadable", _("The address cannot be read with the keys there are.")
        BROKEN = "broken", _("It could not be written; see the log.")
        TOO_LATE = "too_late", _("It could not be handed over in time.")
        TOO_OFTEN = "too_often", _("It was tried as often as is allowed.")
        RESTORED = "restored", _("It was waiting in a backup that has been restored.")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    kind = models.CharField(_("kind"), max_length=40)
    object_id = models.BigIntegerField(_("about"))
    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("site"), null=True, on_delete=models.SET_NULL
    )
    language = models.CharField(_("language"), max_length=20, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.QUEUED)
    reason = models.CharField(
        _("why not"), max_length=12, choices=Reason.choices, blank=True, default=""
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    due_at = models.DateTimeField(_("due"), default=timezone.now)
    claim = models.UUIDField(_("claim"), null=True, blank=True)
    lease_until = models.DateTimeField(_("held until"), null=True, blank=True)
    first_tried_at = models.DateTimeField(_("first tried"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    unanswered = models.PositiveSmallIntegerField(_("attempts without an answer"), default=0)
    handed_over_at = models.DateTimeField(_("handed over"), null=True, blank=True)
    mailer = models.CharField(_("mailer"), max_length=60, blank=True)
    message_id = models.CharField(_("message id"), max_length=255, blank=True)
    error = models.CharField(_("error"), max_length=100, blank=True)
    status_code = models.PositiveSmallIntegerField(_("status code"), null=True, blank=True)

    data_map = data_map(
        internal="id uuid kind site language state reason created_at due_at claim lease_until "
        "first_tried_at attempts unanswered handed_over_at mailer message_id error status_code",
        personal="object_id",
    )

    class Meta:
        app_label = "kpact_outbox"
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["state", "due_at", "id"], name="kpact_message_due"),
            # What one batch has claimed, and whose lease is over.
            models.Index(
                fields=["claim"], condition=~models.Q(claim=None), name="kpact_message_claim"
            ),
            models.Index(
                fields=["lease_until"],
                condition=~models.Q(lease_until=None),
                name="kpact_message_lease",
            ),
        ]
        constraints = [
            # The same thing asked for twice before the first is sent is one mail.
            models.UniqueConstraint(
                fields=["kind", "object_id"],
                condition=models.Q(state="queued"),
                name="kpact_message_queued_once",
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"


class Token(models.Model):
    """A link in a mail: only its SHA-256, what it may do and to what."""

    digest = models.CharField(_("SHA-256"), max_length=64, unique=True)
    purpose = models.CharField(_("purpose"), max_length=40)
    object_id = models.BigIntegerField(_("about"))
    data = models.JSONField(_("ids"), default=dict, blank=True)
    message = models.ForeignKey(
        Message, verbose_name=_("message"), null=True, on_delete=models.SET_NULL
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True, db_index=True)

    data_map = data_map(
        internal="id digest purpose message created_at expires_at", personal="object_id data"
    )

    class Meta:
        app_label = "kpact_outbox"
        verbose_name = _("link")
        verbose_name_plural = _("links")
        indexes = [models.Index(fields=["purpose", "object_id"], name="kpact_token_object")]

    def __str__(self):
        return f"{self.purpose} {self.pk}"


class Handover(models.Model):
    """That a recipient was mailed, under a keyed hash: what the caps are counted from."""

    recipient = models.CharField(_("keyed hash of the recipient"), max_length=64)
    budget = models.CharField(_("budget"), max_length=20)
    scope = models.CharField(_("for"), max_length=60)
    at = models.DateTimeField(_("at"), default=timezone.now)
    message = models.ForeignKey(
        Message, verbose_name=_("message"), null=True, on_delete=models.SET_NULL
    )

    data_map = data_map(internal="id budget scope at message", sensitive="recipient")

    class Meta:
        app_label = "kpact_outbox"
        verbose_name = _("handover")
        indexes = [
            models.Index(fields=["recipient", "budget", "at"], name="kpact_handover_recipient"),
            models.Index(fields=["budget", "at"], name="kpact_handover_budget"),
        ]

    def __str__(self):
        return f"{self.budget} {self.pk}"


class Suppression(models.Model):
    """That nothing is to be mailed to an address, which is known by a keyed hash only."""

    class Reason(models.TextChoices):
        BOUNCE = "bounce", _("Mail came back")
        COMPLAINT = "complaint", _("Reported as spam")
        DO_NOT_MAIL = "do_not_mail", _("Asked never to be mailed")
        ADMIN = "admin", _("Entered by us")

    address_index = models.CharField(_("keyed hash of the address"), max_length=64, unique=True)
    # All spellings of one mailbox, where somebody wished it; see suppression.py. Under the same key.
    cap_index = models.CharField(
        _("keyed hash of the mailbox"), max_length=64, blank=True, db_index=True
    )
    key_id = models.CharField(_("key"), max_length=16)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason.choices)
    created_at = models.DateTimeField(_("since"), default=timezone.now)

    blind_indexes = {"address_index": "key_id"}

    data_map = data_map(internal="id key_id reason created_at", sensitive="address_index cap_index")

    class Meta:
        app_label = "kpact_outbox"
        verbose_name = _("suppression")
        verbose_name_plural = _("suppressions")
        ordering = ["-created_at", "-id"]

    def __str__(self):
        return f"{self.get_reason_display()} {self.pk}"

    @classmethod
    def follow_index(cls, moved, key):
        """Those of the living get the hashes by which they are found now; see rotation.py."""
        from .suppression import follow

        for row in cls.objects.filter(address_index__in=moved):
            follow(row, moved[row.address_index].index_form(), key)


class MailerState(models.Model):
    """The one row about the way out: paused, held, or going on through the second mailer."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    failures_in_row = models.PositiveIntegerField(_("failures in a row"), default=0)
    # Ids of messages; emptied by the first mail that is taken. See refusals.py.
    refused_in_row = models.JSONField(_("refused in a row"), default=list, blank=True)
    paused_until = models.DateTimeField(_("paused until"), null=True, blank=True)
    pause_reason = models.CharField(_("why paused"), max_length=40, blank=True)
    closed_since = models.DateTimeField(_("account closed since"), null=True, blank=True)
    held_since = models.DateTimeField(_("confirmations held since"), null=True, blank=True)
    told_at = models.DateTimeField(_("administrators told"), null=True, blank=True)
    last_sent_at = models.DateTimeField(_("last sent"), null=True, blank=True)

    data_map = data_map(
        internal="id failures_in_row refused_in_row paused_until pause_reason closed_since "
        "held_since told_at last_sent_at"
    )

    class Meta:
        app_label = "kpact_outbox"
        verbose_name = _("state of the outbox")

    def __str__(self):
        return "outbox"

    @classmethod
    def load(cls):
        return cls.objects.filter(pk=cls.ONLY).first() or cls(pk=cls.ONLY)
