"""Languages and countries by their codes, named in the language of the page (Unicode CLDR)."""

from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

#: Sign languages, for which CLDR has few names, by ISO 639-3.
SIGNED = {
    "ase": _("American Sign Language"),
    "bfi": _("British Sign Language"),
    "fsl": _("French Sign Language"),
    "gsg": _("German Sign Language"),
    "mfs": _("Mexican Sign Language"),
    "ssp": _("Spanish Sign Language"),
    "sgn": _("another sign language"),
}
#: Spoken languages besides those of ISO 639-1 that services offer.
MORE_LANGUAGES = ["chr", "haw", "hmn", "kea", "quc", "rom", "yue"]
#: What CLDR counts as a territory and nobody as a country.
NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "ZZ", "XA", "XB"}


def get_locale():
    """The Babel locale of the active language, or of its nearest relative; English as a last resort."""
    return find_locale(get_language() or "en")


@lru_cache
def find_locale(code):
    from babel import Locale, UnknownLocaleError  # its data is loaded with the first name

    for candidate in (code, code.split("-")[0], "en"):
        try:
            return Locale.parse(candidate, sep="-")
        except (UnknownLocaleError, ValueError):
            continue


def name_language(code):
    """Such as “Spanish”; the code itself where it has no name."""
    if code in SIGNED:
        return str(SIGNED[code])
    names = get_locale().languages
    return names.get(code.replace("-", "_")) or names.get(code.split("-")[0], code)


def name_country(code):
    return get_locale().territories.get(code, code)


def get_languages():
    """Choices: BCP 47 codes with their names in the active language, by name."""
    signed = [(code, str(name)) for code, name in SIGNED.items()]
    return by_name([*list_languages(get_language() or "en"), *signed])


def get_countries():
    """Choices: ISO 3166-1 alpha-2 codes with their names in the active language, by name."""
    return list_countries(get_language() or "en")


def get_currencies():
    """Choices: ISO 4217 codes of money in use with their names in the active language, by name."""
    return list_currencies(get_language() or "en")


@lru_cache
def list_currencies(language):
    from babel.core import get_global

    used = {
        code
        for periods in get_global("territory_currencies").values()
        for code, _begin, end, is_tender in periods
        if end is None and is_tender
    }
    names = find_locale(language).currencies
    return by_name((code, names.get(code, code)) for code in used)


@lru_cache
def list_languages(language):
    names = find_locale(language).languages
    return [(code, names[code]) for code in names if len(code) == 2 or code in MORE_LANGUAGES]


@lru_cache
def list_countries(language):
    names = find_locale(language).territories
    return by_name(
        (code, names[code]) for code in names if len(code) == 2 and code not in NO_COUNTRIES
    )


def by_name(choices):
    return sorted(choices, key=lambda choice: choice[1].casefold())
