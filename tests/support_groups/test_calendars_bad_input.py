"""Schedules that no form lets through any more cost the page and its calendar nothing. # F6, F9"""

import datetime
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from kpact_wagtail.support_groups.calendars import write_calendar
from kpact_wagtail.support_groups.schedules import Schedule

from .build import add_group, child, items, rule
from .shapes import AFTER, BEFORE, make_group, write

NEVER = [
    rule("month_days", month_days=items([31]), months=["2", "4"]),
    rule("monthly", days=["Tu"], weeks=["5"], months=["2"], first="2026-01-01", last="2026-12-31"),
    rule(first="2026-03-10", last="2026-03-01"),
    rule("month_days", month_days=items([0])),
    rule("month_days", month_days=items([99])),
    rule("monthly", days=["Tu"], weeks=["0"]),
    rule("monthly", days=["Tu"], weeks=["7"]),
    rule(every=10**9),
    rule(every=-1),
    rule(count=-4),
    rule(first="9999-12-31"),
    rule(first="0001-01-01"),
    rule(months=["13"]),
    rule(start="25:00"),
    rule(end=["19:00"]),
    rule("dates", dates=items(["9999-12-31"])),
    rule("dates", dates=items(["tomorrow"])),
    rule("fortnightly"),
    child("rule", None),
    child("rule", []),
    child("rule", {"repeats": {}}),
]


def events_of(group):
    return Calendar.from_ical(write(group)).walk("VEVENT")


@pytest.mark.parametrize("stored", NEVER, ids=lambda each: json.dumps(each["value"])[2:])
def test_a_rule_that_never_occurs_or_cannot_be_read_is_left_out(stored):
    group = make_group([stored, rule(days=["Fr"])], "America/Chicago")
    assert [event["RRULE"]["BYDAY"] for event in events_of(group)] == [["FR"]]


@pytest.mark.parametrize("name", ["skip", "move", "pause"])
@pytest.mark.parametrize(
    "value", [None, {}, [], {"first": "x"}, {"day": 5}, {"months": [0, 13, {}]}]
)
def test_what_departs_from_rules_and_cannot_be_read_is_left_out(name, value):
    group = make_group([rule(), child(name, value, id="x")], "America/Chicago")
    (event,) = events_of(group)
    assert "EXDATE" not in event


def test_a_time_with_an_offset_is_one_of_the_clocks_of_the_group():
    (event,) = events_of(make_group([rule(start="19:00:00.5+02:00")], "America/Chicago"))
    assert event["DTSTART"].dt.isoformat() == "2026-01-06T19:00:00-06:00"


def test_a_rule_for_ever_stays_one_rule():
    group = make_group([rule(first="1970-01-06")], "America/Chicago")
    (event,) = events_of(group)
    assert "UNTIL" not in event["RRULE"]


def test_a_break_for_ever_ends_it_all():
    skip = child("skip", {"first": "1970-01-01", "last": "2199-12-31"})
    assert events_of(make_group([rule(), skip], "America/Chicago")) == []


def test_ten_thousand_dates_are_as_many_meetings(client, home):
    first = datetime.date(2000, 1, 1)
    dates = [str(first + datetime.timedelta(days=each)) for each in range(10_000)]
    group = add_group(home, [rule("dates", dates=items(dates))], in_calendar=True)
    assert client.get(group.url).status_code == 200
    text = client.get(group.calendar_url).text
    assert text.count("BEGIN:VEVENT") == 10_000


def test_meetings_with_the_same_id_keep_their_own_names():
    rules = [rule(id="a"), rule(id="a", days=["Fr"]), rule(id=""), child("rule", rule()["value"])]
    for each in rules[2:]:
        each.pop("id")
    events = events_of(make_group(rules, "America/Chicago"))
    assert len({event["UID"] for event in events}) == len(events) == 4


def test_an_old_draft_of_a_translation_changes_nothing(client, home, spanish):
    group = add_group(home, in_calendar=True)
    home.copy_for_translation(spanish).save_revision().publish()
    copy = group.copy_for_translation(spanish)
    copy.save_revision().publish()
    field = copy._meta.get_field("schedule")
    copy.schedule = field.to_python(json.dumps([rule(days=["Su"])]))
    draft = copy.save_revision()
    copy.refresh_from_db()
    draft.publish()
    copy.refresh_from_db()
    for page in (group, copy):
        (event,) = Calendar.from_ical(client.get(page.calendar_url).content).walk("VEVENT")
        assert event["RRULE"]["BYDAY"] == ["TU"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
NAMES = [
    "repeats",
    "start",
    "end",
    "first",
    "last",
    "every",
    "days",
    "weeks",
    "month_days",
    "dates",
]
NAMES += ["months", "count", "day", "new_day", "at", "mode", "venue", "note", "reasons"]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(["rule", "skip", "move", "pause"]),
    st.sampled_from([rule(), rule("dates", dates=items(["2026-01-01"]))]),
    st.dictionaries(st.sampled_from(NAMES), JSON, min_size=1, max_size=3),
)
def test_nothing_that_could_be_stored_is_an_error(kind, base, damage):
    stored = [rule(), child(kind, {**base["value"], "day": "2026-01-06", **damage}, id="x")]
    schedule = Schedule.read(stored, "America/Chicago")
    schedule.between(AFTER, BEFORE)
    group = make_group([], "America/Chicago")
    group.get_schedule = lambda: schedule
    assert Calendar.from_ical(write_calendar([group], "Circle", {}))
