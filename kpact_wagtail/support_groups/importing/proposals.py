"""What a file says about one group, before anybody has looked whether there is one like it."""

from dataclasses import asdict, dataclass, field

#: What a rule says where it says nothing; of all others, the empty text.
EMPTY = {
    "every": 1,
    **dict.fromkeys(["first", "last", "count", "start", "end"]),
    **dict.fromkeys(["days", "weeks", "month_days", "dates", "months"], ()),
}


def empty(name):
    value = EMPTY.get(name, "")
    return list(value) if value == () else value


@dataclass
class Proposal:
    """Values are those of JSON, so that a proposal can wait in a form until somebody agrees.

    ``fields`` has only what the file says: columns of the page by their keys. A rule holds the keys
    the file has for it. None for ``skips``, ``moves`` and ``pauses`` leaves them as they are.
    """

    title: str = ""
    slug: str = ""
    lines: list = field(default_factory=list)
    fields: dict = field(default_factory=dict)
    rules: list = field(default_factory=list)
    skips: list | None = None
    moves: list | None = None
    pauses: list | None = None
    #: What cannot be taken over, so that nothing of the group is.
    problems: list = field(default_factory=list)
    #: What is good to know.
    notes: list = field(default_factory=list)
    #: Of a calendar: it knows when a group meets and nothing else about it.
    only_dates: bool = False

    @classmethod
    def load(cls, stored):
        return cls(**stored)

    def dump(self):
        return asdict(self)
