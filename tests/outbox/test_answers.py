"""What a provider does decides what becomes of the mail, and of those behind it."""

import smtplib
import socket
import ssl
from datetime import timedelta
from email.utils import format_datetime

import pytest
import requests
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from kpact_wagtail.outbox import answers, retries
from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.outbox.models import Handover, MailerState, Message
from tests.outbox import provider as say
from tests.outbox import ways
from tests.outbox.provider import Provider

State, Reason = Message.State, Message.Reason


def minutes_until(moment):
    return round((moment - timezone.now()).total_seconds() / 60)


def test_a_server_error_is_tried_again_later(provider, send):
    provider.answers.append(say.SERVER_ERROR)
    message = send()
    assert (message.state, message.attempts, message.status_code) == (State.QUEUED, 1, 500)
    assert message.due_at > timezone.now()
    with time_machine.travel(message.due_at + timedelta(seconds=1)):
        assert drain() == {"sent": 1}
    message.refresh_from_db()
    assert (message.state, message.error, message.status_code) == (State.SENT, "", None)
    assert Handover.objects.count() == 1


def test_a_dead_server_has_not_been_sent_anything(settings, send):
    with Provider() as provider:
        settings.ANYMAIL = provider.anymail
    ways.use(settings, ways.POSTMARK)
    message = send()
    assert (message.state, message.unanswered) == (State.QUEUED, 0)
    assert message.handed_over_at is None


@pytest.mark.parametrize("fault", [say.NO_TIME, say.DROPPED, say.NONSENSE])
def test_no_answer_is_tried_twice_more_where_a_copy_does_no_harm(provider, send, fault):  # H3
    provider.answers += [fault] * 3
    message = send()
    for number in (1, 2):
        assert (message.state, message.unanswered) == (State.QUEUED, number)
        with time_machine.travel(message.due_at + timedelta(seconds=1)):
            drain()
        message.refresh_from_db()
    assert (message.state, message.unanswered) == (State.UNCERTAIN, 3)
    assert message.claim is None
    with time_machine.travel(timezone.now() + timedelta(days=30), tick=False):
        assert drain() == {}
    assert provider.asked == 3


@pytest.mark.parametrize("fault", [say.NO_TIME, say.DROPPED, say.NONSENSE])
def test_no_answer_is_the_end_where_a_copy_would_harm(provider, send, fault):  # H3 I1
    provider.answers.append(fault)
    message = send(kind="campaign")
    assert (message.state, message.unanswered) == (State.UNCERTAIN, 1)
    assert drain() == {}
    assert provider.copies.total() == 1


def test_at_most_once_is_still_tried_again_when_nothing_was_taken(provider, send):
    provider.answers.append(say.SERVER_ERROR)
    message = send(kind="campaign")
    assert (message.state, message.unanswered) == (State.QUEUED, 0)
    assert message.handed_over_at is None
    with time_machine.travel(message.due_at + timedelta(seconds=1)):
        assert drain() == {"sent": 1}


@pytest.mark.parametrize("fault", [say.BAD_MAIL, say.REJECTED])
def test_a_refused_mail_is_not_tried_again(provider, send, fault):
    provider.answers.append(fault)
    message = send()
    assert (message.state, message.reason) == (State.FAILED, Reason.REFUSED)
    assert provider.accepted == []


def test_a_refusal_is_seen_where_anymail_does_not_raise(provider, send, settings):
    settings.ANYMAIL = {**provider.anymail, "IGNORE_RECIPIENT_STATUS": True}
    provider.answers.append(say.REJECTED)
    assert send().reason == Reason.REFUSED


@pytest.mark.parametrize("in_words", [False, True])
def test_too_many_pauses_everything_as_long_as_the_provider_says(provider, queue, in_words):
    until = timezone.now() + timedelta(minutes=7)
    provider.answers.append(say.too_many(format_datetime(until, usegmt=False) if in_words else 420))
    queue(1, 2, 3)
    assert drain() == {"retried": 1, "released": 2, "paused": 1}
    assert provider.asked == 1
    assert minutes_until(MailerState.load().paused_until) == 7
    assert Message.objects.get(object_id=2).attempts == 0
    with time_machine.travel(until + timedelta(minutes=2)):
        assert drain() == {"sent": 3}
    assert MailerState.load().pause_reason == ""


def test_too_many_without_a_time_pauses_a_minute(provider, queue):
    provider.answers.append(say.too_many(""))
    queue(1)
    drain()
    assert minutes_until(MailerState.load().paused_until) == 1


def test_retry_after_is_never_longer_than_a_day_nor_nonsense():
    assert answers.read_retry_after("99999999999") == timedelta(days=1)
    for nonsense in ("", "soon", "-5", "²", "Wed, 21 Oct 2015 07:28:00 GMT", "21 Oct 2035"):
        assert answers.read_retry_after(nonsense) is None


@pytest.mark.parametrize("fault", [say.WRONG_KEY, say.NOT_PAID, say.LOCKED])
def test_a_closed_account_pauses_and_tells_the_administrators_once(
    provider, queue, admins, fault, caplog
):
    provider.answers += [fault]
    queue(1, 2)
    assert drain() == {"released": 2, "paused": 1}
    state = MailerState.load()
    assert state.closed_since
    assert minutes_until(state.paused_until) == 60
    message = Message.objects.get(object_id=1)
    assert (message.state, message.attempts) == (State.QUEUED, 0)
    assert message.status_code == fault.status
    assert provider.accepted == admins
    provider.answers += [fault]
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert drain() == {"released": 2, "paused": 1}
    assert provider.accepted == admins
    with time_machine.travel(timezone.now() + timedelta(minutes=130)):
        assert drain() == {"sent": 2}
    assert MailerState.load().closed_since is None


def test_one_mail_that_the_provider_forbids_does_not_close_the_account_for_ever(provider, queue):
    take = provider.take

    def forbid_one(mail):
        if mail["To"] == "person1@example.org":
            provider.answers.insert(0, say.LOCKED)
        return take(mail)

    provider.take = forbid_one
    queue(1, 2, 3)
    assert drain() == {"released": 3, "paused": 1}
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert drain() == {"sent": 2, "failed": 1}
    message = Message.objects.get(object_id=1)
    assert (message.reason, message.status_code) == (Reason.REFUSED, 403)
    assert MailerState.load().closed_since is None


def test_administrators_who_cannot_be_told_do_not_stop_the_drain(provider, queue, admins):
    provider.answers += [say.WRONG_KEY, say.WRONG_KEY]
    queue(1)
    assert drain() == {"released": 1, "paused": 1}
    assert provider.asked == 2


def test_ten_failures_in_a_row_pause_longer_each_time_and_are_told_once(provider, queue, admins):
    provider.answers += [say.SERVER_ERROR] * 10
    queue(*range(12))
    assert drain() == {"retried": 10, "released": 2, "paused": 1}
    assert provider.accepted == admins
    state = MailerState.load()
    assert (state.failures_in_row, state.pause_reason) == (10, "failing")
    assert minutes_until(state.paused_until) == 5
    provider.answers += [say.SERVER_ERROR] * 10
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert drain()["retried"] == 10
        assert minutes_until(MailerState.load().paused_until) == 10
    assert provider.accepted == admins
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert drain() == {"sent": 12}
    state = MailerState.load()
    assert (state.failures_in_row, state.pause_reason, state.told_at) == (0, "", None)


def test_it_is_given_up_after_twelve_attempts(provider, send):  # H4
    provider.answers += [say.SERVER_ERROR] * 20
    message = send(kind="confirmation")
    waits = []
    while message.state == State.QUEUED:
        waits.append(message.due_at)
        MailerState.objects.update(paused_until=None)
        with time_machine.travel(message.due_at + timedelta(seconds=1)):
            drain()
        message.refresh_from_db()
    assert (message.state, message.reason) == (State.FAILED, Reason.TOO_OFTEN)
    assert provider.asked == retries.ATTEMPTS == 12
    between = [later - sooner for sooner, later in zip(waits, waits[1:], strict=False)]
    assert between[0] < between[3] < between[6]
    assert max(between) < retries.LONGEST_WAIT * 1.2 + timedelta(minutes=1)
    assert not Handover.objects.exists()  # nothing left, so somebody who asks again gets a mail


def test_it_is_given_up_after_three_days(provider, send):  # H4
    provider.answers += [say.SERVER_ERROR] * 2
    message = send()
    with time_machine.travel(timezone.now() + timedelta(hours=73)):
        drain()
    message.refresh_from_db()
    assert (message.state, message.reason) == (State.FAILED, Reason.TOO_LATE)


def test_the_waits_differ_so_that_not_all_come_back_at_once():
    assert len({retries.next_time(3) for _ in range(20)}) == 20


def test_metadata_is_left_out_where_the_provider_knows_none(provider, send, settings, monkeypatch):
    from anymail.backends.postmark import PostmarkPayload
    from anymail.exceptions import AnymailUnsupportedFeature

    def refuse(payload, metadata):
        raise AnymailUnsupportedFeature

    monkeypatch.setattr(PostmarkPayload, "set_metadata", refuse)
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "MAIL_METADATA": True}
    assert send().state == State.SENT
    assert "Metadata" not in provider.mails[0]


def test_a_receiver_that_fails_after_the_provider_took_it_costs_no_second_copy(provider, send):
    from anymail.signals import post_send

    def fail(**kwargs):
        raise ZeroDivisionError

    post_send.connect(fail)
    try:
        assert send().state == State.SENT
    finally:
        post_send.disconnect(fail)


def test_a_receiver_may_cancel_a_mail(provider, send):
    from anymail.exceptions import AnymailCancelSend
    from anymail.signals import pre_send

    def cancel(**kwargs):
        raise AnymailCancelSend

    pre_send.connect(cancel)
    try:
        assert (message := send()).state == State.FAILED
        assert message.error == "Cancelled"
    finally:
        pre_send.disconnect(cancel)


def test_a_subject_of_two_lines_leaves_no_mail(settings, send, monkeypatch):  # A16
    from django.core import mail

    from tests.outbox.kinds import Greeting

    ways.use(settings, ways.LOCMEM)
    compose = Greeting.compose

    def two_lines(*given):
        email = compose(*given)
        email.subject = "Hello\r\nBcc: everybody@example.org"
        return email

    monkeypatch.setattr(Greeting, "compose", two_lines)
    message = send()
    assert (message.state, message.reason) == (State.QUEUED, Reason.BROKEN)
    assert not mail.outbox


# Errors of libraries, told apart without a server


def raised(error):
    try:
        raise error
    except Exception as caught:
        return caught


def in_smtp(error, verb):
    """An error as if it came up within a method of smtplib."""
    connection = smtplib.SMTP()
    connection.putcmd = lambda *given: (_ for _ in ()).throw(error)
    try:
        getattr(connection, verb)(*({"mail": ("a@b",), "data": (b"",)}[verb]))
    except Exception as caught:
        return caught


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (smtplib.SMTPAuthenticationError(535, b""), answers.Closed),
        (smtplib.SMTPAuthenticationError(454, b""), answers.Retry),
        (smtplib.SMTPSenderRefused(530, b"", "us"), answers.Closed),
        (smtplib.SMTPSenderRefused(550, b"", "us"), answers.Retry),
        (smtplib.SMTPRecipientsRefused({"a": (550, b"")}), answers.Refused),
        (smtplib.SMTPRecipientsRefused({"a": (451, b"")}), answers.Retry),
        (smtplib.SMTPDataError(554, b""), answers.Refused),
        (smtplib.SMTPDataError(451, b""), answers.Retry),
        (smtplib.SMTPHeloError(550, b""), answers.Retry),
        (smtplib.SMTPNotSupportedError(), answers.Refused),
        (ConnectionRefusedError(), answers.Retry),
        (TimeoutError(), answers.Uncertain),
        (ConnectionResetError(), answers.Uncertain),
        (KeyError("who knows"), answers.Uncertain),
        (ValueError("a header"), answers.Broken),
        (UnicodeEncodeError("ascii", "ü", 0, 1, ""), answers.Broken),
        (ImproperlyConfigured(), answers.Retry),
        (ssl.SSLCertVerificationError(), answers.Retry),
        (ssl.SSLEOFError(), answers.Uncertain),
        (requests.ConnectTimeout(), answers.Retry),
        (requests.ReadTimeout(), answers.Uncertain),
        (requests.ConnectionError("dropped"), answers.Uncertain),
        (requests.exceptions.ProxyError(), answers.Retry),
    ],
    ids=lambda value: getattr(value, "__name__", None) or f"{type(value).__name__} {value}",
)
def test_an_error_is_told_by_its_kind(error, expected):
    assert type(answers.read_error(raised(error))) is expected


def test_what_fails_before_the_body_was_not_taken():
    for error in (smtplib.SMTPServerDisconnected, TimeoutError, BrokenPipeError):
        assert type(answers.read_error(in_smtp(error(), "mail"))) is answers.Retry
        assert type(answers.read_error(in_smtp(error(), "data"))) is answers.Uncertain
        assert type(answers.read_error(raised(error()), opening=True)) is answers.Retry


def test_a_host_without_an_address_was_not_reached():
    with pytest.raises(requests.ConnectionError) as caught:
        requests.post("http://nowhere.invalid/", timeout=5)
    assert type(answers.read_error(caught.value)) is answers.Retry
    assert type(answers.read_error(raised(socket.gaierror()), opening=True)) is answers.Retry


def test_the_status_in_an_error_of_botocore_is_found():
    error = type("ClientError", (Exception,), {"__module__": "botocore.exceptions"})("…")
    error.response = {"ResponseMetadata": {"HTTPStatusCode": 403}}
    assert answers.read_error(raised(error)) == answers.Closed("ClientError", 403)


def test_no_answer_repeats_what_an_error_says():  # C4
    answer = answers.read_error(raised(requests.ReadTimeout("person1@example.org")))
    assert "person1" not in repr(answer)
