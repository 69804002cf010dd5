"""What operators are told about the outbox."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kpact_wagtail.outbox import health
from kpact_wagtail.outbox.apps import OutboxConfig
from kpact_wagtail.outbox.models import MailerState, Message

State = Message.State


@pytest.fixture
def findings(db):
    return lambda: {finding.name: finding for finding in health.find_state()}


def test_an_empty_outbox_is_well(findings, django_assert_num_queries):
    with django_assert_num_queries(3):
        found = findings()
    assert {finding.level for finding in found.values()} == {"ok"}
    assert set(found) == {
        "outbox_waiting",
        "outbox_uncertain",
        "outbox_failed",
        "outbox_account",
        "outbox_paused",
        "outbox_held",
    }


@pytest.mark.parametrize(("minutes", "level"), [(5, "ok"), (20, "warn"), (150, "alarm")])
def test_mail_that_waits_is_told(findings, queue, minutes, level):
    queue(1)
    queue(2, due_at=timezone.now() + timedelta(days=1))
    Message.objects.filter(object_id=1).update(due_at=timezone.now() - timedelta(minutes=minutes))
    found = findings()["outbox_waiting"]
    assert (found.level, found.number) == (level, minutes)


def test_mail_without_an_answer_and_failed_mail_are_counted(findings, queue):
    queue(1, 2, 3, 4)
    now = timezone.now()
    for number, state in enumerate([State.UNCERTAIN, State.FAILED, State.FAILED], 1):
        Message.objects.filter(object_id=number).update(state=state, first_tried_at=now)
    Message.objects.filter(object_id=4).update(
        state=State.FAILED, first_tried_at=now - timedelta(days=8)
    )
    found = findings()
    assert (found["outbox_uncertain"].level, found["outbox_uncertain"].number) == ("warn", 1)
    assert (found["outbox_failed"].level, found["outbox_failed"].number) == ("warn", 2)


def test_a_closed_account_a_pause_and_a_hold_are_told(findings):
    now = timezone.now()
    MailerState(
        closed_since=now,
        held_since=now,
        paused_until=now + timedelta(minutes=9),
        pause_reason="closed",
    ).save()
    found = findings()
    assert found["outbox_account"].level == "alarm"
    assert found["outbox_held"].level == "alarm"
    assert (found["outbox_paused"].level, found["outbox_paused"].number) == ("warn", 9)


def test_the_jobs_and_findings_of_the_app_can_be_imported(db):
    from django.utils.module_loading import import_string

    assert {job.name: job.run() for job in OutboxConfig.kpact_jobs}
    assert all(import_string(path)() for path in OutboxConfig.kpact_health)
