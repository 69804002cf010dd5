"""Lists; who is on them stands in people.py. All times are UTC."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin
from wagtail.search import index

from ..models import VocabularyModel, https_only
from .people import ConsentEvent, ConsentWording, LedgerEntry, Subscriber, Subscription

__all__ = [
    "ConsentEvent",
    "ConsentWording",
    "LedgerEntry",
    "MailingList",
    "Subscriber",
    "Subscription",
]

#: The page model a site may choose from Wagtail 8 on.
PAGE = getattr(settings, "WAGTAIL_PAGE_MODEL", "wagtailcore.Page")

list_id_validator = RegexValidator(
    r"^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+\Z",
    _("Enter a name such as post.example.org: letters, figures, hyphens and dots."),
)


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

        return {
            **super().get_preview_context(request, mode_name),
            **describe(self, request),
            "page_title": dict(self.preview_modes)[mode_name],
        }

    @property
    def takes_people(self):
        return self.joining != self.Joining.CLOSED
