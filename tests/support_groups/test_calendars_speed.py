"""A calendar of many groups asks the database and the rules for little."""

import datetime

import pytest

from kpact_wagtail.support_groups.calendars import write_calendar
from kpact_wagtail.support_groups.schedules import Rule

from .build import add_group, add_index, child, rule
from .shapes import make_group


@pytest.fixture
def asked(monkeypatch):
    """The number of starts that rules were asked for."""
    counted = []
    starts = Rule.starts

    def count(self, after, before):
        for start in starts(self, after, before):
            counted.append(start)
            yield start

    monkeypatch.setattr(Rule, "starts", count)
    return counted


def test_no_rule_is_asked_for_more_than_its_first_start_and_what_is_left_out(asked):
    skip = child("skip", {"first": "2026-03-01", "last": "2026-03-20"})
    rules = [rule(first="2016-01-05"), rule("monthly", days=["Fr"], weeks=["-1"])]
    groups = [make_group([*rules, skip], "America/Chicago") for _each in range(200)]
    content = write_calendar(groups, "Groups", {})
    assert content.count(b"RRULE") >= 400
    # Of each group: two first starts, and three Tuesdays in March.
    assert len(asked) == 200 * 5


def test_a_break_since_years_costs_one_start(asked):
    until = datetime.date(2026, 3, 1)
    group = make_group([rule(first="1990-01-02")], "UTC", status="hiatus", status_until=until)
    write_calendar([group], "Groups", {})
    assert asked == [datetime.datetime(2026, 3, 3, 19)]


def count_queries(client, index, django_assert_max_num_queries):
    with django_assert_max_num_queries(100) as found:
        assert client.get(index.calendar_url).status_code == 200
    return len(found)


def test_queries_stay_the_same_however_many_groups(client, home, django_assert_max_num_queries):
    index = add_index(home)
    add_group(index, slug="first", in_calendar=True)
    count_queries(client, index, django_assert_max_num_queries)
    few = count_queries(client, index, django_assert_max_num_queries)
    for number in range(6):
        add_group(index, slug=f"group-{number}", in_calendar=True)
    count_queries(client, index, django_assert_max_num_queries)
    assert count_queries(client, index, django_assert_max_num_queries) == few
