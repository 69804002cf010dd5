"""A calendar in a browser shows the meetings that pages show; see also test_agreement.py there."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support_groups.build import add_group
from tests.support_groups.shapes import (
    AFTER,
    BEFORE,
    BREAKS,
    ZONES,
    all_shapes,
    compare,
    list_meetings,
    make_group,
    schedules,
    write,
)

from . import icaljs


@pytest.fixture(scope="module")
def page(chromium):
    page = chromium.new_page()
    icaljs.load(page)
    yield page
    page.close()


def test_ical_js_reads_the_meetings_of_every_shape(page):
    groups = all_shapes()
    readings = icaljs.read(page, list(map(write, groups.values())), AFTER, BEFORE)
    assert compare(groups, readings) == {}
    assert sum(map(len, readings)) > 10_000


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(schedule=schedules(), zone=st.sampled_from(ZONES), facts=st.sampled_from(BREAKS))
def test_ical_js_reads_the_meetings_of_any_schedule(page, schedule, zone, facts):
    group = make_group(schedule, zone, **facts)
    assert compare({"it": group}, icaljs.read(page, [write(group)], AFTER, BEFORE)) == {}


def test_it_reads_what_the_site_sends(page, chromium, server, home):
    group = add_group(home, in_calendar=True)
    context = chromium.new_context()
    text = context.request.get(server + group.calendar_url).text()
    context.close()
    (read,) = icaljs.read(page, [text], AFTER, BEFORE)
    assert read == [list(each) for each in list_meetings(group)]
    assert len(read) > 100
