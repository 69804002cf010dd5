"""Lists, who is on them, and the evidence of what they agreed to. All times are UTC."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin
from wagtail.search import index

from .. import crypto
from ..data_map import data_map
from ..models import VocabularyModel, https_only
from ..sealed import SealedAddress

#: The page model a site may choose from Wagtail 8 on.
PAGE = getattr(settings, "WAGTAIL_PAGE_MODEL", "wagtailcore.Page")

list_id_validator = RegexValidator(
    r"^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+\Z",
    _("Enter a name such as post.example.org: letters, figures, hyphens and dots."),
)


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


class MailingLists(models.Manager):
    """Lists with what a form must show, in one query."""

    def with_wording(self):
        """Adds ``wording_id`` and ``wording_text``: the newest wording in the list’s language."""
        newest = ConsentWording.objects.filter(
            mailing_list__translation_key=models.OuterRef("translation_key"),
            language=models.OuterRef("locale__language_code"),
        ).order_by("-number")
        return self.select_related("locale", "feed_page", "privacy_page").annotate(
            wording_id=models.Subquery(newest.values("pk")[:1]),
            wording_text=models.Subquery(newest.values("text")[:1]),
        )


class MailingList(PreviewableMixin, VocabularyModel):
    """A list people can join, with its promise and the identity its mails have.

    All translations of a list are one list: people stand on the one that was there first.
    """

    class Direction(models.TextChoices):
        ONE_WAY = "one_way", _("We write, nobody answers to all")
        DISCUSSION = "discussion", _("Members write to each other")

    class Joining(models.TextChoices):
        OPEN = "open", _("Anyone")
        APPROVAL = "approval", _("Anyone may ask; we approve")
        CLOSED = "closed", _("Nobody at the moment")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("Shown wherever lists are chosen from")
        UNLISTED = "unlisted", _("Only where an editor names it")

    site = models.ForeignKey("wagtailcore.Site", verbose_name=_("site"), on_delete=models.PROTECT)
    name = models.CharField(_("public name"), max_length=120)
    purpose = models.CharField(
        _("what it is for"),
        max_length=250,
        help_text=_("One sentence: what somebody gets who joins."),
    )
    promise = models.TextField(
        _("promise"),
        blank=True,
        help_text=_("What you never do, such as: We never share who is on this list."),
    )
    audience = models.CharField(_("whom it is for"), max_length=160, blank=True)
    eligibility = models.CharField(
        _("who can join"), max_length=250, blank=True, help_text=_("Such as: people over 18.")
    )
    volume = models.CharField(
        _("how often"), max_length=120, blank=True, help_text=_("Such as: about once a month.")
    )
    direction = models.CharField(
        _("direction"), max_length=10, choices=Direction.choices, default=Direction.ONE_WAY
    )
    joining = models.CharField(
        _("who may join"), max_length=10, choices=Joining.choices, default=Joining.OPEN
    )
    visibility = models.CharField(
        _("visibility"), max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    group = models.CharField(
        _("group"), max_length=80, blank=True, help_text=_("Lists of one group stand together.")
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Smaller numbers come first.")
    )
    in_footer = models.BooleanField(_("offer it in the footer"), default=False)
    ask_name = models.BooleanField(
        _("ask for a name"), default=False, help_text=_("Optional to fill in; any name will do.")
    )
    archive_url = models.URLField(
        _("archive"), blank=True, validators=[https_only], help_text=_("Where past mails stand.")
    )
    feed_page = models.ForeignKey(
        PAGE,
        verbose_name=_("list of articles to follow instead"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Its feed is offered to people who would rather not leave an address."),
    )
    other_ways = models.TextField(
        _("other ways to join"), blank=True, help_text=_("By post, by phone, at the drop-in …")
    )
    help_email = models.EmailField(_("address for help"), blank=True)
    processors = models.CharField(
        _("who else handles the addresses"),
        max_length=250,
        blank=True,
        help_text=_("Such as the name of your mail provider and its country."),
    )
    privacy_page = models.ForeignKey(
        PAGE,
        verbose_name=_("privacy page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    consent_text = models.CharField(
        _("words on consent"),
        max_length=400,
        blank=True,
        help_text=_(
            "Stands beside the button. Leave empty for: “I want to get these mails. I can leave "
            "with one press at any time.”"
        ),
    )

    # The mail identity: what others may see who look at the phone.
    mail_name = models.CharField(
        _("name in mails"),
        max_length=60,
        help_text=_("Harmless to whoever sees it: not your cause, not your public name."),
    )
    sender_name = models.CharField(
        _("sender"), max_length=60, help_text=_("Such as a first name, or “The office”.")
    )
    sender_email = models.EmailField(_("sender’s address"))
    reply_to = models.EmailField(_("answers go to"), blank=True)
    link_root = models.URLField(
        _("links begin with"),
        blank=True,
        validators=[https_only],
        help_text=_(
            "A harmless host name of this site, such as https://post.example.org. Leave empty for "
            "the name of the site."
        ),
    )
    list_id = models.CharField(
        _("List-Id"),
        max_length=120,
        blank=True,
        validators=[list_id_validator],
        help_text=_(
            "What mail programs sort by (RFC 2919), such as post.example.org. Leave empty for one "
            "without a meaning."
        ),
    )
    subject = models.CharField(
        _("subject of the first mail"),
        max_length=80,
        blank=True,
        help_text=_("Leave empty for “Please confirm”."),
    )
    legal_name = models.CharField(
        _("legal name"), max_length=160, help_text=_("Last in each mail, by law.")
    )
    postal_address = models.TextField(
        _("postal address"),
        help_text=_("Last in each mail, by law. A box number will do."),
    )
    welcome_subject = models.CharField(_("subject of the welcome mail"), max_length=80, blank=True)
    welcome_text = models.TextField(
        _("welcome mail"), blank=True, help_text=_("Leave empty to send none.")
    )
    retention_days = models.PositiveSmallIntegerField(
        _("forget people who left after (days)"), default=30
    )

    shared_facts = (
        "site",
        "direction",
        "joining",
        "visibility",
        "order",
        "in_footer",
        "ask_name",
        "archive_url",
        "help_email",
        "sender_email",
        "reply_to",
        "link_root",
        "list_id",
        "legal_name",
        "postal_address",
        "retention_days",
    )
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
        index.FilterField("site"),
    ]
    objects = MailingLists()

    class Meta(VocabularyModel.Meta):
        app_label = "kpact_mailing_list"
        verbose_name = _("mailing list")
        verbose_name_plural = _("mailing lists")
        ordering = ["group", "order", "name"]

    def __str__(self):
        return self.name

    @property
    def list_key(self):
        """What forms and addresses call the list, in every language."""
        return self.translation_key.hex

    @property
    def preview_modes(self):
        """What the editor sees beside the form: a locked phone first."""
        return [
            ("phone", _("On a locked phone")),
            ("confirm", _("Mail to confirm")),
            ("welcome", _("Welcome mail")),
            ("form", _("Form")),
        ]

    def get_preview_template(self, request, mode_name):
        return f"kpact_wagtail/previews/list_{mode_name}.html"

    def get_preview_context(self, request, mode_name):
        from .previews import describe

        return {**super().get_preview_context(request, mode_name), **describe(self, request)}

    @property
    def takes_people(self):
        return self.joining != self.Joining.CLOSED


class ConsentWording(AppendOnly):
    """What stood beside the button, verbatim. Never changed; an edited list gets a new one.

    It belongs to the oldest translation of the list, whatever language it is in itself.
    """

    mailing_list = models.ForeignKey(
        MailingList, verbose_name=_("list"), on_delete=models.PROTECT, related_name="wordings"
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
        MailingList, verbose_name=_("list"), on_delete=models.PROTECT, related_name="subscriptions"
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
        MailingList, verbose_name=_("list"), null=True, on_delete=models.PROTECT
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
