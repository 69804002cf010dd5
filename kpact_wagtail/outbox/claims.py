"""Which worker may send a message, and until when. A row changes only for the claim it carries."""

import uuid
from contextlib import nullcontext
from datetime import timedelta

from django.db import IntegrityError, connections, models, router, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from . import crash
from .models import Handover, Message

LEASE = timedelta(minutes=5)
#: What must be left of a lease before a send: longer than any answer is waited for.
MARGIN = timedelta(minutes=1)
REAPED_AT_ONCE = 500
QUEUED, CLAIMED, UNCERTAIN = Message.State.QUEUED, Message.State.CLAIMED, Message.State.UNCERTAIN


def claim(number, without_kinds=()):
    """Take up to so many messages that are due, for this worker alone, each with its site."""
    now, mine = timezone.now(), uuid.uuid4()
    due = Message.objects.filter(state=QUEUED, due_at__lte=now).order_by("due_at", "id")
    if without_kinds:
        due = due.exclude(kind__in=without_kinds)
    skips = connections[router.db_for_write(Message)].features.has_select_for_update_skip_locked
    with transaction.atomic() if skips else nullcontext():
        if skips:
            due = due.select_for_update(skip_locked=True)
        ids = list(due.values_list("pk", flat=True)[:number])
        # Elsewhere two workers may have read the same ids: whoever writes first has the row.
        Message.objects.filter(pk__in=ids, state=QUEUED).update(
            state=CLAIMED,
            claim=mine,
            lease_until=now + LEASE,
            attempts=models.F("attempts") + 1,
            first_tried_at=Coalesce("first_tried_at", now),
        )
    taken = Message.objects.filter(claim=mine).select_related("site").order_by("due_at", "id")
    return list(taken) if ids else []


def is_held(message):
    """Whether enough of the lease is left to send."""
    return timezone.now() + MARGIN < message.lease_until


def settle(message, *, keep_claim=False, **changes):
    """Write what became of a message, in one statement; False if it is no longer ours."""
    if not keep_claim:
        changes |= {"claim": None, "lease_until": None}
    where = {"id": message.pk, "state": message.state, "claim": message.claim}
    connection = connections[router.db_for_write(Message)]
    with connection.cursor() as cursor:
        cursor.execute(*update_sql(where, changes, connection))
        ours = bool(cursor.rowcount)
    if ours:
        message.state = changes.get("state", message.state)
    return ours


def update_sql(where, changes, connection):
    """SQL and values. The ORM takes longer to write this statement than the database to run it."""
    fields = [Message._meta.get_field(name) for name in (*changes, *where)]
    given = zip(fields, (*changes.values(), *where.values()), strict=True)
    values = [field.get_db_prep_save(value, connection) for field, value in given]
    quote = connection.ops.quote_name
    columns = [quote(field.column) for field in fields]
    assigned = ", ".join(f"{column} = %s" for column in columns[: len(changes)])
    # The last is the claim, which nobody holds where a person tries a message again.
    same = [f"{column} = %s" for column in columns[len(changes) :]]
    if where["claim"] is None:
        same[-1] = f"{columns[-1]} IS NULL"
        values.pop()
    table = quote(Message._meta.db_table)
    return f"UPDATE {table} SET {assigned} WHERE {' AND '.join(same)}", values  # noqa: S608 - names of our own columns


def requeue(message, **changes):
    """Let a message wait again. One of its kind that was asked for meanwhile becomes one with it."""
    for _attempt in range(3):
        try:
            with transaction.atomic():
                return settle(message, state=QUEUED, **changes)
        except IntegrityError:
            changes |= absorb_twin(message)
    return False  # the reaper will come by


def absorb_twin(message):
    """Take the place of what waits for the same thing: its wishes are newer, our past is longer."""
    waiting = Message.objects.filter(
        kind=message.kind, object_id=message.object_id, state=QUEUED
    ).exclude(pk=message.pk)
    if not (twin := waiting.first()):
        return {}
    Handover.objects.filter(message=twin).update(message=message)
    waiting.filter(pk=twin.pk).delete()
    return {"language": twin.language, "site": twin.site_id}


def release(message, **changes):
    """Give a message back as if it had never been claimed."""
    changes |= {"attempts": message.attempts - 1}
    if message.attempts <= 1:
        changes |= {"first_tried_at": None}
    return requeue(message, **changes)


def reap():
    """Free what workers that died had claimed. Safe to run twice at once."""
    now = timezone.now()
    expired = Message.objects.filter(lease_until__lt=now)
    reaped = 0
    for message in expired.filter(state=CLAIMED)[:REAPED_AT_ONCE]:
        crash.at("in_reaper")
        reaped += requeue(message, due_at=now)
    # Marked before the send, and no answer ever came: a person decides, see actions.retry().
    unanswered = expired.filter(state=UNCERTAIN).update(claim=None, lease_until=None)
    return {"reaped": reaped, "unanswered": unanswered}
