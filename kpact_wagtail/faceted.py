"""A page that lists records by filters, as one visitor asked for it.

Shared by the directory of resources and the list of groups: boxes to tick with their numbers, what
was chosen, and the addresses of everything; all of it works without JavaScript.
"""

from dataclasses import dataclass, field

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .choice import read_choice
from .filters import YES, FlagFilter

#: Values of one filter that stand open, and all that are shown; the commonest go before others.
OPEN_VALUES, MOST_SHOWN = 8, 50


@dataclass(frozen=True)
class Option:
    """A box to tick, and how many records there are behind it."""

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


class FacetedList:
    """What one address of a list shows. Subclasses give ``counts`` – ``{facet: {value: number}}`` –
    and ``pages``, a Paginator."""

    def __init__(self, page, request):
        self.page, self.request = page, request
        self.locale_id = page.locale_id
        self.url = page.get_url(request) or ""  # none in the preview of a new page
        self.filters = self.make_filters()
        self.choice = read_choice(request.GET, self.filters)

    @cached_property
    def part(self):
        """The part of the list that the address names; the last where there are fewer."""
        return self.pages.get_page(self.request.GET.get("page"))

    # What it can be filtered by

    def is_flag(self, facet):
        return isinstance(self.filters[facet], FlagFilter)

    @cached_property
    def groups(self):
        """The filters with their options; those that lead nowhere are left out."""
        flags = [facet for facet in self.filters if self.is_flag(facet)]
        groups = [self.make_group(facet) for facet in self.filters if facet not in flags]
        boxes = [self.make_option(facet, YES) for facet in flags]
        groups.append(Group(_("Good to know"), [each for each in boxes if shows(each)]))
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
                label = "" if self.is_flag(facet) else self.filters[facet].label
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


def shows(option):
    return option.number or option.is_chosen


def without_index(response):
    """For search engines the list is one page, not one for each choice."""
    response["X-Robots-Tag"] = "noindex"
    return response
