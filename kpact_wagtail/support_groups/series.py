"""The rules of a schedule as RFC 5545 writes them: where a rule begins, ends and is departed from.

No meeting is worked out but the first of each rule and those that are skipped or moved.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property
from math import lcm

from dateutil.relativedelta import relativedelta

from .clock_changes import list_unclear
from .schedules import ALL_MONTHS, DATES, DAY, MONTH_DAYS, MONTHLY, Rule, Schedule, step


@dataclass(frozen=True)
class Series:
    """Meetings that follow one rule without a break in it; all times are naive, of the group's clocks.

    One whose rule is of DATES is a single meeting.
    """

    #: Stays when the rule is edited; no two of a schedule are equal.
    id: str
    rule: Rule
    #: The first start, which is never left out.
    first: datetime
    #: The last possible start, or None where there is none.
    until: datetime | None = None
    count: int | None = None
    #: Starts of the rule at which there is no meeting.
    left_out: tuple[datetime, ...] = ()
    #: Pairs of such a start and the rule of the one meeting that takes its place.
    moved: tuple[tuple[datetime, Rule], ...] = ()


def find_series(group):
    """The Series of a group that has meetings, those after its break if it has one."""
    for whole in find_courses(group):
        for id, rule in split_months(whole.id, whole.rule):
            course = replace(whole, id=id, rule=rule)
            yield from course.list_single()
            if not course.is_chosen:
                yield from course.list_regular()


def find_courses(group):
    """A Course for each rule of a group that meets, or will after a break whose end is known."""
    schedule, opens_on = group.get_schedule(), find_opening(group)
    if not schedule or opens_on is None or not meets_regularly(group):
        return
    after = datetime.combine(opens_on, time())
    for id, rule in name_rules(schedule.rules):
        yield Course(schedule, rule, id, after)


def meets_regularly(group):
    return group.timing == "regular" and group.status != "closed"


def find_opening(group):
    """The first day that no break covers: date.min without a break, None where it is not known."""
    if group.status == "hiatus":
        last = group.status_until
        return last + DAY if last and last < date.max else None
    return group.starts_on if group.status == "starting" else date.min


def name_rules(rules):
    """Pairs of an id and a rule; a rule without one, or with that of another, is told by its place."""
    seen = set()
    for place, rule in enumerate(rules):
        id = f"{rule.id}#{place}" if not rule.id or rule.id in seen else rule.id
        seen.add(rule.id)
        yield id, rule


def split_months(id, rule):
    """Pairs of an id and a rule; for rules that not every calendar reads, several simple ones.

    In some months of every year is read everywhere as a yearly rule. Anything else in some months
    only – every five months, or the 30th, which February lacks – becomes a rule for each month.
    """
    if rule.repeats not in (MONTHLY, MONTH_DAYS) or rule.months == ALL_MONTHS:
        return [(id, rule)]
    rhythm = lcm(rule.every, 12)
    met = [rule.first + relativedelta(months=each) for each in range(0, rhythm, rule.every)]
    months = [each for each in met if each.month in rule.months]
    # By its last day, as calendars count the fifth Friday that is the last one twice.
    last = rule.last_of_count() if rule.count else rule.last
    whole = replace(rule, count=None, last=last)
    if rhythm == 12 and max(rule.month_days, default=1) < 29:
        return [(id, replace(whole, every=1, months=frozenset(each.month for each in months)))]
    return [
        (
            f"{id} {each:%Y-%m}",
            replace(
                whole,
                every=rhythm,
                months=ALL_MONTHS,
                first=max(rule.first, each.replace(day=1)),
            ),
        )
        for each in months
    ]


@dataclass(frozen=True)
class Course:
    """What becomes of one rule of a schedule from a local moment on."""

    schedule: Schedule
    rule: Rule
    id: str
    after: datetime

    @property
    def is_chosen(self):
        """Whether somebody chose the dates by hand."""
        return self.rule.repeats == DATES

    @cached_property
    def unclear(self):
        """Starts of the rule that a change of clocks comes across, in order; seldom any."""
        if self.is_chosen:
            return []
        rule = self.rule
        moments = list_unclear(self.schedule.zone, rule.start, rule.duration)
        return [start for moment in moments for start in rule.starts(moment, step(moment, DAY))]

    @cached_property
    def moved(self):
        """``{start: rule}`` of the meetings that take place at another time or in another way."""
        pairs = self.schedule.moved_starts(self.rule)
        return {start: move.change(self.rule, start) for move, start in pairs}

    @cached_property
    def away(self):
        """Starts at which there is no meeting."""
        into_break = {
            start for start, rule in self.moved.items() if rule.first_start() < self.after
        }
        return into_break | set(self.schedule.skipped_starts(self.rule))

    @property
    def apart(self):
        """Starts that no rule gives: dates chosen by hand, and what is moved out of a break."""
        if self.is_chosen:
            return self.rule.starts(datetime.min, datetime.max)
        return (start for start in self.moved if start < self.after)

    def list_single(self):
        """Meetings that are a series each.

        Dates chosen by hand, as many calendars read no RDATE; and what clocks make unclear, as they
        read it in different ways.
        """
        return self.make_single({*self.apart, *self.unclear})

    def list_apart(self):
        """As list_single(), for readers that need no help with clocks."""
        return self.make_single({*self.apart})

    def make_single(self, starts):
        for start in sorted(starts - self.away):
            rule = self.moved.get(start) or self.rule.on(start.date())
            if rule.first_start() >= self.after:
                yield Series(f"{self.id} {start.isoformat()}", rule, rule.first_start())

    def list_regular(self):
        """The stretches between what is unclear; where nothing is, the whole rule."""
        begin, id = self.after, self.id
        for end in self.unclear:
            if end >= begin:
                yield from self.find_stretch(id, begin, end)
                begin, id = step(end, DAY), f"{self.id} after {end.isoformat()}"
        yield from self.find_stretch(id, begin)

    def find_whole(self):
        """All meetings by rule as one Series, for readers that need no help with clocks."""
        return () if self.is_chosen else self.find_stretch(self.id, self.after)

    def find_stretch(self, id, begin, end=None):
        rule = self.rule
        starts = rule.starts(begin, end or rule.horizon(begin))
        first = next((start for start in starts if start not in self.away), None)
        if first is None:
            return
        counts = rule.count and not rule.last and end is None and first == rule.first_start()
        until = self.find_until(end, counts)
        yield Series(
            id,
            rule,
            first,
            until,
            count=rule.count if counts else None,
            left_out=tuple(sorted(start for start in self.away if is_in(start, first, until))),
            moved=tuple(
                (start, moved)
                for start, moved in self.moved.items()
                if start not in self.away and is_in(start, first, until)
            ),
        )

    def find_until(self, end, counts):
        """The last start before an end; None where there is none, or where counting is enough."""
        last = self.rule.last_of_count() if self.rule.count and not counts else self.rule.last
        until = datetime.combine(last, self.rule.start) if last else None
        return min(filter(None, [until, end and step(end, -DAY)]), default=None)


def is_in(start, first, until):
    return first <= start and (until is None or start <= until)
