"""The streams behind the RecordsFields of a resource."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from ..contact_blocks import (
    ContactsBlock,
    CountryBlock,
    HoursBlock,
    LanguagesBlock,
    check_order,
    find_repeats,
)
from ..features import FeaturesBlock
from ..records import raise_beside
from ..streams import SteadyStreamBlock

#: Streams of a resource that stand in modules of the base app, and that migrations name here.
__all__ = ["ContactsBlock", "FeaturesBlock", "LanguagesBlock"]


class WeekBlock(SteadyStreamBlock):
    hours = HoursBlock()

    def clean(self, value):
        cleaned = super().clean(value)
        rules = {at: child for at, child in enumerate(cleaned) if child.block_type == "hours"}
        errors = find_repeats([child.value for child in rules.values()])
        if errors:
            places = list(rules)
            raise StreamBlockValidationError({places[at]: error for at, error in errors.items()})
        return cleaned


class OtherHoursBlock(blocks.StructBlock):
    """Days on which other hours hold, such as a holiday."""

    first = blocks.DateBlock(label=_("From"))
    last = blocks.DateBlock(
        label=_("Until"), required=False, help_text=_("Leave empty for one day.")
    )
    opens = blocks.TimeBlock(
        label=_("Opens"), required=False, help_text=_("Leave both times empty if it is closed.")
    )
    closes = blocks.TimeBlock(label=_("Closes"), required=False)
    overnight = blocks.BooleanBlock(label=_("Closes on the next day"), required=False)
    reason = blocks.CharBlock(label=_("Reason"), max_length=80, required=False)

    def clean(self, value):
        cleaned = super().clean(value)
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            raise_beside("last", _("This day is before the first one."))
        opens, closes = cleaned.get("opens"), cleaned.get("closes")
        if bool(opens) != bool(closes):
            raise_beside("closes" if opens else "opens", _("Give both times, or none if closed."))
        if opens and closes:
            check_order(opens, closes, cleaned.get("overnight"))
        return cleaned

    class Meta:
        icon = "calendar-alt"
        label = _("Other hours")
        label_format = "{first}"


class ExceptionsBlock(SteadyStreamBlock):
    other_hours = OtherHoursBlock()


class LinkBlock(blocks.StructBlock):
    label = blocks.CharBlock(
        label=_("Words"), max_length=120, help_text=_("Such as: full text, archive, Instagram.")
    )
    url = blocks.URLBlock(label=_("Address"), max_length=500)

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{label}"


class LinksBlock(SteadyStreamBlock):
    link = LinkBlock()


class AreasBlock(SteadyStreamBlock):
    """Where a service is offered: countries, and regions by the names people use."""

    country = CountryBlock(icon="globe")
    region = blocks.CharBlock(label=_("Region, city or county"), max_length=80, icon="home")


class CrisisLinesBlock(SteadyStreamBlock):
    """The resources a visitor in danger is told of first."""

    resource = SnippetChooserBlock("kpact_resources.Resource", label=_("Resource"))
