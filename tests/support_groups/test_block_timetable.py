"""The week of support groups as a part of a page: days, times, zones, and what has no day."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from .block_pages import Reader, add, names
from .build import add_index, child, items, rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return add_index(home)


@pytest.fixture
def read(client, home):
    return Reader(client, home)


def day_of(part, name):
    """Of a day of the timetable: texts of its cells, row by row."""
    for body in part.select("tbody"):
        if body.th.text == name:
            return [
                [" ".join(cell.text.split()) for cell in row.select("td")]
                for row in body.select("tr")[1:]
            ]
    return None


def test_a_day_has_its_groups_by_time_and_the_zone_stands_once(read, index):
    add(index, "Late")
    add(index, "Early", schedule=[rule(days=["Tu", "Th"], start="09:00:00", end="10:00:00")])
    part = read("timetable")
    assert [row[:2] for row in day_of(part, "Tuesday")] == [
        ["9 a.m. to 10 a.m.", "Early"],
        ["7 p.m. to 8:30 p.m.", "Late"],
    ]
    assert len(day_of(part, "Thursday")) == 1
    assert day_of(part, "Monday") is None
    assert "Central Time" in part.caption.text
    assert part.text.count("Central Time") == 1


def test_groups_of_several_zones_each_name_their_own(read, index):
    add(index, "Here")
    add(index, "There", time_zone="Europe/Berlin")
    part = read("timetable")
    assert {row[0] for row in day_of(part, "Tuesday")} == {
        "7 p.m. to 8:30 p.m. Central Time",
        "7 p.m. to 8:30 p.m. Central European Time",
    }
    assert "Central Time" not in part.caption.text


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (rule(), ""),
        (rule(every=2), "Every 2 weeks on Tuesday"),
        (
            rule("monthly", weeks=["1", "3"], days=["Tu"]),
            "On the first and third Tuesday of the month",
        ),
        (rule("monthly", weeks=["5"], days=["Tu"]), "in months that have one"),
        (rule(months=["1", "2"]), "Only in January and February"),
    ],
)
def test_what_is_not_every_week_says_so(read, index, given, words):
    add(index, "Circle", schedule=[given])
    cell = day_of(read("timetable"), "Tuesday")[0][1]
    said = cell.removeprefix("Circle").strip()
    assert words in said
    assert bool(said) is bool(words)


def test_a_break_every_year_is_named_instead_of_the_months_around_it(read, index):
    pause = child("pause", {"months": ["8"]})
    add(index, "Circle", schedule=[rule("monthly", weeks=["-1"], days=["Tu"]), pause])
    cell = day_of(read("timetable"), "Tuesday")[0][1]
    assert cell == "Circle On the last Tuesday of the month, not in August"


def test_dates_chosen_by_hand_stand_under_their_days_until_they_are_past(read, index):
    today = localdate()
    coming = today + timedelta(days=7)
    dates = items([str(today - timedelta(days=8)), str(coming)])
    add(index, "Circle", schedule=[rule("dates", dates=dates)])
    part = read("timetable")
    assert [body.th.text for body in part.select("tbody")] == [coming.strftime("%A")]


def test_rules_that_are_over_leave_the_week(read, index):
    over = str(localdate() - timedelta(days=1))
    add(index, "Circle", schedule=[rule(last=over), rule(days=["Fr"])])
    part = read("timetable")
    assert day_of(part, "Tuesday") is None
    assert day_of(part, "Friday")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"timing": "arranged"}, "By arrangement"),
        ({"timing": "announced"}, "The times will be announced"),
        ({"schedule": [rule("month_days", month_days=items([15]))]}, "On day 15 of the month"),
    ],
)
def test_groups_without_a_day_of_the_week_stand_below_it(read, index, fields, words):
    add(index, "Circle", **fields)
    add(index, "Tuesdays")
    part = read("timetable")
    assert names(part.select_one(".kpact-timetable__rest")) == ["Circle"]
    assert words in part.select_one(".kpact-timetable__rest").text
    assert "Circle" not in part.table.text


def test_a_week_of_nothing_fixed_has_no_empty_table(read, index):
    add(index, "Circle", timing="arranged")
    part = read("timetable")
    assert part.table is None
    assert names(part) == ["Circle"]


def test_a_group_on_a_break_says_so_in_the_week(read, index):
    add(index, "Circle", status="hiatus")
    assert "Taking a break" in day_of(read("timetable"), "Tuesday")[0][1]
