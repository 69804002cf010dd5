"""A directory page as one visitor asked for it: what is found, counted and paged.

Read ``Directory(page, request)`` from top to bottom as its template does; each property asks the
database at most once, however many records there are.
"""

from dataclasses import dataclass, field
from unicodedata import category

from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.db.models.functions import Lower
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, PlainText

from ..queries import rows
from ..rendering import DEFERRED, finish
from .choice import read_choice
from .facets import FLAGS, YES, count_facets, select
from .filters import make_filters
from .lists import dress

PER_PAGE = 25
#: Records that words are taken to mean. More than that, and the words say nothing.
MOST_FOUND = 5000
#: Words whose beginnings are looked for. Who writes more, writes them out.
MOST_BEGUN = 10
#: Values of one filter that stand open, and all that are shown; the commonest go before others.
OPEN_VALUES, MOST_SHOWN = 8, 50


@dataclass(frozen=True)
class Option:
    """A box to tick, and how many resources there are behind it."""

    facet: str
    value: str
    name: str
    number: int
    is_chosen: bool = False


@dataclass
class Group:
    """Boxes under one heading: the first in the open, the others folded."""

    label: str
    options: list = field(default_factory=list)
    more: list = field(default_factory=list)


class Directory:
    """What one address of a directory page shows."""

    def __init__(self, page, request):
        self.page, self.request = page, request
        self.locale_id = page.locale_id
        self.url = page.get_url(request) or ""  # none in the preview of a new page
        self.filters = make_filters(self.locale_id)
        self.choice = read_choice(request.GET, self.filters)

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

    @cached_property
    def pages(self):
        pages = Paginator(self.records, PER_PAGE)
        pages.count = self.number
        return pages

    @cached_property
    def part(self):
        """The part of the list that the address names; the last where there are fewer."""
        return self.pages.get_page(self.request.GET.get("page"))

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

    # What it can be filtered by

    @cached_property
    def counts(self):
        return count_facets(self.choice.values, self.found_keys)

    @property
    def found_keys(self):
        if self.found_ids is None:
            return None
        return self.narrow(select(self.locale_id)).values("translation_key")

    @cached_property
    def groups(self):
        """The filters with their options; those that lead nowhere are left out."""
        groups = [self.make_group(facet) for facet in self.filters if facet not in FLAGS]
        flags = [self.make_option(facet, YES) for facet in self.filters if facet in FLAGS]
        groups.append(Group(_("Good to know"), [each for each in flags if shows(each)]))
        return [group for group in groups if group.options]

    def make_group(self, facet):
        chosen, counts = self.choice.values.get(facet, ()), self.counts[facet]
        often = sorted(counts, key=lambda value: (value not in chosen, -counts[value], value))
        values = dict.fromkeys([*chosen, *often[:MOST_SHOWN]])
        named = [value for value in values if self.filters[facet].name(value)]
        shown = [value for value in named if value in chosen or value in often[:OPEN_VALUES]]
        return Group(
            self.filters[facet].label,
            self.make_options(facet, shown),
            self.make_options(facet, [value for value in named if value not in shown]),
        )

    def make_options(self, facet, values):
        return [self.make_option(facet, value) for value in self.filters[facet].order(values)]

    def make_option(self, facet, value):
        kind, chosen = self.filters[facet], self.choice.values.get(facet, ())
        number = self.counts[facet].get(value, 0)
        return Option(facet, kind.write(value), kind.name(value), number, value in chosen)

    # Where its links lead

    def address(self, choice=None, route="", **more):
        slash = "/" if route and not self.url.endswith("/") else ""
        return self.url + slash + route + (self.choice if choice is None else choice).query(**more)

    @cached_property
    def chosen(self):
        """What was chosen, each with the address without it."""
        return list(self.find_chosen())

    def find_chosen(self):
        if self.choice.words:
            url = self.address(self.choice.without_words())
            yield {"label": _("Words"), "name": self.choice.words, "url": url}
        for facet, values in self.choice.values.items():
            for value in values:
                url = self.address(self.choice.without(facet, value))
                label = "" if facet in FLAGS else self.filters[facet].label
                yield {"label": label, "name": self.filters[facet].name(value), "url": url}

    @property
    def previous_url(self):
        number = self.part.number - 1
        return self.address(page=number if number > 1 else None) if number else ""

    @property
    def next_url(self):
        return self.address(page=self.part.number + 1) if self.part.has_next() else ""

    @property
    def handout_url(self):
        return self.address(route="print/")

    @property
    def csv_url(self):
        return self.address(route="csv/")


def shows(option):
    return option.number or option.is_chosen


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
