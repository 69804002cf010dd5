"""Proposals on their way from the dry run to the import: signed, in the form, on no disk. # F9

A file cannot be sent again by a browser, and nothing of it is to be left on the server.
"""

from django.core import signing
from django.utils.translation import gettext as _

from .cells import Unreadable
from .proposals import Proposal

#: Below what Django takes of a form by default (DATA_UPLOAD_MAX_MEMORY_SIZE).
MAX_LENGTH = 2_000_000
MAX_SECONDS = 4 * 60 * 60


def salt_of(user):
    return f"kpact_wagtail.support_groups.importing:{user.pk}"


def write_ticket(plan, user):
    """What the form of the dry run holds; raises Unreadable where that is too much."""
    content = {
        "index": plan.index.pk,
        "fingerprint": plan.fingerprint,
        "proposals": [row.proposal.dump() for row in plan.rows],
        "notes": list(map(str, plan.notes)),
    }
    ticket = signing.dumps(content, salt=salt_of(user), compress=True)
    if len(ticket) > MAX_LENGTH:
        raise Unreadable(_("This is too much for one import. Split the file into several."))
    return ticket


def read_ticket(ticket, user):
    """What write_ticket() was given, with Proposals; None for what is not ours, or too old."""
    try:
        content = signing.loads(ticket, salt=salt_of(user), max_age=MAX_SECONDS)
    except signing.BadSignature:
        return None
    return {**content, "proposals": [Proposal.load(each) for each in content["proposals"]]}
