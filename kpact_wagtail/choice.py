"""What a visitor has chosen in a list with filters: read from an address, and written into one."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from .filters import MOST_VALUES

LONGEST_WORDS = 200
LONGEST_VALUE = 120
#: Zero-width non-joiner and joiner, which belong to words in Persian and Indic scripts.
JOINERS = "\u200c\u200d"


@dataclass(frozen=True)
class Choice:
    """``values`` is ``{facet: (value, …)}`` as they are stored; ``words`` is searched for."""

    filters: dict = field(repr=False)
    values: dict = field(default_factory=dict)
    words: str = ""
    #: Whether the address asks for something that is no longer there.
    has_gone: bool = False

    def __bool__(self):
        return bool(self.values or self.words)

    def without(self, facet, value):
        left = tuple(each for each in self.values[facet] if each != value)
        values = {**self.values, facet: left}
        return replace(self, values={name: each for name, each in values.items() if each})

    def without_words(self):
        return replace(self, words="")

    def query(self, **more):
        """The end of an address that leads here again: "" or "?…"."""
        pairs = [("q", self.words)] if self.words else []
        for facet, values in self.values.items():
            pairs += [(facet, self.filters[facet].write(value)) for value in values]
        pairs += [(name, value) for name, value in more.items() if value]
        return f"?{urlencode(pairs)}" if pairs else ""


def read_choice(query, filters):
    """The Choice in a QueryDict. What is unknown, too long or too much is left out."""
    found, has_gone = {}, False
    for facet, each in filters.items():
        asked = read_list(query, facet)
        if asked:
            each.ask(asked)
        values = {written: each.read(written) for written in asked}
        known = tuple(dict.fromkeys(value for value in values.values() if value is not None))
        has_gone = has_gone or None in values.values() or len(asked) < count(query, facet)
        if known:
            found[facet] = known
    return Choice(filters, found, read_words(query.get("q", "")), has_gone)


def count(query, facet):
    return len(set(filter(None, query.getlist(facet))))


def read_list(query, facet):
    """What an address says of one facet; PostgreSQL would refuse a null byte."""
    return [
        written
        for written in dict.fromkeys(query.getlist(facet)[:MOST_VALUES])
        if written and len(written) <= LONGEST_VALUE and "\x00" not in written
    ]


def shows(char):
    return char.isprintable() or char in JOINERS


def read_words(typed):
    """Words to search for: one space between them, no control characters, not too many."""
    printable = "".join(char if shows(char) else " " for char in typed[: 2 * LONGEST_WORDS])
    return " ".join(printable.split())[:LONGEST_WORDS].strip()
