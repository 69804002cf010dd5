"""What pages show, what is stored and what calendars read are the same meetings.

tests/browser/test_calendar_agreement.py says it of one more reader.
"""

import datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kpact_wagtail.support_groups.actions import AHEAD, store_meetings
from kpact_wagtail.support_groups.meetings import SHOWN
from kpact_wagtail.support_groups.models import Occurrence

from . import libical
from .build import add_group
from .shapes import (
    AFTER,
    BEFORE,
    BREAKS,
    SHAPES,
    ZONES,
    all_shapes,
    compare,
    list_meetings,
    make_group,
    schedules,
    write,
)


@pytest.fixture(scope="module")
def reader():
    process = libical.start()
    yield process
    process.stdin.close()
    process.wait(timeout=10)


def test_libical_reads_the_meetings_of_every_shape(reader):
    groups = all_shapes()
    readings = [libical.read(reader, write(group)) for group in groups.values()]
    assert compare(groups, readings) == {}
    assert not any(map(libical.loses_its_way, groups.values()))
    assert sum(map(len, readings)) > 10_000


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(schedule=schedules(), zone=st.sampled_from(ZONES), facts=st.sampled_from(BREAKS))
def test_libical_reads_the_meetings_of_any_schedule(reader, schedule, zone, facts):
    group = make_group(schedule, zone, **facts)
    assume(not libical.loses_its_way(group))
    assert compare({"it": group}, [libical.read(reader, write(group))]) == {}


@pytest.fixture(params=SHAPES)
def group(request, home):
    """A published group of each shape, each in one of the zones."""
    zone = ZONES[list(SHAPES).index(request.param) % len(ZONES)]
    with time_machine.travel(AFTER, tick=False):
        return add_group(home, SHAPES[request.param], time_zone=zone)


def store_time_after_time(group):
    """At each of the moments at which the rows of three years are worked out, in turn."""
    moment = AFTER
    while moment < BEFORE:
        with time_machine.travel(moment, tick=False):
            store_meetings(group)
            yield moment
        moment += AHEAD


def to_seconds(pairs):
    return sorted(tuple(int(each.timestamp()) for each in pair) for pair in pairs)


def test_what_is_stored_time_after_time_is_what_the_schedule_says(group):
    found = []
    for moment in store_time_after_time(group):
        span = {"start__gte": moment, "start__lt": min(moment + AHEAD, BEFORE)}
        found += Occurrence.objects.filter(**span).values_list("start", "end")
    assert to_seconds(found) == sorted(list_meetings(group))  # with what is there twice


def test_the_page_shows_the_next_meetings_of_every_shape(group):
    shown = []
    for moment in store_time_after_time(group):
        page = type(group).objects.get(pk=group.pk)
        html = render_to_string("kpact_wagtail/partials/group_next.html", {"page": page})
        shown += check_dates(BeautifulSoup(html, "html.parser"), group, moment)
    assert any(start < BEFORE for start in shown) == bool(list_meetings(group))


def check_dates(soup, group, now):
    """That a page has the next meetings, each once, as words and for programs; returns its starts."""
    times = soup.select("time[data-kpact-meeting]")
    shown = [(read_time(each["datetime"]), read_time(each["data-kpact-meeting"])) for each in times]
    assert to_seconds(shown) == to_seconds(next_of(group, now))
    for (start, _end), each in zip(shown, times, strict=True):
        assert each.get_text().startswith(f"{start:%A}, ")
        assert f" {start.day}, {start.year}, " in each.get_text()
    return [start for start, _end in shown]


def read_time(written):
    return datetime.datetime.fromisoformat(written)


def next_of(group, now):
    """Start and end of the next meetings, as the schedule has them."""
    meetings = group.get_schedule().between(now - datetime.timedelta(days=2), now + AHEAD)
    coming = [each for each in meetings if each.end > now and not group.is_paused_on(each.day)]
    return [(each.start, each.end) for each in coming][:SHOWN]


BREAK = {"status": "hiatus", "status_until": datetime.date(2026, 4, 10)}


@pytest.mark.parametrize("facts", [{}, BREAK], ids=["runs", "in a break"])
@pytest.mark.parametrize("name", ["every week", "first and third", "moved"])
def test_the_whole_page_shows_what_is_stored(client, home, name, facts):
    now = datetime.datetime(2026, 2, 20, tzinfo=datetime.UTC)
    with time_machine.travel(now, tick=False):
        group = add_group(home, SHAPES[name], **facts)
        page = BeautifulSoup(client.get(group.url).content, "html.parser")
        assert len(check_dates(page, group, now)) > 2
