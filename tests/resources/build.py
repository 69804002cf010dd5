"""Resources for tests, made as an editor makes them."""

import json

from wagtail.models import Locale

from kpact_wagtail.resources.models import Resource


def stream(name, *values):
    """The raw JSON of a RecordsField with blocks of one kind."""
    return json.dumps([{"type": name, "value": value} for value in values])


def make_helpline():
    """A helpline with everything an entry can show."""
    number = {"method": "call", "value": "+18007862929", "shown": "1-800-RUNAWAY", "country": "US"}
    word = {"method": "keyword", "value": "741741", "country": "US", "keyword": "HOME"}
    spoken = [{"type": "item", "id": str(n), "value": code} for n, code in enumerate(["en", "es"])]
    night = {"days": ["Fr", "Sa"], "opens": "18:00:00", "closes": "02:00:00", "overnight": True}
    return make_resource(
        "Night line of the drop-in",
        kind="hotline",
        abbreviation="NLD",
        url="https://example.org/night",
        gloss="Somebody who listens, whatever it is about.",
        contacts=[
            {**number, "free": True, "crisis": True, "note": "Press 2 for Spanish"},
            {**number, "languages": spoken, "extension": "5"},
            {**word, "anonymous": True},
            {"method": "chat", "value": "https://chat.example.org/"},
            {"method": "email", "value": "night@example.org"},
            {"method": "post", "value": "PO Box 12, Chicago"},
        ],
        hours=[night],
        time_zone="America/Chicago",
        other_hours=[{"first": "2099-12-24", "last": "2099-12-26", "reason": "holidays"}],
        countries=["US"],
        alert="The number changed in May.",
        other_name="Línea nocturna",
        other_name_language="es",
        eligibility="Everybody over 18",
        min_age=18,
        languages=["en", "es"],
        cost="sliding",
        anonymous="yes",
        emergency_services="sometimes",
        emergency_note="Only when you ask for it.",
        safe_calling="Delete the call afterwards.",
        accessibility=[{"feature": "captions", "answer": "yes"}],
        links=[{"label": "Archive", "url": "https://example.org/archive"}],
        description="<p>Run by peers since 1998.</p>",
    )


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
