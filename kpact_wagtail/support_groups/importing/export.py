"""Groups as a table that can be edited and imported again; every cell is safe. # B10"""

import csv
from io import StringIO

from ...spreadsheet import safe
from ..stored import read_months
from .columns import COLUMNS, CONTACT, EXCEPTION, FIELD, LANGUAGES, RULE
from .contents import counts, find_contact, part_of, write
from .proposals import empty

#: So that spreadsheet programs read the file as UTF-8.
BYTE_ORDER_MARK = "\ufeff"


def write_table(groups):
    """A CSV file with a line for each rule of each group, as they stand in their latest drafts."""
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([safe(column.heading) for column in COLUMNS])
    for group in groups:
        for line in write_lines(group.get_latest_revision_as_object()):
            writer.writerow([safe(text) for text in line])
    return BYTE_ORDER_MARK + file.getvalue()


def write_lines(group):
    """Cells of the lines of one group; those after the first have its title, slug and a rule."""
    rules = [each["value"] for each in group.schedule.raw_data if each["type"] == RULE]
    for at, rule in enumerate(rules or [None]):
        yield [write_cell(group, rule, column, first=at == 0) for column in COLUMNS]


def write_cell(group, rule, column, first):
    if column.place == RULE:
        return write_part(rule, column) if rule else ""
    if not first and column.name not in ("title", "slug"):
        return ""
    return write(column, find_value(group, column))


def write_part(rule, column):
    if not counts(column.name, part_of(rule, "repeats")):
        return ""
    return write(column, part_of(rule, column.name) or empty(column.name))


def find_value(group, column):
    """What stands in a group, as it is stored."""
    if column.place == FIELD:
        return getattr(group, column.name)
    if column.place == LANGUAGES:
        return [each["value"] for each in group.languages.raw_data if each["type"] == "language"]
    if column.place == CONTACT:
        at = find_contact(group, column.name)
        return None if at is None else group.contacts.raw_data[at]["value"].get("value")
    values = [each["value"] for each in group.schedule.raw_data if each["type"] == column.name]
    if column.place == EXCEPTION and column.name == "pause":
        return list(map(str, sorted(read_months(values))))
    return values


def write_template():
    """The same columns with two groups to write over."""
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([column.heading for column in COLUMNS])
    for example in EXAMPLES:
        writer.writerow([safe(example.get(column.heading, "")) for column in COLUMNS])
    return BYTE_ORDER_MARK + file.getvalue()


EXAMPLES = [
    {
        "Title": "Tuesday Circle",
        "Summary": "An evening to talk, online.",
        "Who it is for": "Anyone over 18 who uses drugs, or did",
        "How it meets": "online",
        "Time zone": "America/Chicago",
        "Weekdays": "Tuesday",
        "Which of the month": "first, third",
        "From": "19:00",
        "To": "20:30",
        "First day": "2026-01-06",
        "No meeting on": "2026-07-01 to 2026-07-31 (summer)",
        "How to join": "ask first",
        "Cost": "free",
        "Languages": "en",
        "E-mail": "circle@example.org",
    },
    {
        "Title": "Saturday Breakfast",
        "How it meets": "in person",
        "Time zone": "America/Chicago",
        "Weekdays": "Saturday",
        "Every … weeks or months": "2",
        "From": "10:00",
        "To": "12:00",
        "First day": "2026-01-10",
        "Venue": "The Drop-in",
        "Roughly where": "near Uptown station",
        "How to join": "drop in",
        "Cost": "free",
        "Languages": "en, es",
    },
]
