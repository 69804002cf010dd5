"""Resources for programs: headless sites, and search engines (schema.org)."""

from wagtail.blocks import RichTextBlock
from wagtail.rich_text import RichText, get_text_for_indexing

from ..codes import name_country, name_language
from ..facts import say_ages
from ..features import Answer, Feature
from ..structured_data import isoformat, web_url
from .citation_blocks import facts_of
from .csl import to_csl
from .entries import values_of
from .lists import PageEntry

RICH_TEXT = RichTextBlock()

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
        "introduction": describe_text(section.introduction, context),
        "defaults": sorted(section.defaults),
        "entries": [describe_entry(entry, context) for entry in section.entries],
    }


def describe_entry(entry, context=None):
    """All that a visitor reads of an entry, and nothing else, in the active language."""
    if isinstance(entry, PageEntry):
        return {
            "kind": "own_page",
            "title": entry.title,
            "language": entry.foreign_lang,
            "url": entry.entry_url,
            "gloss": entry.gloss,
        }
    return {
        **describe_identity(entry, context),
        **describe_reach(entry),
        **describe_access(entry),
        "safety": describe_safety(entry),
        "place": describe_place(entry),
        "reference": describe_reference(entry, context),
        "marks": [{"name": mark.name, "text": str(mark.text)} for mark in entry.marks],
        "verified_on": isoformat(entry.verified_on),
        "stale": entry.is_stale,
    }


def describe_identity(entry, context=None):
    other = {"text": entry.other_name, "language": entry.other_name_language}
    owner = {"name": entry.organization, "url": web_url(entry.organization_url) or ""}
    return {
        "uuid": str(entry.uuid),
        "kind": entry.kind,
        "title": entry.title,
        "abbreviation": entry.abbreviation,
        "other_name": other if entry.other_name else None,
        "language": entry.foreign_lang,
        "url": entry.entry_url,
        "links": [{"label": str(each["label"]), "url": each["url"]} for each in entry.link_list],
        "gloss": entry.gloss,
        "description": describe_text(entry.description, context),
        "image": {"id": entry.image_id, "alt": entry.image_alt} if entry.image_id else None,
        "organization": owner if entry.organization else None,
        "led_by": describe_choice(entry, "led_by"),
        "status": entry.status,
        "alert": entry.current_alert,
        "alert_language": entry.alert_lang,
        "area": entry.area,
        "countries": name_all(values_of(entry.areas, "country"), name_country),
        "regions": values_of(entry.areas, "region"),
    }


def describe_reach(entry):
    return {
        "contacts": [describe_contact(each) for each in entry.contact_list],
        "hours": [*entry.week.in_words(), *entry.coming_exceptions],
        "hours_note": entry.hours_note,
        "week": describe_week(entry.week),
        "time_zone": entry.time_zone if has_rules(entry) else "",
    }


def has_rules(entry):
    weeks = [entry.week, *(each.hours for each in entry.contact_list)]
    return any(week.rules or week.exceptions for week in weeks)


def describe_access(entry):
    return {
        "eligibility": entry.eligibility,
        "min_age": entry.min_age,
        "max_age": entry.max_age,
        "ages": str(say_ages(entry.min_age, entry.max_age)),
        "languages": name_all(values_of(entry.languages, "language"), name_language),
        "interpretation": describe_choice(entry, "interpretation"),
        "cost": describe_choice(entry, "cost"),
        "cost_details": entry.cost_details,
        "how_to_apply": entry.how_to_apply,
        "documents_needed": entry.documents_needed,
        "anonymous": describe_choice(entry, "anonymous"),
        "accessibility": list(describe_features(entry)),
    }


def describe_features(entry):
    names, answers = dict(Feature.choices), dict(Answer.choices)
    for each in values_of(entry.accessibility, "feature"):
        name, answer = each.get("feature"), each.get("answer")
        if name in names and answer in (Answer.YES, Answer.NO):
            text, said = str(names[name]), str(answers[answer])
            yield {"name": name, "text": text, "answer": answer, "answer_text": said}


#: What a caller should know, by how it is stored: as one of some answers, or in words.
ANSWERS = ["emergency_services", "caller_id", "calls_back", "leaves_message"]
WORDS = ["emergency_note", "mandated_reporting", "records_kept", "safe_calling"]


def describe_safety(entry):
    """Each answer that is known, each sentence, and all as visitors read it."""
    lines = [{"label": str(each.label), "text": str(each.text)} for each in entry.safety_lines]
    return {
        **{name: describe_choice(entry, name) for name in ANSWERS},
        **{name: getattr(entry, name) for name in WORDS},
        "lines": lines,
    }


def describe_place(entry):
    """Where it is, as far as everybody may know; a place kept secret is told as none."""
    secret = entry.place == "withheld"
    return {
        "kind": None if secret else describe_choice(entry, "place"),
        "public_area": entry.public_area,
        "address": entry.public_address,
        "access": entry.place_access,
    }


def describe_reference(entry, context=None):
    """The reference as it is read and as CSL-JSON; None where there is none."""
    shown = entry.reference
    if not shown:
        return None
    stored = values_of(entry.citation, "reference")[0]
    by_hand = shown["handwritten"]
    return {
        "text": get_text_for_indexing(str(by_hand)) if by_hand else shown["text"],
        "handwritten": describe_text(by_hand, context),
        "csl": to_csl(stored, **facts_of(entry)),
        "open_access": shown["open_access"],
        "pdf_url": web_url(shown["pdf_url"]) or "",
        "lay_note": shown["lay_note"],
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
        "week": describe_week(contact.hours),
        "free": bool(contact.free),
        "anonymous": bool(contact.anonymous),
        "crisis": bool(contact.crisis),
    }


def describe_week(week):
    """Hours for programs: times of the clock on the wall; None where nobody knows them."""
    if not week and not week.exceptions:
        return None
    return {
        "always": week.always,
        "rules": [describe_rule(each) for each in week.rules],
        "exceptions": [describe_exception(each) for each in week.exceptions],
    }


def describe_rule(rule):
    times = {"opens": isoformat(rule.opens), "closes": isoformat(rule.closes)}
    return {"days": list(rule.days), **times, "overnight": rule.overnight}


def describe_exception(each):
    days = {"first": isoformat(each.first), "last": isoformat(each.last)}
    times = {"opens": isoformat(each.opens), "closes": isoformat(each.closes)}
    return {**days, **times, "reason": each.reason}


def describe_choice(entry, name):
    """What is stored and its words; None where it is not known."""
    value = getattr(entry, name)
    words = getattr(entry, f"get_{name}_display")()
    return {"name": value, "text": str(words)} if value else None


def name_all(codes, name):
    return [{"code": code, "name": str(name(code))} for code in codes if code]


def describe_text(text, context=None):
    """Rich text as Wagtail’s API gives that of any block."""
    source = getattr(text, "source", text) or ""
    return RICH_TEXT.get_api_representation(RichText(str(source)), context)


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
