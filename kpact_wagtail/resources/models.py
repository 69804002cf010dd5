"""Resources: one record of help, used on any page and in the directory."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.api import APIField
from wagtail.documents import get_document_model_string
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.search import index

from ..data_map import data_map
from ..fields import RecordsField
from ..models import VocabularyModel
from ..translation import share_facts
from ..upkeep.mixins import VerifiedMixin
from .entries import EntryMixin
from .hours import check_zone
from .lines import Line
from .settings import ResourceSettings

__all__ = ["Resource", "ResourceFacet", "ResourceSettings"]

#: The page model a site may choose from Wagtail 8 on.
PAGE = getattr(settings, "WAGTAIL_PAGE_MODEL", "wagtailcore.Page")
RECORDS = "kpact_wagtail.resources.records"


class Known(models.TextChoices):
    """What is often not known, and then must not be guessed."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    SOMETIMES = "sometimes", _("Sometimes")
    UNKNOWN = "", _("Not known")


def known(verbose_name, **kwargs):
    return models.CharField(
        verbose_name,
        max_length=10,
        choices=Known.choices,
        default=Known.UNKNOWN,
        blank=True,
        **kwargs,
    )


def records(name, verbose_name, **kwargs):
    return RecordsField(f"{RECORDS}.{name}", verbose_name=verbose_name, blank=True, **kwargs)


class Resource(
    EntryMixin,
    PreviewableMixin,
    DraftStateMixin,
    RevisionMixin,
    VerifiedMixin,
    VocabularyModel,
    ClusterableModel,
):
    """An organization, helpline, service, publication, training or tool that people are told of.

    Facts – numbers, hours, prices, what is known of safety – are shared by all translations; words
    are of one language. What visitors see of it stands in entries.py.
    """

    class Kind(models.TextChoices):
        ORGANIZATION = "organization", _("Organization")
        HOTLINE = "hotline", _("Helpline")
        SERVICE = "service", _("Service")
        PUBLICATION = "publication", _("Publication")
        ARTICLE = "article", _("Article")
        TRAINING = "training", _("Training")
        TOOL = "tool", _("Tool")
        OWN_PAGE = "own_page", _("Page of this site")

    class LedBy(models.TextChoices):
        PEERS = "peers", _("Peers")
        SEX_WORKERS = "sex_workers", _("Sex workers")
        PROFESSIONALS = "professionals", _("Professionals")
        GOVERNMENT = "government", _("Government")

    class Status(models.TextChoices):
        ACTIVE = "active", _("Active")
        CLOSED_FOR_NOW = "temporarily_closed", _("Closed for the time being")
        INACTIVE = "inactive", _("No longer there")

    class Cost(models.TextChoices):
        UNKNOWN = "", _("Not known")
        FREE = "free", _("Free")
        SLIDING = "sliding", _("As much as you can pay")
        PAID = "paid", _("Costs money")

    class Place(models.TextChoices):
        NONE = "", _("None, or not known")
        PHYSICAL = "physical", _("A place to go to")
        VIRTUAL = "virtual", _("Online")
        POSTAL = "postal", _("A postal address")
        WITHHELD = "withheld", _("Kept secret, for safety")

    # Identity
    kind = models.CharField(
        _("kind"), max_length=12, choices=Kind.choices, default=Kind.ORGANIZATION
    )
    title = models.CharField(_("title"), max_length=200)
    abbreviation = models.CharField(_("abbreviation"), max_length=40, blank=True)
    other_name = models.CharField(_("name in another language"), max_length=200, blank=True)
    other_name_language = models.CharField(_("language of that name"), max_length=20, blank=True)
    gloss = models.CharField(
        _("in one sentence"),
        max_length=280,
        blank=True,
        help_text=_("What somebody finds there, in plain words."),
    )
    description = RichTextField(
        _("description"), blank=True, features=["bold", "italic", "link", "ol", "ul"]
    )
    url = models.URLField(_("web address"), max_length=500, blank=True)
    local_url = models.URLField(
        _("web address in this language"),
        max_length=500,
        blank=True,
        help_text=_("If the site has a page of its own for it."),
    )
    page = models.ForeignKey(
        PAGE,
        verbose_name=_("page of this site"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    links = records("LinksBlock", _("more links"))
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(_("what the image shows"), max_length=250, blank=True)
    organization = models.CharField(_("organization"), max_length=200, blank=True)
    organization_url = models.URLField(_("its web address"), max_length=500, blank=True)
    led_by = models.CharField(_("led by"), max_length=14, choices=LedBy.choices, blank=True)
    audiences = ParentalManyToManyField(
        "kpact_wagtail.Audience", verbose_name=_("audiences"), blank=True, related_name="+"
    )
    topics = ParentalManyToManyField(
        "kpact_wagtail.Topic", verbose_name=_("topics"), blank=True, related_name="+"
    )
    area = models.CharField(
        _("area served"), max_length=200, blank=True, help_text=_("Such as: all of Illinois.")
    )
    areas = records("AreasBlock", _("countries and regions"))
    status = models.CharField(
        _("status"), max_length=20, choices=Status.choices, default=Status.ACTIVE
    )

    # Ways to reach it
    contacts = records("ContactsBlock", _("contacts"))
    always_open = models.BooleanField(_("at any time, every day"), default=False)
    hours = records("WeekBlock", _("hours"))
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, validators=[check_zone])
    other_hours = records("ExceptionsBlock", _("days with other hours"))
    hours_note = models.CharField(_("note on the hours"), max_length=200, blank=True)

    # Access
    eligibility = models.CharField(_("who can use it"), max_length=250, blank=True)
    min_age = models.PositiveSmallIntegerField(
        _("youngest age"), null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    max_age = models.PositiveSmallIntegerField(
        _("oldest age"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
    )
    how_to_apply = models.TextField(_("how to apply"), max_length=1000, blank=True)
    documents_needed = models.CharField(_("papers needed"), max_length=250, blank=True)
    cost = models.CharField(_("cost"), max_length=10, choices=Cost.choices, blank=True)
    cost_details = models.CharField(
        _("amounts"), max_length=250, blank=True, help_text=_("Such as: $20 to $60 an hour.")
    )
    languages = records("LanguagesBlock", _("languages"))
    interpretation = known(_("interpreters can be had"))
    accessibility = records("FeaturesBlock", _("accessibility"))
    anonymous = known(_("people can stay anonymous"))

    # Caller safety
    emergency_services = known(_("may call emergency services or the police"))
    emergency_note = models.CharField(_("when they do"), max_length=250, blank=True)
    mandated_reporting = models.CharField(
        _("what they must report by law"), max_length=250, blank=True
    )
    records_kept = models.CharField(_("what they write down"), max_length=250, blank=True)
    caller_id = known(_("shows in the list of calls under a telling name"))
    calls_back = known(_("calls back"))
    leaves_message = known(_("may leave a message"))
    safe_calling = models.CharField(
        _("how to call safely"),
        max_length=250,
        blank=True,
        help_text=_("Such as: delete the call from your list afterwards."),
    )

    # Place
    place = models.CharField(_("place"), max_length=10, choices=Place.choices, blank=True)
    public_area = models.CharField(
        _("roughly where"), max_length=200, blank=True, help_text=_("Such as: near Uptown.")
    )
    address = models.TextField(_("address"), max_length=400, blank=True)
    show_address = models.BooleanField(_("show the address to everybody"), default=False)
    place_access = models.CharField(_("getting in"), max_length=250, blank=True)

    # Citation
    citation = RecordsField(
        "kpact_wagtail.resources.citation_blocks.CitationBlock",
        verbose_name=_("reference"),
        blank=True,
    )

    # Kept by the link checker
    check_link = models.BooleanField(_("check its links now and then"), default=True)
    archive_url = models.URLField(_("copy in an archive"), max_length=500, blank=True)
    link_status = models.CharField(max_length=12, blank=True, editable=False)
    link_code = models.PositiveSmallIntegerField(null=True, editable=False)
    link_checked_at = models.DateTimeField(null=True, editable=False)

    shared_facts = (
        *["kind", "abbreviation", "other_name", "other_name_language", "url", "page", "document"],
        *["image", "organization", "organization_url", "led_by", "audiences", "topics", "areas"],
        *["status", "contacts", "always_open", "hours", "time_zone", "other_hours"],
        *["min_age", "max_age", "cost", "languages", "interpretation", "accessibility"],
        *["anonymous", "emergency_services", "caller_id", "calls_back", "leaves_message"],
        *["place", "address", "show_address", "citation", "check_link", "archive_url"],
    )
    search_fields = [
        index.SearchField("title", boost=3),
        index.SearchField("abbreviation", boost=3),
        index.SearchField("description"),
        # Whole words, in whatever form, and what words begin with.
        *(
            field(name)
            for name in ["other_name", "gloss", "organization", "area", "areas", "eligibility"]
            for field in [index.SearchField, index.AutocompleteField]
        ),
        *(index.AutocompleteField(name) for name in ["title", "abbreviation"]),
        *(
            index.RelatedFields(name, [index.SearchField("name"), index.AutocompleteField("name")])
            for name in ["topics", "audiences"]
        ),
        index.FilterField("locale"),
        index.FilterField("live"),
        index.FilterField("kind"),
        index.FilterField("status"),
    ]
    #: What archive() makes of a row; kpact_wagtail.upkeep leaves such rows alone.
    archived = {"status": Status.INACTIVE}
    api_fields = [APIField("title"), APIField("kind"), APIField("gloss"), APIField("url")]
    data_map = data_map(
        internal="""id uuid translation_key locale live has_unpublished_changes
            first_published_at last_published_at go_live_at expire_at expired latest_revision
            live_revision review_due_on check_link link_status link_code link_checked_at
            source_url review_every_months show_address""",
        personal="verified_by notes",
        public="""kind title abbreviation other_name other_name_language gloss description url
            local_url page document links image image_alt organization organization_url led_by
            audiences topics area areas status contacts always_open hours time_zone other_hours
            hours_note eligibility min_age max_age how_to_apply documents_needed cost cost_details
            languages interpretation accessibility anonymous emergency_services emergency_note
            mandated_reporting records_kept caller_id calls_back leaves_message safe_calling place
            public_area place_access citation archive_url verified_on alert alert_until address""",
    )

    class Meta(VocabularyModel.Meta):
        app_label = "kpact_resources"
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        ordering = ["title"]
        # The order of a directory, so that its first page reads 25 rows of ten thousand.
        indexes = [models.Index(Lower("title"), "id", name="kpact_resource_title")]

    def __str__(self):
        return self.title

    @transaction.atomic
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        if not kwargs.get("update_fields"):
            share_facts(self)  # again, because chosen topics are written last
            self.index_facets()

    def archive(self):
        """Take it out of every list and the directory; its record stays."""
        self.status = self.Status.INACTIVE
        self.save()

    def index_facets(self):
        from .facets import index_facets

        index_facets([self.translation_key])

    @cached_property
    def preview_modes(self):
        return [("full", _("Full entry")), ("compact", _("One line"))]

    def get_preview_template(self, request, mode_name):
        return "kpact_wagtail/previews/resource.html"

    def get_preview_context(self, request, mode_name):
        compact = mode_name == "compact"
        return {
            **super().get_preview_context(request, mode_name),
            "entries": [Line.of(self) if compact else self],
            "compact": compact,
            "page_title": self.title,
        }


class ResourceFacet(models.Model):
    """What a resource can be found by, whatever its language: written when it is published."""

    translation_key = models.UUIDField()
    facet = models.CharField(max_length=12)
    value = models.CharField(max_length=80)

    data_map = data_map(internal="id", public="translation_key facet value")

    class Meta:
        app_label = "kpact_resources"
        constraints = [
            models.UniqueConstraint(
                fields=["facet", "value", "translation_key"], name="kpact_resource_facet"
            )
        ]
        indexes = [models.Index(fields=["translation_key"], name="kpact_facet_resource")]

    def __str__(self):
        return f"{self.facet}={self.value}"
