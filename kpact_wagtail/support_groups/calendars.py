"""Support groups as iCalendar, RFC 5545: what a subscriber's own calendar works with.

Rules stay rules, so that nothing has to be worked out ahead. Everything here may turn up on a lock
screen or in a calendar that a family shares: names are discreet, and there is no access in it.
"""

import unicodedata
from datetime import UTC, datetime, timedelta
from uuid import uuid5

from django.utils.translation import gettext as _

from ..time_zones import find_zone
from .clock_changes import list_unclear
from .leaks import find_meeting_links
from .schedules import ALL_MONTHS, DATES, MONTH_DAYS, WEEKLY, settle
from .sentences import words_of
from .series import find_series
from .vtimezone import make_vtimezone

REFRESH = timedelta(hours=12)
LONGEST_TEXT = 500
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def write_calendar(groups, name, changes):
    """The bytes of a file with the meetings of several groups.

    ``changes`` gives the moment of the last change by translation_key. The times of a group whose
    zone is unknown, or whose rules are damaged, are left out.
    """
    calendar = begin_calendar(name)
    zones = set()
    events = []
    for group in groups:
        for series in find_series(group):
            zones.add(group.time_zone)
            events += make_events(group, series, changes.get(group.translation_key, EPOCH))
    for zone in sorted(zones):
        calendar.add_component(make_vtimezone(zone))
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical(sorted=False)


def begin_calendar(name):
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//kpact-wagtail//calendar//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("NAME", to_line(name))
    calendar.add("X-WR-CALNAME", to_line(name))
    calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT12H")
    return calendar


def make_events(group, series, changed):
    """VEVENTs of one series: the meetings by rule, then each that is moved."""
    uid = str(uuid5(group.translation_key, series.id))
    event = make_event(group, uid, series.rule, series.first, changed)
    zone = find_zone(group.time_zone)
    if series.rule.repeats != DATES:
        event.add("RRULE", to_recur(series, zone))
    if series.left_out:
        event.add("EXDATE", [start.replace(tzinfo=zone) for start in series.left_out])
    yield event
    for was, rule in series.moved:
        event = make_event(group, uid, rule, rule.first_start(), changed)
        event.add("RECURRENCE-ID", was.replace(tzinfo=zone))
        yield event


def make_event(group, uid, rule, start, changed):
    """What all VEVENTs say. One with a discreet title leads nowhere."""
    from icalendar import Event

    event = Event()
    event.add("UID", uid)
    event.add("DTSTAMP", changed)
    event.add("LAST-MODIFIED", changed)
    event.add("SEQUENCE", count_changes(changed))
    event.add("DTSTART", to_clock(start, rule.duration, group.time_zone))
    event.add("DURATION", to_duration(rule.duration))
    event.add("SUMMARY", to_line(group.browser_title))
    event.add("CLASS", "PRIVATE")
    event.add("TRANSP", "TRANSPARENT")  # whoever shares a calendar is not shown as busy
    for name, value in describe(group, rule):
        event.add(name, value)
    return event


def describe(group, rule):
    """Pairs of what a meeting of a group without a discreet title says besides its time."""
    if group.discreet_title:
        return
    url, place = group.get_full_url(), to_line(find_place(group, rule))
    if url:
        yield "URL", url
    if place and not find_meeting_links(place):
        yield "LOCATION", place


def find_place(group, rule):
    """In words, and nothing of an address that is not public."""
    mode = rule.mode or group.mode
    if mode == "online":
        return _("Online")
    if group.withheld:
        return ""
    area, _note = words_of(rule)
    own = [rule.venue, area, rule.address]
    place = own if any(own) else [group.venue, group.area, group.address]
    return ", ".join(filter(None, place))


def to_clock(start, duration, zone):
    """A start on the clocks of a zone; in UTC where they change in the meantime."""
    if start in list_unclear(zone, start.time(), duration):
        return settle(start, find_zone(zone)).astimezone(UTC)
    return start.replace(tzinfo=find_zone(zone))


def to_recur(series, zone):
    """The RRULE of a series as icalendar takes it."""
    recur = {**find_rhythm(series.rule), **find_days(series.rule)}
    if series.until:
        recur["UNTIL"] = settle(series.until, zone).astimezone(UTC)
    if series.count:
        recur["COUNT"] = series.count
    return {**recur, "WKST": "MO"}


def find_rhythm(rule):
    months = {} if rule.months == ALL_MONTHS else {"BYMONTH": sorted(rule.months)}
    if rule.repeats == WEEKLY:
        return {"FREQ": "WEEKLY", "INTERVAL": rule.every, **months}
    if months:  # of every year, see split_months()
        return {"FREQ": "YEARLY", "INTERVAL": 1, **months}
    return {"FREQ": "MONTHLY", "INTERVAL": rule.every}


def find_days(rule):
    if rule.repeats == MONTH_DAYS:
        return {"BYMONTHDAY": list(rule.month_days)}
    weeks = [""] if rule.repeats == WEEKLY else rule.weeks
    return {"BYDAY": [f"{week}{code.upper()}" for week in weeks for code in rule.days]}


def to_duration(duration):
    """Exact hours: a day, as icalendar writes it, is 23 or 25 of them when clocks change."""
    from icalendar.prop import vInline

    minutes, seconds = divmod(int(duration.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [(hours, "H"), (minutes, "M"), (seconds, "S")]
    return vInline("PT" + "".join(f"{number}{unit}" for number, unit in parts if number))


def count_changes(changed):
    """A SEQUENCE that grows with each change: the minutes since 2020."""
    return max(0, int((changed - EPOCH).total_seconds() // 60))


def to_line(text):
    """One line without what no calendar can hold."""
    text = " ".join(str(text).split())[:LONGEST_TEXT]
    shown = (char for char in text if unicodedata.category(char) not in ("Cc", "Cs"))
    return "".join(shown)
