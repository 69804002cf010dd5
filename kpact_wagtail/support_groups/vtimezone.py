"""The VTIMEZONE of a zone, RFC 5545 3.6.5: changes of clocks as rules where there are rules.

icalendar can make one as well, but in 7.3 clocks go forward an hour too late there, and changes
that last less than two months, as around Ramadan, are missing. Dates are never listed in one RDATE:
ical.js reads only the first of them.
"""

from calendar import monthrange
from functools import lru_cache

from .clock_changes import LAST, list_changes
from .schedules import CODES


@lru_cache(maxsize=100)
def make_vtimezone(name):
    """A component of icalendar; the same each time, so nobody must change it."""
    from icalendar import Timezone

    zone = Timezone()
    zone.add("TZID", name)
    for run in sorted(find_runs(list_changes(name)), key=lambda run: run[0].moment):
        zone.add_component(make_observance(run))
    return zone


def find_runs(changes):
    """Lists of changes that come back every year in the same way."""
    open_runs = {}
    for change in changes:
        key = (change.before, change.after, change.name, change.is_standard)
        runs = open_runs.setdefault(key, [])
        fitting = next((run for run in runs if find_day([*run, change])), None)
        if fitting is None:
            runs.append([change])
        else:
            fitting.append(change)
    return [run for runs in open_runs.values() for run in runs]


def find_day(run):
    """The BYDAY they share, such as 2SU or -1SU, when they follow each other year by year."""
    first, last = run[0].onset, run[-1].onset
    in_turn = last.year - first.year == len(run) - 1 and last.year == run[-2].onset.year + 1
    alike = {(each.onset.month, each.onset.weekday(), each.onset.time()) for each in run}
    if not in_turn or len(alike) > 1:
        return None
    code = CODES[first.weekday()].upper()
    for count in (count_from_start, count_from_end):
        places = {count(each.onset) for each in run}
        if len(places) == 1:
            return f"{places.pop()}{code}"
    return None


def count_from_start(day):
    return (day.day - 1) // 7 + 1


def count_from_end(day):
    return (day.day - monthrange(day.year, day.month)[1] - 1) // 7


def make_observance(run):
    from icalendar import TimezoneDaylight, TimezoneStandard

    first, last = run[0], run[-1]
    observance = TimezoneStandard() if first.is_standard else TimezoneDaylight()
    observance.add("DTSTART", first.onset)
    observance.add("TZOFFSETFROM", first.before)
    observance.add("TZOFFSETTO", first.after)
    observance.add("TZNAME", first.name)
    if len(run) > 1:
        recur = {"FREQ": "YEARLY", "BYMONTH": first.onset.month, "BYDAY": find_day(run)}
        goes_on = last.moment.year == LAST.year - 1
        observance.add("RRULE", recur if goes_on else {**recur, "UNTIL": last.moment})
    return observance
