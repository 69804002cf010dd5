"""From a CSV file to proposals: one line for each rule, lines with the same title are one group."""

import csv
from io import StringIO

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...spreadsheet import original
from ..leaks import find_meeting_links
from ..schedules import DATES, MONTH_DAYS, MONTHLY, WEEKLY
from .cells import Unreadable, fold, plain
from .columns import EXCEPTION, RULE, SLUG, TITLE, find_column
from .proposals import Proposal, empty

MAX_LINES, LONGEST_CELL = 500, 4000
DELIMITERS = ",;\t|"
EXCEPTIONS = {"skip": "skips", "move": "moves", "pause": "pauses"}
#: What says how a rule repeats, the first of which is filled.
REPEATS = [("dates", DATES), ("month_days", MONTH_DAYS), ("weeks", MONTHLY), ("days", WEEKLY)]


def read_table(text):
    delimiter = find_delimiter(text)
    lines = read_lines(text, delimiter)
    head = next(lines, None)
    columns, notes = read_head(head[1] if head else [])
    proposals = {}
    for number, cells in lines:
        if any(cell.strip() for cell in cells):
            add_line(proposals, columns, number, cells)
    if not proposals:
        raise Unreadable(_("There is no group in this file: it has headings and nothing below."))
    return [finish(each) for each in proposals.values()], notes


def find_delimiter(text):
    """The sign between cells: that with which most headings are known."""
    first = text.lstrip("\r\n").split("\n", 1)[0].rstrip("\r")
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[-1]
    known = {
        sign: sum(find_column(plain(cell).strip('"')) is not None for cell in first.split(sign))
        for sign in DELIMITERS
    }
    return max(known, key=known.get)


def read_lines(text, delimiter):
    """Pairs of the number of a line and its cells."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begin, read = 1, 0
    try:
        for cells in reader:
            is_hint = begin == 1 and "".join(cells).lower() in ("sep=", f"sep={delimiter}")
            if cells and not is_hint:
                read += 1
                check_size(cells, begin, read)
                yield begin, cells
            begin = reader.line_num + 1
    except csv.Error:
        raise Unreadable(
            _("Line %(line)d cannot be read: look for a quotation mark that has no partner.")
            % {"line": begin}
        ) from None


def check_size(cells, line, read):
    if read > MAX_LINES + 1:
        raise Unreadable(
            _("These are more than %(most)d lines. Split the file into several.")
            % {"most": MAX_LINES}
        )
    if len(cells) > 200 or any(len(cell) > LONGEST_CELL for cell in cells):
        raise Unreadable(
            _("Line %(line)d is too long: look for a quotation mark that has no partner.")
            % {"line": line}
        )


def read_head(cells):
    """The Column of each heading, None for an unknown one, and notes."""
    headings = [plain(original(cell)) for cell in cells]
    columns = [find_column(heading) for heading in headings]
    if TITLE not in columns:
        raise Unreadable(
            _("No column is called “Title”. Begin with the template, or change the headings.")
        )
    for column in columns:
        if column and columns.count(column) > 1:
            raise Unreadable(
                _("Two columns are called “%(name)s”. Take one away.") % {"name": column.heading}
            )
    unknown = [
        name[:60] for name, column in zip(headings, columns, strict=True) if name and not column
    ]
    return columns, [say_unknown(unknown)] if unknown else []


def say_unknown(names):
    text = ngettext(
        "This column is not known and is left out: %(names)s.",
        "These columns are not known and are left out: %(names)s.",
        len(names),
    )
    return text % {"names": ", ".join(f"“{name}”" for name in names)}


def add_line(proposals, columns, number, cells):
    """Read one line into the proposal of its group."""
    cells = [plain(original(cell)) for cell in cells]
    texts = {column: text for column, text in zip(columns, cells, strict=False) if column}
    title, slug = texts.get(TITLE, ""), texts.get(SLUG, "")
    key = ("slug", slug) if slug else ("title", fold(title) or number)
    proposal = proposals.setdefault(key, Proposal(slug=slug))
    proposal.title = proposal.title or " ".join(title.split())
    proposal.lines.append(number)
    if any(cells[len(columns) :]):
        proposal.problems.append(
            at_line(number, _("it has more cells than there are headings. Look for a separator."))
        )
    read_texts(proposal, number, texts)


def read_texts(proposal, number, texts):
    rule = {}
    for column, text in texts.items():
        try:
            value = column.cell.read(text) if text else None
        except Unreadable as error:
            proposal.problems.append(at_cell(number, column, error.sentence))
            continue
        if find_meeting_links(text):
            proposal.notes.append(at_cell(number, column, say_private()))
            value = None
        if column.place == RULE:
            rule[column.name] = value
        elif value not in (None, ""):
            keep(proposal, number, column, value)
    if any(value is not None for value in rule.values()):
        proposal.rules.append({**complete(rule), "line": number})


def say_private():
    return _(
        "this is the way into a meeting, which everybody could read. It was left out: keep it in the "
        "access details."
    )


def keep(proposal, number, column, value):
    """Write down what holds for the group, and refuse two answers to one question."""
    if column.place == EXCEPTION:
        name = EXCEPTIONS[column.name]
        there = getattr(proposal, name)
        setattr(proposal, name, value)
    else:
        there = proposal.fields.get(column.key)
        proposal.fields[column.key] = value
    if there is not None and there != value:
        proposal.problems.append(
            at_cell(number, column, _("a line above says something else about the same group."))
        )


def complete(rule):
    """A rule with how it repeats; what was left empty is empty, but for what has a default."""
    repeats = next((repeats for name, repeats in REPEATS if rule.get(name)), WEEKLY)
    known = {name: empty(name) if value is None else value for name, value in rule.items()}
    if known.get("first") is None or repeats == DATES:
        known.pop("first", None)  # so that the first day of a rule that is there stays
    return {**known, "repeats": repeats}


def finish(proposal):
    if not proposal.title:
        proposal.problems.append(
            at_line(proposal.lines[0], _("it has no title. Write one in the column “Title”."))
        )
    return proposal


def at_line(number, sentence):
    return _("Line %(line)d: %(sentence)s") % {"line": number, "sentence": sentence}


def at_cell(number, column, sentence):
    return _("Line %(line)d, “%(column)s”: %(sentence)s") % {
        "line": number,
        "column": column.heading,
        "sentence": sentence,
    }
