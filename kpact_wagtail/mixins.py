"""What every page type of the suite shares. All abstract: put them before a page model of your own.

``class CampaignPage(AdvocacyPageMixin, BasePage)`` – panels, search and API fields of the mixins
are added to those of the page model, unless the class sets its own.
"""

from dateutil.relativedelta import relativedelta
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.cache import add_never_cache_headers
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.images import get_image_model_string
from wagtail.models import AbstractPage, PageViewRestriction
from wagtail.search import index
from wagtail.utils.decorators import cached_classmethod

from .fields import BodyField
from .links import get_page_model
from .panels import TopicsPanel, share_facts_in
from .problems import find_problems
from .queries import rows
from .structured_data import StructuredDataMixin, describe_blocks, isoformat
from .translation import SharedFacts

MERGED = {
    "content_panels": "kpact_content_panels",
    "promote_panels": "kpact_promote_panels",
    "settings_panels": "kpact_settings_panels",
    "search_fields": "kpact_search_fields",
    "api_fields": "kpact_api_fields",
}


def merge_declarations(cls):
    """Give a page class the panels and fields its mixins declare, those nearest to it first."""
    for name, declared in MERGED.items():
        if name in vars(cls):
            continue
        below = next((base for base in cls.__mro__[1:] if name in vars(base)), None)
        inherited = getattr(below, name, [])
        mixins = [base for base in cls.__mro__ if declared in vars(base)]
        new = [base for base in mixins if below is None or not issubclass(below, base)]
        setattr(cls, name, [*inherited, *(item for base in new for item in vars(base)[declared])])


class SafePageMixin(StructuredDataMixin, SharedFacts):
    """The base of all page mixins: packaged templates and the switches that keep visitors safe."""

    class QuickExit(models.TextChoices):
        SITE = "", _("As the site settings say")
        SHOW = "show", _("Show it on this page")
        HIDE = "hide", _("Hide it on this page")

    discreet_title = models.CharField(
        _("discreet title"),
        max_length=60,
        blank=True,
        help_text=_(
            "What the browser tab, the history and a shared link show instead of the title. "
            "Choose something harmless, and a harmless slug too: it stands in the address."
        ),
    )
    content_note = models.CharField(
        _("content note"),
        max_length=200,
        blank=True,
        help_text=_("What a reader may want to know first, such as “mentions violence”."),
    )
    quick_exit = models.CharField(
        _("exit button"),
        max_length=5,
        choices=QuickExit.choices,
        default=QuickExit.SITE,
        blank=True,
    )
    noindex = models.BooleanField(
        _("hide from search engines"),
        default=False,
        help_text=_("The page also leaves the sitemap. People with the link can read it."),
    )
    no_store = models.BooleanField(
        _("leave no copy on the visitor’s device"),
        default=False,
        help_text=_("Slower, because browsers load the page anew each time."),
    )

    shared_facts = ("quick_exit", "noindex", "no_store")
    kpact_promote_panels = [
        MultiFieldPanel(["discreet_title", "noindex", "no_store"], heading=_("Being seen here")),
    ]
    kpact_settings_panels = [MultiFieldPanel(["quick_exit"], heading=_("Quick exit"))]
    kpact_api_fields = [
        APIField("discreet_title"),
        APIField("content_note"),
        APIField("quick_exit"),
        APIField("noindex"),
    ]

    #: The template of the suite, used where the site has none of its own.
    packaged_template = None

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if issubclass(cls, AbstractPage):
            merge_declarations(cls)

    @cached_classmethod
    def get_edit_handler(cls):
        """The form of the editor, on which a translation shows shared facts read-only."""
        return share_facts_in(super().get_edit_handler())

    def get_template(self, request, *args, **kwargs):
        own = super().get_template(request, *args, **kwargs)
        return [*([own] if isinstance(own, str) else own), self.packaged_template]

    @property
    def browser_title(self):
        """What a browser tab, the history and a share card show."""
        return self.discreet_title or getattr(self, "seo_title", "") or self.title

    def serve(self, request, *args, **kwargs):
        return self.add_safety_headers(super().serve(request, *args, **kwargs))

    def add_safety_headers(self, response):
        """Headers a page asks for: out of search indexes, out of caches, no trail to other sites."""
        if self.noindex:
            response["X-Robots-Tag"] = "noindex"
        if self.no_store:
            add_never_cache_headers(response)
        if self.noindex or self.no_store or self.discreet_title:
            response.setdefault("Referrer-Policy", "no-referrer")
        return response

    def get_view_restrictions(self):
        """As Wagtail's, which is asked only where a restriction or an alias stands above the page."""
        if rows(select_guarded, self.path):
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()

    def get_sitemap_urls(self, request=None):
        return [] if self.noindex else super().get_sitemap_urls(request)

    def get_problems(self):
        """Sentences about parts of this page that visitors do not see; for its editors."""
        problems = []
        if self.discreet_title and self.slug == slugify(self.title, allow_unicode=True):
            problems.append(
                _("The address of this page still tells its title: “%(slug)s”. See the slug.")
                % {"slug": self.slug}
            )
        for field in self._meta.get_fields():
            block = getattr(field, "stream_block", None)
            if block is not None:
                problems.extend(find_problems(block, getattr(self, field.name)))
        return problems


def select_guarded(path):
    """A page on the way down to a path that is an alias or has a view restriction."""
    Page = get_page_model()
    ends = range(Page.steplen, len(path) + 1, Page.steplen)
    guarded = Q(alias_of__isnull=False) | Q(view_restrictions__isnull=False)
    return Page.objects.filter(guarded, path__in=[path[:end] for end in ends]).only("pk")[:1]


class ReviewedPageMixin(models.Model):
    """A page that somebody promises to read again; see the report “Reviews due”."""

    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    reviewed_by = models.CharField(
        _("reviewed by"), max_length=120, blank=True, help_text=_("A name or a role.")
    )
    review_every_months = models.PositiveSmallIntegerField(
        _("review every … months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("The page appears in the report “Reviews due” when the time is up."),
    )
    review_due_on = models.DateField(null=True, blank=True, editable=False, db_index=True)

    kpact_settings_panels = [
        MultiFieldPanel(
            [FieldRowPanel(["reviewed_on", "review_every_months"]), "reviewed_by"],
            heading=_("Review"),
        )
    ]

    class Meta:
        abstract = True

    def get_review_due_on(self):
        """The local date on which the next review is due; None where none is promised."""
        if not self.review_every_months:
            return None
        if self.reviewed_on is None:
            first = self.first_published_at
            return localdate(first) if first else localdate()
        return self.reviewed_on + relativedelta(months=self.review_every_months)

    def save(self, *args, **kwargs):
        source = ["reviewed_on", "review_every_months"]
        kwargs = derive(self, "review_due_on", source, self.get_review_due_on, kwargs)
        return super().save(*args, **kwargs)


def derive(page, name, sources, compute, options):
    """Set a column computed from others, where these are being saved; the options for save().

    Saving a draft writes a few columns of the live row: the computed one must not be among them.
    """
    fields = options.get("update_fields")
    if fields is not None and not set(fields) & set(sources):
        return options
    setattr(page, name, compute())
    return options if fields is None else {**options, "update_fields": {*fields, name}}


class PicturedPageMixin(models.Model):
    """A page with one picture at its head, described in the language of the page."""

    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("what the image shows"),
        max_length=250,
        blank=True,
        help_text=_(
            "For people who cannot see it. Leave it empty if the image says nothing that the text "
            "does not."
        ),
    )
    image_credit = models.CharField(_("credit"), max_length=120, blank=True)

    shared_facts = ("image",)
    kpact_content_panels = [
        MultiFieldPanel(["image", "image_alt", "image_credit"], heading=_("Image at the top"))
    ]
    kpact_api_fields = [APIField("image"), APIField("image_alt"), APIField("image_credit")]

    class Meta:
        abstract = True


class ContentPageMixin(SafePageMixin):
    """A page with topics and a body of blocks. Render the body with ``{% kpact_body page %}``."""

    topics = ParentalManyToManyField(
        "kpact_wagtail.Topic", verbose_name=_("topics"), blank=True, related_name="+"
    )
    body = BodyField(verbose_name=_("body"), blank=True)

    kpact_content_panels = ["content_note", TopicsPanel("topics"), "body"]
    kpact_search_fields = [index.SearchField("body")]
    kpact_api_fields = [APIField("topics"), APIField("body")]

    class Meta:
        abstract = True

    def get_structured_data(self, request, settings=None):
        data = super().get_structured_data(request, settings)
        return data and {**data, "mainEntity": describe_blocks(self.body)}


class BodyPageMixin(ReviewedPageMixin, ContentPageMixin):
    """A page with topics, a body and a promise to read it again."""

    class Meta:
        abstract = True

    def get_structured_data(self, request, settings=None):
        data = super().get_structured_data(request, settings)
        return data and {**data, "lastReviewed": isoformat(self.reviewed_on)}
