"""Which support groups visitors may see, and when those meet next.

Over every page type with SupportGroupPageMixin, ours and the site's. Pages come without their long
texts, and with as many queries for 500 as for two.
"""

from dataclasses import dataclass, field

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from ..articles.listing import public
from ..filters import YES
from ..links import translated_pages
from ..queries import tuples
from .actions import get_group_models
from .meetings import LocalMeeting
from .models import Occurrence

#: What one can look for, in the order a list shows it; “topic” is for blocks.
FACETS = ["weekday", "mode", "audience", "topic", "language", "free", "interpreter"]
#: Facets that are chosen from the vocabulary, and the fields of a page with them.
TERMS = {"audience": "audiences", "topic": "topics"}


@dataclass(frozen=True)
class Facts:
    """What a list knows of a group before it loads the page; values as in an address."""

    pk: int
    title: str
    translation_key: object
    model: type = field(repr=False)
    values: dict = field(default_factory=dict, compare=False)

    def fits(self, choice):
        """Whether it has any of the values of each facet of ``{facet: [value, …]}``."""
        return all(self.values[facet] & set(values) for facet, values in choice.items() if values)


def find_groups(path, choice=None, described=False, limit=None):
    """Public groups under a tree path that still meet, by title; three queries at most.

    ``choice`` is ``{facet: [value, …]}`` with translation_keys for audience and topic, codes for
    the rest; ``described`` loads descriptions, too.
    """
    choice = choice or {}
    facts = find_facts(path, [facet for facet in TERMS if choice.get(facet)])
    return load_groups([each for each in facts if each.fits(choice)][:limit], described)


def find_facts(path, terms=("audience",)):
    """The Facts of all public groups under a path, by title: one query, and one for each of
    ``terms``, for each page type."""
    found = []
    for model in get_group_models():
        links = {facet: find_terms(model, TERMS[facet], path) for facet in terms}
        for row in tuples(select_facts, model, path):
            found.append(read_facts(model, row, links))
    return sorted(found, key=lambda each: (each.title.casefold(), each.pk))


def select_facts(model, path):
    groups = public(model.objects.filter(path__startswith=path)).exclude(status="closed")
    return groups.order_by().values_list(
        *["pk", "title", "translation_key"],
        *["weekdays", "modes", "language_codes", "cost", "interpreted"],
    )


def read_facts(model, row, links):
    pk, title, key, weekdays, modes, languages, cost, interpreted = row
    values = {
        "weekday": set(weekdays.split()),
        "mode": set(modes.split()),
        "language": set(languages.split()),
        "free": {YES} if cost == "free" else set(),
        "interpreter": {YES} if interpreted else set(),
        **{facet: found.get(pk, set()) for facet, found in links.items()},
    }
    return Facts(pk, title, key, model, values)


def find_terms(model, name, path):
    """``{page id: {translation_key}}`` of audiences or topics."""
    found = {}
    for pk, key in tuples(select_terms, model, name, path):
        found.setdefault(pk, set()).add(str(key))
    return found


def select_terms(model, name, path):
    relation = model._meta.get_field(name)
    page, term = relation.m2m_field_name(), relation.m2m_reverse_field_name()
    links = relation.remote_field.through.objects.filter(**{f"{page}__path__startswith": path})
    return links.order_by().values_list(f"{page}_id", f"{term}__translation_key")


def load_groups(facts, described=False, more=()):
    """The pages behind Facts in the same order, one query for each type; each with its ``facts``.

    ``more`` names fields to load besides those of teasers.
    """
    found = {}
    for model in dict.fromkeys(each.model for each in facts):
        ids = [each.pk for each in facts if each.model is model]
        found.update(as_teasers(model.objects.all(), described, more).in_bulk(ids))
    for each in facts:
        if each.pk in found:
            found[each.pk].facts = each
    return [found[each.pk] for each in facts if each.pk in found]


def load_chosen(ids, locale_id, described=False):
    """Groups by ids in any language: public ones that still meet, in the order of the ids, each
    translated where it can be. A query for the ids and one for each page type."""
    chosen = translated_pages(ids, locale_id) if ids else {}
    found = {}
    for model in get_group_models():
        own = [page.pk for page in chosen.values() if page.specific_class is model]
        if own:
            groups = public(model.objects.exclude(status="closed"))
            found.update(as_teasers(groups, described).in_bulk(own))
    pks = dict.fromkeys(chosen[pk].pk for pk in ids if pk in chosen)
    return [found[pk] for pk in pks if pk in found]


def as_teasers(groups, described=False, more=()):
    """A queryset with what a teaser shows only."""
    model = groups.model
    own = {each.name for each in model._meta.fields}  # a site's own base page may lack seo_title
    names = [name for name in model.teaser_fields if name in own]
    return groups.only(*names, *more, *(["description"] if described else []))


# When they meet


def attach_next(groups, now, number=1):
    """Give each group ``upcoming``: its next LocalMeetings that are not over; one query for all."""
    by_key = {group.translation_key: group for group in groups}
    for group in groups:
        group.upcoming = []
    place = Window(RowNumber(), partition_by=F("group"), order_by=["start", "pk"])
    coming = meetings_of(by_key, now).annotate(place=place).filter(place__lte=number)
    for stored in coming.order_by("start", "pk") if by_key else []:
        group = by_key[stored.group]
        group.upcoming.append(LocalMeeting(stored, group))


def find_meetings(groups, now, until=None, limit=None, loaded=()):
    """The next LocalMeetings of all these groups by time; one query.

    ``groups`` may be Facts, of which those that are not ``loaded`` yet are: one query more.
    """
    by_key = {each.translation_key: each for each in groups}
    coming = meetings_of(by_key, now).order_by("start", "pk")
    if until is not None:
        coming = coming.filter(start__lt=until)
    found = list(coming[:limit]) if by_key else []
    wanted = {stored.group: by_key[stored.group] for stored in found}
    pages = load_missing(wanted, loaded)
    return [LocalMeeting(stored, pages[stored.group]) for stored in found if stored.group in pages]


def load_missing(wanted, loaded):
    """``{translation_key: page}`` of groups of which some may be Facts."""
    pages = {each.translation_key: each for each in loaded}
    facts = [each for key, each in wanted.items() if isinstance(each, Facts) and key not in pages]
    pages |= {each.translation_key: each for each in load_groups(facts)}
    own = {key: each for key, each in wanted.items() if not isinstance(each, Facts)}
    return {**pages, **own}


def meetings_of(by_key, now):
    return Occurrence.objects.filter(group__in=list(by_key), end__gt=now)
