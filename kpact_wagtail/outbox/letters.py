"""From claimed messages to mails that are ready to leave, a batch in a constant number of queries."""

import logging
import traceback
from pathlib import Path

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.utils import translation

from .. import crypto
from ..conf import conf
from . import caps, kinds, outcomes, suppression, tokens
from .models import Handover, Message, Token

log = logging.getLogger(__name__)
Reason = Message.Reason
LONGEST_SCOPE = Handover._meta.get_field("scope").max_length


class Letter:
    """One message on its way, with all that its kind says about it. Its repr tells nothing."""

    __slots__ = ("address", "budget", "cap_form", "email", "kind", "message", "obj", "scopes")

    def __init__(self, message, kind, obj):
        self.message, self.kind, self.obj = message, kind, obj
        self.budget = kind.get_budget()
        self.address = self.cap_form = ""
        self.scopes = []
        self.email = None


def prepare(messages, counts):
    """Letters that may leave now; all others are settled. Tokens are stored when this returns."""
    letters = wanted(load(messages, counts), counts)
    letters = drop_suppressed(addressed(letters, counts), counts)
    through, capped, held = caps.spend(letters) if letters else ([], [], [])
    for letter in capped:
        outcomes.drop(letter.message, Reason.CAPPED, counts)
    for letter in held:
        outcomes.give_back(letter.message, counts, "held")
    return compose_all(through, counts), bool(held)


def load(messages, counts):
    """A Letter for each message whose object is still there; one load for each kind."""
    groups = {}
    for message in messages:
        groups.setdefault(message.kind, []).append(message)
    letters = []
    for name, group in groups.items():
        letters += load_kind(name, group, counts)
    return letters


def load_kind(name, messages, counts):
    try:
        kind = kinds.get(name)
        found = kind.load([message.object_id for message in messages])
        present = [message for message in messages if message.object_id in found]
        drop_gone(kind, [each for each in messages if each.object_id not in found], counts)
        return [Letter(message, kind, found[message.object_id]) for message in present]
    except (InterfaceError, OperationalError):
        raise
    except Exception as error:
        for message in messages:
            break_off(message, error, counts)
        return []


def drop_gone(kind, messages, counts):
    """What had been stored for an earlier attempt goes with its object."""
    for message in messages:
        kind.gone(message)
        outcomes.drop(message, Reason.GONE, counts)
    outcomes.take_back(messages)


def wanted(letters, counts):
    return each_or_break_off(letters, is_wanted, counts)


def is_wanted(letter, counts):
    reason = letter.kind.may_send(letter.obj)
    if reason:
        outcomes.drop(letter.message, reason, counts)
    return not reason


def addressed(letters, counts):
    return each_or_break_off(letters, find_address, counts)


def find_address(letter, counts):
    letter.address = letter.kind.get_address(letter.obj)
    letter.cap_form = letter.kind.get_cap_form(letter.obj, letter.address)
    scopes = letter.kind.get_scopes(letter.obj) or [letter.kind.name]
    letter.scopes = [str(scope)[:LONGEST_SCOPE] for scope in scopes]
    return True


def drop_suppressed(letters, counts):
    if not letters:
        return []
    suppressed = suppression.suppressed_among({letter.address for letter in letters})
    for letter in letters:
        if letter.address in suppressed:
            outcomes.drop(letter.message, Reason.SUPPRESSED, counts)
    return [letter for letter in letters if letter.address not in suppressed]


def compose_all(letters, counts):
    """Write each mail, then store all tokens at once: they work before the first mail leaves."""
    mints = {}

    def compose(letter, counts):
        mint = tokens.Mint(letter.message)
        letter.email = write(letter, mint)
        mints[letter.message.pk] = mint
        return True

    ready = each_or_break_off(letters, compose, counts, refund=True)
    Token.objects.bulk_create([row for mint in mints.values() for row in mint.rows])
    return ready


def write(letter, mint):
    message = letter.message
    with translation.override(message.language or settings.LANGUAGE_CODE):
        email = letter.kind.compose(letter.obj, message, mint)
    if len(email.recipients()) != 1:
        raise ValueError("A mail has exactly one recipient.")
    if conf.MAIL_METADATA:
        email.metadata = {"delivery": str(message.uuid)}
    return email


def each_or_break_off(letters, step, counts, refund=False):
    """Those letters for which a step says yes. One that fails does not keep back the others."""
    passed = []
    for letter in letters:
        try:
            if step(letter, counts):
                passed.append(letter)
        except (InterfaceError, OperationalError):  # the database, not this letter
            raise
        except Exception as error:
            break_off(letter.message, error, counts)
            if refund:
                caps.refund(letter.message)
    return passed


def break_off(message, error, counts):
    """Log where a letter failed, never what the error says, and try again later."""
    reason = Reason.UNREADABLE if is_about_keys(error) else Reason.BROKEN
    outcomes.try_later(message, reason, type(error).__name__, counts)
    log.error(
        "Message %s (%s) could not be written: %s %s",
        message.uuid,
        message.kind,
        type(error).__name__,
        place_of(error),
    )


def is_about_keys(error):
    return isinstance(error, (crypto.Unreadable, crypto.NoKey))


def place_of(error):
    """Where it was raised: file, line and function, without a value."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
