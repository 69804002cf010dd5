"""Filters of a list: how each value stands in an address and what people read of it.

A slug of a topic or audience in any language, a code, or the name of a region stays the same when
somebody keeps the address. What is stored instead is the ``value``.
"""

from collections import defaultdict

from django.utils.functional import cached_property

from .queries import rows
from .translation import pick

#: What a box to tick says in an address.
YES = "yes"
#: Values of one filter that an address may ask for.
MOST_VALUES = 50


class Filter:
    """One facet: ``read()`` what an address says, ``write()`` it again, ``name()`` it for people."""

    def __init__(self, facet, label):
        self.facet, self.label = facet, label

    def ask(self, written):
        """Get ready to read what an address says, where that needs the database."""

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


class ChoiceFilter(Filter):
    """One of a few values that are always there, in their own order: pairs of value and name."""

    def __init__(self, facet, label, choices):
        super().__init__(facet, label)
        self.names = dict(choices)

    def read(self, written):
        return written if written in self.names else None

    def name(self, value):
        return str(self.names.get(value, ""))

    def order(self, values):
        return [value for value in self.names if value in values]


class OfferedFilter(Filter):
    """Values that only the records themselves know: what none of them has is no longer there.

    ``find(facet, written)`` gives those that are, ``name(value)`` what people read.
    """

    def __init__(self, facet, label, name, find):
        super().__init__(facet, label)
        self.names, self.find, self.offered = name, find, frozenset()

    def ask(self, written):
        self.offered = frozenset(self.find(self.facet, written))

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
