"""Resources for programs: headless sites, and search engines (schema.org)."""

from ..structured_data import isoformat, web_url
from .entries import values_of
from .lists import PageEntry

#: The schema.org type of each kind.
TYPES = {
    "organization": "Organization",
    "hotline": "Service",
    "service": "Service",
    "publication": "CreativeWork",
    "article": "Article",
    "training": "Course",
    "tool": "SoftwareApplication",
    "own_page": "WebPage",
}


def describe_section(section, context=None):
    """A section with its entries, for get_api_representation()."""
    return {
        "heading": section.heading,
        "introduction": getattr(section.introduction, "source", section.introduction) or "",
        "defaults": sorted(section.defaults),
        "entries": [describe_entry(entry) for entry in section.entries],
    }


def describe_entry(entry):
    """One entry with its contacts, hours in words and marks, in the active language."""
    if isinstance(entry, PageEntry):
        return {"kind": "own_page", "title": entry.title, "url": entry.entry_url}
    return {
        "uuid": str(entry.uuid),
        "kind": entry.kind,
        "title": entry.title,
        "abbreviation": entry.abbreviation,
        "language": entry.foreign_lang,
        "url": entry.entry_url,
        "gloss": entry.gloss,
        "status": entry.status,
        "alert": entry.current_alert,
        "contacts": [describe_contact(each) for each in entry.contact_list],
        "hours": [*entry.week.in_words(), *entry.coming_exceptions],
        "time_zone": entry.time_zone if entry.hours else "",
        "marks": [{"name": mark.name, "text": str(mark.text)} for mark in entry.marks],
        "verified_on": isoformat(entry.verified_on),
    }


def describe_contact(contact):
    return {
        "method": contact.method,
        "label": str(contact.label),
        "value": contact.value,
        "shown": contact.display,
        "href": contact.href,
        "keyword": contact.keyword or "",
        "extension": contact.extension or "",
        "note": contact.note,
        "languages": contact.languages,
        "hours": contact.hours.in_words(),
        "free": bool(contact.free),
        "anonymous": bool(contact.anonymous),
        "crisis": bool(contact.crisis),
    }


def describe_for_search(entry):
    """The schema.org object of a resource. Nothing that visitors do not see stands in it."""
    kind = TYPES.get(entry.kind, "Thing")
    data = {
        "@type": kind,
        "name": entry.title,
        "alternateName": entry.abbreviation,
        "description": entry.gloss,
        "url": web_url(entry.entry_url),
        "inLanguage": entry.foreign_lang,
    }
    if kind in ("Organization", "Service") and hasattr(entry, "contact_list"):
        data |= describe_service(entry, kind)
    elif entry.organization:
        data["provider" if kind == "Course" else "publisher"] = {
            "@type": "Organization",
            "name": entry.organization,
        }
    return data


def describe_service(entry, kind):
    points = [describe_point(each) for each in entry.contact_list]
    data = {"areaServed": [str(value) for value in values_of(entry.areas, "country", "region")]}
    if kind == "Organization":
        return {**data, "contactPoint": points}
    channel = {
        "@type": "ServiceChannel",
        "servicePhone": points,
        "availableLanguage": values_of(entry.languages, "language"),
    }
    provider = {"@type": "Organization", "name": entry.organization} if entry.organization else None
    return {
        **data,
        "availableChannel": channel if points else None,
        "provider": provider,
        "isAccessibleForFree": True if entry.is_free else None,
    }


def describe_point(contact):
    return {
        "@type": "ContactPoint",
        "contactType": "emergency" if contact.crisis else str(contact.label),
        "telephone": contact.number,
        "email": contact.value if contact.method == "email" else None,
        "url": web_url(contact.href),
    }
