"""Contact methods as a page shows them, read from what is stored without building blocks."""

from functools import cached_property
from urllib.parse import quote

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .codes import name_language
from .contact_blocks import ADDRESSES, NUMBERS, Method
from .hours import Hours
from .links import is_safe_url
from .phone_numbers import show_number

#: The icon beside each method; see partials/icons.
ICONS = {
    Method.CALL: "phone",
    Method.TTY: "phone",
    Method.VIDEO_RELAY: "phone",
    Method.VIA: "phone",
    Method.TEXT: "message",
    Method.KEYWORD: "message",
    Method.CHAT: "message",
    Method.APP: "message",
    Method.EMAIL: "mail",
    Method.POST: "mail",
}


def items(stored):
    """The values of a stored ListBlock: of items, or bare as of old."""
    for each in stored or []:
        yield each["value"] if isinstance(each, dict) and "value" in each else each


class Contact:
    """One way to reach somebody; ``stored`` is the value of a ContactBlock as JSON."""

    def __init__(self, stored, country=""):
        self.stored, self.home = stored, country
        self.method = stored.get("method") or Method.CALL
        self.value = stored.get("value") or ""

    def __getattr__(self, name):
        """free, anonymous, crisis, extension, keyword, always_open."""
        if name.startswith("_") or name == "stored":
            raise AttributeError(name)
        return self.stored.get(name)

    @property
    def label(self):
        """What to do with the value, such as “Call” or “Text HOME to”."""
        if self.method == Method.KEYWORD and self.keyword:
            return _("Text %(word)s to") % {"word": self.keyword}
        return dict(Method.choices).get(self.method, "")

    @property
    def icon(self):
        return ICONS.get(self.method, "phone")

    @property
    def number(self):
        """What is dialled; "" where nothing is."""
        digits = self.value.lstrip("+")
        is_number = self.method in NUMBERS or self.method in (Method.VIA, Method.VIDEO_RELAY)
        return self.value if is_number and digits.isdecimal() else ""

    @property
    def display(self):
        if self.number:
            return self.stored.get("shown") or show_number(self.number, self.home)
        return self.value.removeprefix("https://").removeprefix("http://").rstrip("/")

    @cached_property
    def href(self):
        """``tel:`` (RFC 3966), ``sms:`` (RFC 5724), ``mailto:`` or a web address; "" for the rest."""
        if self.method == Method.KEYWORD:
            return f"sms:{self.number}?body={quote(self.keyword or '')}" if self.number else ""
        if self.method == Method.TEXT:
            return f"sms:{self.number}" if self.number else ""
        if self.number:
            extension = f";ext={quote(self.extension, safe='*')}" if self.extension else ""
            return f"tel:{self.number}{extension}"
        if self.method == Method.EMAIL:
            return f"mailto:{quote(self.value, safe='@+')}"
        is_web = self.method in ADDRESSES or self.value.startswith(("https://", "http://"))
        return self.value if is_web and is_safe_url(self.value) else ""

    @property
    def is_web(self):
        return self.href.startswith("http")

    @cached_property
    def name(self):
        """What tells it from the others, such as “for parents”, in the same way as the note."""
        return self.say("label")

    @cached_property
    def note(self):
        """The note in the language of the page, else as it was first written."""
        return self.say("note")

    def say(self, field):
        words = {each.get("language"): each.get(field) for each in items(self.stored.get("notes"))}
        language = get_language() or ""
        own = words.get(language) or words.get(language.split("-")[0])
        return own or self.stored.get(field) or ""

    @cached_property
    def languages(self):
        return [name_language(code) for code in items(self.stored.get("languages")) if code]

    @cached_property
    def hours(self):
        rules = items(self.stored.get("hours"))
        return Hours.read(rules, always=self.stored.get("always_open"))


def read_contacts(stream, country=""):
    """The Contacts of a RecordsField in their order; what cannot be read is left out."""
    return [
        Contact(child["value"], country)
        for child in stream.raw_data
        if child["type"] == "contact" and isinstance(child["value"], dict)
    ]
