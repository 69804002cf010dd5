"""Rows in the language of a page, and facts that stay equal across translations."""

import json

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from wagtail.models import Locale, ReferenceIndex
from wagtail.search import index


def pick(rows, locale_id):
    """Of rows that are translations of one another: the one in that language, else the first."""
    return next((row for row in rows if row.locale_id == locale_id), rows[0] if rows else None)


#: The largest primary key a database can be asked for.
MAX_ID = 2**63 - 1


def to_id(value):
    """A stored reference as a primary key; None where it cannot be one."""
    text = str(value)
    number = int(text) if text.isdecimal() and len(text) < 20 else 0
    return number if 0 < number <= MAX_ID else None


def resolve(model, ids, locale=None):
    """The live rows behind stored ids, each in the page's language where there is one.

    Use it wherever a block or page holds ids of a translatable snippet. ``ids`` are primary keys
    in any language, ``locale`` a Locale, its primary key, or None for the active language. Returns
    ``{id: instance}`` without the ids that are deleted or not live; one query, whatever the number.
    """
    ids = set(filter(None, map(to_id, ids)))
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

    List the field names in ``shared_facts``. They are edited on one translation, the source (see
    ``fact_source()``); saving or publishing it writes them to the other languages, live row and
    latest draft, and any other takes them from it. Forms of translations show them read-only.
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

    While any is published, a published one: a draft never changes what visitors see in another
    language. As it is in the database; ``instance`` itself where there is no other.
    """
    if not instance.pk:
        return instance
    siblings = list(get_siblings(instance).order_by("pk").select_related("locale"))
    live = [row for row in siblings if getattr(row, "live", True)]
    return pick(live or siblings, Locale.get_default().pk) or instance


def get_siblings(instance):
    """A record in all its languages."""
    return type(instance).objects.filter(translation_key=instance.translation_key)


@transaction.atomic
def share_facts(instance):
    """After a save or publication: the source gives its facts, any other takes them.

    So neither an old revision of a translation nor its machinery can change the source.
    """
    names = instance.get_shared_facts()
    if not names:
        return
    source = fact_source(instance)
    others = get_siblings(instance).exclude(pk=source.pk)
    if source.pk != instance.pk:
        others = others.filter(pk=instance.pk)
    facts = {name: getattr(source, name) for name in names}
    for other in others:
        if any(stored(other, name) != stored(source, name) for name in names):
            update_row(other, facts)
        update_latest_draft(other, source, names)


def stored(instance, name):
    """A field as revisions hold it."""
    field = instance._meta.get_field(name)
    if hasattr(instance, "serializable_data"):
        return instance.serializable_data()[name]
    return json.loads(json.dumps(field.value_from_object(instance), cls=DjangoJSONEncoder))


def update_row(instance, facts):
    """Write facts without save(), so that no revision, log entry or signal follows.

    What a save would bring up to date besides the row – usage counts, search, caches – follows.
    """
    model = type(instance)
    chosen = {name for name in facts if model._meta.get_field(name).many_to_many}
    columns = {name: value for name, value in facts.items() if name not in chosen}
    model.objects.filter(pk=instance.pk).update(**columns)
    fresh = model.objects.get(pk=instance.pk)
    for name in chosen:
        choose(getattr(fresh, name), facts[name].all())
    ReferenceIndex.create_or_update_for_object(fresh)
    index.insert_or_update_object(fresh)
    if hasattr(fresh, "url_path") and apps.is_installed("wagtail.contrib.frontend_cache"):
        from wagtail.contrib.frontend_cache.utils import purge_page_from_cache

        purge_page_from_cache(fresh)


def choose(manager, rows):
    """Set what is chosen in a ParentalManyToManyField, or in a plain one, and write it down."""
    manager.set(list(rows))
    if hasattr(manager, "commit"):
        manager.commit()


def update_latest_draft(instance, source, names):
    revision = getattr(instance, "latest_revision", None)
    if revision is None:
        return
    content = {**revision.content, **{name: stored(source, name) for name in names}}
    if content != revision.content:
        type(revision).objects.filter(pk=revision.pk).update(content=content)


def synchronize_facts():
    """Tell wagtail-localize, where it is installed, that shared facts are nothing to translate."""
    if not apps.is_installed("wagtail_localize"):
        return
    from wagtail_localize.fields import SynchronizedField

    for model in apps.get_models():
        if issubclass(model, SharedFacts):
            own = getattr(model, "override_translatable_fields", [])
            facts = [
                SynchronizedField(name, overridable=False) for name in model.get_shared_facts()
            ]
            model.override_translatable_fields = [*own, *facts]
