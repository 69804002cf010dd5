"""Bringing a restored database up to what people decided since the backup was made."""

from django.db import transaction

from ..outbox.actions import park_waiting
from ..outbox.models import Suppression
from . import actions, ledger
from .models import ConsentEvent, Subscriber, Subscription

State = Subscription.State
PROGRAM = actions.Occasion(how=ConsentEvent.How.PROGRAM)


def replay(dry_run=False):
    """Do again what the ledger remembers and the database has forgotten; how many of each.

    An entry counts only for what is older than itself: who came back after leaving stays.
    """
    counts = {"left": 0, "stopped": 0, "erased": 0, "parked": 0}
    with transaction.atomic():
        for entry in without_lifted(ledger.read()):
            deed = DEEDS.get(entry["what"])
            if deed is not None:
                counts[entry["what"]] += deed(entry)
        counts["parked"] = park_waiting()
        if dry_run:
            transaction.set_rollback(True)
    return counts


def without_lifted(entries):
    """The ledger without each “never again” that was taken back later."""
    entries = list(entries)
    lifted = {entry["person"]: entry["at"] for entry in entries if entry["what"] == "allowed"}
    for entry in entries:
        is_lifted = entry["person"] in lifted and entry["at"] <= lifted[entry["person"]]
        if not (entry["what"] == "stopped" and is_lifted):
            yield entry


def leave_again(entry):
    rows = Subscription.objects.filter(
        subscriber__address_index=entry["person"],
        mailing_list__translation_key=entry["list"] or None,
        asked_at__lt=entry["at"],
    )
    ids = list(rows.exclude(state=State.UNSUBSCRIBED).values_list("pk", flat=True))
    actions.leave(ids, PROGRAM)
    return len(ids)


def stop_again(entry):
    person = Subscriber.objects.filter(address_index=entry["person"]).first()
    if Suppression.objects.filter(address_index=entry["person"]).exists():
        return 0
    Suppression.objects.create(
        address_index=entry["person"],
        key_id=entry["key"],
        reason=Suppression.Reason.DO_NOT_MAIL,
        created_at=entry["at"],
    )
    if person:
        actions.stop(person, PROGRAM)
    return 1


def erase_again(entry):
    people = Subscriber.objects.filter(address_index=entry["person"], asked_at__lt=entry["at"])
    for person in people:
        actions.erase(person, PROGRAM)
    return len(people)


DEEDS = {"left": leave_again, "stopped": stop_again, "erased": erase_again}
