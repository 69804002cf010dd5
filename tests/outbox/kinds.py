"""Kinds of mail for the tests, about people who need no table: number 7 is person7@example.org."""

from datetime import timedelta
from types import SimpleNamespace

from django.core.mail import EmailMultiAlternatives

from kpact_wagtail import crypto
from kpact_wagtail.outbox import kinds
from kpact_wagtail.outbox.kinds import AT_MOST_ONCE, NO_CAPS, Kind
from kpact_wagtail.outbox.models import Message

CANARY = "person"
#: What the tests want of single people, by number.
ADDRESSES, UNWANTED, GONE, POISON, UNREADABLE = {}, set(), set(), set(), set()
SCOPES = {}
HANDED_OVER, TOLD_GONE, LANGUAGES = [], [], []


def forget():
    for each in (ADDRESSES, UNWANTED, GONE, POISON, UNREADABLE, SCOPES):
        each.clear()
    for each in (HANDED_OVER, TOLD_GONE, LANGUAGES):
        each.clear()


def address(number):
    return ADDRESSES.get(number, f"{CANARY}{number}@example.org")


class Greeting(Kind):
    """Uncapped, at least once."""

    budget = "greeting"
    caps = NO_CAPS
    breaker = False

    def load(self, object_ids):
        return {pk: SimpleNamespace(pk=pk) for pk in object_ids if pk not in GONE}

    def may_send(self, person):
        return Message.Reason.NOT_WANTED if person.pk in UNWANTED else ""

    def get_address(self, person):
        if person.pk in UNREADABLE:
            raise crypto.Unreadable
        return address(person.pk)

    def get_scopes(self, person):
        return SCOPES.get(person.pk, [f"{self.name}:{person.pk}"])

    def compose(self, person, message, mint):
        if person.pk in POISON:
            raise ZeroDivisionError(f"could not greet {address(person.pk)}")
        token = mint("greet", person.pk, timedelta(hours=72), {"message": message.pk})
        return EmailMultiAlternatives("Hello", token, "us@example.org", [address(person.pk)])

    def gone(self, message):
        TOLD_GONE.append(message.object_id)


class Confirmation(Greeting):
    """With the caps and the breaker of confirmations."""

    budget = "confirmation"
    caps = kinds.Caps()
    breaker = True

    def get_scopes(self, person):
        return SCOPES.get(person.pk, ["list:1"])


class Campaign(Greeting):
    budget = "campaign"
    repeat = AT_MOST_ONCE


class Hooked(Greeting):
    def handed_over(self, person, message, scopes):
        HANDED_OVER.append((person.pk, scopes))
        if person.pk in UNWANTED:
            raise ZeroDivisionError

    def may_send(self, person):
        return ""


def register():
    for name in ("Greeting", "Confirmation", "Campaign", "Hooked"):
        kinds.register(name.lower(), f"tests.outbox.kinds.{name}")


def unregister():
    for name in ("greeting", "confirmation", "campaign", "hooked"):
        kinds.unregister(name)
