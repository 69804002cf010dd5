"""When a group meets: rules of RFC 5545 on the clock of its own time zone.

``Schedule.read(stored, zone)`` reads a stored stream, ``between()`` gives its meetings. 19:00 stays
19:00 when clocks change. A time that a change of clocks leaves out counts with the offset before
it, and of one that comes twice the first is meant, as RFC 5545 says (3.3.5).
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from dateutil.relativedelta import relativedelta

from ..time_zones import find_zone
from .stored import (
    ALL_MONTHS,
    CODES,
    read_months,
    read_reasons,
    read_words,
    to_date,
    to_numbers,
    to_time,
    to_weeks,
    to_words,
    values_of,
    within,
)

WEEKLY, MONTHLY, MONTH_DAYS, DATES = "weekly", "monthly", "month_days", "dates"
DAY = timedelta(days=1)
#: A rule that has no meeting within so many years of its first day never has one.
YEARS_TO_LOOK = 30


@dataclass(frozen=True)
class Meeting:
    """One meeting; ``start`` and ``end`` are aware, in the zone of the group."""

    start: datetime
    end: datetime
    rule: "Rule" = field(compare=False, repr=False)
    mode: str = ""
    venue: str = ""
    #: The start it had, and why it moved; None where it did not.
    moved_from: datetime | None = None
    move: "Move | None" = field(default=None, compare=False, repr=False)

    @property
    def interpreter(self):
        return self.rule.interpreter

    @property
    def day(self):
        """The local date on which it begins."""
        return self.start.date()


@dataclass(frozen=True)
class Rule:
    """Meetings that follow one another in one way, or on dates chosen by hand.

    ``id`` is that of the stored child, which stays when the rule is edited.
    """

    repeats: str
    start: time
    end: time
    first: date | None = None
    every: int = 1
    days: tuple = ()
    weeks: tuple = ()
    month_days: tuple = ()
    dates: tuple = ()
    months: frozenset = ALL_MONTHS
    last: date | None = None
    count: int | None = None
    mode: str = ""
    venue: str = ""
    area: str = ""
    address: str = ""
    interpreter: str = ""
    note: str = ""
    #: Area and note in other languages: triples of code, area and note.
    words: tuple = ()
    id: str = ""

    @classmethod
    def read(cls, stored, id=""):
        """From a stored block; None where it is incomplete or damaged."""
        try:
            rule = cls(
                repeats=to_words(stored["repeats"]),
                start=to_time(stored["start"]),
                end=to_time(stored["end"]),
                first=to_date(stored.get("first")),
                every=within(int(stored.get("every") or 1), 1, 520),
                days=tuple(code for code in CODES if code in (stored.get("days") or [])),
                weeks=to_weeks(stored.get("weeks")),
                month_days=to_numbers(stored.get("month_days"), 1, 31),
                dates=tuple(sorted({to_date(each) for each in values_of(stored.get("dates"))})),
                months=frozenset(to_numbers(stored.get("months"), 1, 12)) or ALL_MONTHS,
                last=to_date(stored.get("last")),
                count=within(int(stored["count"]), 1, 5000) if stored.get("count") else None,
                **{name: to_words(stored.get(name)) for name in WORDS_OF_RULE},
                words=read_words(stored),
                id=str(id or ""),
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return None
        return rule if rule.is_complete else None

    @property
    def is_complete(self):
        if self.start is None or self.end is None:
            return False
        if self.repeats == DATES:
            return bool(self.dates) and None not in self.dates
        needed = {
            WEEKLY: self.days,
            MONTHLY: self.days and self.weeks,
            MONTH_DAYS: self.month_days,
        }
        return self.first is not None and bool(needed.get(self.repeats))

    @property
    def duration(self):
        """From start to end; an end that is not later is one on the next day."""
        return length_of(self.start, self.end)

    def is_over(self, today):
        """Whether it has a last day and that is past."""
        last = self.dates[-1] if self.repeats == DATES else self.last
        if last is None and self.count:
            last = self.last_of_count()
        return last is not None and last < today

    def last_of_count(self):
        starts = list(self.starts(datetime.min, self.horizon()))
        return starts[-1].date() if starts else self.first

    def horizon(self, after=datetime.min):
        """The moment by which a rule has met after another one, if it ever does."""
        if self.repeats == DATES:
            return datetime.max
        begin = max(after, datetime.combine(self.first, time()))
        return step(begin, relativedelta(years=YEARS_TO_LOOK))

    def first_start(self):
        """The naive local start of the first meeting, or None where there never is one."""
        return next(self.starts(datetime.min, self.horizon()), None)

    def starts(self, after, before):
        """Naive local starts from ``after`` until before ``before``, in order; a generator.

        It always ends: a rule without end is asked for a span, never for all its meetings.
        """
        if self.repeats == DATES:
            yield from self.picked(after, before)
            return
        for start in self.expand(after, before):
            if start >= before:
                return
            if start >= after:
                yield start

    def on(self, day):
        """The same on one day only."""
        return replace(self, repeats=DATES, dates=(day,), months=ALL_MONTHS)

    def picked(self, after, before):
        for day in self.dates:
            start = datetime.combine(day, self.start)
            if after <= start < before and day.month in self.months:
                yield start

    def expand(self, after, before):
        from dateutil.rrule import rrule

        begin = datetime.combine(self.first_day, self.start)
        last = min(before, datetime.combine(self.last, time.max)) if self.last else before
        if begin > last or not self.months:
            return ()
        options = self.as_rrule()
        if self.count:
            return islice(rrule(dtstart=begin, until=last, **options), self.count)
        return rrule(dtstart=self.leap(begin, after), until=last, **options)

    @property
    def first_day(self):
        """From where weeks and months are counted: of weeks, the first that has a day of the rule."""
        if self.repeats != WEEKLY:
            return self.first
        days = (self.first + DAY * ahead for ahead in range(7))
        return next(day for day in days if CODES[day.weekday()] in self.days)

    def leap(self, begin, after):
        """A later start that meets on the same days, so that nobody counts the weeks since 2016."""
        if after <= begin:
            return begin
        if self.repeats == WEEKLY:
            step = timedelta(weeks=self.every)
            leaps = (after - begin) // step - 1
            return begin + leaps * step if leaps > 0 else begin
        months = (after.year - begin.year) * 12 + after.month - begin.month
        leaps = months // self.every - 1
        if leaps < 1:
            return begin
        return begin.replace(day=1) + relativedelta(months=leaps * self.every)

    def as_rrule(self):
        """The keyword arguments of dateutil's rrule(), without its start and end."""
        from dateutil import rrule

        options = {"interval": self.every}
        if self.months != ALL_MONTHS:
            options["bymonth"] = sorted(self.months)
        if self.repeats == MONTH_DAYS:
            return {"freq": rrule.MONTHLY, "bymonthday": self.month_days, **options}
        days = [rrule.weekdays[CODES.index(code)] for code in self.days]
        if self.repeats == WEEKLY:
            return {"freq": rrule.WEEKLY, "byweekday": days, **options}
        placed = [day(week) for week in self.weeks for day in days]
        return {"freq": rrule.MONTHLY, "byweekday": placed, **options}


WORDS_OF_RULE = ("mode", "venue", "area", "address", "interpreter", "note")


@dataclass(frozen=True)
class Skip:
    """Days without a meeting, the first and the last included."""

    first: date
    last: date
    reason: str = ""
    reasons: tuple = ()

    @classmethod
    def read(cls, stored):
        try:
            first = to_date(stored["first"])
            last = to_date(stored.get("last")) or first
            return cls(first, last, *read_reasons(stored)) if first else None
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    def covers(self, day):
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Move:
    """A meeting that takes place on another day, at another time or in another way."""

    day: date
    new_day: date
    at: time | None = None
    start: time | None = None
    end: time | None = None
    mode: str = ""
    venue: str = ""
    reason: str = ""
    reasons: tuple = ()

    @classmethod
    def read(cls, stored):
        try:
            day = to_date(stored["day"])
            times = [to_time(stored.get(name)) for name in ("at", "start", "end")]
            words = (to_words(stored.get("mode")), to_words(stored.get("venue")))
            new_day = to_date(stored.get("new_day")) or day
            return cls(day, new_day, *times, *words, *read_reasons(stored)) if day else None
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    def is_about(self, start):
        """Whether it moves what begins at a naive local time."""
        return start.date() == self.day and self.at in (None, start.time())

    def change(self, rule, start):
        """The rule of the one meeting it makes of that at a start; where it is, too."""
        new, duration = self.apply(start, rule.duration)
        words = tuple((code, "", note) for code, _area, note in rule.words)
        place = {"venue": self.venue, "area": "", "address": "", "words": words}
        place = place if self.venue else {}
        times = {"start": new.time(), "end": (new + duration).time()}
        return replace(rule.on(new.date()), mode=self.mode or rule.mode, **times, **place)

    def apply(self, start, duration):
        """Naive start and duration of the meeting it makes of one."""
        new = datetime.combine(self.new_day, self.start or start.time())
        return new, length_of(new.time(), self.end) if self.end else duration


def length_of(start, end):
    begin = datetime.combine(date.min, start)
    finish = datetime.combine(date.min, end)
    return (finish if finish > begin else finish + DAY) - begin


@dataclass(frozen=True)
class Schedule:
    """All there is to say about when a group meets. ``zone`` is an IANA name."""

    rules: tuple = ()
    skips: tuple = ()
    moves: tuple = ()
    pauses: frozenset = frozenset()
    zone: str = ""

    @classmethod
    def read(cls, stored, zone=""):
        """From the raw data of a ScheduleBlock; what is damaged or incomplete is left out."""
        kinds = {"rule": [], "skip": [], "move": [], "pause": []}
        for child in stored or []:
            if isinstance(child, dict) and child.get("type") in kinds:
                kinds[child["type"]].append(child)
        pauses = read_months(child.get("value") for child in kinds["pause"])
        rules = (Rule.read(child.get("value"), child.get("id")) for child in kinds["rule"])
        return cls(
            tuple(replace(rule, months=rule.months - pauses) for rule in rules if rule),
            tuple(filter(None, (Skip.read(child.get("value")) for child in kinds["skip"]))),
            tuple(filter(None, (Move.read(child.get("value")) for child in kinds["move"]))),
            pauses,
            zone or "",
        )

    def without_addresses(self):
        """The same for a group whose address is not public."""
        return replace(self, rules=tuple(replace(rule, address="") for rule in self.rules))

    def __bool__(self):
        return bool(self.rules) and find_zone(self.zone) is not None

    def between(self, after, before):
        """The Meetings that begin from one aware moment until before another, by start."""
        zone = find_zone(self.zone)
        if zone is None:
            return []
        # A day more on both sides: what a change of clocks shifts is sorted out afterwards.
        low, high = (moment.astimezone(zone).replace(tzinfo=None) for moment in (after, before))
        found = [
            meeting
            for rule in self.rules
            for meeting in self.meetings_of(rule, step(low, -DAY), step(high, DAY), zone)
            if after <= meeting.start < before
        ]
        return sorted(found, key=lambda meeting: (meeting.start.astimezone(UTC), meeting.rule.id))

    def meetings_of(self, rule, low, high, zone):
        for start in rule.starts(low, high):
            if self.move_of(start) is None and not self.is_skipped(start):
                yield self.make(rule, start, rule.duration, zone)
        for move, start in self.moved_starts(rule):
            new, duration = move.apply(start, rule.duration)
            if low <= new < high:
                yield self.make(rule, new, duration, zone, move, start)

    def moved_starts(self, rule):
        """Pairs of a Move and the naive start of a meeting of the rule that it moves."""
        for move in self.moves:
            begin = datetime.combine(move.day, time())
            for start in rule.starts(begin, step(begin, DAY)):
                if not self.is_skipped(start) and self.move_of(start) is move:
                    yield move, start

    def make(self, rule, start, duration, zone, move=None, was=None):
        begin = settle(start, zone)
        end = (begin.astimezone(UTC) + duration).astimezone(zone)
        mode, venue = (move.mode, move.venue) if move else ("", "")
        return Meeting(
            begin,
            end,
            rule,
            mode or rule.mode,
            venue or rule.venue,
            settle(was, zone) if was else None,
            move,
        )

    def is_skipped(self, start):
        return any(skip.covers(start.date()) for skip in self.skips)

    def move_of(self, start):
        """The first Move about a naive local start, or None."""
        return next((move for move in self.moves if move.is_about(start)), None)

    def skipped_starts(self, rule):
        """Naive starts of a rule that fall away: no meeting then, or not at that time."""
        for skip in self.skips:
            begin = datetime.combine(skip.first, time())
            end = step(datetime.combine(skip.last, time()), DAY)
            yield from rule.starts(begin, end)


def settle(naive, zone):
    """A local time as an aware one that exists: see the head of this module."""
    return naive.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)


def step(moment, by):
    """A moment moved, as far as there are years."""
    try:
        return moment + by
    except (OverflowError, ValueError):
        return moment
