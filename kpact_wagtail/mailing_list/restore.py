"""Bringing a restored database up to what people decided since the backup was made."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.db import transaction

from .. import crypto
from ..keys import get_key
from ..outbox.actions import park_waiting
from ..outbox.models import Suppression
from . import actions, ledger
from .models import ConsentEvent, Subscriber, Subscription

State = Subscription.State
PROGRAM = actions.Occasion(how=ConsentEvent.How.PROGRAM)


def replay(dry_run=False):
    """Do again what the ledger remembers and the database has forgotten; how many of each.

    An entry counts only for what is older than itself: who came back after leaving stays. Where
    ``key_missing`` (entries) or ``unreadable`` (people) is not 0, people may be back who left.
    """
    counts = {"left": 0, "stopped": 0, "erased": 0, "parked": 0, "key_missing": 0, "unreadable": 0}
    with transaction.atomic():
        entries = list(ledger.read())
        counts |= count_unmatchable(entries)
        for entry in without_lifted(entries):
            deed = DEEDS.get(entry["what"])
            if deed is not None:
                counts[entry["what"]] += deed(entry)
        counts["parked"] = park_waiting()
        if dry_run:
            transaction.set_rollback(True)
    return counts


def count_unmatchable(entries):
    """Let entries name people as their rows do; what that cannot be known of, in numbers.

    After a rotation of the index an entry and a restored row hash one address under two keys.
    """
    named = Counter(entry["key"] for entry in entries)
    keys = {key_id: get_key(key_id) for key_id in named}
    unreadable, rows_of = 0, {}
    wanted = {entry["person"] for entry in entries}
    for person in people_under_other_keys(keys):
        try:
            hashes = hash_under(person, filter(None, keys.values()))
        except (crypto.Unreadable, ValidationError):
            unreadable += 1
        else:
            rows_of |= dict.fromkeys(wanted & hashes, (person.address_index, person.index_key))
    for entry in entries:
        if entry["person"] in rows_of:
            entry["person"], entry["key"] = rows_of[entry["person"]]
    missing = sum(number for key_id, number in named.items() if keys[key_id] is None)
    return {"key_missing": missing, "unreadable": unreadable}


def people_under_other_keys(key_ids):
    """Everybody whose row was hashed under another key than some entry, one after the other."""
    if not key_ids:
        return Subscriber.objects.none()
    people = Subscriber.objects.only("uuid", "sealed_address", "address_index", "index_key")
    if len(key_ids) == 1:
        people = people.exclude(index_key__in=key_ids)
    return people.iterator(chunk_size=500)


def hash_under(person, keys):
    """The hashes that entries under other keys have of a person; the address is opened for it once."""
    form = person.index_form()
    return {key.index(form, "address") for key in keys if key.id != person.index_key}


def without_lifted(entries):
    """The ledger without each “never again” that was taken back later."""
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
    reason = entry.get("reason") or Suppression.Reason.DO_NOT_MAIL
    _row, is_new = Suppression.objects.get_or_create(
        address_index=entry["person"],
        defaults={
            "key_id": entry["key"],
            "reason": reason,
            "cap_index": entry.get("mailbox", ""),
            "created_at": entry["at"],
        },
    )
    if is_new and reason != Suppression.Reason.BOUNCE:
        for person in Subscriber.objects.filter(address_index=entry["person"]):
            actions.stop(person, PROGRAM, reason)
    return int(is_new)


def erase_again(entry):
    people = Subscriber.objects.filter(address_index=entry["person"], asked_at__lt=entry["at"])
    for person in people:
        actions.erase(person, PROGRAM)
    return len(people)


DEEDS = {"left": leave_again, "stopped": stop_again, "erased": erase_again}
