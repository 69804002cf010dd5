"""The columns of a table of groups. Their names are part of the file format, so always English."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from ...codes import get_languages
from ...phone_numbers import clean_number
from ...time_zones import find_zone, get_zones
from ..more_parts import CostMixin
from ..parts import JoiningMixin, WhenMixin
from ..schedule_blocks import Mode
from .cells import (
    Amount,
    Choice,
    Clock,
    Dates,
    Day,
    Days,
    MonthDays,
    Months,
    Number,
    Text,
    Unreadable,
    Weeks,
    YesNo,
    fold,
    split,
)
from .exceptions import Moves, Skips


class Zone:
    """A time zone by its IANA name; a space may stand for “_”."""

    def read(self, text):
        wanted = text.strip().replace(" ", "_")
        names = {name.casefold(): name for name, _label in get_zones() if name}
        name = names.get(wanted.casefold()) or (wanted if find_zone(wanted) else "")
        if not name:
            raise Unreadable(_("Write the time zone like America/Chicago."))
        return name

    def write(self, value):
        return str(value or "")


class Language:
    """A language by its code or its name."""

    def read(self, text):
        known = know_languages()
        code = known.get(fold(text))
        if code is None:
            raise Unreadable(_("There is no language “%(text)s”.") % {"text": text[:40]})
        return code

    def write(self, value):
        return str(value or "")


def know_languages():
    own = [(fold(str(name)), code) for code, name in get_languages()]
    with override("en"):
        english = [(fold(str(name)), code) for code, name in get_languages()]
    codes = [(fold(code), code) for _name, code in english]
    return dict([*own, *english, *codes])


class Languages:
    def read(self, text):
        return list(dict.fromkeys(map(Language().read, split(text))))

    def write(self, values):
        return ", ".join(values or [])


class Phone:
    """A number as it is dialled from abroad, or a short one."""

    def read(self, text):
        try:
            return clean_number(text.strip())
        except ValidationError as error:
            raise Unreadable(error.messages[0]) from None

    def write(self, value):
        return str(value or "")


FIELD, CONTACT, LANGUAGES = "field", "contact", "languages"
RULE, EXCEPTION = "rule", "exception"


@dataclass(frozen=True, eq=False)
class Column:
    """``name`` is that of a field of the page, of a rule, or of a kind of child in the schedule."""

    heading: str
    place: str
    name: str
    cell: object = Text()

    @property
    def key(self):
        return f"{self.place}.{self.name}"


def field(heading, name, cell=None):
    return Column(heading, FIELD, name, cell or Text())


def rule(heading, name, cell=None):
    return Column(heading, RULE, name, cell or Text())


TITLE, SLUG = field("Title", "title"), field("Slug", "slug")
COLUMNS = [
    TITLE,
    SLUG,
    field("Discreet title", "discreet_title"),
    field("Summary", "summary", Text(lines=True)),
    field("Who it is for", "eligibility"),
    field("How it meets", "mode", Choice(Mode)),
    field("When", "timing", Choice(WhenMixin.Timing)),
    field("Time zone", "time_zone", Zone()),
    rule("Weekdays", "days", Days),
    rule("Which of the month", "weeks", Weeks),
    rule("Days of the month", "month_days", MonthDays),
    rule("On these dates", "dates", Dates()),
    rule("Every … weeks or months", "every", Number(52)),
    rule("From", "start", Clock()),
    rule("To", "end", Clock()),
    rule("First day", "first", Day()),
    rule("Last day", "last", Day()),
    rule("Number of meetings", "count", Number(500)),
    rule("Only in", "months", Months),
    rule("How these meetings are held", "mode", Choice(Mode)),
    rule("Venue of these meetings", "venue"),
    rule("Roughly where, these meetings", "area"),
    rule("Address of these meetings", "address"),
    rule("Interpreter", "interpreter", Language()),
    rule("Note on these meetings", "note"),
    Column("No meeting on", EXCEPTION, "skip", Skips()),
    Column("Moved meetings", EXCEPTION, "move", Moves()),
    Column("Never in", EXCEPTION, "pause", Months),
    field("Status", "status", Choice(WhenMixin.Status)),
    field("Status until", "status_until", Day()),
    field("Starts on", "starts_on", Day()),
    field("Venue", "venue"),
    field("Roughly where", "area"),
    field("Address", "address", Text(lines=True)),
    field("Address is not public", "withheld", YesNo()),
    field("How to join", "joining", Choice(JoiningMixin.Joining)),
    field("How to join, in your own words", "joining_words"),
    field("Web address to sign up", "joining_url"),
    field("Cost", "cost", Choice(CostMixin.Cost)),
    field("Price", "price", Amount()),
    field("Currency", "currency"),
    Column("Languages", LANGUAGES, "languages", Languages()),
    Column("E-mail", CONTACT, "email"),
    Column("Phone", CONTACT, "call", Phone()),
]
BY_HEADING = {fold(column.heading): column for column in COLUMNS}
#: What other people call these columns.
ALIASES = {
    "name": "title",
    "group": "title",
    "mode": "how it meets",
    "weekday": "weekdays",
    "day": "weekdays",
    "days": "weekdays",
    "every": "every … weeks or months",
    "every ... weeks or months": "every … weeks or months",
    "start": "from",
    "starts": "from",
    "end": "to",
    "ends": "to",
    "since": "first day",
    "until": "last day",
    "dates": "on these dates",
    "email": "e-mail",
    "mail": "e-mail",
    "telephone": "phone",
    "language": "languages",
    "timezone": "time zone",
    "skipped": "no meeting on",
}


def find_column(heading):
    """The column of a heading as people write it; None for one that is not known."""
    name = fold(heading.replace("_", " "))
    return BY_HEADING.get(ALIASES.get(name, name))


#: What stands in the file for parts of a schedule that have no column of their own.
NEAREST = {
    (FIELD, "schedule"): "Weekdays",
    (RULE, "schedule"): "Weekdays",
    (RULE, "repeats"): "Weekdays",
}


def find_heading(place, name):
    """What the file calls a field of the page or of a rule; its own name where it has no column."""
    found = (each.heading for each in COLUMNS if (each.place, each.name) == (place, name))
    return next(found, NEAREST.get((place, name), name))
