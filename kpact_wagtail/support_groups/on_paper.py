"""The week of all groups on paper."""

from django.utils.functional import cached_property

from ..paper import Sheet
from .listing import load_groups
from .timetable import make_week

#: Groups on one sheet. Nobody reads more on paper; the sheet says how many there are.
MOST_ON_PAPER = 500


class TimetableSheet(Sheet):
    """The week of what a GroupList has found; nothing on it that is not public."""

    @cached_property
    def groups(self):
        return load_groups(self.listed.found[:MOST_ON_PAPER], more=["contacts"])

    @cached_property
    def week(self):
        return make_week(self.groups, self.today)

    @property
    def is_part(self):
        return self.listed.number > len(self.groups)
