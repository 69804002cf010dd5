"""What resources are found by: who they are for, where, in which language, what they cost.

The facts of a published resource stand once more in ResourceFacet, by its translation_key, so that
any choice of them is found, and all of them counted, by one index.
"""

import logging
from collections import defaultdict

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from wagtail.search.backends import get_search_backends

from ..contacts import items
from ..filters import YES
from ..translation import pick

logger = logging.getLogger("kpact_wagtail")

#: Names of facets, in the order a directory shows them; the last three are yes or nothing.
FACETS = ["audience", "topic", "kind", "area", "language", "free", "anonymous", "no_police"]


@transaction.atomic
def index_facets(keys):
    """Write the facets of resources, by translation_key, as they are published now."""
    from .models import Resource, ResourceFacet

    published = Resource.objects.filter(translation_key__in=keys, live=True)
    published = published.exclude(status=Resource.Status.INACTIVE).order_by("pk")
    translations = defaultdict(list)
    for row in published:
        translations[row.translation_key].append(row)
    wanted = {
        (key, facet, value)
        for key, rows in translations.items()
        for facet, value in find_facets(rows[0])
    }
    there = {
        (each.translation_key, each.facet, each.value): each.pk
        for each in ResourceFacet.objects.filter(translation_key__in=keys)
    }
    gone = [pk for entry, pk in there.items() if entry not in wanted]
    ResourceFacet.objects.filter(pk__in=gone).delete()
    new = [
        ResourceFacet(translation_key=key, facet=facet, value=value)
        for key, facet, value in sorted(wanted - there.keys(), key=str)
    ]
    ResourceFacet.objects.bulk_create(new, ignore_conflicts=True)
    index_words(list(published))


def index_words(resources):
    """Put them into the search again: when Wagtail did so on saving, their topics were not written."""
    for backend in get_search_backends(with_auto_update=True) if resources else []:
        try:
            backend.add_bulk(type(resources[0]), resources)
        except Exception:
            if not backend.catch_indexing_errors:
                raise
            logger.exception("Resources cannot be put into the search; they are saved.")


def find_facets(resource):
    """Pairs of facet and value of one resource, read from what is stored."""
    yield "kind", resource.kind
    for name, relation in [("audience", resource.audiences), ("topic", resource.topics)]:
        for key in relation.values_list("translation_key", flat=True):
            yield name, str(key)
    for child in resource.areas.raw_data:
        if child["type"] in ("country", "region") and child["value"]:
            yield "area", str(child["value"])[:80]
    contacts = [
        child["value"] for child in resource.contacts.raw_data if child["type"] == "contact"
    ]
    for code in find_languages(resource, contacts):
        yield "language", code
    if resource.cost == "free" or (not resource.cost and all_are(contacts, "free")):
        yield "free", YES
    if resource.anonymous == "yes" or (not resource.anonymous and all_are(contacts, "anonymous")):
        yield "anonymous", YES
    if resource.emergency_services == "no":
        yield "no_police", YES


def all_are(contacts, name):
    """Whether it is said of every way to reach it, and there is one."""
    return bool(contacts) and all(each.get(name) for each in contacts)


def find_languages(resource, contacts):
    codes = [child["value"] for child in resource.languages.raw_data if child["type"] == "language"]
    for contact in contacts:
        codes.extend(items(contact.get("languages")))
    return {code for code in codes if code}


def select(locale_id, chosen=None):
    """Published resources that match, each once, in a language or else as it was first published.

    ``chosen`` is ``{facet: [value, …]}``: any of the values of a facet, and all facets; “region”
    is an area as an editor writes it.
    """
    from .models import Resource

    rows = Resource.objects.filter(live=True).exclude(status=Resource.Status.INACTIVE)
    siblings = Resource.objects.filter(
        translation_key=OuterRef("translation_key"), live=True
    ).exclude(pk=OuterRef("pk"))
    alone = ~Exists(siblings.filter(Q(locale=locale_id) | Q(pk__lt=OuterRef("pk"))))
    rows = rows.filter(Q(locale=locale_id) | alone)
    for facet, values in (chosen or {}).items():
        rows = rows.filter(translation_key__in=keys_with(facet, values))
    return rows


def keys_with(facet, values):
    from .models import ResourceFacet

    if facet == "region":
        named = Q(*(("value__iexact", value) for value in values), _connector=Q.OR)
        found = ResourceFacet.objects.filter(named, facet="area")
    else:
        found = ResourceFacet.objects.filter(facet=facet, value__in=values)
    return found.values("translation_key")


def count_facets(chosen=None, keys=None):
    """``{facet: {value: number}}`` in one query: how many there are with each value.

    For the values of a facet itself its own choice does not count, so that another can be added.
    ``keys`` restricts all of it to some resources, such as those that a search has found.
    """
    from .models import ResourceFacet

    chosen = chosen or {}
    wanted = ~Q(facet__in=list(chosen)) & match_all(chosen)
    for facet in chosen:
        others = {name: values for name, values in chosen.items() if name != facet}
        wanted |= Q(facet=facet) & match_all(others)
    rows = ResourceFacet.objects.filter(wanted)
    if keys is not None:
        rows = rows.filter(translation_key__in=keys)
    counts = defaultdict(dict)
    for facet, value, number in rows.values_list("facet", "value").annotate(number=Count("*")):
        counts[facet][value] = number
    return counts


def match_all(chosen):
    found = Q()
    for facet, values in chosen.items():
        found &= Q(translation_key__in=keys_with(facet, values))
    return found


def name_terms(model, keys, locale_id):
    """``{translation_key: name}`` of topics or audiences in a language; one query."""
    siblings = defaultdict(list)
    for row in model.objects.filter(translation_key__in=keys).order_by("pk"):
        siblings[str(row.translation_key)].append(row)
    return {key: str(pick(rows, locale_id)) for key, rows in siblings.items()}
