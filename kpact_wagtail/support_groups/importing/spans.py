"""How far ahead calendars are compared."""

from datetime import UTC, datetime, time

from dateutil.relativedelta import relativedelta
from django.utils import timezone

YEARS = 2


def next_years():
    """From the beginning of today for two years; aware moments."""
    today = timezone.localdate()
    begin = timezone.make_aware(datetime.combine(today, time()))
    return begin, begin + relativedelta(years=YEARS)


def list_times(schedule, begin, end):
    """(start, end) of the meetings of a Schedule in order, each once.

    In UTC: Python takes times that come twice on a clock for unequal to those of other zones.
    """
    times = {
        (meeting.start.astimezone(UTC), meeting.end.astimezone(UTC))
        for meeting in schedule.between(begin, end)
    }
    return sorted(times)
