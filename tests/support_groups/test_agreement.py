"""What pages show, what is stored and what calendars read are the same meetings.

tests/browser/test_calendar_agreement.py says it of one more reader.
"""

import datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kpact_wagtail.support_groups.actions import AHEAD, store_meetings
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


@pytest.mark.parametrize("name", SHAPES)
def test_what_is_stored_time_after_time_is_what_the_schedule_says(home, name):
    zone = ZONES[list(SHAPES).index(name) % len(ZONES)]
    group = add_group(home, SHAPES[name], time_zone=zone)
    found, moment = set(), AFTER
    while moment < BEFORE:
        with time_machine.travel(moment, tick=False):
            store_meetings(group)
        found |= set(Occurrence.objects.values_list("start", "end"))
        moment += AHEAD
    stored = [pair for pair in sorted(found) if AFTER <= pair[0] < BEFORE]
    seconds = [tuple(int(each.timestamp()) for each in pair) for pair in stored]
    assert seconds == sorted(set(list_meetings(group)))


@pytest.mark.parametrize("name", ["every week", "first and third", "moved"])
def test_the_page_shows_what_is_stored(client, home, name):
    now = datetime.datetime(2026, 2, 20, tzinfo=datetime.UTC)
    with time_machine.travel(now, tick=False):
        group = add_group(home, SHAPES[name])
        page = BeautifulSoup(client.get(group.url).content, "html.parser")
    written = [each["datetime"] for each in page.select("time[data-kpact-meeting]")]
    shown = [datetime.datetime.fromisoformat(each) for each in written]
    meetings = group.get_schedule().between(now, now + AHEAD)
    assert shown == [meeting.start for meeting in meetings][: len(shown)]
    assert len(shown) > 3
