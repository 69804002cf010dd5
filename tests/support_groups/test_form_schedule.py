"""A schedule as it comes from the form: what is read, and what is refused."""

import datetime
import time

import pytest
from django.core.exceptions import ValidationError

from kpact_wagtail.support_groups.schedule_blocks import RuleBlock, ScheduleBlock
from kpact_wagtail.support_groups.schedules import Rule, Schedule

from .build import child, items, rule


def cleaned(*children):
    block = ScheduleBlock()
    return block.clean(block.to_python(list(children)))


def test_a_schedule_just_cleaned_reads_as_the_stored_one():
    value = cleaned(rule(id="a"), rule("dates", id="b", dates=items(["2026-03-15"])))
    schedule = Schedule.read(value.raw_data, "America/Chicago")
    assert [each.start for each in schedule.rules] == [datetime.time(19)] * 2
    assert schedule.rules[1].dates == (datetime.date(2026, 3, 15),)


@pytest.mark.django_db
def test_a_page_with_a_schedule_just_cleaned_has_its_weekdays(home):
    from .build import add_group

    group = add_group(home, schedule=[])
    group.schedule = cleaned(rule(days=["We"]))
    group.save()
    assert group.weekdays == "We"


def refused(*children):
    """What is said, as the browser gets it."""
    with pytest.raises(ValidationError) as caught:
        cleaned(*children)
    return caught.value.as_json_data()


def days(number):
    first = datetime.date(2026, 1, 1)
    return items([str(first + datetime.timedelta(days=at)) for at in range(number)])


def test_as_many_dates_as_there_may_be_are_read():
    value = cleaned(rule("dates", dates=days(200)))
    assert len(Schedule.read(value.raw_data, "UTC").rules[0].dates) == 200


def test_ten_thousand_dates_are_refused_at_once_with_what_to_do_instead():
    block = ScheduleBlock()
    value = block.to_python([rule("dates", dates=days(10_000))])
    list(value)
    began = time.monotonic()
    with pytest.raises(ValidationError) as caught:
        block.clean(value)
    assert time.monotonic() - began < 1
    (message,) = caught.value.as_json_data()["blockErrors"][0]["blockErrors"]["dates"]["messages"]
    assert message == "These are more than 200 dates. Use meetings that repeat instead."


def test_a_date_that_is_there_twice_is_named():
    data = refused(rule("dates", dates=items(["2026-03-15", "2026-04-15", "2026-03-15"])))
    messages = data["blockErrors"][0]["blockErrors"]["dates"]["messages"]
    assert messages == ["More than once here: March 15, 2026."]


def test_more_entries_than_anybody_looks_after_are_refused():
    data = refused(*[child("skip", {"first": str(day["value"])}) for day in days(61)])
    assert data == {"messages": ["These are more than 60 entries. Take out what is past."]}


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        (rule(), "repeats"),
        (child("skip", {"first": "2026-03-10"}), "first"),
        (child("move", {"day": "2026-03-10", "new_day": "2026-03-11"}), "day"),
        (child("pause", {"months": ["8"]}), "months"),
    ],
)
def test_an_entry_that_says_the_same_as_another_is_named(entry, name):
    data = refused(rule(days=["Fr"]), entry, {**entry, "id": "another"})
    (message,) = data["blockErrors"][2]["blockErrors"][name]["messages"]
    assert message == "This says the same as another one above."
    assert list(data["blockErrors"]) == [2]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("19:00", datetime.time(19)),
        ("19.30", datetime.time(19, 30)),
        ("7 pm", datetime.time(19)),
        ("7pm", datetime.time(19)),
        ("7 p.m.", datetime.time(19)),
        ("7:30 PM", datetime.time(19, 30)),
        ("7.30 a. m.", datetime.time(7, 30)),
        ("12 am", datetime.time(0)),
        ("", None),
    ],
)
def test_a_time_is_read_as_it_is_typed(typed, meant):
    block = ScheduleBlock().child_blocks["move"].child_blocks["at"]
    assert block.clean(block.value_from_datadict({"at": typed}, {}, "at")) == meant


@pytest.mark.parametrize("typed", ["24:00", "7", "13 pm", "at seven", "25:99"])
def test_what_is_no_time_is_refused_rather_than_made_into_another(typed):
    block = ScheduleBlock().child_blocks["rule"].child_blocks["start"]
    with pytest.raises(ValidationError):
        block.clean(block.value_from_datadict({"start": typed}, {}, "start"))


def test_no_picker_rewrites_a_time():
    widget = ScheduleBlock().child_blocks["rule"].child_blocks["start"].field.widget
    assert widget.input_type == "time"


def test_area_and_note_in_other_languages_go_through_the_form():
    words = items([{"language": "es", "area": "Cerca del lago", "note": "Trae una taza"}])
    block = RuleBlock()
    stored = block.get_prep_value(block.clean(block.to_python(rule(words=words)["value"])))
    assert Rule.read(stored).words == (("es", "Cerca del lago", "Trae una taza"),)
    assert "words" in block.meta.form_layout.settings
