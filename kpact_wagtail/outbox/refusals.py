"""Many refusals in a row are the fault of the way out: of a relay that wants a login, of a sender
address that nobody verified. Then they end no message; all wait until somebody has mended it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from . import caps, claims, pauses
from .models import Message

IN_ROW = pauses.FAILURES
#: What is remembered of a row; after the first ten there is one an hour.
REMEMBERED = 1000
#: What was refused comes after whatever else is due: a mail that is taken ends the row.
BEHIND_OTHERS = timedelta(minutes=1)
FAILED, REFUSED = Message.State.FAILED, Message.Reason.REFUSED


def note(state, message, counts):
    """From the tenth in a row on each is a pause, and those refused wait as if never tried."""
    if not remember(state, message):
        return
    rounds = len(state.refused_in_row) - IN_ROW + 1
    if rounds > 0:
        pauses.pause_failing(state, rounds, IN_ROW)
        number = put_back(state)
        counts["put back"] += number
        counts["failed"] -= min(number, counts["failed"])


def remember(state, message):
    """Write a refusal down, unless others left since this message was put back: it is at fault."""
    with transaction.atomic():
        caps.lock()
        state.refresh_from_db(fields=["refused_in_row", "told_at"])
        if message.reason == REFUSED and message.pk not in state.refused_in_row:
            return False
        row = [*state.refused_in_row, message.pk][-REMEMBERED:]
        pauses.update(state, refused_in_row=row)
    return True


def put_back(state):
    """Let all of the row wait again, uncharged; how many there were."""
    due = max(state.paused_until, timezone.now()) + BEHIND_OTHERS
    failed = Message.objects.filter(pk__in=state.refused_in_row, state=FAILED, reason=REFUSED)
    number = 0
    for message in failed.filter(claim=None):
        caps.refund(message)
        number += claims.release(message, due_at=due)
    return number
