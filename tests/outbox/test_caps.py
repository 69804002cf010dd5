"""Nobody is mailed to death: caps for each mailbox, a breaker for the whole site (A5, A6)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.outbox.models import Handover, MailerState, Message
from tests.outbox import kinds

State, Reason = Message.State, Message.Reason
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
KEY = "YSBrZXkgZm9yIHRlc3RzIG9ubHksIG5vdCBhIHNlY3I"  # that of tests/settings.py
NEWER = "bmV3ZXIga2V5IGZvciB0ZXN0cywgbm8gc2VjcmV0IDE"


@pytest.fixture
def ask(provider, queue):
    """Ask for confirmations at a time after noon; how many mails that made."""

    def put(*numbers, **after):
        before = len(provider.accepted)
        with time_machine.travel(NOON + timedelta(**after), tick=False):
            queue(*numbers, kind="confirmation")
            drain()
        return len(provider.accepted) - before

    return put


@pytest.fixture
def ceiling(settings):
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "CONFIRMATIONS_PER_HOUR": 3}
    return 3


def test_fifty_posts_in_a_minute_are_one_mail(ask, provider):  # A5
    for second in range(50):
        ask(1, seconds=second)
    assert provider.accepted == ["person1@example.org"]
    assert Message.objects.filter(reason=Reason.CAPPED).count() == 49


def test_it_is_sent_once_more_after_a_quarter_of_an_hour(ask):
    assert ask(1) == 1
    assert ask(1, minutes=14) == 0
    assert ask(1, minutes=15) == 1
    assert ask(1, hours=3) == 0
    assert ask(1, hours=25) == 1


def test_three_mails_in_thirty_days_over_all_lists(ask):  # A5
    for number in range(4):
        kinds.SCOPES[1] = [f"list:{number}"]
        assert ask(1, minutes=number) == (number < 3)
    assert ask(1, days=29) == 0
    assert ask(1, days=31) == 1


def test_one_mail_for_several_lists_counts_once(ask):
    kinds.SCOPES[1] = ["list:1", "list:2", "list:3", "list:4"]
    assert ask(1) == 1
    assert Handover.objects.count() == 4
    kinds.SCOPES[1] = ["list:5"]
    assert ask(1, minutes=1) == 1


def test_a_mail_leaves_for_the_lists_that_still_may_be_mailed_about(ask, monkeypatch):
    seen = []
    compose = kinds.Confirmation.compose
    monkeypatch.setattr(
        kinds.Confirmation,
        "compose",
        lambda kind, person, message, mint: (
            seen.append(message.scopes) or compose(kind, person, message, mint)
        ),
    )
    kinds.SCOPES[1] = ["list:1"]
    ask(1)
    kinds.SCOPES[1] = ["list:1", "list:2"]
    assert ask(1, minutes=1) == 1
    assert seen == [["list:1"], ["list:2"]]


def test_the_spellings_of_one_mailbox_share_its_caps(ask, provider):  # A5
    spellings = ["person.a@gmail.com", "persona@gmail.com", "Person.A+x@GoogleMail.com"]
    kinds.ADDRESSES.update(enumerate(spellings[:2]))
    assert ask(0, 1) == 1
    kinds.ADDRESSES[2] = "Person.A+x@gmail.com"
    assert ask(2, seconds=1) == 0
    assert "person" not in str(list(Handover.objects.values()))


def test_caps_and_suppression_hold_when_the_keys_are_rotated(ask, settings):  # B5
    from kpact_wagtail.outbox.suppression import is_suppressed, suppress

    assert ask(1) == 1
    suppress("person2@example.org", "complaint")
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "KEYS": [NEWER, KEY]}
    from kpact_wagtail.state import SuiteState

    SuiteState.objects.update(index_key="")  # as after a rotation: the newest makes the hashes
    assert ask(1, minutes=1) == 0
    assert is_suppressed("person2@example.org")
    assert ask(2, minutes=2) == 0
    assert ask(3, minutes=3) == 1


def test_budgets_do_not_lock_each_other_out(ask, provider, queue):
    for number in range(3):
        kinds.SCOPES[1] = [f"list:{number}"]
        ask(1, minutes=number)
    with time_machine.travel(NOON + timedelta(minutes=4)):
        queue(1, kind="greeting")
        assert drain() == {"sent": 1}


def test_uncapped_kinds_are_written_down_all_the_same(provider, send):
    send(1)
    assert Handover.objects.get().budget == "greeting"


def test_a_failed_hand_over_is_not_charged_twice(provider, ask):
    from tests.outbox.provider import SERVER_ERROR

    provider.answers.append(SERVER_ERROR)
    assert ask(1) == 0
    message = Message.objects.get()
    with time_machine.travel(message.due_at + timedelta(seconds=1)):
        assert drain() == {"sent": 1}
    assert Handover.objects.count() == 1


def test_what_was_given_back_is_not_capped_by_itself(provider, ask):
    from tests.outbox.provider import too_many

    provider.answers.append(too_many(60))
    assert ask(1, 2) == 0
    assert ask(minutes=3) == 2


def test_above_the_ceiling_mails_are_held_and_the_administrators_told_once(
    ceiling, ask, provider, admins
):  # A6
    asked = range(ceiling + 5)
    assert ask(*asked) == ceiling + len(admins)
    assert provider.copies[admins[0]] == 1
    waiting = Message.objects.filter(state=State.QUEUED)
    assert waiting.count() == 5
    assert set(waiting.values_list("attempts", "reason")) == {(0, "")}
    assert MailerState.load().held_since
    assert ask(minutes=30) == 0
    assert ask(minutes=61) == ceiling
    assert ask(minutes=122) == 2
    ask(minutes=123)
    assert MailerState.load().held_since is None
    assert provider.copies[admins[0]] == 1


def test_other_budgets_leave_while_confirmations_are_held(ceiling, ask, queue, provider):
    ask(*range(ceiling + 1))
    with time_machine.travel(NOON + timedelta(minutes=1)):
        queue(*range(9), kind="greeting")
        assert drain() == {"sent": 9}


def test_the_next_attack_is_told_again(ceiling, ask, provider, admins):
    ask(*range(ceiling + 1))
    ask(hours=2)
    ask(hours=2, minutes=1)
    ask(*range(10, 11 + ceiling), hours=9)
    assert provider.copies[admins[0]] == 2


def test_a_breaker_never_waits_for_those_who_cannot_be_told(ceiling, ask, provider, admins):
    from tests.outbox.provider import OK, WRONG_KEY

    provider.answers += [WRONG_KEY]  # the notice; it comes before the mails
    assert ask(*range(ceiling + 1)) == ceiling
    assert OK.accepts


def test_the_hour_slides(ceiling, ask):
    for minute in (0, 20, 40):
        assert ask(minute, minutes=minute) == 1
    assert ask(100, minutes=50) == 0
    assert ask(minutes=61) == 1


def test_time_is_counted_from_the_hand_over(provider, queue):
    [message] = queue(1, kind="confirmation", due_at=timezone.now() + timedelta(days=9))
    with time_machine.travel(timezone.now() + timedelta(days=10)):
        drain()
        assert timezone.now() - Handover.objects.get().at < timedelta(minutes=1)
