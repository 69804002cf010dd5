"""What kpact_status says about the outbox. Numbers only, nobody’s address."""

from datetime import timedelta

from django.db.models import Count, Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..health import ALARM, OK, WARN, Finding
from . import breaker, pauses
from .models import MailerState, Message

State = Message.State
SLOW = timedelta(minutes=15)
STUCK = timedelta(hours=2)
LATELY = timedelta(days=7)


def find_state():
    """The findings, in three queries, or four while mails are being held."""
    now, state = timezone.now(), MailerState.load()
    held = breaker.held_kinds(state)
    numbers = count_lately(now)
    return [
        judge_waiting(oldest_due(now, held), now),
        judge_uncertain(numbers.get(State.UNCERTAIN, 0)),
        judge_failed(numbers.get(State.FAILED, 0)),
        judge_account(state),
        judge_pause(state),
        judge_hold(state),
    ]


def oldest_due(now, held):
    waiting = Message.objects.filter(state__in=[State.QUEUED, State.CLAIMED], due_at__lte=now)
    return waiting.exclude(kind__in=held).aggregate(oldest=Min("due_at"))["oldest"]


def count_lately(now):
    ended = Message.objects.filter(
        state__in=[State.UNCERTAIN, State.FAILED], first_tried_at__gt=now - LATELY
    )
    rows = ended.order_by().values("state").annotate(number=Count("pk"))
    return {row["state"]: row["number"] for row in rows}


def judge_waiting(oldest, now):
    if oldest is None:
        return Finding("outbox_waiting", OK, _("No mail is waiting that is due."), 0)
    minutes = int((now - oldest).total_seconds() // 60)
    text = ngettext(
        "The oldest mail that is due waits for %(number)d minute.",
        "The oldest mail that is due waits for %(number)d minutes.",
        minutes,
    )
    level = ALARM if now - oldest > STUCK else WARN if now - oldest > SLOW else OK
    return Finding("outbox_waiting", level, text % {"number": minutes}, minutes)


def judge_uncertain(number):
    text = ngettext(
        "%(number)d mail of the last week had no answer from the provider.",
        "%(number)d mails of the last week had no answer from the provider.",
        number,
    )
    level = WARN if number else OK
    return Finding("outbox_uncertain", level, text % {"number": number}, number)


def judge_failed(number):
    text = ngettext(
        "%(number)d mail of the last week failed.",
        "%(number)d mails of the last week failed.",
        number,
    )
    return Finding("outbox_failed", WARN if number else OK, text % {"number": number}, number)


def judge_account(state):
    if not state.closed_since:
        return Finding("outbox_account", OK, _("The mail provider has not closed the account."))
    return Finding("outbox_account", ALARM, _("The mail provider has closed the account."))


def judge_pause(state):
    if not pauses.is_paused(state):
        return Finding("outbox_paused", OK, _("Mail is not paused."), 0)
    minutes = int((state.paused_until - timezone.now()).total_seconds() // 60) + 1
    text = ngettext(
        "Mail is paused for %(number)d minute more (%(reason)s).",
        "Mail is paused for %(number)d minutes more (%(reason)s).",
        minutes,
    )
    told = {"number": minutes, "reason": state.pause_reason}
    return Finding("outbox_paused", WARN, text % told, minutes)


def judge_hold(state):
    if not state.held_since:
        return Finding("outbox_held", OK, _("No mail is being held."))
    text = _("Mails are being held: more were asked for within an hour than are allowed.")
    return Finding("outbox_held", ALARM, text)
