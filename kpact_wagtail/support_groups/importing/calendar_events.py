"""Events of a calendar as plain values: local times, a zone by its IANA name, a length. RFC 5545."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from ...time_zones import find_zone
from .cells import Unreadable, plain

DAY = timedelta(days=1)
#: Parts of an event without which nobody knows when it is.
TIMES = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")


@dataclass
class Event:
    """``start`` is naive, on the clock of ``zone``; ``recurs`` the one RRULE, or None."""

    component: object
    start: datetime
    length: timedelta
    zone: str
    recurs: object = None
    #: Of a changed meeting: the naive local start it had.
    was: datetime | None = None
    #: Pairs of naive local start and length, besides the rule.
    more: list = field(default_factory=list)
    #: Naive local starts that fall away, and days on which all do.
    without: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    @property
    def uid(self):
        return str(self.component.get("UID", "")) or str(id(self.component))

    @property
    def is_cancelled(self):
        return str(self.component.get("STATUS", "")).upper() == "CANCELLED"

    def text(self, name):
        value = self.component.get(name, "")
        return plain(" ".join(map(str, value)) if isinstance(value, list) else value)


def read_event(component, calendar_zone, default_zone):
    """An Event; raises Unreadable with what to change."""
    if damaged := find_damaged(component):
        raise Unreadable(_("“%(name)s” cannot be read.") % {"name": damaged[0]})
    if "DTSTART" not in component:
        raise Unreadable(_("It has no start (DTSTART)."))
    begin = single(component, "DTSTART").dt
    if not isinstance(begin, datetime):
        raise Unreadable(_("It lasts all day. Give it times."))
    zone, notes = find_zone_of(component["DTSTART"], calendar_zone, default_zone)
    start = to_local(begin, zone)
    length = find_length(component, begin)
    event = Event(component, start, length, zone, notes=notes)
    event.recurs = single(component, "RRULE")
    event.was = find_was(component, zone)
    event.more = list(find_more(component, zone, length))
    event.without = list(find_without(component, zone, start))
    return event


def find_damaged(component):
    """Names of the times of an event that the library could not read."""
    return [name for name, _error in component.errors if name in TIMES]


def find_named_zone(components):
    """The zone that a group of events names; those in UTC among them are on the same clocks."""
    whole = [each.get("DTSTART") for each in components if not find_damaged(each)]
    starts = [each for each in whole if hasattr(each, "dt")]
    moments = [each.dt for each in starts if isinstance(each.dt, datetime)]
    names = [
        getattr(each.tzinfo, "key", "") for each in moments if each.tzinfo and not is_utc(each)
    ]
    return next(filter(find_zone, names), "")


def single(component, name):
    value = component.get(name)
    if isinstance(value, list):
        raise Unreadable(_("It has “%(name)s” twice.") % {"name": name})
    return value


def find_zone_of(begin, calendar_zone, default_zone):
    """(IANA name, notes) for a DTSTART: its own zone, that of the calendar, or the default."""
    moment = begin.dt
    named = str(begin.params.get("TZID", ""))
    if moment.tzinfo is not None and not is_utc(moment):
        key = getattr(moment.tzinfo, "key", "")
        if find_zone(key):
            return key, []
        raise Unreadable(say_unknown_zone(named))
    if moment.tzinfo is None and named:
        raise Unreadable(say_unknown_zone(named))
    if find_zone(calendar_zone):
        return calendar_zone, []
    if moment.tzinfo is not None:
        return "UTC", [_("Its times are in UTC. Choose the time zone of the group.")]
    if find_zone(default_zone):
        said = _("Its times name no time zone, so %(zone)s is taken.")
        return default_zone, [said % {"zone": default_zone}]
    raise Unreadable(_("Its times name no time zone. Write one, such as America/Chicago."))


def is_utc(moment):
    return moment.tzinfo is UTC or str(moment.tzinfo) in ("UTC", "Etc/UTC")


def say_unknown_zone(name):
    said = _("The time zone “%(name)s” is not known. Write it like America/Chicago.")
    return said % {"name": name[:60]}


def to_local(moment, zone):
    """A moment as clocks in a zone show it; one without a zone is on that clock already."""
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def find_length(component, begin):
    end = single(component, "DTEND")
    length = single(component, "DURATION")
    if end is None and length is None:
        raise Unreadable(_("It has no end. Give it one."))
    try:
        length = length.dt if end is None else elapsed(begin, end.dt)
    except TypeError:
        raise Unreadable(_("Its end cannot be compared with its start.")) from None
    if length <= timedelta():
        raise Unreadable(_("It ends before it begins."))
    if length > DAY:
        raise Unreadable(_("It lasts longer than a day."))
    return length


def elapsed(begin, end):
    """The time between two moments, not between what clocks show."""
    if begin.tzinfo is None or end.tzinfo is None:
        return end - begin
    return end.astimezone(UTC) - begin.astimezone(UTC)


def find_was(component, zone):
    was = single(component, "RECURRENCE-ID")
    if was is None:
        return None
    if str(was.params.get("RANGE", "")):
        raise Unreadable(_("It changes all later meetings too. Make two events of it."))
    if not isinstance(was.dt, datetime):
        raise Unreadable(_("“%(name)s” cannot be read.") % {"name": "RECURRENCE-ID"})
    return to_local(was.dt, zone)


def find_more(component, zone, length):
    for value in all_values(component, "RDATE"):
        if isinstance(value, tuple):
            begin, end = value
            yield to_local(begin, zone), end if isinstance(end, timedelta) else elapsed(begin, end)
        elif isinstance(value, datetime):
            yield to_local(value, zone), length
        else:
            raise Unreadable(_("“%(name)s” cannot be read.") % {"name": "RDATE"})


def find_without(component, zone, start):
    for value in all_values(component, "EXDATE"):
        if isinstance(value, datetime):
            yield to_local(value, zone)
        else:  # a day, of calendars that leave the time out
            yield datetime.combine(value, start.time())


def all_values(component, name):
    """What stands in a property that may be there several times, each with several dates."""
    found = component.get(name) or []
    for each in found if isinstance(found, list) else [found]:
        for value in each.dts:
            yield value.dt
