"""Plain notation for the demo's texts, turned into rich text as the editor stores it.

Paragraphs stand between empty lines; ``## `` and ``### `` begin headings, ``- `` and ``1. `` list
items; ``**bold**``, ``*italic*`` and ``[words](target)`` stand inside them. A target is
``page:name``, ``term:name`` (a defined term), ``mailto:…`` or ``https://…``.
"""

import re
from textwrap import dedent

from django.utils.html import escape

LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
ITALIC = re.compile(r"\*([^*]+)\*")
LISTS = {"- ": "ul", "1. ": "ol"}
HEADINGS = {"### ": "h3", "## ": "h2"}


def to_rich_text(text, find):
    """Stored rich text; ``find(kind, name)`` gives the id behind ``page:…`` and ``term:…``."""
    parts = dedent(text).strip().split("\n\n")
    return "".join(part_of(part.strip(), find) for part in parts)


def part_of(part, find):
    for mark, tag in HEADINGS.items():
        if part.startswith(mark):
            return element(tag, part.removeprefix(mark), find)
    for mark, tag in LISTS.items():
        if part.startswith(mark):
            items = part.removeprefix(mark).split(f"\n{mark}")
            return f"<{tag}>{''.join(element('li', item, find) for item in items)}</{tag}>"
    return element("p", part, find)


def element(tag, words, find):
    return f"<{tag}>{inline(' '.join(words.split()), find)}</{tag}>"


def inline(words, find):
    words = LINK.sub(lambda match: link(match[1], match[2], find), escape(words))
    return ITALIC.sub(r"<i>\1</i>", BOLD.sub(r"<b>\1</b>", words))


def link(words, target, find):
    """A link; only its words where the target is not there, as after a deletion."""
    kind, _, name = target.partition(":")
    if kind not in {"page", "term"}:
        return f'<a href="{target}">{words}</a>'
    pk = find({"page": "page", "term": "definition"}[kind], name)
    linktype = {"page": "page", "term": "kpact-definition"}[kind]
    return f'<a linktype="{linktype}" id="{pk}">{words}</a>' if pk else words
