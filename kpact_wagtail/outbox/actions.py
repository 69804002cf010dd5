"""What can be done with messages: queue them, take them back, try them again. Free of HTTP."""

from functools import partial

from django.db import connections, router, transaction
from django.utils import timezone

from ..tasks import wake
from . import claims
from .models import Message

State, Reason = Message.State, Message.Reason
#: Has a worker look at once, where there is one; never raises.
poke = partial(wake, "kpact_wagtail.outbox.tasks.drain_now")


def queue(kind, object_id, *, site_id, language, due_at=None):
    """Ask for a mail, inside the transaction that decided it. One query.

    What already waits is not queued twice, but takes the newest language and site, and is locked
    until the transaction ends: no drain sends it, or drops it as unwanted, knowing half of what
    was decided.
    """
    now = timezone.now()
    message = Message(
        kind=kind,
        object_id=object_id,
        site_id=site_id,
        language=language or "",
        created_at=now,
        due_at=due_at or now,
    )
    using = router.db_for_write(Message)
    with connections[using].cursor() as cursor:
        cursor.execute(*insert_or_lock(message, connections[using]))
    transaction.on_commit(poke, using=using)


def insert_or_lock(message, connection):
    """SQL and values. Django's bulk_create names no condition of a unique index, hence by hand."""
    quote = connection.ops.quote_name
    fields = [field for field in Message._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    values = [field.get_db_prep_save(field.pre_save(message, True), connection) for field in fields]
    sql = f"INSERT INTO {quote(Message._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608 - names of our own columns
    if connection.features.supports_partial_indexes:
        sql += (
            " ON CONFLICT (kind, object_id) WHERE state = 'queued'"
            " DO UPDATE SET language = EXCLUDED.language, site_id = EXCLUDED.site_id"
        )
    return sql, values


def cancel(kind, object_id):
    """Drop what waits to be mailed about an object; how many there were."""
    waiting = Message.objects.filter(kind=kind, object_id=object_id, state=State.QUEUED)
    return waiting.update(state=State.DROPPED, reason=Reason.NOT_WANTED)


def park_waiting(reason=Reason.RESTORED):
    """Set aside all that waits, as after a backup was restored; how many there were.

    Nobody wants the mails of a month ago. ``retry`` sends single ones after all.
    """
    waiting = Message.objects.filter(state__in=[State.QUEUED, State.CLAIMED])
    return waiting.update(state=State.PARKED, reason=reason, claim=None, lease_until=None)


def retry(messages):
    """Try messages again that were parked, dropped, failed or had no answer; how many will be.

    All that is checked before a mail leaves is checked again, the caps too.
    """
    ended = [State.PARKED, State.DROPPED, State.FAILED, State.UNCERTAIN]
    number = 0
    for message in messages.filter(state__in=ended, claim=None):
        again = {"attempts": 0, "unanswered": 0, "reason": "", "due_at": timezone.now()}
        number += claims.requeue(message, **again)
    transaction.on_commit(poke)
    return number
