"""The week of some groups: on which days and at what times each meets, read from its rules.

No rule is expanded: as many groups as you like cost no more than their rules are long.
"""

from dataclasses import dataclass, field, replace

from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .schedules import CODES, DATES, MONTH_DAYS, WEEKLY, Rule, Schedule
from .sentences import (
    DAY_NAMES,
    MODES,
    has_gaps,
    say_limits,
    say_months,
    say_repetition,
    say_rule,
    say_times,
)


@dataclass
class Slot:
    """A group at a time on a day of the week."""

    group: object
    rule: Rule
    words: str = ""

    @property
    def times(self):
        return say_times(self.rule.start, self.rule.end)

    @property
    def mode(self):
        return self.rule.mode or self.group.mode

    @property
    def mode_words(self):
        return capfirst(str(MODES.get(self.mode, "")))

    @property
    def venue(self):
        return self.rule.venue


@dataclass
class Day:
    """A day of the week and its slots, by time."""

    code: str
    slots: list = field(default_factory=list)

    @property
    def name(self):
        return capfirst(DAY_NAMES[self.code])


@dataclass
class Rest:
    """A group that has no day of the week, and what there is to say instead."""

    group: object
    words: list


@dataclass
class Week:
    """Days that have meetings, and groups that meet on none of them."""

    days: list
    rest: list

    def __bool__(self):
        return bool(self.days or self.rest)

    @cached_property
    def zone(self):
        """The one zone of all times, in words; "" where there are several."""
        names = {slot.group.zone_name for day in self.days for slot in day.slots}
        return names.pop() if len(names) == 1 else ""


def make_week(groups, today):
    """The Week of groups; what is over by ``today`` is left out."""
    days = {code: Day(code) for code in CODES}
    rest = []
    for group in groups:
        schedule = get_schedule(group)
        rules = find_rules(schedule, today)
        placed = [(code, rule) for rule in rules for code in find_days(rule)]
        for code, rule in placed:
            days[code].slots.append(Slot(group, rule, say_how_often(rule, schedule.pauses, today)))
        if not placed:
            rest.append(Rest(group, say_instead(group, rules, schedule.pauses, today)))
    for day in days.values():
        day.slots.sort(key=lambda slot: (slot.rule.start, slot.group.title.casefold()))
    return Week([day for day in days.values() if day.slots], rest)


def get_schedule(group):
    return group.get_schedule() if group.timing == group.Timing.REGULAR else Schedule()


def find_rules(schedule, today):
    """The rules by which a group meets from today on; past dates are taken from those by hand."""
    rules = [rule for rule in schedule.rules if not rule.is_over(today)]
    return [from_today(rule, today) for rule in rules]


def from_today(rule, today):
    if rule.repeats != DATES:
        return rule
    return replace(rule, dates=tuple(day for day in rule.dates if day >= today))


def find_days(rule):
    if rule.repeats == DATES:
        met = {CODES[day.weekday()] for day in rule.dates if day.month in rule.months}
        return [code for code in CODES if code in met]
    return () if rule.repeats == MONTH_DAYS else rule.days


def say_how_often(rule, pauses, today):
    """Why it is not every week, and from when until when; "" for one that simply goes on."""
    is_plain = rule.repeats == WEEKLY and rule.every == 1
    said = [
        *([] if is_plain else [say_repetition(rule, today)]),
        *say_gaps(rule),
        *say_limits(rule, pauses, today),
        *say_pauses(pauses),
    ]
    return capfirst(", ".join(said))


def say_gaps(rule):
    return [_("in months that have one")] if has_gaps(rule) else []


def say_pauses(pauses):
    return [_("not in %(months)s") % {"months": say_months(pauses)}] if pauses else []


def say_instead(group, rules, pauses, today):
    """Sentences for a group that has no day of the week."""
    if group.schedule_words:
        return [group.schedule_words]
    said = [say_rule(rule, pauses, group.mode, group.mode, today) for rule in rules]
    said += map(capfirst, say_pauses(pauses) if said else [])
    return said or [str(group.get_timing_display())]
