"""A page that lists support groups as one visitor asked for it: by weekday or mode, filtered, paged.

Read ``GroupList(page, request)`` from top to bottom as its template does; each property asks the
database at most once, however many groups there are.
"""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..codes import name_language
from ..faceted import FacetedList
from ..filters import ChoiceFilter, FlagFilter, OfferedFilter, TermFilter
from ..models import Audience
from ..records import DAYS
from .listing import attach_next, find_facts, find_meetings, load_groups
from .schedule_blocks import Mode
from .timetable import find_days

#: Up to so many groups stand on one page; of more, so many on each.
MOST_ON_ONE_PAGE, PER_PAGE = 500, 100
#: Meetings of all groups that stand beside the list.
NEXT_MEETINGS = 10
MODES = [(mode.value, mode.label) for mode in (Mode.ONLINE, Mode.IN_PERSON)]
#: Many languages write days with a small letter, which headings and filters do not.
WEEKDAYS = [(code, capfirst(name)) for code, name in DAYS]
#: What a list can be ordered by, and the headings it has then.
ORDERS = {"weekday": WEEKDAYS, "mode": MODES}


@dataclass
class Section:
    """Groups under one heading; a group may stand under several."""

    code: str
    name: str
    groups: list
    #: Ids of those that stand in full under a heading before this one.
    again: frozenset = frozenset()

    @property
    def anchor(self):
        return f"kpact-{self.code}"


class GroupList(FacetedList):
    """What one address of a list of groups shows."""

    def __init__(self, page, request):
        super().__init__(page, request)
        self.choice = self.choice.without_words()
        self.by = "mode" if request.GET.get("by") == "mode" else "weekday"

    def make_filters(self):
        filters = [
            ChoiceFilter("weekday", _("Day"), WEEKDAYS),
            ChoiceFilter("mode", _("How it meets"), MODES),
            TermFilter("audience", _("For whom"), Audience, self.locale_id),
            OfferedFilter("language", _("Language"), name_language, self.find_offered),
            FlagFilter("free", _("Free")),
            FlagFilter("interpreter", _("With an interpreter")),
        ]
        return {each.facet: each for each in filters}

    def find_offered(self, facet, written):
        return set().union(*(each.values[facet] for each in self.facts)) & set(written)

    # What is found

    @cached_property
    def facts(self):
        """What is known of all public groups below the page; none in the preview of a new page."""
        return find_facts(self.page.path) if self.page.path else []

    @cached_property
    def found(self):
        """The Facts of all that is found, in the order of the headings, then by title."""
        return sorted(self.fitting(self.choice.values), key=self.get_place)

    def fitting(self, values):
        return [each for each in self.facts if each.fits(values)]

    def get_place(self, facts):
        codes = [code for code, _name in ORDERS[self.by]]
        places = [codes.index(code) for code in facts.values[self.by] if code in codes]
        return min(places, default=len(codes))

    @property
    def number(self):
        return len(self.found)

    @property
    def number_in_words(self):
        if self.choice:
            text = ngettext("%(number)s group found", "%(number)s groups found", self.number)
        else:
            text = ngettext("%(number)s group", "%(number)s groups", self.number)
        return text % {"number": self.number}

    @cached_property
    def pages(self):
        is_long = self.number > MOST_ON_ONE_PAGE
        return Paginator(self.found, PER_PAGE if is_long else MOST_ON_ONE_PAGE)

    @cached_property
    def entries(self):
        """The groups on this page, each with its next meeting."""
        found = load_groups(list(self.part.object_list))
        attach_next(found, timezone.now())
        return found

    @cached_property
    def counts(self):
        """``{facet: {value: number}}``: for a facet itself its own choice does not count."""
        return {facet: self.count(facet) for facet in self.filters}

    def count(self, facet):
        others = {name: each for name, each in self.choice.values.items() if name != facet}
        numbers = {}
        for each in self.fitting(others):
            for value in each.values[facet]:
                numbers[value] = numbers.get(value, 0) + 1
        return numbers

    # How it is shown

    @cached_property
    def sections(self):
        """The groups of this page under the headings it is ordered by, those without one last."""
        wanted = self.choice.values.get(self.by)
        names = [(code, name) for code, name in ORDERS[self.by] if not wanted or code in wanted]
        sections = [Section(code, name, self.under(code)) for code, name in names]
        rest = [group for group in self.entries if not group.facts.values[self.by]]
        sections.append(Section("other", _("By arrangement and other"), rest))
        return say_once([section for section in sections if section.groups])

    def under(self, code):
        groups = [group for group in self.entries if code in group.facts.values[self.by]]
        if self.by == "weekday":
            return sorted(groups, key=lambda each: (find_first_time(each, code), *by_title(each)))
        return sorted(groups, key=by_title)

    @cached_property
    def next_meetings(self):
        """The next meetings of all groups that are found, whatever page they stand on."""
        return find_meetings(self.found, timezone.now(), limit=NEXT_MEETINGS, loaded=self.entries)

    # Where its links lead

    def address(self, choice=None, route="", **more):
        by = self.by if self.by != "weekday" else None
        return super().address(choice, route, **{"by": by, **more})

    @property
    def orders(self):
        """``[{"name", "url", "current"}]``: how else the list can be ordered."""
        names = {"weekday": _("By day"), "mode": _("By how they meet")}
        return [
            {
                "name": names[by],
                "url": self.address(by=by if by != "weekday" else None),
                "current": by == self.by,
            }
            for by in ORDERS
        ]


def say_once(sections):
    """The sections, each of which knows whom the ones before it have told of."""
    told = frozenset()
    for section in sections:
        section.again = told
        told |= {group.pk for group in section.groups}
    return sections


def by_title(group):
    return group.title.casefold(), group.pk


def find_first_time(group, code):
    """When it begins on a weekday, for sorting."""
    rules = group.get_schedule().rules
    times = [rule.start.isoformat() for rule in rules if code in find_days(rule)]
    return min(times, default="")
