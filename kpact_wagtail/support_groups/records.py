"""The streams behind the RecordsFields of a support group, but for its schedule."""

from django.core.validators import MinValueValidator
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from ..streams import SteadyStreamBlock


class StepBlock(blocks.StructBlock):
    """One step on the way in, such as a short call with a facilitator."""

    text = blocks.CharBlock(label=_("What happens"), max_length=250)
    duration = blocks.CharBlock(
        label=_("How long it takes"), max_length=60, required=False, help_text=_("15 minutes")
    )

    class Meta:
        icon = "list-ol"
        label = _("Step")
        label_format = "{text}"


class StepsBlock(SteadyStreamBlock):
    step = StepBlock()


class PersonBlock(blocks.StructBlock):
    """Somebody who leads a group, under whatever name they choose."""

    name = blocks.CharBlock(label=_("Name"), max_length=120, help_text=_("A first name will do."))
    pronouns = blocks.CharBlock(label=_("Pronouns"), max_length=60, required=False)
    credentials = blocks.CharBlock(
        label=_("Credentials"), max_length=120, required=False, help_text=_("Such as LCSW, PhD.")
    )
    page = blocks.PageChooserBlock(label=_("Page"), required=False)

    class Meta:
        icon = "user"
        label = _("Person")
        label_format = "{name}"


class FacilitatorsBlock(SteadyStreamBlock):
    author = SnippetChooserBlock("kpact_wagtail.Author", label=_("From the authors"), icon="group")
    person = PersonBlock()


class GuidelineBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), max_length=1000, required=False)

    class Meta:
        icon = "check"
        label = _("Guideline")
        label_format = "{title}"


class GuidelinesBlock(SteadyStreamBlock):
    guideline = GuidelineBlock()


class Practicality(TextChoices):
    """What somebody may want to know before they come."""

    TRAVEL = "travel", _("Getting there")
    ENTRANCE = "entrance", _("Entrance, by time of day")
    HEALTH = "health", _("Health rule")
    CHILDCARE = "childcare", _("Childcare")
    SENSORY = "sensory", _("Light, noise and scents")
    FOOD = "food", _("Food and drink")
    FARES = "fares", _("Help with fares")
    ONLINE = "online", _("Taking part online")


def get_practicalities():
    return Practicality.choices


class PracticalityBlock(blocks.StructBlock):
    about = blocks.ChoiceBlock(choices=get_practicalities, label=_("About"))
    text = blocks.TextBlock(label=_("Text"), max_length=600, rows=2)

    class Meta:
        icon = "info-circle"
        label = _("Good to know")
        label_format = "{about}"


class PracticalitiesBlock(SteadyStreamBlock):
    practicality = PracticalityBlock()


class TierBlock(blocks.StructBlock):
    """One price of a sliding scale, and who is meant to choose it."""

    name = blocks.CharBlock(label=_("Name"), max_length=60, help_text=_("Such as Community rate."))
    amount = blocks.DecimalBlock(
        label=_("Amount"),
        required=False,
        max_digits=9,
        decimal_places=2,
        validators=[MinValueValidator(0)],
    )
    guidance = blocks.CharBlock(
        label=_("For whom"),
        max_length=200,
        required=False,
        help_text=_("Such as: if you have savings and no debts."),
    )

    class Meta:
        icon = "tag"
        label = _("Price")
        label_format = "{name} {amount}"


class TiersBlock(SteadyStreamBlock):
    tier = TierBlock()


class CrisisLineBlock(SnippetChooserBlock):
    """A resource that somebody can call when the group is not there."""

    needs_app = "kpact_wagtail.resources"

    def __init__(self, **kwargs):
        super().__init__("kpact_resources.Resource", **{"label": _("Resource"), **kwargs})


class CrisisLinesBlock(SteadyStreamBlock):
    resource = CrisisLineBlock()
