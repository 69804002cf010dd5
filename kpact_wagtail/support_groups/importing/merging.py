"""Writing a proposal into a page that is not saved: what the file does not say stays as it is."""

import uuid
from dataclasses import dataclass

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ..schedule_blocks import RuleBlock
from ..schedules import DATES
from .columns import COLUMNS, CONTACT, EXCEPTION, FIELD, LANGUAGES, RULE, find_heading
from .contents import LISTS, describe_exception, describe_rule, find_contact, value_of
from .table_reading import EXCEPTIONS

OF_GROUP = [column for column in COLUMNS if column.place in (FIELD, LANGUAGES, CONTACT)]


@dataclass(frozen=True)
class Change:
    """What a file changes; ``before`` and ``after`` as it would write them, empty for a schedule."""

    heading: str
    before: str = ""
    after: str = ""


def merge(page, proposal):
    """Change a page in memory; returns Changes."""
    changes = []
    for column in OF_GROUP:
        before, after = value_of(page, column), proposal.fields.get(column.key)
        if after is not None and after != before:
            set_value(page, column, after)
            words = ["" if value is None else column.cell.write(value) for value in (before, after)]
            changes.append(Change(column.heading, *words))
    return [*changes, *map(Change, merge_schedule(page, proposal))]


def set_value(page, column, value):
    if column.place == FIELD:
        setattr(page, column.name, page._meta.get_field(column.name).to_python(value))
    elif column.place == LANGUAGES:
        set_languages(page, value)
    else:
        set_contact(page, column.name, value)


def set_languages(page, codes):
    there = {each["value"]: each for each in page.languages.raw_data if each["type"] == "language"}
    others = [each for each in page.languages.raw_data if each["type"] != "language"]
    children = [there.get(code) or child("language", code) for code in codes]
    page.languages = read(page.languages, [*children, *others])


def set_contact(page, method, value):
    stored = list(page.contacts.raw_data)
    at = find_contact(page, method)
    if at is None:
        stored.append(child("contact", {"method": method, "value": value}))
    else:
        new = {**stored[at]["value"], "value": value, "shown": ""}
        stored[at] = {**stored[at], "value": new}
    page.contacts = read(page.contacts, stored)


def child(kind, value):
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}


def read(stream, stored):
    """A stream from stored children, as it comes from the database."""
    return stream.stream_block.to_python(stored)


# The schedule


def merge_schedule(page, proposal):
    stored = list(page.schedule.raw_data)
    changed = []
    if proposal.rules:
        rules = merge_rules([each for each in stored if each["type"] == RULE], proposal.rules)
        changed += [find_heading(RULE, "days")] if differ(stored, rules, RULE) else []
        stored = replace(stored, rules, RULE)
    for kind, name in EXCEPTIONS.items():
        wanted = getattr(proposal, name)
        if wanted is not None:
            new = merge_exceptions(stored, kind, wanted)
            changed += [find_heading(EXCEPTION, kind)] if differ(stored, new, kind) else []
            stored = replace(stored, new, kind)
    if changed:
        page.schedule = read(page.schedule, stored)
    return changed


def differ(stored, new, kind):
    return [each for each in stored if each["type"] == kind] != new


def replace(stored, new, kind):
    """Stored children with those of one kind exchanged, rules first."""
    others = [each for each in stored if each["type"] != kind]
    return [*new, *others] if kind == RULE else [*others, *new]


def merge_rules(stored, wanted):
    """Stored rules for the wanted ones: one that says the same stays, others take its place in order."""
    left = list(stored)
    kept = {}
    for at, rule in enumerate(wanted):
        same = next((each for each in left if says(each["value"], rule)), None)
        if same:
            kept[at] = same
            left.remove(same)
    merged = {
        at: kept.get(at) or put(left.pop(0) if left else None, rule)
        for at, rule in enumerate(wanted)
    }
    order = [each["id"] for each in stored if "id" in each]
    new = list(merged.values())
    if {each.get("id") for each in new} == set(order):
        return sorted(new, key=lambda each: order.index(each["id"]))
    return new


def says(stored, rule):
    """Whether a stored rule says what a rule of the file does, as far as that goes."""
    described = describe_rule(stored)
    return all(described.get(name) == value for name, value in rule.items() if name in described)


def put(old, rule):
    """The stored child for a rule, in place of an old one, whose id and other words it keeps."""
    value = {name: each for name, each in rule.items() if name != "line"}
    for name in LISTS:
        if name in value:
            value[name] = [child("item", each) for each in value[name]]
    if old:
        return {**old, "value": {**old["value"], **value}}
    return child(RULE, {**get_defaults(), **value})


def get_defaults():
    """A rule that says nothing, as it is stored."""
    block = RuleBlock()
    return {**block.get_prep_value(block.get_default()), "first": None}


def merge_exceptions(stored, kind, wanted):
    there = [each for each in stored if each["type"] == kind]
    if kind == "pause":
        return merge_pauses(there, wanted)
    new = []
    for value in wanted:
        same = next(
            (each for each in there if describe_exception(kind, each["value"]) == value), None
        )
        new.append(same or child(kind, complete(value)))
    order = [each for each in there if each in new]
    if len(order) < len(new):
        return new
    # What is incomplete stands in no file, so that a file says nothing about it.
    rest = [each for each in there if each not in new]
    incomplete = all(describe_exception(kind, each["value"]) is None for each in rest)
    return there if incomplete else order


def merge_pauses(there, wanted):
    months = {month for each in there for month in describe_exception("pause", each["value"]) or []}
    if months == set(wanted):
        return there
    return [child("pause", {"months": list(wanted)})] if wanted else []


def complete(value):
    return {**value, "reason": value.get("reason", "")[:80], "reasons": []}


def begin_rules(page):
    """Give rules without a first day one, where that means nothing else; sentences about it."""
    stored, said = list(page.schedule.raw_data), []
    for at, each in enumerate(stored):
        value = each["value"]
        if each["type"] == RULE and not value.get("first") and value.get("repeats") != DATES:
            if value.get("every") not in (None, "", 1, "1"):
                continue
            new = {**value, "first": localdate().isoformat()}
            stored[at] = {**each, "value": new}
            said.append(_("“First day” is empty, so today is taken."))
    if said:
        page.schedule = read(page.schedule, stored)
    return said[:1]
