"""What stands in one cell of a table of groups: from words to values and back.

A kind of cell has ``read(text)``, which raises Unreadable with a sentence, and ``write(value)``,
which writes what ``read()`` takes in any language. Values are those of JSON: dates and times are
text as of ISO 8601.
"""

import re
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation

from django.utils.dates import MONTHS, MONTHS_3, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..schedules import CODES

#: What file formats and people put between the items of a list.
BETWEEN = re.compile(r"[;,/&\n]|\band\b", re.IGNORECASE)
ENGLISH_DAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)
ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "last": "-1"}
OTHER_WEEKS = {"1st": "1", "2nd": "2", "3rd": "3", "4th": "4", "5th": "5"}
YES, NO = ("yes", "y", "true", "1", "x"), ("no", "n", "false", "0")
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?\Z")
DOTTED_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\Z")
SLASHED_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\Z")
CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*([ap])?\.?(?:m\.?)?\Z", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")


class Unreadable(ValueError):
    """Something in a file that cannot be taken over; says in a sentence what to change."""

    def __init__(self, sentence):
        super().__init__(str(sentence))
        self.sentence = str(sentence)


def plain(text):
    """Text without control characters, each line without spaces around it."""
    lines = CONTROL.sub("", str(text).replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def split(text):
    return [part.strip() for part in BETWEEN.split(text) if part.strip()]


def fold(word):
    return word.strip().rstrip(".").casefold()


class Text:
    """Words on one line, or on several."""

    def __init__(self, lines=False):
        self.lines = lines

    def read(self, text):
        return plain(text) if self.lines else " ".join(plain(text).split())

    def write(self, value):
        return str(value or "")


class Choice:
    """One of a TextChoices: its code, in which a space may stand for “_”, or its label."""

    def __init__(self, choices):
        self.choices = choices

    def read(self, text):
        known = self.spell()
        value = known.get(fold(text))
        if value is None:
            words = ", ".join(dict.fromkeys(map(self.write, known.values())))
            raise Unreadable(_("Write one of these: %(words)s.") % {"words": words})
        return value

    def spell(self):
        """``{word: code}``: codes, and labels in English and in the language of the reader."""
        codes = [str(value) for value in self.choices.values if value]
        known = {fold(code): code for code in codes}
        known |= {fold(self.write(code)): code for code in codes}
        known |= {fold(str(self.choices(code).label)): code for code in codes}
        with override("en"):
            return {fold(str(self.choices(code).label)): code for code in codes} | known

    def write(self, value):
        return str(value or "").replace("_", " ")


class YesNo:
    def read(self, text):
        if fold(text) in (*YES, fold(_("Yes"))):
            return True
        if fold(text) in (*NO, fold(_("No"))):
            return False
        raise Unreadable(_("Write “yes” or “no”."))

    def write(self, value):
        return "yes" if value else "no"


class Number:
    def __init__(self, most):
        self.most = most

    def read(self, text):
        found = re.match(r"(\d{1,6})(?:[.,]0+)?\Z", text.strip())
        if not found or not 1 <= int(found[1]) <= self.most:
            raise Unreadable(_("Write a number from 1 to %(most)d.") % {"most": self.most})
        return int(found[1])

    def write(self, value):
        return str(value or "")


class Amount:
    """An amount of money, with two places: “12.50”, and “12,5” too."""

    def read(self, text):
        try:
            amount = Decimal(text.strip().replace(",", "."))
            if not amount.is_finite() or not 0 <= amount < 10**7:
                raise InvalidOperation
        except InvalidOperation:
            raise Unreadable(_("Write an amount such as 12.50.")) from None
        return str(amount.quantize(Decimal("0.01")))

    def write(self, value):
        return "" if value is None else str(value)


class Day:
    """A date. One that could mean two days is not guessed."""

    def read(self, text):
        text = text.strip()
        year, month, day = self.find_parts(text)
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            raise Unreadable(_("There is no day “%(text)s”.") % {"text": text[:40]}) from None

    def find_parts(self, text):
        if found := ISO_DATE.match(text):
            return tuple(map(int, found.groups()))
        if found := DOTTED_DATE.match(text):
            day, month, year = map(int, found.groups())
            return year, month, day
        if found := SLASHED_DATE.match(text):
            one, two, year = map(int, found.groups())
            if one == two or one > 12:
                return year, two, one
            if two > 12:
                return year, one, two
            raise Unreadable(
                _("“%(text)s” could be two days. Write the year first: %(one)s or %(two)s.")
                % {
                    "text": text,
                    "one": f"{year}-{one:02}-{two:02}",
                    "two": f"{year}-{two:02}-{one:02}",
                }
            )
        raise Unreadable(_("Write a date such as 2026-09-24."))

    def write(self, value):
        return value.isoformat() if isinstance(value, date) else str(value or "")


class Clock:
    """A time of day: “19:00”, “7 pm”, “19h30”."""

    def read(self, text):
        found = CLOCK.match(text.strip())
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
        half = (found[3] or "").lower() if found else ""
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        elif half or (found and found[2] is None):
            hour = 99  # “13 pm”; or a number that may be anything
        try:
            return time(hour, minute).isoformat("minutes")
        except ValueError:
            raise Unreadable(_("Write a time such as 19:00 or 7:00 pm.")) from None

    def write(self, value):
        return str(value or "")[:5]


@dataclass
class Several:
    """A list of words, each of which means one value; written in English."""

    known: object
    sentence: object
    names: object

    def read(self, text):
        known = self.known()
        found = [known.get(fold(word)) for word in split(text)]
        if None in found or not found:
            raise Unreadable(self.sentence())
        return sorted(set(found), key=list(self.names).index)

    def write(self, values):
        return ", ".join(self.names[value] for value in values or [] if value in self.names)


def know_days():
    known = {}
    for number, code in enumerate(CODES):
        english = ENGLISH_DAYS[number]
        own = (str(WEEKDAYS[number]), str(WEEKDAYS_ABBR[number]))
        words = [english, f"{english}s", english[:2], english[:3], english[:4], *own]
        known |= {fold(word): code for word in words}
    return known | {"tues": "Tu", "thurs": "Th"}


def know_months():
    known = {}
    for number, english in enumerate(ENGLISH_MONTHS, 1):
        own = (str(MONTHS[number]), str(MONTHS_3[number]))
        words = [english, english[:3], english[:4], *own, str(number)]
        known |= {fold(word): str(number) for word in words}
    return known


def know_weeks():
    return WEEKS | OTHER_WEEKS | {value: value for value in WEEKS.values()}


def know_month_days():
    return {str(day): day for day in range(1, 32)}


Days = Several(
    know_days,
    lambda: _("Write days of the week, such as “Tuesday, Thursday”."),
    dict(zip(CODES, ENGLISH_DAYS, strict=True)),
)
Weeks = Several(
    know_weeks,
    lambda: _("Write which of the month, such as “first, third” or “last”."),
    {value: word for word, value in WEEKS.items()},
)
Months = Several(
    know_months,
    lambda: _("Write months, such as “January, March”."),
    {str(number): name for number, name in enumerate(ENGLISH_MONTHS, 1)},
)
MonthDays = Several(
    know_month_days,
    lambda: _("Write days of the month, such as “1, 15”."),
    {day: str(day) for day in range(1, 32)},
)


class Dates:
    """Days, separated by “;”."""

    #: More are refused before each of them is looked at.
    MOST = 400

    def read(self, text):
        parts = [part for part in re.split(r"[;,\n]", text) if part.strip()]
        if len(parts) > self.MOST:
            raise Unreadable(_("These are too many dates. Write how the group repeats instead."))
        return sorted({Day().read(part) for part in parts})

    def write(self, values):
        return "; ".join(map(Day().write, values or []))
