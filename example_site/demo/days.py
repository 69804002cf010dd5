"""Days in the content, told from the day of loading, so that the demo is alive in any year.

``"+14"`` and ``"-30"`` are days from today; ``"Tu*3"`` is the third Tuesday from today on, today
included; ``"We#-1*2"`` the second last Wednesday of a month from today on, ``"Sa#4*1"`` the next
fourth Saturday; ``"12-24"`` the next 24 December. Days may follow: ``"12-24 +9"``. ``2026-05-01``
is that very day.
"""

import datetime
import re
from itertools import count, islice

from dateutil.relativedelta import relativedelta
from django.utils.timezone import localdate

WEEKDAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
NOTATION = re.compile(
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)})(?:#(?P<place>-1|[1-5]))?\*(?P<nth>\d+)"
    r"|(?P<month>\d\d)-(?P<day>\d\d))?"
    r" ?(?P<more>[+-]\d+)?"
)


def to_day(words):
    """The day that is meant; a date stays as it is."""
    if isinstance(words, datetime.date) or not words:
        return words
    told = NOTATION.fullmatch(words)
    if told is None:
        return datetime.date.fromisoformat(words)
    return find_day(told, localdate()) + datetime.timedelta(days=int(told["more"] or 0))


def find_day(told, today):
    if told["weekday"]:
        days = (today + datetime.timedelta(days=ahead) for ahead in count())
        return next(islice((day for day in days if fits(told, day)), int(told["nth"]) - 1, None))
    if told["month"]:
        this_year = datetime.date(today.year, int(told["month"]), int(told["day"]))
        return this_year if this_year >= today else this_year + relativedelta(years=1)
    return today


def fits(told, day):
    """Whether a day is the weekday that is told, at its place in the month."""
    is_last = (day + datetime.timedelta(weeks=1)).month != day.month
    places = {None, str((day.day + 6) // 7), "-1" if is_last else None}
    return WEEKDAYS[day.weekday()] == told["weekday"] and told["place"] in places
