from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .groups import SomeGroupsBlock
from .parts import heading


class TimetableBlock(SomeGroupsBlock):
    """The week of some groups, or of all: which meets on which day, at what time, and how."""

    heading = heading(default=_("Our week"))

    def get_shown(self, value, page, request):
        return {"week": self.get_week(value, page)}

    def get_preview_shown(self, value):
        from ..support_groups.examples import make_examples
        from ..support_groups.timetable import make_week

        return {"week": make_week(make_examples(), localdate())}

    def get_week(self, value, page):
        from ..support_groups.timetable import make_week

        return make_week(self.find_groups(value, page), localdate())

    def get_api_representation(self, value, context=None):
        """Day by day, in the language of the page."""
        from ..support_groups.api import describe_week

        week = self.get_week(value, (context or {}).get("page"))
        return {"heading": str(value["heading"]), **describe_week(week, context)}

    class Meta:
        icon = "calendar-alt"
        label = _("Weekly timetable")
        description = _("A table of the week: which group meets on which day, and at what time.")
        template = "kpact_wagtail/blocks/timetable.html"
        preview_value = {"heading": _("Our week")}
        form_layout = blocks.BlockGroup(
            children=["heading", "groups", "topics", "audiences"], settings=["mode"]
        )
