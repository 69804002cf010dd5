"""Addresses that nothing is mailed to. Asked in one function, right before every send."""

import re

from django.core.exceptions import ValidationError

from .. import crypto
from ..addresses import normalize
from .models import Suppression

INDEX = re.compile(r"[0-9a-f]{64}")


def suppress(address_or_index, reason, key_id=""):
    """Never mail to an address again, known by itself or by its blind index.

    An index comes with the id of the key that made it. A suppression there is stays as it is.
    """
    if INDEX.fullmatch(address_or_index):
        index = address_or_index
    else:
        if is_suppressed(address_or_index):
            return
        index, key_id = crypto.blind_index(index_form(address_or_index))
    row = Suppression(address_index=index, key_id=key_id, reason=reason)
    Suppression.objects.bulk_create([row], ignore_conflicts=True)


def is_suppressed(address):
    """Whether nothing may be mailed to this address."""
    return bool(suppressed_among([address]))


def suppressed_among(addresses):
    """Those of the addresses that nothing may be mailed to, in one query.

    Tries every key there is: of somebody who was erased, only the hash is left to compare.
    """
    owners = {}
    for address in addresses:
        for index in crypto.blind_indexes(index_form(address)):
            owners.setdefault(index, set()).add(address)
    found = Suppression.objects.filter(address_index__in=owners).values_list(
        "address_index", flat=True
    )
    return set().union(*(owners[index] for index in found))


def index_form(address):
    """The form of an address that is its identity. An address nobody could type is its own."""
    try:
        return normalize(address).index_form
    except ValidationError:
        return address.strip().lower()
