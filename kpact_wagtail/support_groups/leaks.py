"""Links and numbers that let people into a meeting, found in words that everybody can read. # C5

Each search begins at a fixed word and looks at so many signs after it: text of any length takes time
in proportion.
"""

import re
from functools import lru_cache

from django.db import models
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

#: A word that stands in every such link, and what follows it there.
LINKS = {
    "zoom.us/": r"(?:j|my|w|s|wc|meeting/join)/[\w.-]{3,200}",
    "zoomgov.com/": r"(?:j|my|w|s|wc)/[\w.-]{3,200}",
    "zoom.com/": r"(?:j|my|w|s|wc)/[\w.-]{3,200}",
    "meet.google.com/": r"(?:lookup/[\w-]{3,60}|[a-z]{3}-?[a-z]{4}-?[a-z]{3}\b)",
    "teams.microsoft.com/": r"(?:l/meetup-join|meet)/[^\s\"'<>]{3,400}",
    "teams.live.com/": r"meet/[\w-]{3,200}",
    "meet.jit.si/": r"[^\s\"'<>]{2,200}",
    "8x8.vc/": r"[^\s\"'<>]{2,200}",
    ".webex.com/": r"(?:meet|join|[\w.-]{1,60}/(?:j\.php|meet)|wbxmjs)[^\s\"'<>]{2,300}",
    "whereby.com/": r"(?!(?:information|blog|pricing|user)\b)[\w-]{3,200}",
    "gotomeet.me/": r"[\w-]{3,200}",
    "gotomeeting.com/": r"join/[\w-]{3,200}",
    "meet.goto.com/": r"[\w-]{3,200}",
    "bluejeans.com/": r"[0-9]{6,20}",
    "discord.gg/": r"[\w-]{2,100}",
    "discord.com/": r"invite/[\w-]{2,100}",
    "signal.group/": r"#[\w-]{5,200}",
    "chat.whatsapp.com/": r"[\w-]{5,200}",
    "t.me/": r"(?:\+|joinchat/)[\w-]{5,200}",
    "/b/": r"[a-z0-9]{3}-[a-z0-9]{3}-[a-z0-9]{3}(?:-[a-z0-9]{3})?\b",
    "/bigbluebutton/": r"[^\s\"'<>]{3,200}",
}
#: Also as people put them in words.
NUMBER = r"[\s.:#=]{1,5}(?:is )?[0-9](?:[ -]?[0-9]){7,13}\b"
SIGN = r"[\w#!?*$%&@+-]"
#: With a digit in it, or alone to the end of the line.
WORD = rf"(?:{SIGN}{{0,20}}[0-9]{SIGN}{{0,20}}|[\w-]{{3,20}}(?=[.,;)]?\s{{0,9}}(?:<|\n|\Z)))"
AFTER_COLON = rf"[ \t]{{0,3}}[:=][ \t]{{0,3}}{WORD}"
WORDS = {
    "meeting id": NUMBER,
    "webinar id": NUMBER,
    "zoom id": NUMBER,
    "id de reunión": NUMBER,
    "id de la reunión": NUMBER,
    "passcode": AFTER_COLON,
    "meeting password": AFTER_COLON,
    "código de acceso": AFTER_COLON,
}


@lru_cache(maxsize=1)
def get_patterns():
    found = LINKS | WORDS
    return {word: re.compile(re.escape(word) + rest, re.IGNORECASE) for word, rest in found.items()}


def find_meeting_links(text):
    """What lets people into meetings, as it stands in a text; links of pages to sign up are none."""
    small = text.lower()
    if len(small) != len(text):  # as of some capital letters
        text = small
    return [
        found
        for word, pattern in get_patterns().items()
        for found in walk(word, pattern, text, small)
    ]


def walk(word, pattern, text, small):
    at = small.find(word)
    while at >= 0:
        match = pattern.match(text, at)
        if match:
            yield match[0]
        at = small.find(word, match.end() if match else at + 1)


# Pages

#: Fields that only editors read.
PRIVATE = ("notes",)
SAID = _(
    "“%(field)s” seems to hold a link, ID or passcode of a meeting. Everybody can read it, and old "
    "versions of the page keep it: put it into the access details, and use a new one. If you see no "
    "“Access details” in the menu, ask whoever runs the site."
)
SAID_OF_PRIVATE = _(
    "“%(field)s” seems to hold a link, ID or passcode of a meeting. Old versions of the page and "
    "backups keep it: put it into the access details, and use a new one. If you see no “Access "
    "details” in the menu, ask whoever runs the site."
)


def find_leaks(page):
    """Sentences for editors that name each field of a page with such a link; never the link."""
    for field in page._meta.get_fields():
        if any(map(find_meeting_links, texts_of(page, field))):
            said = SAID_OF_PRIVATE if field.name in PRIVATE else SAID
            yield said % {"field": capfirst(field.verbose_name)}


def texts_of(page, field):
    """What is written in one field, at any depth of a stream."""
    if not (getattr(field, "concrete", False) and field.editable):
        return []
    value = getattr(page, field.name)
    if hasattr(field, "stream_block"):
        return list(walk_stored(field.stream_block.get_prep_value(value)))
    if isinstance(field, models.CharField | models.TextField) and value:
        return [str(value), strip_tags(str(value))]
    return []


def walk_stored(stored):
    """All texts in what a stream stores."""
    if isinstance(stored, str):
        yield stored
    elif isinstance(stored, dict | list):
        for each in stored.values() if isinstance(stored, dict) else stored:
            yield from walk_stored(each)
