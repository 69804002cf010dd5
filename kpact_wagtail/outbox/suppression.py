"""Addresses that nothing is mailed to. Asked in one function, right before every send.

What people wish, or we, holds for a mailbox in every spelling: ``+tag`` and dots make no other. Mail
that came back says something about one spelling only.
"""

import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from .. import crypto
from ..addresses import normalize
from ..keys import get_key
from . import signals
from .models import Suppression

INDEX = re.compile(r"[0-9a-f]{64}")
Reason = Suppression.Reason
FOR_THE_MAILBOX = {Reason.COMPLAINT, Reason.DO_NOT_MAIL, Reason.ADMIN}
#: Not that of the caps, so that nobody can tell from the tables who of the suppressed was mailed.
MAILBOX = "suppressed mailbox"


@transaction.atomic
def suppress(address_or_index, reason, key_id="", cap_form=""):
    """Never mail to an address again, known by itself or by its blind index.

    An index comes with the id of the key that made it, and with the ``cap_form`` of the address
    where it can be had, for its other spellings. A suppression there is stays, or grows wider.
    """
    if INDEX.fullmatch(address_or_index):
        return keep(address_or_index, key_id, reason, cap_form)
    exact, cap_form = forms_of(address_or_index)
    row = Suppression.objects.filter(address_index__in=crypto.blind_indexes(exact)).first()
    if row is None and is_suppressed(address_or_index):
        return  # in another spelling
    index, key_id = (row.address_index, row.key_id) if row else crypto.blind_index(exact)
    keep(index, key_id, reason, cap_form)


def keep(index, key_id, reason, cap_form):
    cap_index = hash_mailbox(cap_form, key_id) if reason in FOR_THE_MAILBOX else ""
    row, is_new = Suppression.objects.get_or_create(
        address_index=index,
        defaults={"key_id": key_id, "reason": reason, "cap_index": cap_index},
    )
    if is_new or widen(row, reason, cap_index):
        signals.suppressed.send(Suppression, suppression=row)


def widen(row, reason, cap_index):
    """Whether a suppression holds for more than before: what somebody wishes outdoes a bounce."""
    if reason not in FOR_THE_MAILBOX:
        return False
    if row.reason in FOR_THE_MAILBOX and (row.cap_index or not cap_index):
        return False
    row.reason = row.reason if row.reason in FOR_THE_MAILBOX else reason
    row.cap_index = row.cap_index or cap_index
    row.save(update_fields=["reason", "cap_index"])
    return True


def hash_mailbox(cap_form, key_id):
    """Under the key of the row, so that both hashes need one key; "" where that is missing."""
    key = get_key(key_id) if cap_form else None
    return key.index(cap_form, MAILBOX) if key else ""


def follow(row, address, key):
    """Hash a suppression under another key; one that is there under it becomes one with it."""
    exact, cap_form = forms_of(address)
    index, cap_index = key.index(exact, "address"), key.index(cap_form, MAILBOX)
    twin = Suppression.objects.filter(address_index=index).exclude(pk=row.pk).first()
    if twin is not None:
        widen(twin, row.reason, cap_index if row.cap_index else "")
        return row.delete()
    row.address_index, row.key_id = index, key.id
    row.cap_index = cap_index if row.cap_index else ""
    row.save(update_fields=["address_index", "cap_index", "key_id"])


def is_suppressed(address):
    """Whether nothing may be mailed to this address."""
    return bool(suppressed_among([address]))


def find(address):
    """The Suppression that holds for an address, its own before that of another spelling, or None."""
    exact, mailbox = hashes_of(address)
    own = Q(address_index__in=exact)
    rows = Suppression.objects.filter(own | Q(cap_index__in=mailbox))
    return min(rows, key=lambda row: row.address_index not in exact, default=None)


def same_mailbox(suppression):
    """A Suppression and those of other spellings: all must go before mail is possible again."""
    same = Q(pk=suppression.pk)
    if suppression.cap_index:
        same |= Q(cap_index=suppression.cap_index)
    return list(Suppression.objects.filter(same).order_by("pk"))


def suppressed_among(addresses):
    """Those of the addresses that nothing may be mailed to, in one query.

    Tries every key there is: of somebody who was erased, only the hash is left to compare.
    """
    owners, spelled, mailboxes = {}, [], []
    for address in addresses:
        exact, mailbox = hashes_of(address)
        spelled += exact
        mailboxes += mailbox
        for index in (*exact, *mailbox):
            owners.setdefault(index, set()).add(address)
    found = Suppression.objects.filter(Q(address_index__in=spelled) | Q(cap_index__in=mailboxes))
    hashes = found.values_list("address_index", "cap_index")
    return set().union(*(owners.get(each, ()) for row in hashes for each in row))


def hashes_of(address):
    """The hashes of an address, and those of its mailbox, under every key."""
    exact, cap_form = forms_of(address)
    return crypto.blind_indexes(exact), crypto.blind_indexes(cap_form, MAILBOX)


def forms_of(address):
    """The identity of an address and of its mailbox. An address nobody could type is its own."""
    try:
        address = normalize(address)
    except ValidationError:
        plain = address.strip().lower()
        return plain, plain
    return address.index_form, address.cap_form
