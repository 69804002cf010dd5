"""What was decided while a batch was being prepared, or sent, is heeded before a mail leaves."""

import pytest

from kpact_wagtail.mailing_list import actions as lists
from kpact_wagtail.mailing_list.models import Subscriber, Subscription
from kpact_wagtail.outbox import caps, letters, rechecks
from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.outbox.models import Handover, Message, Suppression, Token
from kpact_wagtail.outbox.suppression import suppress
from tests.lists import make_list
from tests.outbox import kinds

State, Reason = Message.State, Message.Reason


@pytest.fixture
def no_time(monkeypatch):
    """No answer counts for longer than one mail."""
    monkeypatch.setattr(rechecks, "FRESH", 0)


def after(monkeypatch, module, name, deed):
    """Something happens right after a step."""
    original = getattr(module, name)

    def step(*given):
        result = original(*given)
        deed()
        return result

    monkeypatch.setattr(module, name, step)


WISHES = {
    Reason.NOT_WANTED: lambda: kinds.UNWANTED.update({2, 3}),
    Reason.GONE: lambda: kinds.GONE.update({2, 3}),
    Reason.SUPPRESSED: lambda: [suppress(kinds.address(n), "do_not_mail") for n in (2, 3)],
}


@pytest.mark.parametrize("kind", ["confirmation", "campaign"])
@pytest.mark.parametrize("reason", WISHES)
def test_who_stops_after_a_batch_was_prepared_gets_nothing(
    provider, queue, monkeypatch, reason, kind
):
    after(monkeypatch, letters, "compose_all", WISHES[reason])
    queue(1, 2, 3, 4, kind=kind)
    assert drain() == {"sent": 2, "dropped": 2}
    assert provider.accepted == [kinds.address(1), kinds.address(4)]
    dropped = Message.objects.filter(object_id__in=[2, 3])
    assert set(dropped.values_list("state", "reason", "claim")) == {(State.DROPPED, reason, None)}
    for stored in (Token, Handover):
        assert set(stored.objects.values_list("message__object_id", flat=True)) == {1, 4}


@pytest.mark.parametrize("reason", WISHES)
def test_who_stops_while_others_are_sent_gets_nothing(
    provider, queue, monkeypatch, no_time, reason
):
    from kpact_wagtail.outbox import sending

    after(monkeypatch, sending, "hand_over", WISHES[reason])
    queue(1, 2, 3, 4)
    assert drain() == {"sent": 2, "dropped": 2}
    assert provider.accepted == [kinds.address(1), kinds.address(4)]
    assert set(Token.objects.values_list("object_id", flat=True)) == {1, 4}


def test_a_link_that_may_have_arrived_before_goes_on_working(provider, queue, monkeypatch):
    [message] = queue(2)
    earlier = Token.objects.create(digest="0" * 64, purpose="greet", object_id=2, message=message)
    Message.objects.update(unanswered=1)
    after(monkeypatch, letters, "compose_all", WISHES[Reason.NOT_WANTED])
    assert drain() == {"dropped": 1}
    assert Token.objects.filter(pk=earlier.pk).exists()


def test_a_fast_provider_is_not_kept_waiting(provider, queue, monkeypatch):
    asked = []
    monkeypatch.setattr(rechecks, "FRESH", 3600)
    after(monkeypatch, rechecks, "ask_again", lambda: asked.append(1))
    queue(*range(120))
    assert drain() == {"sent": 120}
    assert len(asked) == 2  # once a batch


def test_nothing_is_left_of_somebody_erased_while_their_mail_is_prepared(
    provider, home, monkeypatch
):  # E1
    lists.subscribe("ana@example.org", [make_list()])

    def erase():
        for person in Subscriber.objects.all():
            lists.erase(person, lists.Occasion())

    after(monkeypatch, caps, "spend", erase)
    assert drain() == {"dropped": 1}
    assert provider.asked == 0
    assert Message.objects.get().reason == Reason.GONE
    assert not Token.objects.exists()
    assert not Handover.objects.exists()


def test_nothing_is_sent_to_somebody_who_presses_never_again_meanwhile(
    provider, home, monkeypatch
):  # B5
    lists.subscribe("ana@example.org", [make_list()])

    def stop():
        lists.stop(Subscriber.objects.get(), lists.Occasion())

    after(monkeypatch, letters, "compose_all", stop)
    drain()
    assert provider.asked == 0
    assert Message.objects.get().state == State.DROPPED
    assert Subscription.objects.get().state == Subscription.State.SUPPRESSED
    assert Suppression.objects.count() == 1
    assert not Token.objects.exists()
