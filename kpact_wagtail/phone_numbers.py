"""Phone numbers as editors type them, as they are dialled (E.164, ITU-T) and as people read them."""

import re
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: Such as 988 or 741741: dialled within one country only.
SHORT_CODE = re.compile(r"[0-9]{3,6}\Z")
LETTERS = re.compile(r"[A-Za-z]")
#: Digits in parentheses, as they follow letters.
IN_DIGITS = re.compile(r"\s*\(([0-9][0-9\s.-]*)\)")
#: What stands before an extension, as the library for numbers knows it.
EXTENSION_WORD = re.compile(r"(?:\b(?:e?xt(?:ensi(?:o|ó)n?|n)?|int|anexo)|[xX])\Z", re.IGNORECASE)


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
    possible = phonenumbers.is_possible_number_with_reason(number)
    if possible != phonenumbers.ValidationResult.IS_POSSIBLE:  # such as without the area code
        raise ValidationError(_("This number has too few or too many digits. Please check it."))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def read(typed, country):
    """The number as a country dials it; “00” is what “+” stands for only where no country is known."""
    import phonenumbers

    typed = without_repetition(typed)
    if country:
        return phonenumbers.parse(typed, country)
    return phonenumbers.parse(re.sub(r"\A\s*00", "+", typed), None)


def without_repetition(typed):
    """“1-800-799-SAFE (7233)” without what says the letters once more, in digits."""
    found = IN_DIGITS.search(typed)
    if not found or not has_letters(typed[: found.start()]):
        return typed
    import phonenumbers

    before, again = typed[: found.start()], re.sub(r"\D", "", found[1])
    dialled = re.sub(r"\D", "", phonenumbers.convert_alpha_characters_in_number(before))
    says_all = len(again) >= len(LETTERS.findall(before)) and dialled.endswith(again)
    return before + typed[found.end() :] if says_all else typed


def find_extension(typed, country=""):
    """The extension that was typed with a number, such as “ext. 5”; "" without one."""
    import phonenumbers

    try:
        return read(typed, country).extension or ""
    except phonenumbers.NumberParseException:
        return ""


def without_extension(typed, country=""):
    """What was typed, but for the extension: “1-800-RUNAWAY” for “1-800-RUNAWAY ext. 5”."""
    extension = find_extension(typed, country)
    if not extension:
        return typed.strip()
    before = typed.rpartition(extension)[0].rstrip(" .:=#~-")
    return EXTENSION_WORD.sub("", before).rstrip(" ,;.")


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
    return len(LETTERS.findall(typed)) >= 3


def dials(shown, number, country=""):
    """Whether what is shown, letters and all, is dialled as the number."""
    try:
        return clean_number(shown, country) == number
    except ValidationError:
        return False
