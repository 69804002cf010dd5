"""Who is on the lists, and the evidence of what they agreed to. All times are UTC."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import crypto
from ..data_map import data_map
from ..sealed import SealedAddress

MAILING_LIST = "kpact_mailing_list.MailingList"


class AppendOnly(models.Model):
    """Rows that are evidence: written once. Erasing a person goes through actions.erase()."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} rows are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError(f"{type(self).__name__} rows are never deleted one by one.")


class ConsentWording(AppendOnly):
    """What stood beside the button, verbatim. Never changed; an edited list gets a new one.

    It belongs to the oldest translation of the list, whatever language it is in itself.
    """

    mailing_list = models.ForeignKey(
        MAILING_LIST, verbose_name=_("list"), on_delete=models.PROTECT, related_name="wordings"
    )
    number = models.PositiveIntegerField(_("version"))
    language = models.CharField(_("language"), max_length=20)
    text = models.TextField(_("wording"))
    text_hash = models.CharField(_("SHA-256"), max_length=64)
    privacy_url = models.CharField(_("privacy page"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("since"), default=timezone.now)

    data_map = data_map(
        public="text language privacy_url", internal="id mailing_list number text_hash created_at"
    )

    class Meta:
        app_label = "kpact_mailing_list"
        verbose_name = _("wording of consent")
        verbose_name_plural = _("wordings of consent")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["mailing_list", "language", "number"], name="kpact_wording_number"
            )
        ]

    def __str__(self):
        return f"{self.mailing_list_id}/{self.language}/{self.number}"


class Subscriber(SealedAddress):
    """A person on lists: a sealed address, its blind index, perhaps a sealed name, a language."""

    sealed_name = models.BinaryField(_("sealed name"), default=b"", blank=True)
    address_index = models.CharField(_("keyed hash of the address"), max_length=64, unique=True)
    language = models.CharField(_("language"), max_length=20)
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    asked_at = models.DateTimeField(_("last asked"), default=timezone.now)

    sealed_fields = ("sealed_address", "sealed_name")

    data_map = data_map(
        internal="id uuid index_key",
        personal="language created_at asked_at",
        sensitive="sealed_address sealed_name address_index",
    )

    class Meta:
        app_label = "kpact_mailing_list"
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["-id"]
        permissions = [("unmask_subscriber", _("Can see whole addresses"))]

    def name(self):
        """The name they gave, or ""."""
        if not self.sealed_name:
            return ""
        return crypto.open_sealed(bytes(self.sealed_name), *self.place())

    @classmethod
    def after_reindex(cls, pks):
        """The consent log of the living follows their index."""
        index = cls.objects.filter(pk=models.OuterRef("subscriber")).values("address_index")
        events = ConsentEvent.objects.filter(subscriber__in=pks).exclude(person_index="")
        events.update(person_index=models.Subquery(index))


class Subscription(models.Model):
    """A person’s standing with one list. A person who was erased has none."""

    class State(models.TextChoices):
        PENDING = "pending", _("Not confirmed yet")
        AWAITING = "awaiting", _("Waiting for approval")
        CONFIRMED = "confirmed", _("Confirmed")
        UNSUBSCRIBED = "unsubscribed", _("Left")
        SUPPRESSED = "suppressed", _("Not to be mailed")

    mailing_list = models.ForeignKey(
        MAILING_LIST, verbose_name=_("list"), on_delete=models.PROTECT, related_name="subscriptions"
    )
    subscriber = models.ForeignKey(
        Subscriber,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="subscriptions",
    )
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.PENDING
    )
    asked_at = models.DateTimeField(_("last asked"), default=timezone.now)
    changed_at = models.DateTimeField(_("state since"), default=timezone.now)
    # A link mailed before this moment confirms nothing: leaving beats confirming.
    left_at = models.DateTimeField(_("left"), null=True, blank=True)

    data_map = data_map(
        internal="id", personal="mailing_list subscriber state asked_at changed_at left_at"
    )

    class Meta:
        app_label = "kpact_mailing_list"
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mailing_list", "subscriber"], name="kpact_subscription_once"
            )
        ]
        indexes = [models.Index(fields=["mailing_list", "state"], name="kpact_subscription_state")]

    def __str__(self):
        return f"{self.get_state_display()} {self.pk}"


class ConsentEvent(AppendOnly):
    """One line of the evidence of consent; lines are added, never changed."""

    class What(models.TextChoices):
        REQUESTED = "requested", _("Asked to join")
        CONFIRMED = "confirmed", _("Confirmed")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Declined")
        CHANGED = "changed", _("Changed preferences")
        WITHDRAWN = "withdrawn", _("Left")
        STOPPED = "stopped", _("Asked never to be mailed")
        EXPORTED = "exported", _("Downloaded their data")
        ERASED = "erased", _("Erased")
        IMPORTED = "imported", _("Imported")

    class How(models.TextChoices):
        FORM = "form", _("Form on a page")
        API = "api", _("Another program of the site")
        LINK = "link", _("Link in a mail")
        ONE_CLICK = "one_click", _("Button of a mail program")
        PREFERENCES = "preferences", _("Preferences page")
        ADMIN = "admin", _("By us")
        PROGRAM = "program", _("Automatically")

    what = models.CharField(_("what"), max_length=12, choices=What.choices)
    how = models.CharField(_("how"), max_length=12, choices=How.choices)
    at = models.DateTimeField(_("when"), default=timezone.now)
    subscriber = models.ForeignKey(
        Subscriber,
        verbose_name=_("person"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="events",
    )
    # Outlives the person where the law wants evidence; emptied when somebody is erased.
    person_index = models.CharField(_("keyed hash of the address"), max_length=64, blank=True)
    mailing_list = models.ForeignKey(
        MAILING_LIST, verbose_name=_("list"), null=True, on_delete=models.PROTECT
    )
    wording = models.ForeignKey(
        ConsentWording, verbose_name=_("wording shown"), null=True, on_delete=models.PROTECT
    )
    language = models.CharField(_("language"), max_length=20, blank=True)
    page = models.CharField(_("page"), max_length=255, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    evidence = models.JSONField(_("evidence"), default=dict, blank=True)

    data_map = data_map(
        internal="id wording actor",
        personal="what how at subscriber mailing_list language page evidence",
        sensitive="person_index",
    )

    class Meta:
        app_label = "kpact_mailing_list"
        verbose_name = _("consent event")
        verbose_name_plural = _("consent log")
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["mailing_list", "what"], name="kpact_consent_what")]

    def __str__(self):
        return f"{self.get_what_display()} {self.pk}"


class LedgerEntry(models.Model):
    """What is still to be written into the ledger outside the database; see ledger.py."""

    what = models.CharField(_("what"), max_length=12)
    person_index = models.CharField(_("keyed hash of the address"), max_length=64)
    key_id = models.CharField(_("key"), max_length=16)
    list_key = models.CharField(_("list"), max_length=32, blank=True)
    # Of whoever is not to be mailed: why, and all spellings of their mailbox.
    reason = models.CharField(_("reason"), max_length=12, blank=True)
    cap_index = models.CharField(_("keyed hash of the mailbox"), max_length=64, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)

    blind_indexes = {"person_index": "key_id"}

    data_map = data_map(
        internal="id key_id",
        personal="what list_key reason at",
        sensitive="person_index cap_index",
    )

    class Meta:
        app_label = "kpact_mailing_list"
        verbose_name = _("ledger entry")

    def __str__(self):
        return f"{self.what} {self.pk}"
