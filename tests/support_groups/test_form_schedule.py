"""A schedule as it comes from the form: what is read, and what is refused."""

import datetime

import pytest

from kpact_wagtail.support_groups.schedule_blocks import ScheduleBlock
from kpact_wagtail.support_groups.schedules import Schedule

from .build import items, rule


def cleaned(*children):
    block = ScheduleBlock()
    return block.clean(block.to_python(list(children)))


def test_a_schedule_just_cleaned_reads_as_the_stored_one():
    value = cleaned(
        rule(id="a"), rule("dates", id="b", dates=items(["2026-03-15"]))
    )
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
