"""What does not fit together in a schedule is said by name, and what fits is not."""

import datetime
import time

import pytest

from kpact_wagtail.support_groups.conflicts import find_conflicts
from kpact_wagtail.support_groups.schedules import Schedule

from .build import child, items, rule

NOW = datetime.datetime(2026, 3, 1, 18, tzinfo=datetime.UTC)
SKIP_OF_A_MEETING = child("skip", {"first": "2026-03-10"})


def conflicts(*children, zone="America/Chicago", mode="online"):
    return list(find_conflicts(Schedule.read(children, zone), NOW, mode))


def skip(first, last=None):
    return child("skip", {"first": first, "last": last})


def move(day, new_day, **values):
    return child("move", {"day": day, "new_day": new_day, **values})


def pause(*months):
    return child("pause", {"months": list(months)})


FITTING = [
    [],
    [rule()],
    [rule(), skip("2026-03-10")],
    [rule(), skip("2026-03-08", "2026-03-14")],
    [rule(), move("2026-03-10", "2026-03-11")],
    [rule(), pause("8")],
    [rule(), rule(days=["We"])],
    [rule(), rule(mode="in_person", venue="Library")],  # two rooms at once
    [rule(end="20:00:00"), rule(start="20:00:00", end="21:00:00")],  # one after the other
    [rule(start="23:00:00", end="01:00:00")],
    [rule(start="12:00:00", end="18:00:00")],
    [rule(first="2026-03-03", count=8), move("2026-03-10", "2026-03-11")],
    [rule("dates", dates=items(["2026-04-01"]))],
    [rule(), skip("2020-01-01"), move("2020-01-03", "2020-01-04")],  # long past
]


@pytest.mark.parametrize("children", FITTING)
def test_what_fits_together_is_left_alone(children):
    assert conflicts(*children) == []


NOT_FITTING = {
    "a day without a meeting that has none": (
        [rule(), skip("2026-03-11")],
        "“No meeting on Wednesday, March 11, 2026” changes nothing: there is none at that time anyway.",
    ),
    "a break in months that have a break": (
        [rule(), pause("8"), skip("2026-08-02", "2026-08-20")],
        "“No meetings from Sunday, Aug. 2, 2026 to Thursday, Aug. 20, 2026” changes nothing: there "
        "is none at that time anyway.",
    ),
    "a move of nothing": (
        [rule(), move("2026-03-11", "2026-03-12")],
        "“The meeting of Wednesday, March 11, 2026 is on Thursday, March 12, 2026” changes nothing: "
        "there is no meeting on Wednesday, March 11, 2026.",
    ),
    "a move of another time": (
        [rule(), move("2026-03-10", "2026-03-12", at="09:00:00")],
        "“The meeting of Tuesday, March 10, 2026 is on Thursday, March 12, 2026” changes nothing: at "
        "9 a.m. no meeting begins on that day.",
    ),
    "a day that is moved and falls away": (
        [rule(), skip("2026-03-10"), move("2026-03-10", "2026-03-12")],
        "The meeting of Tuesday, March 10, 2026 is moved, but falls away too: take one of the two out.",
    ),
    "a meeting moved twice": (
        [rule(), move("2026-03-10", "2026-03-11"), move("2026-03-10", "2026-03-12")],
        "The meeting of Tuesday, March 10, 2026 is moved twice: the first of the two holds.",
    ),
    "a move onto another meeting": (
        [rule(), move("2026-03-10", "2026-03-17")],
        "“The meeting of Tuesday, March 10, 2026 is on Tuesday, March 17, 2026”: there is a meeting at "
        "that time already.",
    ),
    "a move onto a day without meetings": (
        [rule(), skip("2026-03-17"), move("2026-03-10", "2026-03-17")],
        "“The meeting of Tuesday, March 10, 2026 is on Tuesday, March 17, 2026”: on Tuesday, March 17, "
        "2026 no meetings were meant to be.",
    ),
    "two at once": (
        [rule(id="a"), rule("monthly", id="b", weeks=["1"], days=["Tu"], start="20:00:00")],
        "“Every Tuesday, 7 p.m. to 8:30 p.m.” and “On the first Tuesday of the month, 8 p.m. to 8:30 "
        "p.m.” meet at the same time and place, first on Tuesday, March 3, 2026.",
    ),
    "two at once, one of which says what the group says": (
        [rule(), rule(mode="online", note="b")],
        "“Every Tuesday, 7 p.m. to 8:30 p.m.” and “Every Tuesday, 7 p.m. to 8:30 p.m., online, b” meet "
        "at the same time and place, first on Tuesday, March 3, 2026.",
    ),
    "a rule that is over": (
        [rule(last="2026-02-01")],
        "“Every Tuesday, 7 p.m. to 8:30 p.m., from Jan. 6, 2026, until Feb. 1, 2026” is over: take it "
        "out, or change until when it holds.",
    ),
    "a fixed term that is over": (
        [rule(count=3)],
        "“Every Tuesday, 7 p.m. to 8:30 p.m., from Jan. 6, 2026, 3 meetings in all” is over: take it "
        "out, or change until when it holds.",
    ),
    "a rule that ends before it begins": (
        [rule(last="2026-01-01")],
        "“Every Tuesday, 7 p.m. to 8:30 p.m., from Jan. 6, 2026, until Jan. 1, 2026” ends before it "
        "begins.",
    ),
    "a rule that begins in two years": (
        [rule(first="2028-01-01")],
        "“Every Tuesday, 7 p.m. to 8:30 p.m., from Jan. 1, 2028” has no meeting in the coming twelve "
        "months.",
    ),
    "a date in a month without meetings": (
        [rule("dates", dates=items(["2026-04-01", "2026-08-05"])), pause("8")],
        "Wednesday, Aug. 5, 2026 is chosen, but lies in a month without meetings.",
    ),
    "a time that does not exist": (
        [rule(days=["Su"], start="02:30:00", end="04:00:00")],
        "On Sunday, March 8, 2026 the clocks go forward and leave out 2:30 a.m.: the meeting begins at "
        "3:30 a.m. instead.",
    ),
    "a time that comes twice": (
        [rule(days=["Su"], start="01:30:00", end="03:00:00", first="2026-04-01")],
        "1:30 a.m. on Sunday, Nov. 1, 2026 comes twice: the clocks go back. The first is meant.",
    ),
    "a morning that was meant for the evening": (
        [rule(start="07:00:00", end="20:30:00")],
        "“Every Tuesday, 7 a.m. to 8:30 p.m.” lasts 14 hours: is that right?",
    ),
    "one meeting that was made as long": (
        [rule(), move("2026-03-10", "2026-03-10", end="07:00:00")],
        "“The meeting on Tuesday, March 10, 2026 is at another time: until 7 a.m.” lasts 12 hours: is "
        "that right?",
    ),
    "so many meetings of which one falls away": (
        [rule(first="2026-03-03", count=8), skip("2026-03-10")],
        "“Every Tuesday, 7 p.m. to 8:30 p.m., from March 3, 2026, 8 meetings in all”: 7 of 8 take "
        "place, as others fall away.",
    ),
    "a move to a time that does not exist": (
        [rule(), move("2026-03-10", "2026-03-08", start="02:15:00", end="03:45:00")],
        "On Sunday, March 8, 2026 the clocks go forward and leave out 2:15 a.m.: the meeting begins at "
        "3:15 a.m. instead.",
    ),
}


@pytest.mark.parametrize(("children", "said"), NOT_FITTING.values(), ids=NOT_FITTING)
def test_what_does_not_fit_is_named(children, said):
    assert conflicts(*children) == [said]


def test_two_rules_that_always_clash_are_named_once():
    assert len(conflicts(rule(id="a"), rule(id="b", note="b"), rule(id="c", note="c"))) == 3


def test_a_zone_that_is_gone_is_named():
    assert conflicts(rule(), zone="Mars/Olympus") == [
        "There is no time zone “Mars/Olympus” any more: choose another."
    ]


def test_in_a_zone_without_changes_of_clocks_every_time_exists():
    assert (
        conflicts(rule(days=["Su"], start="02:30:00", end="04:00:00"), zone="America/Phoenix") == []
    )


def test_as_many_entries_as_there_may_be_are_looked_through_quickly():
    week = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    rules = [
        rule(
            days=week, start=f"{at // 4:02}:{at % 4 * 15:02}:00", end="23:59:00", first="2016-01-01"
        )
        for at in range(30)
    ]
    changes = [skip(f"2026-{at % 12 + 1:02}-01", "2199-12-31") for at in range(10)]
    changes += [move(f"2026-04-{at + 1:02}", f"2026-05-{at + 1:02}") for at in range(20)]
    began = time.monotonic()
    assert conflicts(*rules, *changes)
    assert time.monotonic() - began < 5


WEEK = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]


def test_of_very_many_the_first_are_said():
    said = conflicts(*[rule(days=WEEK, note=str(at)) for at in range(60)])
    assert len(said) == 11
    assert len(set(said)) == 11
    assert said[-1] == "And more."


def test_ten_are_all_there_is_to_say():
    said = conflicts(*[rule(last="2026-02-01", note=str(at)) for at in range(10)])
    assert len(said) == 10
    assert "And more." not in said


@pytest.mark.parametrize("differ", [lambda at: {"note": str(at)}, lambda at: {"venue": str(at)}])
def test_sixty_meetings_a_day_are_looked_through_quickly(differ):
    rules = [rule(days=WEEK, **differ(at)) for at in range(60)]
    began = time.monotonic()
    conflicts(*rules)
    assert time.monotonic() - began < 3
