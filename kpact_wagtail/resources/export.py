"""What a directory has found as a table, for people who work with it; public facts only. # B10"""

import csv
from collections import defaultdict
from datetime import date
from urllib.parse import urljoin

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from ..codes import name_country
from ..facts import say_ages
from ..spreadsheet import safe
from .entries import values_of
from .handout import write_reference
from .lists import dress

#: So that spreadsheet programs read the file as UTF-8.
BYTE_ORDER_MARK = "\ufeff"
ROWS_AT_ONCE = 200

STALE = _("We have not checked this for a long time. Please check it yourself.")
#: Heading of a column, and what it says of an entry.
COLUMNS = [
    (_("Name"), lambda entry: entry.title),
    (_("Abbreviation"), lambda entry: entry.abbreviation),
    (_("Name in another language"), lambda entry: entry.other_name),
    (_("Kind"), lambda entry: entry.get_kind_display()),
    (_("Organization"), lambda entry: entry.organization),
    (_("In one sentence"), lambda entry: entry.gloss),
    (_("Reference"), lambda entry: write_reference(entry.reference)),
    (_("Web address"), lambda entry: entry.web_address),
    (_("Contacts"), lambda entry: "; ".join(map(say_contact, entry.contact_list))),
    (_("Hours"), lambda entry: say_hours(entry)),
    (_("Other hours"), lambda entry: "; ".join(entry.coming_exceptions)),
    (_("Time zone"), lambda entry: entry.zone_words),
    (_("Who can use it"), lambda entry: entry.eligibility),
    (_("Age"), lambda entry: say_ages(entry.min_age, entry.max_age)),
    (_("Area"), lambda entry: entry.area),
    (_("Countries and regions"), lambda entry: ", ".join(find_areas(entry))),
    (_("Languages"), lambda entry: ", ".join(find_languages(entry))),
    (_("For whom"), lambda entry: ", ".join(entry.terms["audience"])),
    (_("Topics"), lambda entry: ", ".join(entry.terms["topic"])),
    (_("Cost"), lambda entry: entry.get_cost_display() if entry.cost else ""),
    (_("Amounts"), lambda entry: entry.cost_details),
    (_("People can stay anonymous"), lambda entry: say_known(entry, "anonymous")),
    (_("May call the police"), lambda entry: say_known(entry, "emergency_services")),
    (_("Before you call"), lambda entry: "; ".join(map(say_fact, entry.safety_lines))),
    (_("Roughly where"), lambda entry: entry.public_area),
    (_("Address"), lambda entry: entry.public_address),
    (_("Status"), lambda entry: entry.get_status_display()),
    (_("Alert"), lambda entry: entry.current_alert),
    (_("Checked on"), lambda entry: entry.verified_on or ""),
    (_("Not checked for a long time"), lambda entry: STALE if entry.is_stale else ""),
]


def stream_csv(directory):
    """A response with one row for each record that a Directory has found, however many."""
    pieces = write_csv(directory, get_language())
    response = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    name = f"{directory.page.slug}.csv"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def write_csv(directory, language):
    """Lines in batches, each in the language of the page: the server may have left it by then."""
    writer = csv.writer(Echo())
    with override(language):
        heading = writer.writerow([safe(label) for label, _value in COLUMNS])
    yield BYTE_ORDER_MARK + heading
    ids = list(directory.records.values_list("pk", flat=True))
    for start in range(0, len(ids), ROWS_AT_ONCE):
        with override(language):
            found = load(directory, ids[start : start + ROWS_AT_ONCE])
            batch = "".join(writer.writerow(make_row(entry)) for entry in found)
        yield batch


class Echo:
    """A file that hands back what is written to it."""

    def write(self, text):
        return text


def load(directory, ids):
    """Records in the order of their ids, with the names of their topics and audiences."""
    from .models import Resource

    by_id = Resource.objects.in_bulk(ids)
    found = [by_id[pk] for pk in ids if pk in by_id]
    dress(found, directory.locale_id, directory.request)
    root = directory.page.get_full_url(directory.request)
    terms = find_terms([entry.translation_key for entry in found])
    for entry in found:
        entry.web_address = urljoin(root, entry.entry_url) if entry.entry_url else ""
        entry.terms = {
            facet: directory.filters[facet].name_all(terms[entry.translation_key, facet])
            for facet in ("audience", "topic")
        }
    return found


def find_terms(keys):
    """``{(translation_key, facet): [value, …]}`` of topics and audiences; one query."""
    from .models import ResourceFacet

    found = defaultdict(list)
    facets = ResourceFacet.objects.filter(translation_key__in=keys, facet__in=("audience", "topic"))
    for key, facet, value in facets.values_list("translation_key", "facet", "value"):
        found[key, facet].append(value)
    return found


def make_row(entry):
    values = (value(entry) for _label, value in COLUMNS)
    return [safe(as_text(value)) for value in values]


def as_text(value):
    return value.isoformat() if isinstance(value, date) else str(value)


def say_contact(contact):
    """Such as “for parents: Call 1-800-555-0100 (press 2, Spanish)”."""
    words = f"{contact.label} {contact.display}".strip()
    if contact.extension:
        words += " " + _("extension %(number)s") % {"number": contact.extension}
    more = ", ".join(find_details(contact))
    named = f"{contact.name}: {words}" if contact.name else words
    return f"{named} ({more})" if more else named


def find_details(contact):
    """What stands beside a number on the page, in the same order."""
    if contact.note:
        yield contact.note
    if contact.free:
        yield gettext("free")
    if contact.anonymous:
        yield gettext("no name is asked")
    yield from contact.languages
    yield from map(str, contact.hours.in_words())


def say_hours(entry):
    return "; ".join([*map(str, entry.week.in_words()), *filter(None, [entry.hours_note])])


def say_fact(fact):
    return f"{fact.label}: {fact.text}" if fact.label else str(fact.text)


def find_areas(entry):
    return [name_country(str(value)) for value in values_of(entry.areas, "country", "region")]


def find_languages(entry):
    names = [*entry.language_names]
    for contact in entry.contact_list:
        names.extend(contact.languages)
    return dict.fromkeys(names)


def say_known(entry, name):
    """What is known; nothing where it is not."""
    return getattr(entry, f"get_{name}_display")() if getattr(entry, name) else ""
