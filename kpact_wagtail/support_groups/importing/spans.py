"""How far ahead calendars are compared."""

from datetime import datetime, time

from dateutil.relativedelta import relativedelta
from django.utils import timezone

YEARS = 2


def next_years():
    """From the beginning of today for two years; aware moments."""
    today = timezone.localdate()
    begin = timezone.make_aware(datetime.combine(today, time()))
    return begin, begin + relativedelta(years=YEARS)
