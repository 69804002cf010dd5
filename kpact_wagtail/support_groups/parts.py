"""What there is to say about a support group, one abstract model for each question people ask.

Here those that the form asks first; the rest stands in more_parts.py. SupportGroupPageMixin is made
of all of them; the order there is the order of the form.
"""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.api import APIField
from wagtail.documents import get_document_model_string
from wagtail.fields import RichTextField
from wagtail.search import index

from ..panels import TopicsPanel
from ..time_zones import check_zone, find_zone
from .api_fields import PublicSchedule
from .panels import SchedulePanel
from .part_fields import (
    CONTACTS,
    RECORDS,
    api,
    choice,
    collapsed,
    line,
    number,
    records,
)
from .schedule_blocks import Mode


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
        _("when it meets, in your own words"),
        300,
        help_text=_("Instead of the sentences made from the meetings above. Keep the dates right."),
    )
    status = choice(_("status"), Status, default=Status.RUNNING)
    status_until = models.DateField(
        _("break until"),
        null=True,
        blank=True,
        help_text=_("The last day of a break, if it is known."),
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
    kpact_api_fields = [
        *api("mode", "timing", "time_zone", "schedule_words", "status", "status_until"),
        *api("starts_on", "status_note", "sessions", "commitment"),
        APIField("schedule", serializer=PublicSchedule()),
    ]

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
        _("how to join, in your own words"),
        300,
        help_text=_("Such as: write to us, and we call you back."),
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
