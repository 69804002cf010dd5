"""How often one recipient is mailed: counted from the rows that say who was (A5)."""

from django.db import transaction
from django.utils import timezone

from .. import crypto
from . import breaker
from .models import Handover, MailerState


def spend(letters):
    """Charge each letter to its budget before any leaves: (let through, capped, held).

    ``letter.message.scopes`` is cut to the scopes that still may be mailed about. Two workers
    never count at once, so that neither mails what the other has just spent.
    """
    through, capped, held, rows = [], [], [], []
    with transaction.atomic():
        lock()
        forget_own(letters)
        history = History(letters)
        rooms = breaker.rooms({each.budget for each in letters if each.kind.breaker})
        for letter in letters:
            free = history.free_scopes(letter)
            if not free:
                capped.append(letter)
            elif rooms.get(letter.budget, 1) <= 0:
                held.append(letter)
            else:
                if letter.budget in rooms:
                    rooms[letter.budget] -= 1
                letter.message.scopes = free
                rows += history.charge(letter, free)
                through.append(letter)
        Handover.objects.bulk_create(rows)
    return through, capped, held


def lock():
    """Written first in the transaction: the row is ours until it ends, in every database."""
    MailerState.objects.filter(pk=MailerState.ONLY).update(id=MailerState.ONLY)


def forget_own(letters):
    """A message that is tried again, or was charged and given back, is charged once."""
    Handover.objects.filter(message__in=[letter.message.pk for letter in letters]).delete()


def refund(message):
    """Nothing left, so nothing counts: somebody who asks again gets a mail."""
    Handover.objects.filter(message=message).delete()


class History:
    """What the recipients of some letters got lately, one query for all of them."""

    def __init__(self, letters):
        self.now = timezone.now()
        self.state = crypto.get_state()
        self.past = {}
        owners = {}
        for letter in letters:
            for index in crypto.blind_indexes(letter.cap_form, "cap"):
                owners[index] = letter.cap_form
        limited = [each for each in letters if self.is_limited(each.kind.caps)]
        if not limited:
            return
        since = self.now - max(letter.kind.caps.longest_window for letter in limited)
        rows = Handover.objects.filter(
            recipient__in=owners, budget__in={each.budget for each in limited}, at__gt=since
        )
        for recipient, budget, scope, at, message in rows.values_list(
            "recipient", "budget", "scope", "at", "message"
        ):
            self.remember(owners[recipient], budget, scope, at, message or at)

    @staticmethod
    def is_limited(caps):
        return caps.per_scope is not None or caps.per_recipient is not None

    def remember(self, cap_form, budget, scope, at, message):
        self.past.setdefault((cap_form, budget), []).append((scope, at, message))

    def free_scopes(self, letter):
        """The scopes of a letter that may be mailed about now."""
        caps = letter.kind.caps
        past = self.past.get((letter.cap_form, letter.budget), [])
        since = self.now - caps.recipient_window
        mails = {message for _scope, at, message in past if at > since}
        if caps.per_recipient is not None and len(mails) >= caps.per_recipient:
            return []
        return [scope for scope in letter.scopes if self.is_free(scope, past, caps)]

    def is_free(self, scope, past, caps):
        if caps.per_scope is None:
            return True
        since = self.now - caps.scope_window
        times = [at for each, at, _message in past if each == scope and at > since]
        if len(times) < caps.per_scope:
            return True
        if len(times) >= caps.per_scope + caps.resends:
            return False
        return self.now - max(times) >= caps.resend_after

    def charge(self, letter, scopes):
        """The rows to store; later letters of the same batch see them."""
        recipient, _key = crypto.blind_index(letter.cap_form, "cap", self.state)
        for scope in scopes:
            self.remember(letter.cap_form, letter.budget, scope, self.now, letter.message.pk)
            yield Handover(
                recipient=recipient,
                budget=letter.budget,
                scope=scope,
                at=self.now,
                message=letter.message,
            )
