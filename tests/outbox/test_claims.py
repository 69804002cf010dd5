"""A message belongs to one worker at a time, and to nobody for longer than its lease."""

import threading
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone

from kpact_wagtail.outbox import actions, claims, drain, letters, outcomes, pauses, sending
from kpact_wagtail.outbox.models import Handover, Message
from tests.outbox import kinds
from tests.outbox.provider import OK, Fault

State = Message.State


def later(**delta):
    return time_machine.travel(timezone.now() + timedelta(**delta))


def test_two_workers_never_claim_the_same(queue):
    queue(*range(9))
    first, second = claims.claim(5), claims.claim(9)
    assert (len(first), len(second)) == (5, 4)
    assert not {each.pk for each in first} & {each.pk for each in second}
    assert claims.claim(9) == []


def test_who_read_the_same_rows_but_wrote_later_gets_none(queue, monkeypatch):
    """Compare-and-set, where a database cannot skip locked rows."""
    queue(1, 2)
    read = list(Message.objects.values_list("pk", flat=True))
    claims.claim(2)
    mine = Message.objects.filter(pk__in=read, state=State.QUEUED).update(claim=uuid.uuid4())
    assert mine == 0


def test_the_reaper_frees_what_a_dead_worker_held(provider, queue):  # H5
    queue(1, 2)
    claims.claim(2)
    assert claims.reap()["reaped"] == 0
    with later(minutes=6):
        assert claims.reap() == {"reaped": 2, "unanswered": 0}
        assert claims.reap()["reaped"] == 0
        assert drain.drain() == {"sent": 2}


def test_a_worker_whose_claim_was_reaped_overwrites_nothing(provider, queue):
    queue(1)
    [stale] = claims.claim(1)
    with later(minutes=6):
        claims.reap()
        assert drain.drain() == {"sent": 1}
    assert not claims.settle(stale, state=State.FAILED)
    assert not claims.requeue(stale)
    assert Message.objects.get().state == State.SENT


def test_what_is_left_when_the_lease_runs_out_is_given_back(provider, queue, monkeypatch):
    monkeypatch.setattr(claims, "LEASE", claims.MARGIN + timedelta(seconds=0.6))
    provider.answers += [Fault(accepts=True, seconds=0.35)] * 2
    queue(1, 2, 3)
    state, counts = pauses.load_state(), drain.Counter()
    drain.drain_batch(3, counts)
    assert counts == {"sent": 2, "released": 1}
    [waiting] = Message.objects.filter(state=State.QUEUED)
    assert (waiting.attempts, waiting.claim, waiting.first_tried_at) == (0, None, None)
    assert state.pk
    assert OK.accepts


def test_a_mark_without_an_answer_stays_when_the_worker_died(queue):  # H3
    queue(1, kind="campaign")
    [message] = claims.claim(1)
    assert outcomes.mark_before_sending(message)
    with later(minutes=6):
        assert claims.reap() == {"reaped": 0, "unanswered": 1}
    message.refresh_from_db()
    assert (message.state, message.unanswered, message.claim) == (State.UNCERTAIN, 1, None)


def test_who_is_asked_for_again_while_being_sent_is_mailed_again(provider, queue):
    queue(1)
    claims.claim(1)
    queue(1, language="es")
    assert Message.objects.count() == 2


def test_a_failed_send_and_a_new_request_become_one(queue):
    queue(1, language="en")
    [message] = claims.claim(1)
    queue(1, language="es")
    assert claims.requeue(message, due_at=timezone.now())
    [only] = Message.objects.all()
    assert (only.pk, only.attempts, only.language) == (message.pk, 1, "es")


def test_two_dead_claims_for_the_same_become_one(queue):
    for _time in range(2):
        queue(1)
        [message] = claims.claim(1)
        Handover.objects.create(recipient="x", budget="greeting", scope="s", message=message)
    with later(minutes=6):
        claims.reap()
    [only] = Message.objects.all()
    assert only.state == State.QUEUED
    assert Handover.objects.filter(message=only).count() == 2


def test_a_worker_that_lost_its_claim_does_not_send_what_must_be_sent_once(provider, queue):
    queue(1, kind="campaign")
    messages = claims.claim(1)
    counts = drain.Counter()
    ready, _held = letters.prepare(messages, counts)
    actions.park_waiting()
    sending.send_all(ready, pauses.load_state(), counts)
    assert counts == {"lost": 1}
    assert provider.asked == 0


@pytest.mark.postgres
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs threads that share tables")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_who_asks_again_is_not_lost_to_a_drain_that_knows_half(provider, queue):
    """A request that found a waiting message locks it until it commits; see actions.queue()."""
    queue(1)
    counts = []

    def other_worker():
        counts.append(drain.drain())
        connection.close()

    with transaction.atomic():
        queue(1)
        thread = threading.Thread(target=other_worker)
        thread.start()
        thread.join(20)
        assert counts == [{}]
    assert drain.drain() == {"sent": 1}


@pytest.mark.postgres
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs threads that share tables")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_workers_do_not_both_spend_what_one_mailbox_has_left(provider, queue):  # A5
    people = range(16)
    kinds.ADDRESSES.update({number: f"person+{number}@gmail.com" for number in people})
    barrier, counts = threading.Barrier(2), []

    def worker():
        messages = claims.claim(8)
        barrier.wait(20)
        mine = drain.Counter()
        letters.prepare(messages, mine)
        counts.append(mine["dropped"])
        connection.close()

    queue(*people, kind="confirmation")
    threads = [threading.Thread(target=worker) for _worker in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(counts) == [7, 8]
    assert Handover.objects.count() == 1
