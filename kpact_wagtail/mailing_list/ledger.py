"""What a restored backup must not undo: who left, stopped or was erased, kept outside the database.

The file holds one line of JSON each: what, keyed hash, id of the key, list, time (UTC). A line is
first a row, written in the transaction that decided; it goes to the file after commit, and stays a
row until the file has it. Nothing is lost while a disk is full.
"""

import json
import logging
import os
from datetime import datetime, timedelta
from pathlib import Path

from django.db import DatabaseError, transaction
from django.utils import timezone

from ..conf import conf
from ..health import Finding
from ..outbox.signals import suppressed
from .models import LedgerEntry

logger = logging.getLogger("kpact_wagtail")
#: How long lines wait for a file while the setting names none.
WITHOUT_FILE = timedelta(days=90)


def note(what, person, mailing_list=None):
    """Remember for the ledger what a person decided, inside the transaction that decided it."""
    note_index(what, person.address_index, person.index_key, mailing_list)


def note_index(what, person_index, key_id, mailing_list=None, **more):
    """As note(), where only the keyed hash of a person is known."""
    LedgerEntry.objects.create(
        what=what,
        person_index=person_index,
        key_id=key_id,
        list_key=mailing_list.list_key if mailing_list else "",
        **more,
    )
    transaction.on_commit(flush_quietly, robust=True)


def note_suppression(sender, suppression, **kwargs):
    """Remember whoever is not to be mailed, whether they pressed a link, or we or a bounce said so."""
    note_index(
        "stopped",
        suppression.address_index,
        suppression.key_id,
        reason=suppression.reason,
        cap_index=suppression.cap_index,
    )


def connect():
    """Called once, when the apps are ready."""
    suppressed.connect(note_suppression, dispatch_uid="kpact_mailing_list.note_suppression")


def flush_quietly():
    """After a commit: what fails now is written by the next tick, and stops nobody."""
    if not conf.LEDGER:
        return
    try:
        flush()
    except (OSError, DatabaseError) as error:
        logger.error("The ledger cannot be written: %s", type(error).__name__)


def flush():
    """Append what waits to the ledger. A job of the tick; raises OSError where the file cannot be written."""
    if not conf.LEDGER:
        forgotten = forget_old()
        return {"waiting": LedgerEntry.objects.count(), "forgotten": forgotten}
    with transaction.atomic():
        entries = list(LedgerEntry.objects.select_for_update().order_by("pk")[:1000])
        if entries:
            append(entries)
            LedgerEntry.objects.filter(pk__in=[entry.pk for entry in entries]).delete()
    return {"written": len(entries)}


def forget_old():
    """Without a file nobody reads what waits, except whoever sets one soon: keep it for a while only."""
    return LedgerEntry.objects.filter(at__lt=timezone.now() - WITHOUT_FILE).delete()[0]


def append(entries):
    """One write and one fsync; a line that is there twice after a crash does no harm."""
    lines = "".join(json.dumps(describe(entry)) + "\n" for entry in entries)
    path = Path(conf.LEDGER)
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def describe(entry):
    """A line of the file; what does not apply to it is left out."""
    extra = {"reason": entry.reason, "mailbox": entry.cap_index}
    return {
        "what": entry.what,
        "person": entry.person_index,
        "key": entry.key_id,
        "list": entry.list_key,
        "at": entry.at.isoformat(),
        **{name: value for name, value in extra.items() if value},
    }


def read():
    """Every readable line of the ledger, oldest first; a torn last line is left out."""
    path = Path(conf.LEDGER) if conf.LEDGER else None
    if path is None or not path.exists():
        return
    with path.open() as file:
        for line in file:
            try:
                entry = json.loads(line)
                yield {**entry, "at": datetime.fromisoformat(entry["at"])}
            except (ValueError, KeyError, TypeError):
                logger.warning("A line of the ledger cannot be read.")


def check_health():
    """Whether the ledger keeps up; see health.py."""
    if not conf.LEDGER:
        text = "LEDGER is not set: restoring a backup would bring back people who left."
        return [Finding("ledger", "warn", text, None)]
    waiting = LedgerEntry.objects.count()
    level = "alarm" if waiting > 1000 else "warn" if waiting else "ok"
    return [Finding("ledger", level, f"{waiting} lines wait to be written to the ledger.", waiting)]
