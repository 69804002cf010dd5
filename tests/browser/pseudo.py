"""A pseudo-locale: every word of the editors' is longer, accented and written right to left. # G7"""

import re

from wagtail.blocks import StreamValue
from wagtail.models import Locale

ACCENTED = str.maketrans("AEIOUaceinoszuy", "ÅÉÎÕÛáçéîñöšžüý")
OUTSIDE_TAGS = re.compile(r"[^<>]+(?=<|$)")
RIGHT_TO_LEFT, END = "\u202e", "\u202c"
#: A right-to-left language among the LANGUAGES of the test settings.
LANGUAGE = "ar"
#: Stored texts that are not words: choices and addresses.
NOT_WORDS = {"form", "tone", "layout", "mode", "url", "source", "source_url", "email", "phone"}


def pseudo(text):
    """The text accented, about a third longer, and turned right to left."""
    return RIGHT_TO_LEFT + text.translate(ACCENTED) + " " + "ö" * (len(text) // 3) + END


def pseudo_html(html):
    """The same for the words of an HTML text; tags stay."""
    return OUTSIDE_TAGS.sub(lambda match: pseudo(match[0]), html)


def pseudo_stored(value, name=""):
    """The same for a stored stream or any part of it."""
    if isinstance(value, dict):
        return {
            key: value[key] if key in {"type", "id"} else pseudo_stored(value[key], key)
            for key in value
        }
    if isinstance(value, list):
        return [pseudo_stored(part, name) for part in value]
    if not isinstance(value, str) or name in NOT_WORDS or value[:4].isdecimal():
        return value
    return pseudo_html(value)


def make_pseudo_page(page):
    """A published copy of a page, in a right-to-left language and the pseudo-locale's words."""
    locale, _ = Locale.objects.get_or_create(language_code=LANGUAGE)
    for above in page.get_ancestors().filter(depth__gt=1):
        if not above.has_translation(locale):
            above.specific.copy_for_translation(locale).save_revision().publish()
    copy = page.copy_for_translation(locale)
    for name in ["title", "strapline", "introduction", "lead", "content_note"]:
        if hasattr(copy, name):
            setattr(copy, name, pseudo(getattr(copy, name)))
    if hasattr(copy, "body"):
        block = copy.body.stream_block
        copy.body = block.to_python(pseudo_stored(block.get_prep_value(copy.body)))
        assert isinstance(copy.body, StreamValue)
    copy.save_revision().publish()
    return copy
