"""Why was this not sent? Every state and reason has an answer in sentences."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kpact_wagtail.outbox import pauses
from kpact_wagtail.outbox.explanations import can_be_retried, explain, tell_way_out
from kpact_wagtail.outbox.models import Handover, MailerState, Message

pytestmark = pytest.mark.django_db

State, Reason = Message.State, Message.Reason
SOON = timedelta(minutes=20)


def say(way_out=None, **fields):
    fields = {"kind": "confirm", "object_id": 1, **fields}
    return " ".join(explain(Message(**fields), way_out or MailerState()))


@pytest.mark.parametrize("state", State.values)
def test_every_state_has_an_answer(state):
    assert say(state=state).count(".") >= 1


def test_no_two_states_have_the_same_answer():
    assert len({say(state=state) for state in State.values}) == len(State.values)


@pytest.mark.parametrize("reason", [each for each in Reason.values if each])
@pytest.mark.parametrize("state", [State.DROPPED, State.FAILED, State.PARKED])
def test_the_reason_is_part_of_the_answer(state, reason):
    assert str(Reason(reason).label) in say(state=state, reason=reason)


def test_what_waits_says_when_it_leaves():
    assert "leaves the next time" in say(state=State.QUEUED)
    later = say(state=State.QUEUED, due_at=timezone.now() + SOON, attempts=2, error="SMTPError")
    assert "It was tried 2 times" in later
    assert "The last answer was: SMTPError." in later
    assert "It is sent at" in later


def test_what_is_being_sent_for_too_long_says_that_it_is_taken_up_again():
    now = timezone.now()
    assert "at this moment" in say(state=State.CLAIMED, lease_until=now + SOON)
    assert "taken up again" in say(state=State.CLAIMED, lease_until=now - SOON)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (pauses.ASKED, "asked to wait"),
        (pauses.FAILING, "could not be handed over"),
        (pauses.CLOSED, "closed the account"),
        (pauses.BOTH_CLOSED, "closed the account"),
    ],
)
def test_a_pause_is_what_holds_up_all_that_waits(reason, said):
    way_out = MailerState(paused_until=timezone.now() + SOON, pause_reason=reason)
    assert said in say(way_out, state=State.QUEUED)
    assert "Nothing is sent until" in " ".join(tell_way_out(way_out))


def test_through_the_second_mailer_nothing_waits(settings):
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "SECOND_MAILER": "spare"}
    way_out = MailerState(paused_until=timezone.now() + SOON, pause_reason=pauses.CLOSED)
    assert "leave through the second mailer" in " ".join(tell_way_out(way_out))
    assert "leaves the next time" in say(way_out, state=State.QUEUED)


def test_a_mail_that_is_held_says_so(settings):
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "CONFIRMATIONS_PER_HOUR": 1}
    message = Message.objects.create(kind="confirm", object_id=2, state=State.SENT)
    Handover.objects.create(recipient="0", budget="confirm", scope="list:1", message=message)
    way_out = MailerState(held_since=timezone.now())
    assert "It is being held" in say(way_out, state=State.QUEUED)
    assert "being held" not in say(way_out, state=State.QUEUED, kind="welcome")


def test_nothing_is_said_while_all_is_well():
    assert list(tell_way_out(MailerState())) == []


def test_what_ended_without_a_mail_can_be_tried_again():
    again = {state for state in State.values if can_be_retried(Message(state=state))}
    assert again == {State.PARKED, State.DROPPED, State.FAILED, State.UNCERTAIN}
