"""Sealing again with the newest key, and finding people by it. Safe to kill and to run again.

A model takes part by what it declares:

``sealed_fields``   names of its sealed columns; ``place()`` gives the label and uuid of a row
``blind_indexes``   {column with a hash: column with the id of its key}
``index_form()``    what a hash is made of; without it only the hash is left, and keeps its key
``after_reindex(pks)``  class method: rows of other models that repeat the hash follow
``follow_index(moved, key)``  class method of a model without plaintext: its rows about people who
                    are found anew follow; ``moved`` is {hash there was: the row that has another}
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models.functions import Substr
from django.utils import timezone

from . import crypto
from .data_map import models_with
from .keys import get_keys
from .state import SuiteState

BATCH = 200  # rows changed in one transaction: nobody waits long for one of them
PASSES = 5  # over rows that somebody else changed at the same moment


@dataclass
class Done:
    """What a rotation did in numbers of rows, and which damaged ones it left."""

    changed: int = 0
    changed_meanwhile: int = 0
    key_missing: int = 0
    unreadable: list = field(default_factory=list)
    twice: list = field(default_factory=list)

    def __add__(self, other):
        return Done(*(getattr(self, name) + getattr(other, name) for name in vars(self)))


def sweep(get_rows, change_batch):
    """Change all rows in batches, until none was changed by somebody else at the same moment."""
    done = Done()
    for _ in range(PASSES):
        changed = done.changed
        done = sum((change_batch(batch) for batch in batches(get_rows())), Done())
        done.changed += changed
        if not done.changed_meanwhile:
            break
    return done


def batches(rows):
    rows = rows.order_by("pk")
    batch = list(rows[:BATCH])
    while batch:
        yield batch
        batch = list(rows.filter(pk__gt=batch[-1].pk)[:BATCH])


def compare_and_set(row, old, new):
    """Done, with the row changed unless somebody else has changed what it was read with."""
    changed = type(row)._base_manager.filter(pk=row.pk, **old).update(**new)
    return Done(changed=changed, changed_meanwhile=not changed)


def left(row, error):
    """Done, with the row left as it is; those of a lost key are counted only."""
    if getattr(error, "missing_key", ""):
        return Done(key_missing=1)
    return Done(unreadable=[name_of(row)])


def name_of(row):
    return f"{row._meta.label} {row.pk}"


# Sealed values


def reseal():
    """Seal every value again that an older key has sealed. Nobody is disturbed."""
    newest = get_keys()[0]
    crypto.remember(newest)
    return sum(
        (
            sweep(sealed_before(model, newest), reseal_batch)
            for model in models_with("sealed_fields")
        ),
        Done(),
    )


def sealed_before(model, newest):
    """What finds rows with a value that another key has sealed."""
    wanted = models.Q()
    rows = model._base_manager.all()
    for name in model.sealed_fields:
        rows = rows.annotate(**{f"{name}_prefix": sealed_prefix(name)})
        sealed = ~models.Q(**{name: b""}) & ~models.Q(**{name: None})
        wanted |= sealed & ~models.Q(**{f"{name}_prefix": crypto.prefix_of(newest.id)})
    return lambda: rows.filter(wanted)


def sealed_prefix(name):
    """Version and key id of a sealed column, for the database to compare and count."""
    return Substr(name, 1, crypto.PREFIX, output_field=models.BinaryField())


@transaction.atomic
def reseal_batch(batch):
    return sum(map(reseal_row, batch), Done())


def reseal_row(row):
    newest = crypto.prefix_of(get_keys()[0].id)
    values = {name: bytes(getattr(row, name) or b"") for name in row.sealed_fields}
    old = {name: value for name, value in values.items() if value and value[:5] != newest}
    try:
        texts = {name: crypto.open_sealed(value, *row.place()) for name, value in old.items()}
    except crypto.Unreadable as error:
        return left(row, error)
    new = {name: crypto.seal(text, *row.place()) for name, text in texts.items()}
    return compare_and_set(row, old, new)


# Blind indexes


def reindex():
    """Find people by the newest key. Forms are paused from before the first row to the last.

    When this is killed they stay paused, until it has run to its end: else somebody who signs up
    in between would be there twice.
    """
    newest = get_keys()[0]
    crypto.get_state()
    pause_forms()
    done = Done()
    for model in models_with("index_form"):
        done += sweep(
            indexed_before(model, newest), lambda batch, newest=newest: reindex_batch(batch, newest)
        )
    if not done.changed_meanwhile:
        resume_forms(newest)
    return done


def pause_forms():
    """Ask forms to wait. Comes back when the sign-ups have ended that began before."""
    SuiteState.objects.filter(pk=SuiteState.ONLY, forms_paused_at=None).update(
        forms_paused_at=timezone.now()
    )


def resume_forms(newest):
    crypto.remember(newest)
    SuiteState.objects.filter(pk=SuiteState.ONLY).update(index_key=newest.id, forms_paused_at=None)


def indexed_before(model, newest):
    """What finds rows with a hash under another key."""
    wanted = models.Q()
    for key_column in model.blind_indexes.values():
        wanted |= ~models.Q(**{key_column: newest.id})
    return lambda: model._base_manager.filter(wanted)


@transaction.atomic
def reindex_batch(batch, newest):
    hashes = type(batch[0]).blind_indexes
    before = [(getattr(row, name), row) for row in batch for name in hashes]
    results = {row.pk: reindex_row(row, newest) for row in batch}
    follow = getattr(batch[0], "after_reindex", None)
    if follow:
        follow([row.pk for row in batch])
    moved = {index: row for index, row in before if results[row.pk].changed}
    for model in models_with("follow_index"):
        model.follow_index(moved, newest)
    return sum(results.values(), Done())


def reindex_row(row, newest):
    try:
        index = newest.index(row.index_form(), "address")
    except (crypto.Unreadable, ValidationError) as error:
        return left(row, error)
    old, new = {}, {}
    for column, key_column in row.blind_indexes.items():
        old |= {column: getattr(row, column)}
        new |= {column: index, key_column: newest.id}
    try:
        with transaction.atomic():
            return compare_and_set(row, old, new)
    except IntegrityError:
        return Done(twice=[name_of(row)])
