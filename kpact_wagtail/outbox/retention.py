"""How long rows are kept, and the daily job that removes them."""

from datetime import timedelta

from django.utils import timezone

from .models import Handover, Message, Token

#: Long enough to answer “why did nothing arrive?”.
MESSAGES = timedelta(days=90)
#: As long as the longest window of the caps, and a day.
HANDOVERS = timedelta(days=31)
#: A link that has expired says so for a while, instead of “unknown”. It can do nothing.
TOKENS = timedelta(days=7)
AT_ONCE = 1000
WAITING = [Message.State.QUEUED, Message.State.CLAIMED]


def forget(dry_run=False):
    """Remove what is past its time; how many rows of each table."""
    return {name: remove(rows, dry_run) for name, rows in find_old().items()}


def find_old():
    now = timezone.now()
    return {
        "messages": Message.objects.filter(created_at__lt=now - MESSAGES, claim=None).exclude(
            state__in=WAITING
        ),
        "handovers": Handover.objects.filter(at__lt=now - HANDOVERS),
        "tokens": Token.objects.filter(expires_at__lt=now - TOKENS),
    }


def remove(rows, dry_run=False):
    """Delete in small transactions, so that a large clean-up holds up nobody."""
    if dry_run:
        return rows.count()
    number = 0
    while ids := list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        number += rows.model.objects.filter(pk__in=ids).delete()[1].get(rows.model._meta.label, 0)
    return number
