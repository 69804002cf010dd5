"""What a group page says, in the values of a proposal: to compare with a file, and to write one."""

from ..schedules import DATES, MONTH_DAYS, MONTHLY, WEEKLY, values_of
from ..stored import read_months
from .cells import Unreadable
from .columns import COLUMNS, CONTACT, EXCEPTION, FIELD, LANGUAGES, RULE
from .proposals import empty

RULE_COLUMNS = [column for column in COLUMNS if column.place == RULE]
#: Which of the columns that say how a rule repeats count for each repetition.
SAYING = {
    WEEKLY: {"days"},
    MONTHLY: {"days", "weeks"},
    MONTH_DAYS: {"month_days"},
    DATES: {"dates"},
}
LISTS = ("month_days", "dates")
#: What reading stored data of any age can raise.
DAMAGED = (AttributeError, KeyError, TypeError, ValueError)


def write(column, value):
    """The text of a cell; empty where what is stored is damaged."""
    try:
        return column.cell.write(value)
    except DAMAGED:
        return ""


def part_of(rule, name):
    """A part of a stored rule; None where that is damaged."""
    try:
        return values_of(rule.get(name)) if name in LISTS else rule.get(name)
    except DAMAGED:
        return None


def settle(column, value):
    """A value of a page as the file would hold it; None where it holds nothing, or cannot."""
    text = write(column, value)
    try:
        value = column.cell.read(text) if text else None
    except Unreadable:
        return None
    return None if value == "" else value


def find_contact(page, method):
    """Where the first contact of a kind stands in the stream; None where there is none."""
    for at, child in enumerate(page.contacts.raw_data):
        if child["type"] == "contact" and child["value"].get("method") == method:
            return at
    return None


def value_of(page, column):
    """What a page says in the column of a group."""
    if column.place == FIELD:
        return settle(column, getattr(page, column.name))
    if column.place == LANGUAGES:
        codes = [each["value"] for each in page.languages.raw_data if each["type"] == "language"]
        return settle(column, codes)
    if column.place == CONTACT:
        at = find_contact(page, column.name)
        return (
            None if at is None else settle(column, page.contacts.raw_data[at]["value"].get("value"))
        )
    return find_exceptions(page.schedule.raw_data, column)


def find_exceptions(stored, column):
    values = [child["value"] for child in stored if child["type"] == column.name]
    if column.name == "pause":
        return settle(column, list(map(str, sorted(read_months(values)))))
    return settle(column, values)


def describe_exception(kind, value):
    """One stored skip, move or pause in the values of a proposal."""
    column = next(each for each in COLUMNS if (each.place, each.name) == (EXCEPTION, kind))
    if kind == "pause":
        return settle(column, list(map(str, sorted(read_months([value])))))
    return (settle(column, [value]) or [None])[0]


def describe_rule(stored):
    """A stored rule in the values of a proposal; what does not count for its repetition is empty."""
    repeats = part_of(stored, "repeats") or WEEKLY
    described = {"repeats": repeats}
    for column in RULE_COLUMNS:
        value = part_of(stored, column.name) if counts(column.name, repeats) else None
        value = settle(column, value)
        described[column.name] = empty(column.name) if value is None else value
    return described


def counts(name, repeats):
    """Whether a part of a rule means anything for the way it repeats."""
    if repeats == DATES and name in ("every", "first", "last", "count"):
        return False
    said = next((names for each, names in SAYING.items() if each == repeats), ())
    return name in said or not any(name in names for names in SAYING.values())
