"""A support group for search engines: schema.org EventSeries with a Schedule for each rule.

Nothing leads into a meeting: a VirtualLocation has no address here, and of a place only the public
area is told. A page with a discreet title says no more than times.
"""

from datetime import UTC
from operator import itemgetter

from django.utils.translation import gettext as _

from ..models import Audience
from ..structured_data import web_url
from ..time_zones import find_zone
from ..translation import resolve
from .columns import find_languages, find_modes
from .schedules import ALL_MONTHS, CODES, MONTH_DAYS, WEEKLY, settle
from .series import find_courses

SCHEMA = "https://schema.org/"
DAYS = dict(
    zip(
        CODES,
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        strict=True,
    )
)
MODES = {"online": ["online"], "in_person": ["in_person"]}
#: So many single meetings at most, the next ones.
MOST_SINGLE = 50


def describe_group(group, now, publisher=None):
    """The EventSeries of a group as a dict; values that are not known are empty in it."""
    return {
        "@type": "EventSeries",
        "name": group.browser_title,
        "url": group.get_full_url(),
        "eventSchedule": list_schedules(group),
        "subEvent": list_single(group, now),
        "eventAttendanceMode": find_attendance(find_modes(group)),
        "eventStatus": find_status(group),
        "inLanguage": find_languages(group),
        **({} if group.discreet_title else describe_openly(group, publisher)),
    }


def find_attendance(modes):
    name = {"online": "Online", "in_person": "Offline"}[modes[0]] if len(modes) == 1 else "Mixed"
    return f"{SCHEMA}{name}EventAttendanceMode"


def find_status(group):
    if group.status == "closed":
        return f"{SCHEMA}EventCancelled"
    unknown = group.status == "hiatus" and group.status_until is None
    return f"{SCHEMA}{'EventPostponed' if unknown else 'EventScheduled'}"


# When


def list_schedules(group):
    """A schema.org Schedule for each rule that goes on by itself."""
    zone = find_zone(group.time_zone)
    found = (series for course in find_courses(group) for series in course.find_whole())
    return [describe_schedule(series, group.time_zone, zone) for series in found]


def describe_schedule(series, name, zone):
    rule = series.rule
    without = sorted({*series.left_out, *(start for start, _rule in series.moved)})
    return {
        "@type": "Schedule",
        "startDate": series.first.date().isoformat(),
        "endDate": rule.last.isoformat() if rule.last else "",
        "repeatCount": series.count,
        "startTime": rule.start.isoformat(),
        "endTime": rule.end.isoformat(),
        "scheduleTimezone": name,
        "exceptDate": [settle(start, zone).isoformat() for start in without],
        **describe_repetition(rule),
    }


def describe_repetition(rule):
    months = {} if rule.months == ALL_MONTHS else {"byMonth": sorted(rule.months)}
    unit = "W" if rule.repeats == WEEKLY else "M"
    return {"repeatFrequency": f"P{rule.every}{unit}", **months, **describe_days(rule)}


def describe_days(rule):
    """Days by name with the weeks by number; from the end of a month, only RFC 5545 has a way."""
    if rule.repeats == MONTH_DAYS:
        return {"byMonthDay": list(rule.month_days)}
    if any(week < 0 for week in rule.weeks):
        return {"byDay": [f"{week}{day.upper()}" for week in rule.weeks for day in rule.days]}
    weeks = {} if rule.repeats == WEEKLY else {"byMonthWeek": list(rule.weeks)}
    return {"byDay": [SCHEMA + DAYS[day] for day in rule.days], **weeks}


def list_single(group, now):
    """The next meetings that no rule gives, or gives another time, as schema.org Events."""
    zone = find_zone(group.time_zone)
    found = []
    for course in find_courses(group):
        wholes = list(course.find_whole())
        alone = course.list_apart()
        moved = (pair for series in wholes for pair in series.moved)
        found += [(series.first, series.rule, None) for series in alone]
        found += [(rule.first_start(), rule, was) for was, rule in moved]
    coming = [each for each in sorted(found, key=itemgetter(0)) if settle(each[0], zone) >= now]
    return [describe_single(group, zone, *each) for each in coming[:MOST_SINGLE]]


def describe_single(group, zone, start, rule, was):
    begin = settle(start, zone)
    end = (begin.astimezone(UTC) + rule.duration).astimezone(zone)
    return {
        "@type": "Event",
        "name": group.browser_title,
        "startDate": begin.isoformat(),
        "endDate": end.isoformat(),
        "eventAttendanceMode": find_attendance(MODES.get(rule.mode or group.mode, ["", ""])),
        "eventStatus": f"{SCHEMA}{'EventRescheduled' if was else 'EventScheduled'}",
        "previousStartDate": settle(was, zone).isoformat() if was else "",
    }


# What only a page with an open title tells


def describe_openly(group, publisher):
    return {
        "description": group.summary,
        "location": list_places(group),
        "audience": describe_audience(group),
        "typicalAgeRange": find_ages(group),
        "maximumVirtualAttendeeCapacity": group.capacity_online,
        "maximumPhysicalAttendeeCapacity": group.capacity_in_person,
        "organizer": list_organizers(group, publisher),
        **describe_cost(group),
    }


def list_places(group):
    modes = find_modes(group)
    online = {"@type": "VirtualLocation", "name": group.platform or _("Online")}
    place = {"@type": "Place", "name": group.area}
    room = [place] if "in_person" in modes and group.area else []
    return [*([online] if "online" in modes else []), *room]


def describe_audience(group):
    ids = [audience.pk for audience in group.audiences.all()]
    names = sorted(found.name for found in resolve(Audience, ids, group.locale_id).values())
    ages = {"suggestedMinAge": group.min_age, "suggestedMaxAge": group.max_age}
    told = names or any(ages.values())
    return {"@type": "PeopleAudience", "audienceType": names, **ages} if told else {}


def find_ages(group):
    least, most = group.min_age, group.max_age
    return f"{least or 0}-{most or ''}" if least or most else ""


def list_organizers(group, publisher):
    others = {
        "@type": "Organization",
        "name": group.organizer_name,
        "url": web_url(group.organizer_url),
    }
    own = [publisher] if group.organizer != "listed" else []
    return [*own, *([others] if group.organizer != "own" and group.organizer_name else [])]


def describe_cost(group):
    if group.cost == "free":
        return {"isAccessibleForFree": True}
    if group.cost != "fixed" or group.price is None or not group.currency:
        return {}
    offer = {"@type": "Offer", "price": str(group.price), "priceCurrency": group.currency}
    return {"isAccessibleForFree": group.price == 0, "offers": offer}
