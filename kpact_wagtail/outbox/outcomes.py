"""What becomes of a message: each writes one row, if the row is still ours, and counts it."""

import logging
import time

from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from . import answers, caps, claims, crash, retries
from .kinds import AT_MOST_ONCE, Kind
from .models import Handover, Message, Token

log = logging.getLogger(__name__)
State, Reason = Message.State, Message.Reason
#: Seconds between attempts to write down what happened, then giving up.
WAITS = (0.2, 1, 3, 6, None)
OK = {"reason": "", "error": "", "status_code": None}


def drop(message, reason, counts):
    """It is not to be sent, and never will be."""
    count(counts, "dropped", claims.settle(message, state=State.DROPPED, reason=reason))
    message.reason = reason


def take_back(messages):
    """Remove the links and charges of mails that will not leave, except of what may have left before."""
    ours = [each for each in messages if each.state != State.CLAIMED]  # the others were lost
    unsent = [each.pk for each in ours if not each.unanswered or each.reason == Reason.GONE]
    if unsent:
        Token.objects.filter(message__in=unsent).delete()
        Handover.objects.filter(message__in=unsent).delete()


def give_back(message, counts, name="released"):
    """It was not tried; it waits as before."""
    count(counts, name, claims.release(message))


def try_later(message, reason, error, counts):
    """It could not be written; perhaps it can after a repair."""
    said = {"reason": reason, "error": error[:100], **unmarked(message)}
    if retries.is_over(message):
        count(counts, "failed", claims.settle(message, state=State.FAILED, **said))
    else:
        due = retries.next_time(message.attempts)
        count(counts, "broken", claims.requeue(message, due_at=due, **said))


def mark_before_sending(message):
    """At most once: from here on there is no answer until there is one."""
    return claims.settle(
        message,
        keep_claim=True,
        state=State.UNCERTAIN,
        unanswered=message.unanswered + 1,
        handed_over_at=timezone.now(),
    )


def settle(letter, answer, mailer, counts):
    """Write down what the provider answered; in one commit.

    A database that restarts is waited for: what is not written down is sent twice.
    """
    for wait in WAITS:
        try:
            HANDLERS[type(answer)](letter, answer, mailer, counts)
            break
        except (InterfaceError, OperationalError):
            if wait is None or connection.in_atomic_block:
                raise
            connection.close_if_unusable_or_obsolete()
            time.sleep(wait)
    crash.at("after_mark")


def accepted(letter, answer, mailer, counts):
    message, sent = letter.message, {"mailer": mailer[:60], "message_id": answer.message_id}
    sent |= {**OK, "state": State.SENT, "handed_over_at": timezone.now()}
    if type(letter.kind).handed_over is Kind.handed_over:
        return count(counts, "sent", claims.settle(message, **sent))
    with transaction.atomic():
        count(counts, "sent", ours := claims.settle(message, **sent))
        if ours:
            call_hook(letter, counts)


def call_hook(letter, counts):
    try:
        with transaction.atomic():
            letter.kind.handed_over(letter.obj, letter.message, letter.message.scopes)
    except Exception as error:  # the mail has left all the same
        counts["hooks failed"] += 1
        log_failure(letter.message, answers.Answer(type(error).__name__))


def later(letter, answer, mailer, counts):
    message = letter.message
    if reason := retries.is_over(message):
        if not message.unanswered:
            caps.refund(message)
        return fail(message, reason, answer, counts)
    due = retries.next_time(message.attempts, answer.after)
    changes = {**said(answer), **unmarked(message)}
    count(counts, "retried", claims.requeue(message, due_at=due, **changes))


def refused(letter, answer, mailer, counts):
    fail(letter.message, Reason.REFUSED, answer, counts)


def fail(message, reason, answer, counts):
    changes = {**said(answer), **unmarked(message), "state": State.FAILED, "reason": reason}
    count(counts, "failed", claims.settle(message, **changes))


def uncertain(letter, answer, mailer, counts):
    """Try again where a second copy does no harm, twice; else a person decides."""
    message, unanswered = letter.message, letter.message.unanswered + 1
    told = {**said(answer), "unanswered": unanswered, "mailer": mailer[:60]}
    once = letter.kind.repeat == AT_MOST_ONCE
    if once or unanswered > retries.UNANSWERED or retries.is_over(message):
        ended = {"state": State.UNCERTAIN, "handed_over_at": timezone.now()}
        return count(counts, "uncertain", claims.settle(message, **told, **ended))
    due = retries.next_time(message.attempts + 2)
    count(counts, "retried", claims.requeue(message, due_at=due, **told))


def closed(letter, answer, mailer, counts):
    """The account is at fault, not the message; another one is the next to try it."""
    changes = {**said(answer), **unmarked(letter.message), "due_at": timezone.now()}
    count(counts, "released", claims.release(letter.message, **changes))


def broken(letter, answer, mailer, counts):
    """The backend could not put it into words: nothing left."""
    try_later(letter.message, Reason.BROKEN, answer.name, counts)
    caps.refund(letter.message)


def unmarked(message):
    """It is certain that nothing was taken: the mark from before the send is taken back."""
    return {"unanswered": message.unanswered, "handed_over_at": None}


def said(answer):
    return {"error": answer.name[:100], "status_code": answer.status_code}


def log_failure(message, answer):
    """C4: class, status and uuid, never the text of an error."""
    code = answer.status_code or ""
    log.warning("Message %s (%s): %s %s", message.uuid, message.kind, answer.name, code)


def count(counts, name, ours):
    counts[name if ours else "lost"] += 1


HANDLERS = {
    answers.Accepted: accepted,
    answers.Retry: later,
    answers.Refused: refused,
    answers.Uncertain: uncertain,
    answers.Closed: closed,
    answers.Broken: broken,
}
