from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .groups import SomeGroupsBlock
from .parts import heading


class MeetingsBlock(SomeGroupsBlock):
    """The next meetings of some groups, or of all, by date; the list keeps itself up to date."""

    heading = heading(default=_("Next meetings"))
    count = blocks.IntegerBlock(label=_("How many"), default=5, min_value=1, max_value=50)

    def get_shown(self, value, page, request):
        return {"meetings": self.get_meetings(value, page)}

    def get_preview_shown(self, value):
        from ..support_groups.examples import make_examples

        meetings = [meeting for group in make_examples() for meeting in group.upcoming]
        return {"meetings": sorted(meetings, key=lambda each: each.start)}

    def get_meetings(self, value, page):
        from ..support_groups.listing import find_meetings

        return find_meetings(self.find_groups(value, page), timezone.now(), limit=value["count"])

    def get_api_representation(self, value, context=None):
        """Each with its group, in the language of the page."""
        from ..support_groups.api import describe_meeting_of_group

        meetings = self.get_meetings(value, (context or {}).get("page"))
        return {
            "heading": str(value["heading"]),
            "meetings": [describe_meeting_of_group(each, context) for each in meetings],
        }

    class Meta:
        icon = "calendar"
        label = _("Next meetings")
        description = _("The next dates of your groups, with day, time and time zone.")
        template = "kpact_wagtail/blocks/meetings.html"
        preview_value = {"heading": _("Next meetings")}
        form_layout = blocks.BlockGroup(
            children=["heading", "count", "groups", "topics", "audiences"], settings=["mode"]
        )
