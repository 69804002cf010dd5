"""What there is to say about a support group, one abstract model for each question people ask.

SupportGroupPageMixin is made of all of them; the order there is the order of the form.
"""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.api import APIField
from wagtail.documents import get_document_model_string
from wagtail.fields import RichTextField
from wagtail.search import index

from ..fields import RecordsField
from ..panels import TopicsPanel
from ..time_zones import check_zone, find_zone
from .panels import SchedulePanel
from .schedule_blocks import Mode

RECORDS = "kpact_wagtail.support_groups.records"
CONTACTS = "kpact_wagtail.contact_blocks"


class Known(models.TextChoices):
    """What is often not settled, and then must not be guessed."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "", _("Not said")


def known(verbose_name, **kwargs):
    return models.CharField(
        verbose_name, max_length=3, choices=Known.choices, default="", blank=True, **kwargs
    )


def line(verbose_name, max_length=250, **kwargs):
    return models.CharField(verbose_name, max_length=max_length, blank=True, **kwargs)


def number(verbose_name, most, **kwargs):
    return models.PositiveSmallIntegerField(
        verbose_name, null=True, blank=True, validators=[MaxValueValidator(most)], **kwargs
    )


def records(path, verbose_name, **kwargs):
    return RecordsField(path, verbose_name=verbose_name, blank=True, **kwargs)


def choice(verbose_name, choices, **kwargs):
    """One of a TextChoices; empty where nothing is chosen and there is no default."""
    return models.CharField(
        verbose_name,
        max_length=20,
        choices=choices.choices,
        blank="default" not in kwargs,
        **kwargs,
    )


def collapsed(heading, *panels):
    return MultiFieldPanel(list(panels), heading=heading, classname="collapsed")


def api(*names):
    return [APIField(name) for name in names]


class WhoMixin(models.Model):
    """Whom a group is for."""

    class Openness(models.TextChoices):
        OPEN = "open", _("Open: come when you like")
        CLOSED = "closed", _("Closed: the same people from start to end")
        MEMBERS = "members", _("For members only")

    summary = models.CharField(
        _("in one or two sentences"),
        max_length=300,
        blank=True,
        help_text=_("What the group is, for somebody who has never been to one."),
    )
    eligibility = RichTextField(
        _("who it is for"),
        max_length=1000,
        blank=True,
        features=["bold", "italic", "kpact-definition"],
        help_text=_(
            "Such as: current and retired sex workers who are over 18. Mark a word and choose a "
            "definition for it if people may wonder whether you mean them."
        ),
    )
    audiences = ParentalManyToManyField(
        "kpact_wagtail.Audience", verbose_name=_("audiences"), blank=True, related_name="+"
    )
    min_age = number(_("youngest age"), 120)
    max_age = number(_("oldest age"), 120)
    openness = choice(_("who can come"), Openness, default=Openness.OPEN)
    centred_on = line(_("centred on"), help_text=_("Those who are at the centre of the group."))
    also_welcome = line(_("also welcome"))
    not_for = line(_("not for"), help_text=_("Said kindly, with a place they can turn to instead."))
    instead = RichTextField(
        _("where they can go instead"), blank=True, features=["bold", "italic", "link"]
    )
    typical_size = line(_("typical size"), 60, help_text=_("Such as: 6 to 10 people."))
    capacity_online = number(_("places online"), 10000)
    capacity_in_person = number(_("places in the room"), 10000)
    since_year = models.PositiveSmallIntegerField(
        _("since the year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2199)],
    )
    languages = records(f"{CONTACTS}.LanguagesBlock", _("languages"))

    shared_facts = (
        *["audiences", "min_age", "max_age", "openness", "capacity_online", "capacity_in_person"],
        *["since_year", "languages"],
    )
    kpact_content_panels = [
        MultiFieldPanel(
            [
                FieldPanel("summary", widget=AdminAutoHeightTextInput),
                "eligibility",
                TopicsPanel("audiences"),
                FieldRowPanel(["min_age", "max_age"]),
            ],
            heading=_("Who it is for"),
        ),
        collapsed(
            _("More about who it is for"),
            *["openness", "languages", "centred_on", "also_welcome", "not_for", "instead"],
            "typical_size",
            FieldRowPanel(["capacity_online", "capacity_in_person"]),
            "since_year",
        ),
    ]
    kpact_search_fields = [index.SearchField("summary"), index.SearchField("eligibility")]
    kpact_api_fields = api(
        *["summary", "eligibility", "audiences", "min_age", "max_age", "openness", "centred_on"],
        *["also_welcome", "not_for", "instead", "typical_size", "capacity_online"],
        *["capacity_in_person", "since_year", "languages"],
    )

    class Meta:
        abstract = True


def get_default_zone():
    """The time zone of the project, unless it is only where clocks of computers stand."""
    name = settings.TIME_ZONE or ""
    return name if "/" in name and not name.startswith("Etc/") and find_zone(name) else ""


class WhenMixin(models.Model):
    """When a group meets, and whether it does at present."""

    class Timing(models.TextChoices):
        REGULAR = "regular", _("As follows")
        ARRANGED = "arranged", _("By arrangement")
        ANNOUNCED = "announced", _("The times will be announced")

    class Status(models.TextChoices):
        RUNNING = "running", _("Running")
        FULL = "full", _("Full")
        WAITING_LIST = "waiting_list", _("Full, with a waiting list")
        HIATUS = "hiatus", _("Taking a break")
        SEASONAL = "seasonal", _("At some seasons only")
        STARTING = "starting", _("About to start")
        CLOSED = "closed", _("No longer meeting")

    mode = choice(_("how it meets"), Mode, default=Mode.ONLINE)
    timing = choice(_("it meets"), Timing, default=Timing.REGULAR)
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        blank=True,
        default=get_default_zone,
        validators=[check_zone],
        help_text=_("All times below are those of clocks there, in summer and in winter."),
    )
    schedule = records("kpact_wagtail.support_groups.schedule_blocks.ScheduleBlock", _("meetings"))
    schedule_words = line(
        _("in your own words"),
        300,
        help_text=_("Instead of the sentences made from the meetings above. Keep the dates right."),
    )
    status = choice(_("status"), Status, default=Status.RUNNING)
    status_until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day of a break, if it is known.")
    )
    starts_on = models.DateField(
        _("starts on"), null=True, blank=True, help_text=_("For a group that is about to start.")
    )
    status_note = line(_("note on the status"), help_text=_("Such as: we open again in spring."))
    sessions = number(_("number of sessions"), 500)
    commitment = line(
        _("commitment"), help_text=_("Such as: please come to at least six of the eight evenings.")
    )

    shared_facts = (
        *["mode", "timing", "time_zone", "schedule", "status", "status_until", "starts_on"],
        "sessions",
    )
    kpact_content_panels = [
        MultiFieldPanel(
            ["mode", "timing", "time_zone", SchedulePanel("schedule")],
            heading=_("When it meets"),
        ),
        collapsed(
            _("Breaks, changes and fixed terms"),
            FieldRowPanel(["status", "status_until"]),
            "starts_on",
            "status_note",
            FieldRowPanel(["alert", "alert_until"]),
            FieldRowPanel(["sessions", "commitment"]),
            "schedule_words",
        ),
    ]
    kpact_search_fields = [index.FilterField("mode"), index.FilterField("status")]
    kpact_api_fields = api(
        *["mode", "timing", "time_zone", "schedule", "schedule_words", "status", "status_until"],
        *["starts_on", "status_note", "sessions", "commitment"],
    )

    class Meta:
        abstract = True


class JoiningMixin(models.Model):
    """How somebody comes to the first meeting."""

    class Joining(models.TextChoices):
        DROP_IN = "drop_in", _("Just come")
        REGISTER = "register", _("Sign up first")
        ASK_FIRST = "ask_first", _("Ask us first")
        SCREENING = "screening", _("A talk with us first")
        REFERRAL = "referral", _("Somebody has to refer you")
        ELSEWHERE = "elsewhere", _("On another platform")

    class Emergency(models.TextChoices):
        REQUIRED = "required", _("Asked of everybody")
        WAIVABLE = "waivable", _("Asked, and you can say no")
        NO = "no", _("Not asked")

    joining = choice(_("how to join"), Joining, default=Joining.ASK_FIRST)
    joining_words = line(
        _("in your own words"), 300, help_text=_("Such as: write to us, and we call you back.")
    )
    joining_url = models.URLField(_("web address to sign up"), max_length=500, blank=True)
    contacts = records(f"{CONTACTS}.ContactsBlock", _("contacts"))
    steps = records(f"{RECORDS}.StepsBlock", _("steps"))
    response_time = line(
        _("how soon we answer"), 120, help_text=_("Such as: within three working days.")
    )
    emergency_contact = choice(_("emergency contact"), Emergency)
    agreement = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("agreement to read and sign"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    shared_facts = ("joining", "joining_url", "contacts", "emergency_contact")
    kpact_content_panels = [
        MultiFieldPanel(["joining", "joining_words", "contacts"], heading=_("How to join")),
        collapsed(
            _("More about joining"),
            *["joining_url", "steps", "response_time", "emergency_contact", "agreement"],
        ),
    ]
    kpact_api_fields = api(
        *["joining", "joining_words", "joining_url", "contacts", "steps", "response_time"],
        *["emergency_contact", "agreement"],
    )

    class Meta:
        abstract = True


class WordsMixin(models.Model):
    """What a group is, in as many words as it needs."""

    description = RichTextField(
        _("description"),
        blank=True,
        features=["bold", "italic", "link", "ol", "ul", "kpact-definition"],
    )

    kpact_content_panels = ["description"]
    kpact_search_fields = [index.SearchField("description")]
    kpact_api_fields = api("description")

    class Meta:
        abstract = True


class PlaceMixin(models.Model):
    """Where a group meets. What must not be public stands in the access details instead."""

    platform = line(_("platform"), 60, help_text=_("Such as Zoom. Never the link itself."))
    dial_in = known(_("taking part by phone"))
    venue = line(_("venue"), 120, help_text=_("Everybody can read it."))
    area = line(_("roughly where"), 160, help_text=_("Such as: near Uptown station."))
    address = models.TextField(
        _("public address"),
        max_length=400,
        blank=True,
        help_text=_("Everybody can read it. One that is not public belongs to the access details."),
    )
    withheld = models.BooleanField(
        _("the address is not public"),
        default=False,
        help_text=_("People are told it when they join."),
    )
    accessibility = records("kpact_wagtail.features.FeaturesBlock", _("accessibility"))
    practicalities = records(f"{RECORDS}.PracticalitiesBlock", _("good to know"))

    shared_facts = (*["platform", "dial_in", "venue", "address", "withheld", "accessibility"],)
    kpact_content_panels = [
        collapsed(
            _("Where it meets"),
            FieldRowPanel(["platform", "dial_in"]),
            *["venue", "area", "address", "withheld", "accessibility", "practicalities"],
        )
    ]
    kpact_api_fields = api(
        *["platform", "dial_in", "venue", "area", "address", "withheld", "accessibility"],
        "practicalities",
    )

    class Meta:
        abstract = True


class LeadersMixin(models.Model):
    """Who stands behind a group and who leads it."""

    class Organizer(models.TextChoices):
        OWN = "own", _("We run it")
        TOGETHER = "together", _("We run it with others")
        LISTED = "listed", _("Others run it; we only tell of it")

    class RunBy(models.TextChoices):
        PEER = "peer", _("Peers")
        PROFESSIONAL = "professional", _("Professionals")
        TOGETHER = "together", _("Peers and professionals together")

    class Kind(models.TextChoices):
        SUPPORT = "support", _("Support group")
        THERAPY = "therapy", _("Therapy group")
        SKILLS = "skills", _("Skills group")
        SOCIAL = "social", _("Social group")

    organizer = choice(_("organized by"), Organizer, default=Organizer.OWN)
    organizer_name = line(_("name of the others"), 160)
    organizer_url = models.URLField(_("their web address"), max_length=500, blank=True)
    kind = choice(_("kind"), Kind, default=Kind.SUPPORT)
    run_by = choice(_("led by"), RunBy)
    facilitators = records(f"{RECORDS}.FacilitatorsBlock", _("facilitators"))
    supervision = line(_("supervision"), help_text=_("Who stands behind those who lead it."))

    shared_facts = (
        "organizer",
        "organizer_name",
        "organizer_url",
        "kind",
        "run_by",
        "facilitators",
    )
    kpact_content_panels = [
        collapsed(
            _("Who leads it"),
            FieldRowPanel(["kind", "run_by"]),
            *["facilitators", "supervision", "organizer"],
            FieldRowPanel(["organizer_name", "organizer_url"]),
        )
    ]
    kpact_search_fields = [index.FilterField("kind")]
    kpact_api_fields = api(
        *["organizer", "organizer_name", "organizer_url", "kind", "run_by", "facilitators"],
        "supervision",
    )

    class Meta:
        abstract = True


class RulesMixin(models.Model):
    """What holds in the room."""

    class Camera(models.TextChoices):
        OPTIONAL = "optional", _("On or off, as you like")
        ON = "on", pgettext_lazy("camera", "On")
        OFF = "off", pgettext_lazy("camera", "Off")

    pseudonyms = known(_("another name is welcome"))
    camera = choice(_("camera"), Camera)
    recording = known(_("meetings are recorded"))
    chat_saved = known(_("the chat is saved"))
    leave_any_time = known(_("you can leave at any time"))
    confidentiality_limits = models.TextField(
        _("limits of confidentiality"),
        max_length=600,
        blank=True,
        help_text=_("What those who lead it must pass on by law, and to whom."),
    )
    duties = line(_("what is asked of you"))
    guidelines = records(f"{RECORDS}.GuidelinesBlock", _("guidelines"))
    crisis_lines = records(f"{RECORDS}.CrisisLinesBlock", _("when there is no meeting"))

    shared_facts = (
        "pseudonyms",
        "camera",
        "recording",
        "chat_saved",
        "leave_any_time",
        "crisis_lines",
    )
    kpact_content_panels = [
        collapsed(
            _("What holds in the group"),
            FieldRowPanel(["pseudonyms", "camera"]),
            FieldRowPanel(["recording", "chat_saved", "leave_any_time"]),
            *["confidentiality_limits", "duties", "guidelines", "crisis_lines"],
        )
    ]
    kpact_api_fields = api(
        *["pseudonyms", "camera", "recording", "chat_saved", "leave_any_time"],
        *["confidentiality_limits", "duties", "guidelines", "crisis_lines"],
    )

    class Meta:
        abstract = True


class CostMixin(models.Model):
    """What a group costs."""

    class Cost(models.TextChoices):
        FREE = "free", _("Free")
        SUGGESTED = "suggested", _("A gift, if you can")
        SLIDING = "sliding", _("As much as you can pay")
        FIXED = "fixed", _("A fixed price")

    class Per(models.TextChoices):
        SESSION = "session", _("a session")
        COURSE = "course", _("the course")
        MONTH = "month", _("a month")
        YEAR = "year", _("a year")

    cost = choice(_("cost"), Cost)
    price = models.DecimalField(
        _("price"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    price_per = choice(_("for"), Per)
    tiers = records(f"{RECORDS}.TiersBlock", _("prices to choose from"))
    waiver = line(_("who pays nothing"), help_text=_("And how to ask for it without shame."))
    hardship_contact = line(_("whom to ask about money"))
    withdrawal = line(_("if you stop coming"), help_text=_("What is paid back, and until when."))

    shared_facts = ("cost", "price", "currency", "price_per")
    kpact_content_panels = [
        collapsed(
            _("What it costs"),
            "cost",
            FieldRowPanel(["price", "currency", "price_per"]),
            *["tiers", "waiver", "hardship_contact", "withdrawal"],
        )
    ]
    kpact_search_fields = [index.FilterField("cost")]
    kpact_api_fields = api(
        *["cost", "price", "currency", "price_per", "tiers", "waiver", "hardship_contact"],
        "withdrawal",
    )

    class Meta:
        abstract = True
