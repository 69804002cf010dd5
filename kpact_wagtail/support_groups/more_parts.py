"""What a support group says of its place, its leaders, its rules and its price; see parts.py."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldRowPanel
from wagtail.api import APIField
from wagtail.search import index

from .api_fields import PublicAddress
from .part_fields import RECORDS, api, choice, collapsed, known, line, records


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
    kpact_api_fields = [
        *api("platform", "dial_in", "venue", "area", "withheld", "accessibility"),
        *api("practicalities"),
        APIField("address", serializer=PublicAddress()),
    ]

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
