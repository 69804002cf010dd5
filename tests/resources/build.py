"""Resources for tests, made as an editor makes them."""

import json

from wagtail.models import Locale

from kpact_wagtail.resources.models import Resource


def stream(name, *values):
    """The raw JSON of a RecordsField with blocks of one kind."""
    return json.dumps([{"type": name, "value": value} for value in values])


def make_resource(title="Night line", topics=(), audiences=(), **fields):
    """A published resource; ``contacts``, ``hours`` … are lists of values of their blocks."""
    names = {
        "contacts": "contact",
        "hours": "hours",
        "other_hours": "other_hours",
        "languages": "language",
        "accessibility": "feature",
        "links": "link",
        "citation": "reference",
    }
    for field, name in names.items():
        if field in fields and not isinstance(fields[field], str):
            fields[field] = stream(name, *fields[field])
    if "countries" in fields:
        fields["areas"] = stream("country", *fields.pop("countries"))
    locale = fields.pop("locale", None) or Locale.get_default()
    resource = Resource(title=title, locale=locale, **fields)
    resource.topics.set(topics)
    resource.audiences.set(audiences)
    resource.save()
    return resource
