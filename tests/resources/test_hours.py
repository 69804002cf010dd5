"""Hours are right whatever the clocks do, and are told in words."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from kpact_wagtail.hours import CODES, Hours, Rule, say_days
from kpact_wagtail.time_zones import check_zone, find_zone, get_zones, name_zone

CHICAGO = "America/Chicago"
OFFICE = {"days": ["Mo", "Tu", "We", "Th", "Fr"], "opens": "09:00:00", "closes": "17:00:00"}
NIGHT = {"days": ["Sa"], "opens": "18:00:00", "closes": "02:00:00", "overnight": True}


def at(text, zone=CHICAGO):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize("day", ["2026-01-14", "2026-07-15"])
def test_nine_stays_nine_in_summer_and_winter(day):
    hours = Hours.read([OFFICE], zone=CHICAGO)
    assert not hours.is_open(at(f"{day}T08:59").astimezone(UTC))
    assert hours.is_open(at(f"{day}T09:00").astimezone(UTC))
    assert hours.is_open(at(f"{day}T16:59").astimezone(UTC))
    assert not hours.is_open(at(f"{day}T17:00").astimezone(UTC))


def test_hours_past_midnight_belong_to_the_evening_they_began_on():
    hours = Hours.read([NIGHT], zone=CHICAGO)
    assert hours.is_open(at("2026-11-21T23:00"))
    assert hours.is_open(at("2026-11-22T01:59"))
    assert not hours.is_open(at("2026-11-22T02:00"))
    assert not hours.is_open(at("2026-11-21T01:00"))


def test_the_night_on_which_clocks_go_back_has_each_minute_twice():
    hours = Hours.read([{**OFFICE, "days": ["Su"], "opens": "01:00:00", "closes": "02:00:00"}])
    hours = Hours(hours.rules, zone=CHICAGO)
    first = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)  # 1:30 in summer time
    assert hours.is_open(first)
    assert hours.is_open(first + timedelta(hours=1))
    assert not hours.is_open(first + timedelta(hours=2))


def test_a_day_with_other_hours_comes_before_the_week():
    other = {"first": "2026-12-24", "last": "2026-12-26"}
    short = {"first": "2026-12-31", "opens": "10:00:00", "closes": "12:00:00", "reason": "New Year"}
    hours = Hours.read([OFFICE], [other, short], zone=CHICAGO)
    assert not hours.is_open(at("2026-12-25T10:00"))
    assert hours.is_open(at("2026-12-28T10:00"))
    assert not hours.is_open(at("2026-12-31T13:00"))
    assert hours.coming_exceptions(date(2026, 12, 1)) == [
        "Dec. 24, 2026 to Dec. 26, 2026: closed",
        "Dec. 31, 2026: 10 a.m. to noon (New Year)",
    ]
    assert len(hours.coming_exceptions(date(2026, 12, 27))) == 1


def test_a_night_that_is_off_ends_no_night_before_and_begins_none_after():
    every = {**NIGHT, "days": CODES}
    hours = Hours.read([every], [{"first": "2026-12-25"}], zone=CHICAGO)
    assert hours.is_open(at("2026-12-25T01:00"))  # the night of the 24th
    assert not hours.is_open(at("2026-12-25T23:00"))
    assert not hours.is_open(at("2026-12-26T01:00"))
    assert hours.is_open(at("2026-12-26T23:00"))


def test_a_day_with_other_hours_may_end_after_midnight():
    eve = {"first": "2026-12-31", "opens": "20:00:00", "closes": "03:00:00", "overnight": True}
    hours = Hours.read([OFFICE], [eve], zone=CHICAGO)
    assert hours.is_open(at("2027-01-01T02:59"))
    assert not hours.is_open(at("2027-01-01T03:00"))
    assert hours.coming_exceptions(date(2026, 12, 1)) == [
        "Dec. 31, 2026: 8 p.m. until 3 a.m. the next day"
    ]


def test_a_line_that_is_always_open_is_closed_on_its_days_off():
    hours = Hours.read([], [{"first": "2026-12-25"}], always=True, zone=CHICAGO)
    assert hours.is_open(at("2026-12-24T23:59"))
    assert not hours.is_open(at("2026-12-25T00:00"))
    assert hours.is_open(at("2026-12-26T00:00"))


def test_a_zone_that_is_no_more_makes_no_claim_about_now():
    hours = Hours.read([OFFICE], zone="Mars/Olympus_Mons")
    assert hours.is_open(datetime.now(UTC)) is None
    assert hours.in_words() == ["Monday to Friday, 9 a.m. to 5 p.m."]
    assert hours.zone_name() == hours.for_browser() == ""
    with pytest.raises(ValidationError, match="no time zone of this name"):
        check_zone("Mars/Olympus_Mons")


@pytest.mark.parametrize("name", ["Europe/Kiev", "US/Central", "Asia/Calcutta"])
def test_a_zone_that_was_renamed_goes_on_working(name):
    check_zone(name)
    assert name_zone(name)


@pytest.mark.parametrize("name", ["../etc/passwd", "/etc/passwd", "America", "", "a\0b", "x" * 300])
def test_what_is_no_zone_is_none(name):
    assert find_zone(name) is None


def test_every_zone_offered_is_one():
    offered = [name for name, _label in get_zones() if name]
    assert len(offered) > 300
    assert all(map(find_zone, offered))


def test_always_open_needs_no_zone():
    hours = Hours.read([], always=True)
    assert hours.is_open(datetime.now(UTC))
    assert hours.in_words() == ["at any time, every day"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("Mo Tu We Th Fr", "Monday to Friday"),
        ("Mo We Sa", "Monday, Wednesday and Saturday"),
        ("Mo Tu", "Monday and Tuesday"),
        ("Mo Tu We Sa", "Monday to Wednesday and Saturday"),
        ("Mo Tu We Th Fr Sa Su", "every day"),
        ("Su", "Sunday"),
    ],
)
def test_days_are_said_as_people_say_them(days, words):
    assert say_days(days.split()) == words


def test_a_zone_is_named_in_the_language_of_the_page_without_its_season():
    assert name_zone(CHICAGO) == "Central Time"
    with override("es"):
        assert name_zone(CHICAGO) == "hora central"


@pytest.mark.parametrize(
    "damaged",
    [
        {},
        {"days": ["Mo"], "opens": "x", "closes": "17:00:00"},
        {"days": None, "opens": "09:00:00", "closes": "10:00:00"},
        {"days": [], "opens": "09:00:00", "closes": "10:00:00"},
        {"days": ["Mo"], "opens": None, "closes": "10:00:00"},
    ],
)
def test_damaged_hours_are_left_out(damaged):
    assert not Hours.read([damaged], [damaged])


times = st.times().map(lambda each: each.replace(second=0, microsecond=0, fold=0))
days = st.lists(st.sampled_from(CODES), min_size=1, max_size=7, unique=True)


@st.composite
def rules(draw):
    opens, closes = draw(times), draw(times)
    return Rule(tuple(draw(days)), opens, closes, overnight=closes <= opens)


@given(
    st.lists(rules(), min_size=1, max_size=4),
    st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)),
    st.sampled_from([CHICAGO, "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"]),
)
def test_open_means_that_the_clock_on_the_wall_is_within_a_rule(week, moment, zone):
    """Beside a second way to tell: every rule as spans of naive local time around the day."""
    local = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    spans = [
        (datetime.combine(day, rule.opens), end_of(day, rule))
        for rule in week
        for day in (local.date(), local.date() - timedelta(days=1))
        if CODES[day.weekday()] in rule.days
    ]
    expected = any(start <= local < end for start, end in spans)
    assert Hours(tuple(week), zone=zone).is_open(moment.replace(tzinfo=UTC)) == expected


def end_of(day, rule):
    return datetime.combine(day + timedelta(days=rule.overnight), rule.closes)


@given(st.lists(rules(), max_size=4))
def test_any_week_can_be_said_and_given_to_the_browser(week):
    hours = Hours(tuple(week), zone=CHICAGO)
    assert len(hours.in_words()) == len(week)
    assert hours.for_browser()


def test_midnight_to_midnight_is_a_whole_day():
    rule = Rule(("Mo",), time(0), time(0), overnight=True)
    hours = Hours((rule,), zone="UTC")
    monday = datetime(2026, 11, 23, tzinfo=UTC)
    assert hours.is_open(monday)
    assert hours.is_open(monday + timedelta(hours=23, minutes=59))
    assert not hours.is_open(monday + timedelta(days=1))
