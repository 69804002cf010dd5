"""The streams behind RecordsField on site settings: office hours and social links.

What blocks of records in other apps share stands here too.
"""

from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .streams import SteadyStreamBlock

DAYS = [
    ("Mo", _("Monday")),
    ("Tu", _("Tuesday")),
    ("We", _("Wednesday")),
    ("Th", _("Thursday")),
    ("Fr", _("Friday")),
    ("Sa", _("Saturday")),
    ("Su", _("Sunday")),
]


def get_days():
    """Weekdays as schema.org abbreviates them in openingHours."""
    return DAYS


def raise_beside(name, message):
    """From the clean() of a StructBlock: what is wrong, beside the child of that name."""
    raise StructBlockValidationError({name: ValidationError(message)})


class HoursBlock(blocks.StructBlock):
    """Days with the same opening time; times are local to the office."""

    days = blocks.MultipleChoiceBlock(
        choices=get_days, label=_("Days"), widget=CheckboxSelectMultiple
    )
    opens = blocks.TimeBlock(label=_("Opens"))
    closes = blocks.TimeBlock(label=_("Closes"))

    def clean(self, value):
        cleaned = super().clean(value)
        opens, closes = cleaned.get("opens"), cleaned.get("closes")
        if opens and closes and closes <= opens:
            raise_beside("closes", _("The closing time must be later than the opening time."))
        return cleaned

    class Meta:
        icon = "time"
        label = _("Hours")
        template = "kpact_wagtail/partials/hours.html"


class OfficeHoursBlock(SteadyStreamBlock):
    hours = HoursBlock()


class SocialLinkBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Name"), max_length=60, help_text=_("Such as Mastodon."))
    url = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "link"
        label = _("Link")


class SocialLinksBlock(SteadyStreamBlock):
    link = SocialLinkBlock()
