"""What waits is written, handed over and marked; what must not be sent is not."""

import pytest
from django.utils import timezone

from kpact_wagtail.outbox import actions, retention, tokens
from kpact_wagtail.outbox import kinds as registry
from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.outbox.models import Handover, MailerState, Message, Suppression, Token
from kpact_wagtail.outbox.suppression import suppress
from tests.outbox import kinds

State, Reason = Message.State, Message.Reason


def test_a_message_is_handed_over_once_and_marked(provider, send):
    message = send(1)
    assert provider.accepted == ["person1@example.org"]
    assert (message.state, message.message_id, message.mailer) == (State.SENT, "id-1", "default")
    assert message.handed_over_at
    assert message.claim is message.lease_until is None
    assert drain() == {}
    assert provider.asked == 1
    assert MailerState.load().last_sent_at


def test_a_batch_goes_over_one_connection(provider, queue):
    queue(*range(220))
    assert drain() == {"sent": 220}
    assert provider.connections == 3
    assert len(provider.copies) == 220


def test_the_queries_of_a_batch_are_one_for_each_mail_and_a_constant_number(
    provider, queue, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(numbers):
        queue(*numbers, kind="confirmation")
        with CaptureQueriesContext(connection) as queries:
            drain(limit=len(numbers))
        return len(queries)

    count(range(2))
    assert count(range(10, 40)) - count(range(50, 60)) == 20


def test_asked_for_twice_before_it_is_sent_it_is_one_mail(provider, queue):
    queue(1, language="en")
    [message] = queue(1, language="es")
    assert message.language == "es"
    assert drain() == {"sent": 1}


def test_the_language_of_the_message_is_active(provider, queue, monkeypatch):
    from django.utils import translation

    seen = []
    compose = kinds.Greeting.compose
    monkeypatch.setattr(
        kinds.Greeting,
        "compose",
        lambda *given: seen.append(translation.get_language()) or compose(*given),
    )
    queue(1, language="es")
    queue(2, language="")
    drain()
    assert seen == ["es", "en"]


def test_the_token_in_the_mail_is_known_by_its_hash_alone(provider, send):  # A12
    message = send(1)
    text = provider.mails[0]["TextBody"]
    assert tokens.find(text, "greet").object_id == 1
    assert tokens.find(text, "other") is None
    [token] = Token.objects.all()
    assert token.message == message
    assert text not in str(vars(token))
    assert token.expires_at > timezone.now()


def test_voiding_leaves_the_tokens_of_others(db):
    ours, other, theirs = (
        tokens.mint("a", 1),
        tokens.mint("b", 1),
        tokens.mint("a", 2),
    )
    assert tokens.void(1, "a") == 1
    assert tokens.find(ours, "a") is None
    assert tokens.find(other, "b")
    assert tokens.find(theirs, "a")
    with pytest.raises(TypeError):
        tokens.void(1)


def test_what_is_not_due_waits(provider, queue):
    queue(1, due_at=timezone.now() + timezone.timedelta(hours=1))
    assert drain() == {}
    assert provider.asked == 0


def test_a_limit_is_kept(provider, queue):
    queue(*range(9))
    assert drain(limit=4) == {"sent": 4}
    assert drain(seconds=0) == {}


@pytest.mark.parametrize(
    ("wish", "reason"), [(kinds.UNWANTED, Reason.NOT_WANTED), (kinds.GONE, Reason.GONE)]
)
def test_what_is_no_longer_wanted_is_dropped(provider, send, wish, reason):
    wish.add(1)
    message = send(1)
    assert (message.state, message.reason) == (State.DROPPED, reason)
    assert provider.asked == 0
    assert not Handover.objects.exists()
    assert kinds.TOLD_GONE == ([1] if reason == Reason.GONE else [])


def test_a_suppressed_address_gets_nothing_however_it_is_written(provider, send):  # B5
    kinds.ADDRESSES[1] = "Person1@EXAMPLE.org"
    suppress("person1@example.org", Suppression.Reason.DO_NOT_MAIL)
    message = send(1)
    assert (message.state, message.reason) == (State.DROPPED, Reason.SUPPRESSED)
    assert provider.asked == 0
    assert "person1" not in str(vars(Suppression.objects.get()))


def test_a_letter_that_cannot_be_written_keeps_back_no_other(provider, queue):  # H4
    kinds.POISON.add(2)
    kinds.UNREADABLE.add(3)
    queue(1, 2, 3, 4)
    assert drain() == {"sent": 2, "broken": 2}
    poison, sealed = Message.objects.filter(object_id__in=[2, 3]).order_by("object_id")
    assert (poison.state, poison.reason) == (State.QUEUED, Reason.BROKEN)
    assert poison.error == "ZeroDivisionError"
    assert (sealed.state, sealed.reason) == (State.QUEUED, Reason.UNREADABLE)
    assert poison.due_at > timezone.now()
    assert Handover.objects.count() == 2
    assert not Token.objects.filter(object_id=2).exists()


def test_an_unknown_kind_keeps_back_no_other(provider, queue):
    queue(1, kind="of another day")
    queue(2)
    assert drain() == {"sent": 1, "broken": 1}
    with pytest.raises(LookupError):
        registry.get("of another day")


def test_a_mail_has_exactly_one_recipient(provider, send, monkeypatch):  # C3
    compose = kinds.Greeting.compose

    def careless(*given):
        email = compose(*given)
        email.cc = ["person9@example.org"]
        return email

    monkeypatch.setattr(kinds.Greeting, "compose", careless)
    assert send(1).reason == Reason.BROKEN
    assert provider.asked == 0


def test_the_hook_is_told_what_left_and_cannot_undo_it(provider, queue):
    kinds.UNWANTED.add(2)
    queue(1, 2, kind="hooked")
    assert drain() == {"sent": 2, "hooks failed": 1}
    assert kinds.HANDED_OVER == [(1, ["hooked:1"]), (2, ["hooked:2"])]


def test_the_metadata_is_the_id_of_the_delivery_and_nothing_else(provider, send, settings):  # C3
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "MAIL_METADATA": True}
    message = send(1)
    [mail] = provider.mails
    assert mail["Metadata"] == {"delivery": str(message.uuid)}
    assert not {"Tag", "TrackOpens", "TrackLinks"} & set(mail)  # C2


def test_waiting_messages_can_be_parked_cancelled_and_tried_again(provider, queue):
    first, second = queue(1, 2)
    assert actions.cancel("greeting", 1) == 1
    assert actions.park_waiting() == 1
    assert drain() == {}
    second.refresh_from_db()
    assert (second.state, second.reason) == (State.PARKED, Reason.RESTORED)
    queue(2)
    assert actions.retry(Message.objects.filter(pk__in=[first.pk, second.pk])) == 2
    assert Message.objects.count() == 2  # who was asked for again meanwhile is one with the parked
    assert drain() == {"sent": 2}


def test_rows_are_forgotten_in_time(provider, send, queue):
    message, [waiting] = send(1), queue(2)
    old = timezone.now() - timezone.timedelta(days=91)
    Message.objects.update(created_at=old)
    Handover.objects.update(at=old)
    Token.objects.update(expires_at=old)
    expected = {"messages": 1, "handovers": 1, "tokens": 1}
    assert retention.forget(dry_run=True) == expected
    assert Message.objects.filter(pk=message.pk).exists()
    assert retention.forget() == expected
    assert list(Message.objects.all()) == [waiting]
    assert retention.forget() == {"messages": 0, "handovers": 0, "tokens": 0}


def test_the_counts_are_the_rows(provider, queue):  # I4
    kinds.UNWANTED.add(1)
    kinds.POISON.add(2)
    queue(*range(8))
    counts = drain()
    assert counts == {"dropped": 1, "broken": 1, "sent": 6}
    assert Message.objects.filter(state=State.SENT).count() == len(provider.accepted) == 6
