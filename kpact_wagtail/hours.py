"""Weekly hours in words, and whether somebody answers at a moment.

Times are those of the clock on the wall in the zone of the record, so that 9:00 stays 9:00 when
clocks change. Rules are read as they are stored (schema.org’s openingHours, RFC 5545 for dates).
"""

import json
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils.translation import gettext as _

from .records import DAYS
from .time_zones import find_zone, name_zone
from .words import join_words, say_date, say_time

CODES = [code for code, _name in DAYS]


@dataclass(frozen=True)
class Rule:
    """Days with the same hours; ``overnight`` ones end on the following day."""

    days: tuple
    opens: time
    closes: time
    overnight: bool = False

    @classmethod
    def read(cls, stored):
        """From a stored block; None where it is incomplete."""
        try:
            opens, closes = (
                time.fromisoformat(stored["opens"]),
                time.fromisoformat(stored["closes"]),
            )
            days = tuple(code for code in CODES if code in stored["days"])
        except (KeyError, TypeError, ValueError):
            return None
        return cls(days, opens, closes, bool(stored.get("overnight"))) if days else None

    def covers(self, day, at, after_midnight=False):
        """Whether hours that begin on a day hold at a time of it, or of the day after."""
        return CODES[day.weekday()] in self.days and within(self, at, after_midnight)


@dataclass(frozen=True)
class OtherHours:
    """Days on which other hours hold, or none: ``opens`` is None where it is closed."""

    first: date
    last: date
    opens: time | None = None
    closes: time | None = None
    reason: str = ""
    overnight: bool = False

    @classmethod
    def read(cls, stored):
        try:
            first = date.fromisoformat(stored["first"])
            last = date.fromisoformat(stored["last"]) if stored.get("last") else first
            times = [stored.get(name) for name in ("opens", "closes")]
            times = [time.fromisoformat(each) if each else None for each in times]
        except (KeyError, TypeError, ValueError):
            return None
        return cls(first, last, *times, stored.get("reason") or "", bool(stored.get("overnight")))

    def covers(self, at, after_midnight=False):
        """As Rule.covers(), for its days."""
        known = self.opens is not None and self.closes is not None
        return known and within(self, at, after_midnight)


def within(span, at, after_midnight):
    """Whether opening hours hold at a time of the day they begin on, or of the day after."""
    if after_midnight:
        return span.overnight and at < span.closes
    return at >= span.opens and (span.overnight or at < span.closes)


@dataclass(frozen=True)
class Hours:
    """All there is to say about when a record can be reached."""

    rules: tuple = ()
    exceptions: tuple = ()
    always: bool = False
    zone: str = ""

    @classmethod
    def read(cls, rules, exceptions=(), always=False, zone=""):
        """From the raw data of streams; what is damaged is left out."""
        return cls(
            tuple(filter(None, (Rule.read(each) for each in rules))),
            tuple(filter(None, (OtherHours.read(each) for each in exceptions))),
            bool(always),
            zone or "",
        )

    def __bool__(self):
        return self.always or bool(self.rules)

    def is_open(self, moment):
        """Whether somebody answers at an aware datetime; None where nobody can know."""
        zone = find_zone(self.zone)
        if not self or zone is None:
            return self.always or None
        local = moment.astimezone(zone)
        today, at = local.date(), local.time()
        return self.holds_on(today, at) or self.holds_on(today - timedelta(days=1), at, True)

    def holds_on(self, day, at, after_midnight=False):
        """Whether what begins on a day holds at a time of it, or of the day after."""
        for each in self.exceptions:
            if each.first <= day <= each.last:
                return each.covers(at, after_midnight)
        if self.always:
            return not after_midnight
        return any(rule.covers(day, at, after_midnight) for rule in self.rules)

    def in_words(self):
        """The week in sentences without a clock: one for each set of days."""
        if self.always:
            return [_("at any time, every day")]
        return [say_rule(rule) for rule in self.rules]

    def coming_exceptions(self, today):
        """Sentences on days that differ, from today on."""
        coming = sorted(
            (each for each in self.exceptions if each.last >= today), key=lambda each: each.first
        )
        return [say_exception(each) for each in coming]

    def zone_name(self):
        """The zone as people of the page’s language call it, the same in summer and winter."""
        return name_zone(self.zone) if self.rules and not self.always else ""

    def for_browser(self):
        """JSON for open-now.js, which alone knows what time it is; "" where it could not tell."""
        if not (self.always or find_zone(self.zone)):
            return ""
        data = {
            "zone": self.zone,
            "always": self.always,
            "rules": [
                [[CODES.index(day) for day in rule.days], *minutes_of(rule), rule.overnight]
                for rule in self.rules
            ],
            "exceptions": [
                [str(each.first), str(each.last), *minutes_of(each), each.overnight]
                for each in self.exceptions
            ],
        }
        return json.dumps(data)


def minutes_of(rule):
    return [each and each.hour * 60 + each.minute for each in (rule.opens, rule.closes)]


def say_rule(rule):
    words = {"days": say_days(rule.days), "opens": say_time(rule.opens)}
    words["closes"] = say_time(rule.closes)
    if rule.overnight:
        return _("%(days)s, %(opens)s until %(closes)s the next day") % words
    return _("%(days)s, %(opens)s to %(closes)s") % words


def say_exception(each):
    words = {"days": say_date(each.first), "reason": each.reason}
    if each.last != each.first:
        dates = {"first": say_date(each.first), "last": say_date(each.last)}
        words["days"] = _("%(first)s to %(last)s") % dates
    if each.opens is None or each.closes is None:
        sentence = _("%(days)s: closed") % words
    else:
        words |= {"opens": say_time(each.opens), "closes": say_time(each.closes)}
        sentence = say_span(each.overnight) % words
    return f"{sentence} ({each.reason})" if each.reason else sentence


def say_span(overnight):
    if overnight:
        return _("%(days)s: %(opens)s until %(closes)s the next day")
    return _("%(days)s: %(opens)s to %(closes)s")


def say_days(days):
    """Such as “Monday to Friday” or “Monday, Wednesday and Saturday”."""
    names = dict(DAYS)
    if len(days) == 7:
        return _("every day")
    pieces = []
    for run in find_runs(days):
        if len(run) > 2:
            ends = {"first": names[run[0]], "last": names[run[-1]]}
            pieces.append(_("%(first)s to %(last)s") % ends)
        else:
            pieces.extend(str(names[day]) for day in run)
    return join_words(pieces)


def find_runs(days):
    """Days that follow one another, together."""
    runs = []
    for day in days:
        if runs and CODES.index(runs[-1][-1]) + 1 == CODES.index(day):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs
