"""The filters of a directory: how each value stands in an address and what people read of it.

A slug of a topic or audience in any language, a code, or the name of a region stays the same when
somebody keeps the address. What is stored instead is the ``value`` of a ResourceFacet.
"""

from collections import defaultdict

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..codes import name_country, name_language
from ..models import Audience, Topic
from ..queries import rows
from ..translation import pick
from .facets import FACETS, YES

#: Values of one filter that an address may ask for.
MOST_VALUES = 50


class Filter:
    """One facet: ``read()`` what an address says, ``write()`` it again, ``name()`` it for people."""

    def __init__(self, facet, label):
        self.facet, self.label = facet, label

    def read(self, written):
        """The stored value; None where there is none of that name any more."""
        return written

    def write(self, value):
        return value

    def name(self, value):
        return value

    def name_all(self, values):
        """The names of those that have one, in order."""
        return [name for value in self.order(values) if (name := self.name(value))]

    def order(self, values):
        return sorted(values, key=lambda value: self.name(value).casefold())


class TermFilter(Filter):
    """Topics or audiences, all of them in one query."""

    def __init__(self, facet, label, model, locale_id):
        super().__init__(facet, label)
        self.model, self.locale_id = model, locale_id

    @cached_property
    def terms(self):
        """``{translation_key: term}``, each in the language of the page where it has one."""
        siblings = defaultdict(list)
        for row in self.all_rows:
            siblings[str(row.translation_key)].append(row)
        return {key: pick(found, self.locale_id) for key, found in siblings.items()}

    @cached_property
    def all_rows(self):
        return rows(select_terms, self.model)

    @cached_property
    def keys(self):
        """``{slug: translation_key}``: where two languages share a slug, that of the page wins."""
        own_last = sorted(self.all_rows, key=lambda row: row.locale_id == self.locale_id)
        return {row.slug: str(row.translation_key) for row in own_last}

    def read(self, written):
        return self.keys.get(written)

    def write(self, value):
        return self.terms[value].slug if value in self.terms else value

    def name(self, value):
        return self.terms[value].name if value in self.terms else ""


def select_terms(model):
    return model.objects.only("name", "slug", "locale", "translation_key").order_by("pk")


class KindFilter(Filter):
    @cached_property
    def kinds(self):
        from .models import Resource

        return dict(Resource.Kind.choices)

    def read(self, written):
        return written if written in self.kinds else None

    def name(self, value):
        return str(self.kinds.get(value, ""))

    def order(self, values):
        return [kind for kind in self.kinds if kind in values]


class OfferedFilter(Filter):
    """Values that only the resources themselves know: what none of them has is no longer there."""

    def __init__(self, facet, label, name):
        super().__init__(facet, label)
        self.names, self.offered = name, frozenset()

    def ask(self, written):
        from .models import ResourceFacet

        found = ResourceFacet.objects.filter(facet=self.facet, value__in=written)
        self.offered = frozenset(found.values_list("value", flat=True).distinct())

    def read(self, written):
        return written if written in self.offered else None

    def name(self, value):
        return self.names(value)


class FlagFilter(Filter):
    """A box to tick: yes, or nothing said."""

    def read(self, written):
        return YES if written == YES else None

    def name(self, value):
        return str(self.label)


def make_filters(locale_id):
    """``{facet: Filter}`` in the order a directory shows them."""
    found = [
        TermFilter("audience", _("For whom"), Audience, locale_id),
        TermFilter("topic", _("About"), Topic, locale_id),
        KindFilter("kind", _("Kind of help")),
        OfferedFilter("area", _("Where"), name_country),
        OfferedFilter("language", _("Language"), name_language),
        FlagFilter("free", _("Free")),
        FlagFilter("anonymous", pgettext_lazy("resource", "Anonymous")),
        FlagFilter("no_police", _("Does not call the police")),
    ]
    named = {each.facet: each for each in found}
    return {facet: named[facet] for facet in FACETS}
