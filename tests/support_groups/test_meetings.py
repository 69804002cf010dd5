"""The meetings of the next 90 days, stored when a group is published and by kpact_tick."""

import datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kpact_wagtail.support_groups import actions
from kpact_wagtail.support_groups.actions import extend_meetings
from kpact_wagtail.support_groups.models import Occurrence

from .build import add_group, child, rule

NOW = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel(NOW, tick=False):
        yield


def stored(group):
    return list(Occurrence.objects.filter(group=group.translation_key))


def test_a_published_group_has_its_meetings_of_90_days(home):
    group = add_group(home)
    meetings = stored(group)
    assert len(meetings) == 13
    assert meetings[0].start.isoformat() == "2026-03-04T01:00:00+00:00"
    assert (
        meetings[1].start.isoformat() == "2026-03-11T00:00:00+00:00"
    )  # after the change of clocks
    assert {each.mode for each in meetings} == {"online"}


def test_a_draft_has_none_until_it_is_published(home):
    group = add_group(home)
    group.unpublish()
    assert stored(group) == []


def test_a_deleted_group_leaves_none(home):
    group = add_group(home)
    key = group.translation_key
    group.delete()
    assert not Occurrence.objects.filter(group=key).exists()


def test_every_language_has_the_same_meetings(home, spanish):
    group = add_group(home)
    home.copy_for_translation(spanish)
    copy = group.copy_for_translation(spanish)
    copy.save_revision().publish()
    assert len(stored(group)) == 13
    copy.delete()
    assert len(stored(group)) == 13


def test_the_tick_goes_on_from_where_it_was(home):
    group = add_group(home)
    with time_machine.travel(NOW + datetime.timedelta(days=30), tick=False):
        counts = extend_meetings()
    assert counts["groups"] == 1
    assert stored(group)[-1].start.isoformat() == "2026-06-24T00:00:00+00:00"


def test_the_tick_forgets_what_no_page_is_left_of(home):
    group = add_group(home)
    type(group).objects.all().delete()
    extend_meetings()
    assert Occurrence.objects.count() == 0


def test_a_second_tick_writes_nothing(home):
    add_group(home)
    with time_machine.travel(NOW + datetime.timedelta(days=30), tick=False):
        assert written_by(extend_meetings)
        assert written_by(extend_meetings) == []


def written_by(deed):
    """The statements with which something changes the table of meetings."""
    with CaptureQueriesContext(connection) as queries:
        deed()
    said = [each["sql"] for each in queries.captured_queries]
    writes = [sql for sql in said if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
    return [sql for sql in writes if Occurrence._meta.db_table in sql]


def test_nothing_is_stored_of_a_break(home):
    group = add_group(home, status="hiatus", status_until=datetime.date(2026, 3, 20))
    assert stored(group)[0].day == datetime.date(2026, 3, 24)


def test_a_moved_meeting_says_where_it_was(home):
    move = child("move", {"day": "2026-03-10", "new_day": "2026-03-11", "reason": "Election day"})
    group = add_group(home, [rule(), move])
    moved = [each for each in stored(group) if each.moved_from]
    assert [each.day.isoformat() for each in moved] == ["2026-03-11"]


def test_a_group_published_while_the_tick_runs_keeps_its_meetings(home, monkeypatch):
    add_group(home)
    late = []
    monkeypatch.setattr(
        actions, "purge_groups_soon", lambda keys: late.append(add_group(home, slug="late"))
    )
    assert extend_meetings()["gone"] == 0
    assert len(stored(late[0])) == 13


def test_a_group_that_cannot_be_worked_out_stops_no_other(home, monkeypatch, caplog):
    broken, sound = add_group(home, slug="broken"), add_group(home, slug="sound")
    before = stored(broken)
    Occurrence.objects.filter(group=sound.translation_key).delete()
    work_out = actions.work_out

    def fail(group):
        if group.pk == broken.pk:
            raise ValueError(group.title)
        return work_out(group)

    monkeypatch.setattr(actions, "work_out", fail)
    assert extend_meetings() == {"groups": 2, "meetings": 13, "failed": 1, "gone": 0}
    assert len(stored(sound)) == 13
    assert stored(broken) == before
    (record,) = caplog.records
    assert "ValueError" in record.getMessage()
    assert broken.title not in record.getMessage()
