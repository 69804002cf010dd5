"""Reads calendars with libical, in the system's Python: JSON lines in, JSON lines out.

Run as ``python3 libical_reader.py``; a line is ``{"calendar": text, "after": s, "before": s}``, with
seconds since 1970, and the answer a sorted list of pairs of start and end.
"""

import json
import sys

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402 - the version has to be named first

DAY = 86400


def read(text, after, before):
    calendar = ICalGLib.Component.new_from_string(text)
    events = list(list_events(calendar))
    moved = [event for event in events if not event.get_recurrenceid().is_null_time()]
    found = [span for event in moved for span in list_spans(event, after, before)]
    for event in events:
        if event.get_recurrenceid().is_null_time():
            away = {to_seconds(event, each) for each in moved if each.get_uid() == event.get_uid()}
            spans = list_spans(event, after, before)
            found += [span for span in spans if span[0] not in away]
    return sorted(found)


def list_events(calendar):
    kind = ICalGLib.ComponentKind.VEVENT_COMPONENT
    event = calendar.get_first_component(kind)
    while event is not None:
        yield event
        event = calendar.get_next_component(kind)


def to_seconds(event, moved):
    """The start that one is moved from, in the zone of the event it belongs to."""
    return moved.get_recurrenceid().as_timet_with_zone(event.get_dtstart().get_timezone())


def list_spans(event, after, before):
    spans = []
    # libical ends a little early, by the clocks of the event.
    limits = (after - DAY, before + DAY)
    start, end = (ICalGLib.Time.new_from_timet_with_zone(each, False, None) for each in limits)
    event.foreach_recurrence(
        start, end, lambda _event, span, *_rest: spans.append((span.get_start(), span.get_end()))
    )
    return [span for span in spans if after <= span[0] < before]


for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps(read(request["calendar"], request["after"], request["before"])), flush=True)
