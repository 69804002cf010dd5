"""Resources, and the crisis line of the site, in the languages in which they have words."""

import datetime
import json
from functools import partial

from django.utils.timezone import localdate

from kpact_wagtail.models import Audience, Topic
from kpact_wagtail.resources.models import Resource, ResourceSettings

from .content.resources import CRISIS_LINES, CRISIS_WORDS, RESOURCES
from .content.words import LANGUAGES
from .prose import to_rich_text
from .stored import stored_stream
from .vocabulary import saved, translation_key

#: The one child of each stream; its values stand in a plain list.
STREAMS = {
    "contacts": "contact",
    "hours": "hours",
    "other_hours": "other_hours",
    "languages": "language",
    "accessibility": "feature",
    "links": "link",
}
#: Days, written as a number of days from today, so that the demo never grows old.
DAYS = {"verified_on", "alert_until", "first", "last"}
NOT_COLUMNS = {"audiences", "topics", "countries", "regions", "citation", "page", *STREAMS}


def load_resources(pieces, locales):
    """After the pages are planted, for a resource leads to one; before they are written, for they
    name resources."""
    for name, entry in RESOURCES.items():
        key = translation_key(pieces, Resource, "resource", name)
        for language in filter(entry.__contains__, LANGUAGES):
            make = partial(make_resource, pieces, entry, locales[language], key)
            pieces.once(f"resource/{name}/{language}", make)


def make_resource(pieces, entry, locale, key):
    language = locale.language_code
    find = partial(find_in, pieces, language)
    shared = {name: value for name, value in entry.items() if name not in LANGUAGES}
    fields = fields_of({**shared, **entry[language]}, find)
    resource = Resource(locale=locale, translation_key=key, **fields)
    resource.audiences.set(find_all(Audience, entry.get("audiences", ()), find))
    resource.topics.set(find_all(Topic, entry.get("topics", ()), find))
    return saved(resource)


def find_in(pieces, language, kind, name):
    return pieces.pk(kind, name, language)


def find_all(model, names, find):
    return model.objects.filter(pk__in=[find(model._meta.model_name, name) for name in names])


def fields_of(entry, find):
    """Columns and streams as the model takes them."""
    fields = {name: value for name, value in entry.items() if name not in NOT_COLUMNS}
    fields = {name: to_day(name, value) for name, value in fields.items()}
    for name, child in STREAMS.items():
        children = [(child, with_days(value)) for value in entry.get(name, ())]
        fields[name] = to_json(name, children, find)
    fields["areas"] = to_json("areas", list(find_areas(entry)), find)
    fields["citation"] = to_json("citation", list(find_citation(entry)), find)
    if "description" in entry:
        fields["description"] = to_rich_text(entry["description"], find)
    if "page" in entry:
        fields["page_id"] = find("page", entry["page"])
    return fields


def find_areas(entry):
    for country in entry.get("countries", ()):
        yield "country", country
    for region in entry.get("regions", ()):
        yield "region", region


def find_citation(entry):
    if "citation" in entry:
        yield "reference", entry["citation"]


def with_days(value):
    if not isinstance(value, dict):
        return value
    return {name: str(to_day(name, part)) if name in DAYS else part for name, part in value.items()}


def to_day(name, value):
    return localdate() + datetime.timedelta(days=value) if name in DAYS else value


def to_json(name, children, find):
    block = Resource._meta.get_field(name).stream_block
    return json.dumps(stored_stream(block, children, find))


def load_crisis_line(pieces, site):
    def make():
        settings = ResourceSettings.for_site(site)
        settings.crisis_words = CRISIS_WORDS
        lines = [pieces.pk("resource", name, LANGUAGES[0]) for name in CRISIS_LINES]
        settings.crisis_lines = json.dumps([{"type": "resource", "value": pk} for pk in lines])
        return saved(settings)

    pieces.once("crisis-line", make)
