"""The vocabulary all parts share – topics, audiences, definitions, authors – and site settings."""

import uuid

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import TranslatableMixin
from wagtail.search import index

from .conf import DEFAULTS
from .fields import RecordsField
from .queries import rows
from .state import ClientCount, KeyRecord, Lease, SuiteState  # noqa: F401 - tables of this app
from .translation import SharedFacts

https_only = URLValidator(
    schemes=["https"], message=_("Enter an address that begins with https://.")
)


class VocabularyModel(SharedFacts, TranslatableMixin, index.Indexed, models.Model):
    """The base of our snippets: translatable, with a stable uuid that no copy shares."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def copy_for_translation(self, locale, exclude_fields=None):
        return super().copy_for_translation(locale, [*(exclude_fields or []), "uuid"])


class Term(VocabularyModel):
    """A word that editors sort pages by. The base of Topic and Audience."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("slug"),
        max_length=120,
        allow_unicode=True,
        help_text=_("The end of the web address of its list, such as harm-reduction."),
    )

    panels = ["name", "slug"]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
    ]

    class Meta(VocabularyModel.Meta):
        abstract = True
        ordering = ["name"]

    def __str__(self):
        return self.name


class Topic(Term):
    """What pages and articles are about; each topic has a list and a feed of its articles."""

    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("One or two sentences above the list of articles on this topic."),
    )

    panels = [*Term.panels, "description"]

    class Meta(Term.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="kpact_topic_slug_in_locale")
        ]


class Audience(Term):
    """Whom a page, resource or group is for, in the words those people use for themselves."""

    class Meta(Term.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="kpact_audience_slug_in_locale")
        ]


class Definition(VocabularyModel):
    """A term and what the organization means by it; used in running text and in glossaries."""

    term = models.CharField(_("term"), max_length=120)
    definition = RichTextField(
        _("definition"),
        features=["bold", "italic", "link"],
        help_text=_("What you mean by the term, in one or two plain sentences."),
    )

    panels = ["term", "definition"]
    search_fields = [
        index.SearchField("term"),
        index.AutocompleteField("term"),
        index.SearchField("definition"),
        index.FilterField("locale"),
    ]

    class Meta(VocabularyModel.Meta):
        verbose_name = _("definition")
        verbose_name_plural = _("definitions")
        ordering = ["term"]

    def __str__(self):
        return self.term


class Author(VocabularyModel):
    """A person or group that writes articles. A pseudonym is welcome."""

    class Role(models.TextChoices):
        STAFF = "staff", _("One of us")
        GUEST = "guest", _("Guest")

    name = models.CharField(_("name"), max_length=120)
    pronouns = models.CharField(_("pronouns"), max_length=60, blank=True)
    credentials = models.CharField(
        _("credentials"), max_length=120, blank=True, help_text=_("Such as LCSW, PhD.")
    )
    organization = models.CharField(_("organization"), max_length=160, blank=True)
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.STAFF)
    about = models.TextField(_("about"), blank=True, help_text=_("One or two sentences."))
    url = models.URLField(
        _("web page"), blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    photo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Leave it out whenever a face could put somebody at risk."),
    )

    shared_facts = ("name", "pronouns", "organization", "role", "url", "photo")
    panels = ["name", "pronouns", "credentials", "organization", "role", "about", "url", "photo"]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
    ]

    class Meta(VocabularyModel.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self):
        return self.name


@register_setting(icon="kpact-exit", order=10)
class SiteSettings(BaseSiteSetting):
    """Who speaks on this site, how visitors leave it quickly, when somebody answers."""

    class ExitButton(models.TextChoices):
        EVERYWHERE = "everywhere", _("On every page, unless a page hides it")
        CHOSEN = "chosen", _("Only on pages that ask for it")

    organization_name = models.CharField(_("name"), max_length=160, blank=True)
    legal_name = models.CharField(
        _("legal name"), max_length=160, blank=True, help_text=_("If it differs from the name.")
    )
    postal_address = models.TextField(
        _("postal address"), blank=True, help_text=_("As on an envelope. A box number is enough.")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)

    exit_button = models.CharField(
        _("exit button"),
        max_length=12,
        choices=ExitButton.choices,
        default=ExitButton.EVERYWHERE,
    )
    exit_url = models.URLField(
        _("where it leads"),
        default=DEFAULTS["EXIT_URL"],
        validators=[https_only],
        help_text=_(
            "A harmless, quick page, such as the weather. Not a search engine: those show what "
            "was looked for before."
        ),
    )
    exit_label = models.CharField(
        _("words on the button"),
        max_length=40,
        blank=True,
        help_text=_("Leave empty for “Leave this site” in the language of the page."),
    )
    exit_shortcut = models.BooleanField(
        _("pressing Shift three times leaves the site"),
        default=True,
        help_text=_("Switch it off if your visitors use Shift for something else."),
    )

    shared_devices = models.BooleanField(
        _("visitors share devices"),
        default=False,
        help_text=_(
            "Forms then ask browsers not to remember or suggest what is typed into them. Switch it "
            "on if people read this site in libraries, shelters or at a partner’s computer."
        ),
    )

    office_hours = RecordsField(
        "kpact_wagtail.records.OfficeHoursBlock", verbose_name=_("office hours"), blank=True
    )
    office_hours_note = models.CharField(
        _("note on the hours"),
        max_length=200,
        blank=True,
        help_text=_("Such as the time zone, or when somebody answers outside these hours."),
    )
    social_links = RecordsField(
        "kpact_wagtail.records.SocialLinksBlock", verbose_name=_("social links"), blank=True
    )

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    MultiFieldPanel(
                        ["organization_name", "legal_name", "postal_address", "email", "phone"],
                        heading=_("Who speaks on this site"),
                    )
                ],
                heading=_("Organization"),
            ),
            ObjectList(
                ["exit_button", "exit_url", "exit_label", "exit_shortcut", "shared_devices"],
                heading=_("Safety"),
            ),
            ObjectList(
                ["office_hours", "office_hours_note", FieldPanel("social_links")],
                heading=_("Hours and links"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("Advocacy and support")

    @classmethod
    def for_site(cls, site):
        """As Wagtail's, for a query that every page of the site makes."""
        found = rows(select_settings, site.pk) if site else []
        return found[0] if found else super().for_site(site)

    def shows_exit(self, page=None):
        """Whether a page has the exit button; without a page (home, search, errors) the site's rule."""
        wish = getattr(page, "quick_exit", "")
        if wish:
            return wish == "show"
        return self.exit_button == self.ExitButton.EVERYWHERE


def select_settings(site_id):
    return SiteSettings.objects.filter(site_id=site_id)
