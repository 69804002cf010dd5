"""What somebody may need to get in, to follow and to take part."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .streams import SteadyStreamBlock


class Feature(TextChoices):
    """What somebody may need to get in, to follow and to take part."""

    STEP_FREE = "step_free", _("Step-free entrance")
    TOILET = "toilet", _("Accessible toilet")
    SIGNING = "signing", _("Sign language")
    HEARING_LOOP = "hearing_loop", _("Hearing loop")
    CAPTIONS = "captions", _("Captions")
    SCREEN_READER = "screen_reader", _("Works with screen readers")
    PLAIN_LANGUAGE = "plain_language", _("Plain language")
    QUIET = "quiet", _("Quiet room")
    SUPPORT_PERSON = "support_person", _("You may bring somebody")
    SERVICE_ANIMAL = "service_animal", _("Service animals welcome")


class Answer(TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


def get_features():
    return Feature.choices


def get_answers():
    return Answer.choices


class FeatureBlock(blocks.StructBlock):
    feature = blocks.ChoiceBlock(choices=get_features, label=_("What"))
    answer = blocks.ChoiceBlock(choices=get_answers, label=_("Is it there?"), default=Answer.YES)

    class Meta:
        icon = "check"
        label = _("Accessibility")
        label_format = "{feature}"


class FeaturesBlock(SteadyStreamBlock):
    feature = FeatureBlock()
