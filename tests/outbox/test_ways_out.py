"""One adapter over mailers: SMTP, MAILERS of Django 6.1, a second way out."""

import socket
from datetime import timedelta

import pytest
import time_machine
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from django.core import mail
from django.utils import timezone

from kpact_wagtail.outbox import mailers
from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.outbox.models import MailerState, Message
from tests.outbox import ways
from tests.outbox.provider import LOCKED

State, Reason = Message.State, Message.Reason


class Postbox:
    """What a local SMTP server was given, and what it says instead of 250."""

    def __init__(self):
        self.taken, self.says, self.hang_up = [], [], False

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.says and self.says[0].startswith("rcpt "):
            return self.says.pop(0).removeprefix("rcpt ")
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.says:
            return self.says.pop(0)
        self.taken.extend(envelope.rcpt_tos)
        if self.hang_up:
            server.transport.abort()
        return "250 OK"


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def postbox(settings, port):
    postbox = Postbox()
    controller = Controller(postbox, hostname="127.0.0.1", port=port)
    controller.start()
    ways.use(settings, ways.SMTP, host="127.0.0.1", port=port)
    yield postbox
    controller.stop()


@pytest.fixture
def second(settings, provider):
    """A second mailer that keeps mails in memory, beside the provider as the first."""
    mail.outbox = []
    return ways.use(settings, ways.POSTMARK, second=ways.LOCMEM)


def test_smtp_takes_a_batch(postbox, queue):
    queue(1, 2, 3)
    assert drain() == {"sent": 3}
    assert len(postbox.taken) == 3


@pytest.mark.parametrize(
    ("says", "state", "code"),
    [
        ("rcpt 550 no such person", State.FAILED, 550),
        ("rcpt 451 greylisted", State.QUEUED, 451),
        ("554 looks like spam", State.FAILED, 554),
        ("452 disk full", State.QUEUED, 452),
    ],
)
def test_smtp_says_no_to_one_and_takes_the_next(postbox, queue, says, state, code):
    postbox.says.append(says)
    queue(1, 2)
    drain()
    first, second = Message.objects.order_by("object_id")
    assert (first.state, first.status_code) == (state, code)
    assert second.state == State.SENT
    assert len(postbox.taken) == 1


def test_smtp_that_hangs_up_after_the_body_has_not_answered(postbox, send):
    postbox.hang_up = True
    message = send(kind="campaign")
    assert (message.state, message.unanswered) == (State.UNCERTAIN, 1)


def test_smtp_that_wants_no_login_of_ours_has_closed_the_account(settings, send, port):
    class Strict(Controller):
        def factory(self):
            refuse = AuthResult(success=False, handled=False)
            return SMTP(
                self.handler,
                authenticator=lambda *given: refuse,
                auth_require_tls=False,
                auth_required=True,
            )

    controller = Strict(Postbox(), hostname="127.0.0.1", port=port)
    controller.start()
    login = {"username": "us", "password": "secret"}
    ways.use(settings, ways.SMTP, host="127.0.0.1", port=port, **login)
    try:
        message = send()
    finally:
        controller.stop()
    assert (message.state, message.attempts, message.status_code) == (State.QUEUED, 0, 535)
    assert MailerState.load().closed_since


def test_smtp_that_is_not_there_has_not_been_sent_anything(settings, send, port):
    ways.use(settings, ways.SMTP, host="127.0.0.1", port=port)
    message = send(kind="campaign")
    assert (message.state, message.unanswered) == (State.QUEUED, 0)


def test_nothing_is_waited_for_longer_than_a_lease_has_to_spare(settings):
    from kpact_wagtail.outbox.claims import LEASE, MARGIN

    ways.use(settings, ways.SMTP, host="127.0.0.1")
    assert mailers.create().timeout == mailers.TIMEOUT
    assert timedelta(seconds=mailers.TIMEOUT) < MARGIN < LEASE
    ways.use(settings, ways.SMTP, host="127.0.0.1", timeout=7)
    assert mailers.create().timeout == 7


def test_a_closed_account_goes_on_through_the_second_mailer(provider, second, queue, settings):
    settings.ADMINS = ["admin@example.net"]
    provider.answers += [LOCKED]
    queue(*range(4))
    assert drain() == {"released": 1, "sent": 4}
    assert len(mail.outbox) == 5  # and the notice
    assert set(Message.objects.values_list("mailer", flat=True)) == {second}
    queue(10)
    assert drain() == {"sent": 1}
    assert provider.asked == 1  # the first is left alone for an hour
    assert MailerState.load().closed_since
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        queue(11)
        assert drain() == {"sent": 1}
        assert provider.accepted == ["person11@example.org"]
    assert MailerState.load().closed_since is None


def test_two_closed_accounts_are_a_pause(provider, queue, settings):
    ways.use(settings, ways.POSTMARK, second=ways.POSTMARK)
    provider.answers += [LOCKED] * 9
    queue(1, 2)
    assert drain() == {"released": 2, "paused": 1}
    assert provider.asked == 2
    assert MailerState.load().pause_reason == "both closed"
    assert set(Message.objects.values_list("state", "attempts")) == {(State.QUEUED, 0)}
