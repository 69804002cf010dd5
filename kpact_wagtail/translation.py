"""Rows in the language of a page, and facts that stay equal across translations."""

import json

from django.db import models, transaction
from wagtail.models import Locale


def pick(rows, locale_id):
    """Of rows that are translations of one another: the one in that language, else the first."""
    return next((row for row in rows if row.locale_id == locale_id), rows[0] if rows else None)


def resolve(model, ids, locale=None):
    """The live rows behind stored ids, each in the page's language where there is one.

    Use it wherever a block or page holds ids of a translatable snippet. ``ids`` are primary keys
    in any language, ``locale`` a Locale, its primary key, or None for the active language. Returns
    ``{id: instance}`` without the ids that are deleted or not live; one query, whatever the number.
    """
    ids = {int(pk) for pk in ids if pk}
    if not ids:
        return {}
    locale_id = locale if isinstance(locale, int) else (locale or Locale.get_active()).pk
    keys = model.objects.filter(pk__in=ids).values("translation_key")
    rows = model.objects.filter(translation_key__in=keys).order_by("pk")
    return resolve_rows(rows, ids, locale_id)


def resolve_rows(rows, ids, locale_id):
    """As resolve(), over rows that are at hand: all translations of the records behind ``ids``."""
    by_id, siblings = {}, {}
    for row in rows:
        by_id[row.pk] = row
        siblings.setdefault(row.translation_key, []).append(row)
    found = {}
    for pk in ids & by_id.keys():
        own = by_id[pk]
        live = [row for row in [own, *siblings[own.translation_key]] if getattr(row, "live", True)]
        found[pk] = pick(live, locale_id)
    return {pk: row for pk, row in found.items() if row}


class SharedFacts(models.Model):
    """Mixin for translatable models whose numbers, dates and switches must be equal everywhere.

    List the field names in ``shared_facts``. Saving a snippet or publishing a page in one
    language writes them to the other languages (live row and latest draft); the forms of
    translations show them read-only. See ``fact_source()`` for where they are edited.
    """

    shared_facts = ()

    class Meta:
        abstract = True

    @classmethod
    def get_shared_facts(cls):
        """Field names of this class and of every mixin below it, without doubles."""
        names = [name for base in cls.__mro__ for name in vars(base).get("shared_facts", ())]
        return tuple(dict.fromkeys(names))


def fact_source(instance):
    """The translation on which shared facts are edited: that of the main language, else the oldest.

    Returns ``instance`` itself where there is no other.
    """
    if not instance.pk:
        return instance
    model = type(instance)
    siblings = list(
        model.objects.filter(translation_key=instance.translation_key)
        .order_by("pk")
        .select_related("locale")
    )
    default = Locale.get_default()
    return pick(siblings, default.pk) or instance


@transaction.atomic
def share_facts(instance):
    """Write the shared facts of a saved snippet or published page to its other languages."""
    names = instance.get_shared_facts()
    model = type(instance)
    if not names or not instance.translation_key:
        return
    facts = {name: getattr(instance, name) for name in names}
    for sibling in model.objects.filter(translation_key=instance.translation_key).exclude(
        pk=instance.pk
    ):
        changed = [name for name in names if _stored(sibling, name) != _stored(instance, name)]
        if changed:
            for name in changed:
                setattr(sibling, name, facts[name])
            _update_row(sibling, changed)
        _update_latest_draft(sibling, names)


def _stored(instance, name):
    return instance._meta.get_field(name).value_to_string(instance)


def _update_row(instance, names):
    """Write plain columns without save(), so that no new revision, log entry or signal follows."""
    columns, relations = {}, []
    for name in names:
        field = instance._meta.get_field(name)
        if field.many_to_many:
            relations.append(name)
        else:
            columns[name] = getattr(instance, name)
    derived = instance.get_derived_columns() if hasattr(instance, "get_derived_columns") else {}
    if columns or derived:
        type(instance).objects.filter(pk=instance.pk).update(**columns, **derived)
    if relations:
        instance.save()


def _update_latest_draft(instance, names):
    revision = getattr(instance, "latest_revision", None)
    if revision is None:
        return
    fresh = type(instance).objects.get(pk=instance.pk)
    content = dict(revision.content)
    serialized = fresh.serializable_data() if hasattr(fresh, "serializable_data") else {}
    for name in names:
        content[name] = serialized.get(name, json.loads(json.dumps(_stored(fresh, name))))
    if content != revision.content:
        type(revision).objects.filter(pk=revision.pk).update(content=content)
