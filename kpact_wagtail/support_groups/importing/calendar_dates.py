"""The dates of events as a library for calendars works them out: what a schedule is checked by."""

import time
from datetime import UTC
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from .calendar_events import to_local
from .cells import Unreadable

#: So long may the rules of one file be worked out; some that never occur take a second each.
MAX_SECONDS = 20


class Clockwork:
    """Expands events, as long as there is time."""

    def __init__(self, begin, end):
        self.begin, self.end = begin, end
        self.spent = 0.0

    def expand(self, events):
        """Aware (start, end) of the meetings of events that share a zone, in order, each once."""
        if self.spent > MAX_SECONDS:
            raise Unreadable(_("This file is too much for one import. Split it into several."))
        started = time.monotonic()
        try:
            return self.work_out(events)
        except Unreadable:
            raise
        except Exception:  # whatever a library makes of a rule that means nothing
            raise Unreadable(_("How it repeats cannot be worked out.")) from None
        finally:
            self.spent += time.monotonic() - started

    def work_out(self, events):
        import icalendar
        import recurring_ical_events

        calendar = icalendar.Calendar()
        for event in events:
            calendar.add_component(event.component)
        found = recurring_ical_events.of(calendar).between(self.begin, self.end)
        zone = events[0].zone
        times = {self.times_of(each, zone) for each in found if not is_cancelled(each)}
        return sorted(pair for pair in times if self.begin <= pair[0] < self.end)

    def times_of(self, component, zone):
        begin = to_aware(component["DTSTART"].dt, zone)
        end = to_aware(component.get("DTEND", component["DTSTART"]).dt, zone)
        return begin.astimezone(UTC), end.astimezone(UTC)


def is_cancelled(component):
    return str(component.get("STATUS", "")).upper() == "CANCELLED"


def to_aware(moment, zone):
    return moment if moment.tzinfo else to_local(moment, zone).replace(tzinfo=ZoneInfo(zone))
