"""Phone numbers as editors type them, as they are dialled (E.164, ITU-T) and as people read them."""

import re
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: Such as 988 or 741741: dialled within one country only.
SHORT_CODE = re.compile(r"[0-9]{3,6}\Z")


def is_short_code(number):
    return SHORT_CODE.match(number) is not None


def clean_number(typed, country=""):
    """What is dialled for what was typed: E.164 such as "+18005551234", or a short code.

    ``country`` (ISO 3166) is where a number without “+” is dialled. Letters are dialled as the
    digits of their keys. Raises ValidationError with a sentence for the editor.
    """
    short = re.sub(r"[\s.-]", "", typed)
    if is_short_code(short):
        return short
    if not country and not typed.strip().startswith(("+", "00")):
        raise ValidationError(
            _("Choose the country of this number, or begin it with + and the country’s code.")
        )
    return parse(typed, country)


def parse(typed, country):
    import phonenumbers  # its tables are loaded with the first number

    try:
        number = read(typed, country)
    except phonenumbers.NumberParseException:
        raise ValidationError(_("Enter a phone number, such as +1 312 555 0100.")) from None
    if not phonenumbers.is_possible_number(number):
        raise ValidationError(_("This number has too few or too many digits. Please check it."))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def read(typed, country):
    import phonenumbers

    typed = re.sub(r"\A\s*00", "+", typed)
    return phonenumbers.parse(typed, country or None)


def find_extension(typed, country=""):
    """The extension that was typed with a number, such as “ext. 5”; "" without one."""
    import phonenumbers

    try:
        return read(typed, country).extension or ""
    except phonenumbers.NumberParseException:
        return ""


@lru_cache(maxsize=4096)
def show_number(number, country=""):
    """A stored number for people: as in its own country where that is ``country``, else with “+”."""
    if not number.startswith("+"):
        return number
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    at_home = country and phonenumbers.region_code_for_number(parsed) == country
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, style.NATIONAL if at_home else style.INTERNATIONAL)


def has_letters(typed):
    """Whether it is meant to be read as a word, such as 1-800-RUNAWAY."""
    return len(re.findall(r"[A-Za-z]", typed)) >= 3


def dials(shown, number, country=""):
    """Whether what is shown, letters and all, is dialled as the number."""
    try:
        return clean_number(shown, country) == number
    except ValidationError:
        return False
