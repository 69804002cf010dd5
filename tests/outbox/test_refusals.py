"""A relay that refuses everybody uses up nobody's mail; an address that is refused ends alone."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.outbox.models import Handover, MailerState, Message
from tests.outbox import kinds
from tests.outbox import provider as say
from tests.outbox.test_ways_out import port, postbox  # noqa: F401 - fixtures

State, Reason = Message.State, Message.Reason


def states():
    return set(Message.objects.values_list("state", "attempts"))


def later(**delta):
    return time_machine.travel(timezone.now() + timedelta(**delta))


def test_a_few_refused_people_do_not_pause_the_others(provider, queue):
    provider.answers += [say.REJECTED] * 9 + [say.OK] + [say.REJECTED] * 9
    queue(*range(20))
    assert drain() == {"failed": 18, "sent": 2}
    assert MailerState.load().refused_in_row == []


@pytest.mark.parametrize("fault", [say.BAD_MAIL, say.REJECTED])
def test_whoever_refuses_everybody_uses_up_no_mail(provider, queue, admins, fault):  # H4
    provider.answers += [fault] * 10
    queue(*range(30), kind="confirmation")
    kinds.SCOPES.update({number: [f"list:{number}"] for number in range(30)})
    assert drain() == {"put back": 10, "failed": 0, "released": 20, "paused": 1}
    assert states() == {(State.QUEUED, 0)}
    assert provider.accepted == admins
    assert MailerState.load().pause_reason == "failing"
    provider.answers += [fault]
    with later(minutes=6):
        assert drain() == {"put back": 1, "failed": 0, "released": 29, "paused": 1}
        assert states() == {(State.QUEUED, 0)}
        assert MailerState.load().paused_until > timezone.now() + timedelta(minutes=9)
    assert provider.accepted == admins  # told once
    with later(hours=2):
        assert drain() == {"sent": 30}
    state = MailerState.load()
    assert (state.refused_in_row, state.pause_reason, state.told_at) == ([], "", None)


def test_a_relay_that_wants_a_login_uses_up_no_mail(postbox, queue):  # noqa: F811 - the fixture
    postbox.says += ["rcpt 554 5.7.1 Relay access denied"] * 10
    queue(*range(12))
    drain()
    assert states() == {(State.QUEUED, 0)}
    with later(minutes=7):
        assert drain() == {"sent": 12}


def test_the_row_is_counted_over_drains(provider, queue):
    for number in range(10):
        provider.answers += [say.REJECTED]
        queue(number)
        drain()
    assert states() == {(State.QUEUED, 0)}
    assert MailerState.load().paused_until > timezone.now()


def test_nothing_is_charged_for_what_was_put_back(provider, queue):
    provider.answers += [say.REJECTED] * 10
    queue(*range(10), kind="confirmation")
    drain()
    assert not Handover.objects.exists()


def test_ten_dead_addresses_hold_up_the_living_once(provider, queue):
    """Somebody who asks after them goes first, and is taken; then each of the ten has failed."""
    dead = {kinds.address(number) for number in range(10)}
    take = provider.take

    def refuse_the_dead(mail):
        if mail["To"] in dead:
            provider.answers.insert(0, say.REJECTED)
        return take(mail)

    provider.take = refuse_the_dead
    queue(*range(10))
    drain()
    queue(10)
    with later(minutes=5, seconds=30):
        assert drain() == {"sent": 1}
    with later(minutes=8):
        assert drain() == {"failed": 10}
        assert drain() == {}
    assert set(Message.objects.values_list("state", "reason")) == {
        (State.SENT, ""),
        (State.FAILED, Reason.REFUSED),
    }


def test_one_asked_for_again_meanwhile_is_one_with_the_refused(provider, queue):
    provider.answers += [say.REJECTED] * 9
    queue(*range(9))
    drain()
    queue(0)
    queue(9, due_at=timezone.now() - timedelta(minutes=1))
    provider.answers += [say.REJECTED]
    drain(limit=1)
    assert Message.objects.filter(object_id=0).count() == 1
    assert states() == {(State.QUEUED, 0)}
