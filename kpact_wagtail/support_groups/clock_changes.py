"""When the clocks of a time zone change, and which local times that makes unclear."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from ..time_zones import find_zone

#: The years that are looked at.
FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2050, 1, 1, tzinfo=UTC)
STRIDE = timedelta(days=7)


@dataclass(frozen=True)
class ClockChange:
    """One change: the moment, in UTC, and the offsets before and after it."""

    moment: datetime
    before: timedelta
    after: timedelta
    name: str
    is_standard: bool

    @property
    def onset(self):
        """The local time of the change, as clocks before it show it."""
        return (self.moment + self.before).replace(tzinfo=None)

    @property
    def unclear(self):
        """From when until before when clocks show local times twice, or never."""
        local = self.moment.replace(tzinfo=None)
        low, high = sorted([self.before, self.after])
        return local + low, local + high


@lru_cache(maxsize=100)
def list_changes(name):
    """The ClockChanges of a zone, by time; the first is how it was in 1970."""
    zone = find_zone(name)
    found = [describe(FIRST, zone, FIRST.astimezone(zone).utcoffset())]
    moment = FIRST
    while moment < LAST:
        following = moment + STRIDE
        if following.astimezone(zone).utcoffset() != moment.astimezone(zone).utcoffset():
            before = moment.astimezone(zone).utcoffset()
            found.append(describe(find_moment(moment, following, zone), zone, before))
        moment = following
    return tuple(found)


@lru_cache(maxsize=1000)
def list_unclear(name, time, duration):
    """The local starts at a time of day that a change of clocks comes across.

    Clocks show them twice, or never, or change before the end. RFC 5545 says what is meant (3.3.5,
    3.3.6), but calendars do not agree on it.
    """
    found = set()
    for low, high in (change.unclear for change in list_changes(name)):
        days = (moment.date() for moment in (low - duration, low, high))
        starts = {datetime.combine(day, time) for day in days}
        found |= {start for start in starts if low - duration <= start < high}
    return tuple(sorted(found))


def find_moment(low, high, zone):
    """The second at which the offset changes, between two moments that differ in it."""
    offset = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset:
            low = middle
        else:
            high = middle
    return high


def describe(moment, zone, before):
    local = moment.astimezone(zone)
    return ClockChange(moment, before, local.utcoffset(), local.tzname(), not local.dst())
