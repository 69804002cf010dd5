"""Days in the content, told from the day of loading, so that the demo is alive in any year.

``"+14"`` and ``"-30"`` are days from today; ``"Tu*3"`` the third Tuesday from today on, today
included; ``"12-24"`` the next 24 December. Days may follow: ``"12-24 +9"``. ``2026-05-01`` is that
very day.
"""

import datetime
import re

from dateutil.relativedelta import relativedelta
from django.utils.timezone import localdate

WEEKDAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
NOTATION = re.compile(
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)})\*(?P<nth>\d+)|(?P<month>\d\d)-(?P<day>\d\d))?"
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
        ahead = (WEEKDAYS.index(told["weekday"]) - today.weekday()) % 7
        return today + datetime.timedelta(days=ahead, weeks=int(told["nth"]) - 1)
    if told["month"]:
        this_year = datetime.date(today.year, int(told["month"]), int(told["day"]))
        return this_year if this_year >= today else this_year + relativedelta(years=1)
    return today
