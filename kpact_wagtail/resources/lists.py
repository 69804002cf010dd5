"""The entries of a list: records and own pages, in the language of the page that shows them."""

from copy import copy
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.timezone import localdate
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale

from ..links import get_page_model, public_only, translated_pages, with_own_urls
from ..queries import rows, tuples
from ..translation import resolve_rows, to_id
from .entries import IMAGE
from .facets import select
from .lines import Line, select_lines

#: What the section of a list can say of all its entries.
DEFAULTS = ["always", "free", "confidential"]


@dataclass
class PageEntry:
    """A page of this site as an entry of a list."""

    is_line = True

    title: str
    entry_url: str
    gloss: str = ""
    foreign_lang: str = ""


@dataclass
class Section:
    """A part of a list: what an editor asked for and, once loaded, what its template shows."""

    heading: str = ""
    introduction: object = None
    entries: list = field(default_factory=list)
    defaults: frozenset = frozenset()
    #: Pairs of “resource” or “page” and an id, in order.
    chosen: list = field(default_factory=list)
    #: What to find besides, as facets.select() takes it, and how many.
    automatic: dict = field(default_factory=dict)
    count: int = 50

    @classmethod
    def from_block(cls, value):
        """From the value of a SectionBlock."""
        block = value.block.child_blocks["automatic"]
        return cls(
            heading=value["heading"],
            introduction=value["introduction"],
            defaults=frozenset(name for name in DEFAULTS if value[name]),
            chosen=read_chosen(value["entries"]),
            automatic=block.get_choice(value["automatic"]),
            count=value["automatic"]["count"] or 50,
        )

    def in_order(self, kind):
        return [pk for each, pk in self.chosen if each == kind]


def read_chosen(stream):
    """Pairs of kind and id from the raw data of an EntriesBlock."""
    return [
        (child["type"], to_id(child["value"]))
        for child in stream.raw_data
        if child["type"] in ("resource", "page") and to_id(child["value"])
    ]


def load_sections(sections, locale_id, request, compact=False):
    """The sections that have entries, with them. As many queries for a thousand entries as for two;
    one more for each section that finds some by itself."""
    found = load_entries(union(sections, "resource"), locale_id, compact)
    pages = load_pages(union(sections, "page"), locale_id, request)
    for section in sections:
        entries = [(pages if kind == "page" else found).get(pk) for kind, pk in section.chosen]
        section.entries = unique([*entries, *find_more(section, locale_id, compact)])
    shown = [section for section in sections if section.entries]
    dress([each for section in shown for each in section.entries], locale_id, request)
    for section in shown:
        inherit(section)
    return shown


def union(sections, kind):
    return frozenset(pk for section in sections for pk in section.in_order(kind))


def unique(entries):
    """Without those that are gone, and each record once."""
    found = {}
    for entry in filter(None, entries):
        found.setdefault(getattr(entry, "translation_key", id(entry)), entry)
    return list(found.values())


def inherit(section):
    """Let the entries know what their section says of all. One that stands elsewhere too is copied."""
    if section.defaults:
        section.entries = [copy(entry) for entry in section.entries]
        for entry in section.entries:
            entry.inherited = section.defaults


def load_entries(ids, locale_id, compact=False):
    """``{id: Resource}`` for ids in any language: published ones, in that of the page where they
    can be. One query."""
    if not ids:
        return {}
    return resolve_rows(load(select_entries, compact, frozenset(ids)), ids, locale_id)


def load(build, compact, *arguments):
    """The rows of ``build(*arguments)``: whole records, or Lines of them."""
    if not compact:
        return rows(build, *arguments)
    return [Line(*values) for values in tuples(select_as_lines, build, *arguments)]


def select_as_lines(build, *arguments):
    return select_lines(build(*arguments))


def select_entries(ids):
    from .models import Resource

    keys = Resource.objects.filter(pk__in=ids).values("translation_key")
    found = Resource.objects.filter(translation_key__in=keys, live=True).order_by("pk")
    return found.exclude(status=Resource.Status.INACTIVE)


def find_more(section, locale_id, compact):
    """The entries a section finds by itself, by title; one query where it is to."""
    if not section.automatic:
        return []
    chosen = tuple((name, tuple(values)) for name, values in sorted(section.automatic.items()))
    return load(select_automatically, compact, locale_id, chosen, section.count)


def select_automatically(locale_id, chosen, count):
    return select(locale_id, dict(chosen)).order_by(Lower("title"), "pk")[:count]


def load_pages(ids, locale_id, request):
    """``{id: PageEntry}``: pages for everybody, in the language of the page; three queries at most."""
    found = public_only(translated_pages(ids, locale_id)) if ids else {}
    full = get_page_model().objects.in_bulk({page.pk for page in found.values()}) if found else {}
    return {
        pk: PageEntry(full[page.pk].title, url, getattr(full[page.pk], "search_description", ""))
        for pk, page in found.items()
        if page.pk in full and (url := with_own_urls(page).get_url(request))
    }


def dress(entries, locale_id, request):
    """Give records what they cannot find by themselves without a query each."""
    records = [entry for entry in entries if not isinstance(entry, PageEntry)]
    link_pages([entry for entry in records if entry.page_id], locale_id, request)
    link_documents([entry for entry in records if entry.document_id])
    add_pictures([entry for entry in records if getattr(entry, "image_id", None)])
    borrow_alerts([entry for entry in records if not entry.alert])
    foreign = [entry for entry in records if entry.locale_id != locale_id]
    codes = name_locales({entry.locale_id for entry in foreign}) if foreign else {}
    for entry in foreign:
        entry.foreign_lang = codes.get(entry.locale_id, "")


def link_pages(entries, locale_id, request):
    ids = frozenset(entry.page_id for entry in entries)
    found = public_only(translated_pages(ids, locale_id)) if ids else {}
    for entry in entries:
        page = found.get(entry.page_id)
        entry.page_url = page and with_own_urls(page).get_url(request) or ""


def link_documents(entries):
    ids = {entry.document_id for entry in entries}
    found = get_document_model().objects.in_bulk(ids) if ids else {}
    for entry in entries:
        document = found.get(entry.document_id)
        entry.document_url = document.url if document else ""


def add_pictures(entries):
    ids = {entry.image_id for entry in entries}
    images = get_image_model().objects.filter(pk__in=ids).prefetch_renditions(IMAGE) if ids else []
    found = {image.pk: image for image in images}
    for entry in entries:
        entry.picture = found.get(entry.image_id)


def borrow_alerts(entries):
    """A warning is shown in every language, in another one rather than not at all; one query."""
    if not entries or not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return
    alerts = find_alerts()
    for entry in entries:
        if entry.translation_key in alerts:
            entry.alert, entry.alert_until, entry.alert_lang = alerts[entry.translation_key]


def find_alerts():
    """``{translation_key: (alert, until, language)}``: there are few that hold."""
    from .models import Resource

    holding = Q(alert_until=None) | Q(alert_until__gte=localdate())
    found = Resource.objects.filter(holding, live=True).exclude(alert="").order_by("-pk")
    names = ["translation_key", "alert", "alert_until", "locale__language_code"]
    return {key: alert for key, *alert in found.values_list(*names)}


def name_locales(ids):
    return dict(Locale.objects.filter(pk__in=ids).values_list("pk", "language_code"))
