"""Entries of one line each: what a list of a thousand needs of its records, and no more.

A record is not made of them: its streams would take longer to read than the page to write. What is
read from a stored stream is remembered by its text, so it cannot be out of date.
"""

import json
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.timezone import localdate

from ..contacts import Contact
from ..links import is_safe_url
from ..upkeep.mixins import GRACE
from .entries import MARKS

WARNINGS = {"yes": MARKS["police"].text, "sometimes": MARKS["perhaps_police"].text}


@dataclass(slots=True)
class Line:
    """A resource in one line of a list, for partials/resources.html: its columns, then streams as text."""

    pk: int
    translation_key: UUID
    locale_id: int
    kind: str
    title: str
    abbreviation: str
    gloss: str
    url: str
    local_url: str
    page_id: int | None
    document_id: int | None
    organization: str
    status: str
    alert: str
    alert_until: date | None
    review_due_on: date | None
    emergency_services: str
    contacts: str
    areas: str
    citation: str
    page_url: str = ""
    alert_lang: str = ""
    document_url: str = ""
    foreign_lang: str = ""
    inherited: frozenset = frozenset()

    is_line = True

    @classmethod
    def of(cls, resource):
        """As its preview shows a record that may not be stored yet."""
        streams = [json.dumps(list(getattr(resource, name).raw_data)) for name in STREAMS]
        return cls(*(getattr(resource, name) for name in COLUMNS), *streams)

    @property
    def is_plain(self):
        """Whether it has nothing but a title, an address, a source and a sentence, as most have."""
        rare = self.abbreviation or self.alert or self.foreign_lang or len(self.contacts) > 2
        warned = self.status != "active" or self.emergency_services or self.is_stale
        return not (rare or warned or self.reference)

    @property
    def is_stale(self):
        return self.review_due_on is not None and self.review_due_on + GRACE <= localdate()

    @property
    def warning(self):
        """What may bring the police, in words."""
        return WARNINGS.get(self.emergency_services, "")

    @property
    def entry_url(self):
        url = self.local_url or self.page_url or self.url or self.document_url
        return url if url and is_safe_url(url) else ""

    @property
    def leads_elsewhere(self):
        return not self.page_url and (self.local_url or self.url).startswith("http")

    @property
    def contact(self):
        """The first way to reach it that can be pressed, or None."""
        return read_contact(self.contacts, self.areas) if len(self.contacts) > 2 else None

    @property
    def reference(self):
        """Its reference, where there is one with authors, or written by hand; else None."""
        if len(self.citation) <= 2 or read_imprint(self.citation) is not None:
            return None
        return read_reference(self.citation, self.title, self.url)

    @property
    def source(self):
        """Who it is from: the publisher of a work without authors, else the organization."""
        return self.imprint[0] or self.organization

    @property
    def year(self):
        return self.imprint[1]

    @property
    def imprint(self):
        return (len(self.citation) > 2 and read_imprint(self.citation)) or ("", "")

    @property
    def current_alert(self):
        return say_alert(self.alert, self.alert_until) if self.alert else ""

    @property
    def is_closed_for_now(self):
        return self.status == "temporarily_closed"


#: Of the fields of Line: what is stored as it is, and what is cast to text.
STREAMS = ["contacts", "areas", "citation"]
COLUMNS = [each.name for each in fields(Line)]
COLUMNS = COLUMNS[: COLUMNS.index(STREAMS[0])]


def say_alert(alert, until):
    return "" if until is not None and until < localdate() else alert


def children(text, name):
    """The values of the children of one kind in a stored stream."""
    try:
        stored = json.loads(text)
    except ValueError:
        return []
    return [each["value"] for each in stored if each.get("type") == name]


class ShortContact(NamedTuple):
    """A link to press; the same in every language."""

    href: str
    display: str
    is_web: bool


@lru_cache(maxsize=4096)
def read_contact(contacts, areas):
    countries = children(areas, "country")
    home = countries[0] if len(countries) == 1 else ""
    for value in children(contacts, "contact"):
        contact = Contact(value, home)
        if contact.href:
            return ShortContact(contact.href, contact.display, contact.is_web)
    return None


@lru_cache(maxsize=4096)
def read_imprint(citation):
    """Publisher and year of a work without authors; None for one that has a reference of its own."""
    for value in children(citation, "reference"):
        if value.get("authors") or value.get("editors") or value.get("handwritten"):
            return None
        publisher = value.get("publisher") or value.get("container_title") or ""
        return publisher, (value.get("issued") or "")[:4]
    return "", ""


@lru_cache(maxsize=4096)
def read_reference(citation, title, url):
    from .citations import describe_citation

    for value in children(citation, "reference"):
        return describe_citation(value, title=title, url=url)
    return None


def select_lines(resources):
    """The values of Lines, of a queryset of resources."""
    casts = {f"{name}_text": Cast(name, TextField()) for name in STREAMS}
    return resources.annotate(**casts).values_list(*COLUMNS, *casts)
