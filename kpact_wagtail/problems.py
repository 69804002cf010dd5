"""What is broken in the content of a page, in sentences for its editors.

A block of yours takes part with ``get_problems(value)``, which yields sentences.
"""

import re
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.rich_text.rewriters import extract_attrs

from .links import get_page_model
from .models import Definition
from .rendering import PAGE_LINK, TERM

# A heading, and the heading of the same level or a higher one that follows it at once.
EMPTY_HEADING = re.compile(
    r"<h(?P<level>[23])[^>]*>(?P<words>(?:(?!</h[23]>).)+)</h(?P=level)>"
    r"(?:\s|<p[^>]*>\s*</p>)*(?=<h2|<h(?P=level))",
    re.DOTALL,
)


def find_problems(block, value):
    """Sentences about broken parts of a block's value, at any depth; none when all is well."""
    if isinstance(value, StreamValue):
        for child in value:
            yield from find_problems_of_child(child.block, child.value)
    elif isinstance(value, blocks.StructValue):
        for name, child in block.child_blocks.items():
            yield from find_problems(child, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for child in value or []:
            yield from find_problems(block.child_block, child)
    elif isinstance(block, blocks.RichTextBlock):
        yield from find_text_problems(value.source if value else "")
    if hasattr(block, "get_problems"):
        yield from block.get_problems(value)


def find_problems_of_child(block, value):
    """As find_problems(); a chooser that stands by itself in a stream names what is gone."""
    if value is None and isinstance(block, blocks.ChooserBlock):
        yield _("What was chosen as “%(label)s” has been deleted.") % {"label": block.label}
    yield from find_problems(block, value)


def find_text_problems(html):
    """Sentences about links and definitions that lead nowhere, and headings of nothing."""
    live_pages = get_page_model().objects.filter(live=True)
    yield from find_dead(
        TERM, html, Definition.objects.all(), _("The definition of “%(words)s” has been deleted.")
    )
    yield from find_dead(
        PAGE_LINK,
        html,
        live_pages,
        _("The link “%(words)s” leads to a page that is gone or not published."),
    )
    for match in EMPTY_HEADING.finditer(html):
        words = unescape(strip_tags(match["words"])).strip()
        if words:
            yield _("There is nothing below the heading “%(words)s”.") % {"words": words}


def find_dead(pattern, html, rows, sentence):
    """The sentence for each match of the pattern whose id is not among the rows."""
    matches = [
        (extract_attrs(match[1]).get("id", ""), match[2]) for match in pattern.finditer(html)
    ]
    ids = {pk for pk, words in matches if pk.isdecimal()}
    found = {str(pk) for pk in rows.filter(pk__in=ids).values_list("pk", flat=True)} if ids else ()
    for pk, words in matches:
        if pk not in found:
            yield sentence % {"words": unescape(strip_tags(words))}
