"""A directory page as one visitor asked for it: what is found, counted and paged.

Read ``Directory(page, request)`` from top to bottom as its template does; each property asks the
database at most once, however many records there are.
"""

from unicodedata import category

from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.db.models.functions import Lower
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import ngettext
from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, PlainText

from ..faceted import FacetedList
from ..queries import rows
from ..rendering import DEFERRED, finish
from .facets import count_facets, select
from .filters import make_filters
from .lists import dress

PER_PAGE = 25
#: Records that words are taken to mean. More than that, and the words say nothing.
MOST_FOUND = 5000
#: Words whose beginnings are looked for. Who writes more, writes them out.
MOST_BEGUN = 10


class Directory(FacetedList):
    """What one address of a directory page shows."""

    def make_filters(self):
        return make_filters(self.locale_id)

    # What is found

    @cached_property
    def found_ids(self):
        """Ids of the records that words are found in, in whatever language; None without words."""
        return search(self.choice.words) if self.choice.words else None

    def narrow(self, records):
        return records if self.found_ids is None else records.filter(pk__in=self.found_ids)

    @cached_property
    def records(self):
        """All that is found, in order: by title, after those with the words in it."""
        found = self.narrow(select(self.locale_id, self.choice.values))
        return found.order_by(*order_by_title(self.choice.words))

    @cached_property
    def number(self):
        """How many there are. Each has one kind, so the counts of kinds tell without another query."""
        counts = self.counts["kind"]
        kinds = self.choice.values.get("kind", counts)
        number = sum(counts.get(kind, 0) for kind in kinds)
        return number if number or self.choice else self.records.count()  # with no facets written

    @property
    def number_in_words(self):
        if self.choice:
            text = ngettext("%(number)s resource found", "%(number)s resources found", self.number)
        else:
            text = ngettext("%(number)s resource", "%(number)s resources", self.number)
        return text % {"number": self.number}

    @cached_property
    def pages(self):
        pages = Paginator(self.records, PER_PAGE)
        pages.count = self.number
        return pages

    @cached_property
    def entries(self):
        found = self.load_entries()
        dress(found, self.locale_id, self.request)
        return found

    def load_entries(self):
        first = self.part.number == 1 and not self.choice
        return rows(select_first, self.locale_id) if first else list(self.part.object_list)

    def render_entries(self):
        """The list as HTML, its links and defined terms resolved at once."""
        context = {"entries": self.entries, "page": self.page, "request": self.request}
        context |= {DEFERRED: True}
        html = render_to_string("kpact_wagtail/partials/resources.html", context)
        return finish(html, self.request, self.locale_id)

    @cached_property
    def counts(self):
        return count_facets(self.choice.values, self.found_keys)

    @property
    def found_keys(self):
        if self.found_ids is None:
            return None
        return self.narrow(select(self.locale_id)).values("translation_key")

    @property
    def csv_url(self):
        return self.address(route="csv/")


def search(words):
    """Ids of published records with all the words, or words that begin so, by the site's backend."""
    from .models import Resource

    words = only_letters(words).split()
    if not words:
        return []
    records = Resource.objects.filter(live=True).order_by().only("pk")
    backend = get_search_backend()
    whole = backend.search(" ".join(words), records, operator="and", order_by_relevance=False)
    found = [*whole[:MOST_FOUND], *search_begun(backend, words, records)]
    return list(dict.fromkeys(record.pk for record in found))[:MOST_FOUND]


def search_begun(backend, words, records):
    """As many as a backend finds: some take the last of several words alone for a beginning, so
    each is asked for by itself; others refuse that, or know no beginnings."""
    if len(words) > MOST_BEGUN:
        return []
    each = And([PlainText(word) for word in words]) if len(words) > 1 else words[0]
    for query in (each, " ".join(words)):
        try:
            found = backend.autocomplete(query, records, operator="and", order_by_relevance=False)
            return list(found[:MOST_FOUND])
        except NotImplementedError:
            continue
    return []


def only_letters(words):
    """Words without what a backend may take for an operator; its index holds letters only.

    A quotation mark is a syntax error for the one on SQLite.
    """
    return " ".join("".join(char if category(char)[0] in "LMN" else " " for char in words).split())


def order_by_title(words=""):
    """Records with the words in their title, then all others; each by title."""
    order = [Lower("title"), "pk"]
    if not words:
        return order
    return [Case(When(title__icontains=words, then=Value(0)), default=Value(1)), *order]


def select_first(locale_id):
    """The first page with nothing chosen, which most visitors ask for."""
    return select(locale_id).order_by(*order_by_title())[:PER_PAGE]
