"""Dates as APA Style 7 writes them, in English whatever the language of the page."""

from .apa_parts import tidy

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def write_issued(item, *, whole):
    """``2019``, ``2019, March 5`` where the kind of work asks for the ``whole`` date, or ``n.d.``"""
    year, month, day = date_parts(item.get("issued"))
    if not year:
        literal = tidy((item.get("issued") or {}).get("literal"))
        return literal or status_as_date(item) or "n.d."
    rest = " ".join(filter(None, [month, day])) if whole else ""
    return ", ".join(filter(None, [year, rest]))


def status_as_date(item):
    """ "in press"; what is online already has a date or none."""
    status = tidy(item.get("status")).lower()
    return "" if "online" in status else status


def write_accessed(item):
    """``July 3, 2019``, or "" without a whole date."""
    year, month, day = date_parts(item.get("accessed"))
    return f"{month} {day}, {year}" if day else ""


def date_parts(date):
    """Year, month in words and day of a CSL date as strings; "" where there is none."""
    numbers = [*next(iter((date or {}).get("date-parts") or []), []), 0, 0, 0][:3]
    year, month, day = (int(number) if str(number).isdecimal() else 0 for number in numbers)
    in_year = 1 <= month <= 12
    name = MONTHS[month - 1] if in_year else ""
    return (str(year) if year else "", name, str(day) if in_year and 1 <= day <= 31 else "")
