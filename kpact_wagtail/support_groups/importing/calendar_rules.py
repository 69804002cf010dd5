"""From the RRULE of a calendar to a rule of ours: in the words an editor would choose. RFC 5545."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from ..schedules import CODES, MONTH_DAYS, MONTHLY, WEEKLY
from .cells import Unreadable

PLACED = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)\Z")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
#: What may stand beside FREQ without making it more than a rule of ours can say.
PLAIN = {"FREQ", "INTERVAL", "UNTIL", "COUNT", "WKST", "BYMONTH"}
WEEKS = {1, 2, 3, 4, 5, -1}
LONGEST_MONTH = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


def read_rule(event):
    """A rule for a proposal, or None for one that has to be said by its dates."""
    recurs = read_parts(event)
    repeats = find_repetition(recurs, event.start)
    if repeats is None:
        return None
    months = sorted({int(month) for month in recurs.get("BYMONTH", [])})
    return {
        **{"days": [], "weeks": [], "month_days": [], "every": 1, "dates": []},
        "months": [str(month) for month in months],
        **say_times(event.start, event.length),
        "first": event.start.date().isoformat(),
        **find_end(recurs, event),
        **repeats,
    }


def read_parts(event):
    """``{name: values}`` of an RRULE."""
    return {name.upper(): list(values) for name, values in event.recurs.items()}


def check_rule(event):
    """Refuse what no group can mean, and what would be looked through until the year 9999."""
    recurs = read_parts(event) if event.recurs else {"FREQ": ["WEEKLY"]}
    frequency = str(recurs.get("FREQ", [""])[0]).upper()
    if frequency not in FREQUENCIES or any(recurs.get(f"BY{unit}") for unit in UNITS):
        raise Unreadable(_("It repeats within a day. Write down each time as an event."))
    if int(recurs.get("INTERVAL", [1])[0]) < 1:
        raise Unreadable(_("“%(name)s” cannot be read.") % {"name": "INTERVAL"})
    if not set(recurs) <= PLAIN | {"BYDAY", "BYMONTHDAY", "BYSETPOS", "BYYEARDAY", "BYWEEKNO"}:
        raise Unreadable(_("It repeats in a way that is not known here."))
    if may_never_be(recurs, frequency):
        raise Unreadable(_("There is no day on which all of this comes together."))


UNITS = ("HOUR", "MINUTE", "SECOND")


def may_never_be(recurs, frequency):
    """Whether some day and month cannot meet, or only by a search through all days there are."""
    days = [abs(int(day)) for day in recurs.get("BYMONTHDAY", [])]
    months = [int(month) for month in recurs.get("BYMONTH", [])] or [1]
    if days and min(days) > max(LONGEST_MONTH.get(month, 31) for month in months):
        return True
    if frequency == "DAILY":
        odd = int(recurs.get("INTERVAL", [1])[0]) > 1 and ({"BYDAY", "BYMONTH"} & set(recurs))
        return bool(odd or {"BYMONTHDAY", "BYSETPOS", "BYYEARDAY", "BYWEEKNO"} & set(recurs))
    return frequency == "WEEKLY" and not set(recurs) <= PLAIN | {"BYDAY"}


def find_repetition(recurs, start):
    """What differs between weekly, monthly and days of months; None where it is neither."""
    frequency, interval = recurs["FREQ"][0].upper(), int(recurs.get("INTERVAL", [1])[0])
    if not set(recurs) <= PLAIN | {"BYDAY", "BYMONTHDAY", "BYSETPOS"}:
        return None
    placed = [find_place(str(each)) for each in recurs.get("BYDAY", [])]
    own = CODES[start.weekday()]
    if frequency == "DAILY":
        return say_daily(placed, interval, own)
    if frequency == "WEEKLY":
        days = {day for _week, day in placed} or {own}
        return weekly(days, interval)
    if frequency == "YEARLY":
        return say_yearly(recurs, placed, interval, start)
    return say_monthly(recurs, placed, interval, start)


def find_place(text):
    found = PLACED.match(text.upper())
    if not found:
        raise Unreadable(_("“%(name)s” cannot be read.") % {"name": "BYDAY"})
    return int(found[1] or 0), found[2].capitalize()


def weekly(days, every=1):
    return {"repeats": WEEKLY, "days": [code for code in CODES if code in days], "every": every}


def say_daily(placed, interval, own):
    if interval == 1:
        return weekly({day for _week, day in placed} or set(CODES))
    return weekly({own}, interval // 7) if interval % 7 == 0 and not placed else None


def say_monthly(recurs, placed, interval, start):
    month_days = [int(day) for day in recurs.get("BYMONTHDAY", [])]
    if month_days and (placed or recurs.get("BYSETPOS")):
        return None
    if not placed:
        days = sorted(set(month_days or [start.day]))
        fits = all(1 <= day <= 31 for day in days) and not recurs.get("BYSETPOS")
        found = {"repeats": MONTH_DAYS, "month_days": days, "every": interval}
        return found if fits else None
    if positions := recurs.get("BYSETPOS"):
        if len(placed) > 1 or placed[0][0]:
            return None
        placed = [(int(week), placed[0][1]) for week in positions]
    return say_places(placed, interval)


def say_places(placed, interval):
    """First and third Tuesday: weeks and days of which all pairs are meant."""
    weeks, days = {week for week, _day in placed}, {day for _week, day in placed}
    if weeks == {0} and interval == 1:
        return weekly(days)
    if not weeks <= WEEKS or len(set(placed)) != len(weeks) * len(days):
        return None
    return {
        "repeats": MONTHLY,
        "weeks": [str(week) for week in (1, 2, 3, 4, 5, -1) if week in weeks],
        "days": [code for code in CODES if code in days],
        "every": interval,
    }


def say_yearly(recurs, placed, interval, start):
    """Once or some times a year is monthly, in some months only."""
    if interval > 1 or (placed and not recurs.get("BYMONTH")):
        return None
    found = say_monthly(recurs, placed, 1, start)
    if found and not recurs.get("BYMONTH") and not recurs.get("BYMONTHDAY"):
        return {**found, "months": [str(start.month)]}
    return found


def say_times(start, length):
    return {
        "start": start.time().isoformat("minutes"),
        "end": (start + length).time().isoformat("minutes"),
    }


def find_end(recurs, event):
    """The last day, or the number of meetings."""
    if until := recurs.get("UNTIL"):
        last = last_day(until[0], event)
        if last < event.start.date():
            raise Unreadable(_("It ends before it begins: look at UNTIL."))
        return {"last": last.isoformat(), "count": None}
    count = recurs.get("COUNT")
    return {"last": None, "count": int(count[0]) if count else None}


def last_day(until, event):
    """The last date on which a meeting may begin, for an UNTIL that is a day or a moment."""
    if not isinstance(until, datetime):
        return until
    if until.tzinfo is not None:
        until = until.astimezone(ZoneInfo(event.zone)).replace(tzinfo=None)
    return until.date() - timedelta(days=until.time() < event.start.time())
