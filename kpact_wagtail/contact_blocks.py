"""The streams in which an editor says how, when and in which languages somebody can be reached.

Shared by resources and support groups.
"""

import re
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from .codes import get_countries, get_languages
from .phone_numbers import (
    clean_number,
    dials,
    find_extension,
    has_letters,
    is_short_code,
    without_extension,
)
from .records import HoursBlock as OfficeHours
from .records import raise_beside
from .streams import SteadyStreamBlock


class Method(TextChoices):
    """Ways to reach somebody; which kind of value each takes stands in ContactBlock."""

    CALL = "call", _("Call")
    TEXT = "text", _("Text message")
    KEYWORD = "keyword", _("Text a word to a number")
    CHAT = "chat", _("Chat")
    TTY = "tty", _("TTY")
    VIDEO_RELAY = "video_relay", _("Video relay")
    EMAIL = "email", _("E-mail")
    APP = "app", _("App")
    POST = "post", _("Post")
    VIA = "via", _("Through another line")


#: Methods whose value is a number, and those whose value is a web address.
NUMBERS = {Method.CALL, Method.TEXT, Method.KEYWORD, Method.TTY}
ADDRESSES = {Method.CHAT, Method.APP}
#: What tells an address for a video relay from a number for one.
LOOKS_LIKE_ADDRESS = re.compile(r"://|\.[A-Za-z]{2}")
EXTENSION = re.compile(r"[0-9*#]*\Z")


def get_methods():
    return Method.choices


class LanguageBlock(blocks.ChoiceBlock):
    def __init__(self, **kwargs):
        super().__init__(**{"choices": get_languages, "label": _("Language"), **kwargs})


class CountryBlock(blocks.ChoiceBlock):
    def __init__(self, **kwargs):
        super().__init__(**{"choices": get_countries, "label": _("Country"), **kwargs})


class HoursBlock(OfficeHours):
    """Days with the same hours, past midnight too, in the time zone of the record."""

    overnight = blocks.BooleanBlock(
        label=_("Closes on the next day"), required=False, help_text=_("Such as 6 p.m. to 2 a.m.")
    )

    def clean(self, value):
        cleaned = blocks.StructBlock.clean(self, value)
        opens, closes = cleaned.get("opens"), cleaned.get("closes")
        if opens and closes:
            check_order(opens, closes, cleaned.get("overnight"))
        return cleaned


def find_repeats(rules):
    """``{index: error}`` for hours that stand in a week already."""
    found, errors = set(), {}
    for index, rule in enumerate(rules):
        times = (rule.get("opens"), rule.get("closes"), bool(rule.get("overnight")))
        said = {(day, *times) for day in rule.get("days") or []}
        if said & found:
            message = _("These hours stand above already for one of these days.")
            errors[index] = StructBlockValidationError({"days": ValidationError(message)})
        found |= said
    return errors


class OwnHoursBlock(blocks.ListBlock):
    """The hours of one contact, where they differ from those of its record."""

    def __init__(self, **kwargs):
        super().__init__(HoursBlock(), **kwargs)

    def clean(self, value):
        cleaned = super().clean(value)
        if errors := find_repeats(cleaned):
            raise ListBlockValidationError(errors)
        return cleaned


class WordsBlock(blocks.StructBlock):
    """What a contact says in one more language."""

    language = LanguageBlock()
    label = blocks.CharBlock(label=_("Name"), max_length=60, required=False)
    note = blocks.CharBlock(label=_("Note"), max_length=250, required=False)

    def clean(self, value):
        cleaned = super().clean(value)
        if not (cleaned["label"] or cleaned["note"] or self.is_deferred_validation):
            raise_beside("note", _("Write the note or the name in this language."))
        return cleaned


class ContactBlock(blocks.StructBlock):
    """One way to reach somebody. Numbers are stored as they are dialled (E.164, or a short code)."""

    method = blocks.ChoiceBlock(choices=get_methods, label=_("How"), default=Method.CALL)
    value = blocks.CharBlock(
        label=_("Number or address"),
        max_length=500,
        required=False,
        help_text=_("Such as 1-800-555-0100, 988, chat.example.org or help@example.org."),
    )
    country = CountryBlock(
        required=False, help_text=_("Where a number is dialled. Not needed for one with a +.")
    )
    keyword = blocks.CharBlock(
        label=_("Word to text"), max_length=40, required=False, help_text=_("Such as HOME.")
    )
    shown = blocks.CharBlock(
        label=_("Shown as"),
        max_length=60,
        required=False,
        help_text=_("Only if it is better known in letters, such as 1-800-RUNAWAY."),
    )
    extension = blocks.CharBlock(label=_("Extension"), max_length=12, required=False)
    label = blocks.CharBlock(
        label=_("Name"), max_length=60, required=False, help_text=_("Such as: for parents.")
    )
    note = blocks.CharBlock(
        label=_("Note"), max_length=250, required=False, help_text=_("Such as: press 2.")
    )
    languages = blocks.ListBlock(LanguageBlock(), label=_("Languages"), default=[])
    hours = OwnHoursBlock(label=_("Hours"), default=[], help_text=_("Only if they differ."))
    always_open = blocks.BooleanBlock(label=_("At any time"), required=False)
    free = blocks.BooleanBlock(label=_("Costs nothing"), required=False)
    anonymous = blocks.BooleanBlock(label=_("No name is asked"), required=False)
    crisis = blocks.BooleanBlock(label=_("For a crisis"), required=False)
    notes = blocks.ListBlock(
        WordsBlock(), label=_("Name and note in other languages"), default=[], collapsed=True
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            self.check_complete(cleaned)
        if cleaned["value"] and takes_number(cleaned["method"], cleaned["value"]):
            self.clean_number(cleaned)
        elif cleaned["value"]:
            self.clean_address(cleaned)
        cleaned["extension"] = clean_extension(cleaned["extension"])
        return cleaned

    def check_complete(self, cleaned):
        method = cleaned["method"]
        if method == Method.VIA and not cleaned["note"]:
            raise_beside("note", _("Say how: which line, and what to ask for."))
        if not cleaned["value"] and method != Method.VIA:
            raise_beside("value", _("Enter a number or an address."))
        if method == Method.KEYWORD and not cleaned["keyword"]:
            raise_beside("keyword", _("Enter the word to text."))

    def clean_number(self, cleaned):
        typed, country = cleaned["value"], cleaned.get("country") or ""
        with beside("value"):
            cleaned["value"] = clean_number(typed, country)
        if is_short_code(cleaned["value"]) and not country and not self.is_deferred_validation:
            raise_beside("country", _("Choose the country in which this short number is dialled."))
        words = without_extension(typed, country)
        if has_letters(words) and not cleaned["shown"]:
            cleaned["shown"] = words
        cleaned["extension"] = cleaned["extension"] or find_extension(typed, country)
        if cleaned["shown"] and not dials(cleaned["shown"], cleaned["value"], country):
            raise_beside(
                "shown", _("These letters or digits dial another number than the one above.")
            )

    def clean_address(self, cleaned):
        value = cleaned["value"].strip()
        if cleaned["method"] == Method.EMAIL:
            with beside("value"):
                validate_email(value)
        elif cleaned["method"] in ADDRESSES or cleaned["method"] == Method.VIDEO_RELAY:
            cleaned["value"] = clean_web_address(value)

    class Meta:
        icon = "mobile-alt"
        label = _("Contact")
        label_format = "{method} {value}"
        form_layout = blocks.BlockGroup(
            children=["method", "value", "country", "keyword", "note"],
            settings=[
                *["label", "shown", "extension", "languages", "always_open", "hours"],
                *["free", "anonymous", "crisis", "notes"],
            ],
        )


class ContactsBlock(SteadyStreamBlock):
    contact = ContactBlock()


class LanguagesBlock(SteadyStreamBlock):
    language = LanguageBlock(icon="globe")


def check_order(opens, closes, overnight):
    """Refuse hours that end before they begin, unless they go past midnight."""
    if closes <= opens and not overnight:
        raise_beside(
            "closes", _("This is before it opens. If it is open past midnight, say so below.")
        )
    if closes > opens and overnight:
        raise_beside("overnight", _("That would be more than a day. Take the mark away."))


@contextmanager
def beside(name):
    """``with beside("value"):`` turns a ValidationError into one beside that child."""
    try:
        yield
    except ValidationError as error:
        raise StructBlockValidationError({name: error}) from None


def takes_number(method, value):
    """Whether what stands there is dialled; a video relay has a number or a web address."""
    if method == Method.VIDEO_RELAY:
        return not LOOKS_LIKE_ADDRESS.search(value)
    return method in NUMBERS


def clean_extension(typed):
    """Digits, * and #, which a phone can send by itself."""
    keys = re.sub(r"[\s.-]", "", typed or "")
    if not EXTENSION.match(keys):
        raise_beside("extension", _("Only digits, * and #. Say in the note what else is to do."))
    return keys


def clean_web_address(typed):
    """An address for the web; “chat.example.org” is taken as https."""
    url = typed if "://" in typed else f"https://{typed}"
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or ""):
        raise_beside("value", _("Enter a web address, such as https://chat.example.org."))
    return url
