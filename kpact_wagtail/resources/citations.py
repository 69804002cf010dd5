"""A reference as the template partials/citation.html shows it."""

from .apa import cite, plain
from .coins import to_coins
from .csl import to_csl


def describe_citation(value, *, title="", url="", publisher="", lang=""):
    """What the template needs of a reference typed into the form; title and address of its record.

    A reference written by hand is shown instead of the generated one. ``lang`` is the language of
    the work, where it is known.
    """
    item = to_csl(value, title=title, url=url, publisher=publisher)
    parts = cite(item)
    return {
        "parts": parts,
        "text": plain(parts),
        "title": item.get("title", ""),
        "coins": to_coins(item),
        "handwritten": written_by_hand(value),
        "open_access": bool(value.get("open_access")),
        "pdf_url": value.get("pdf_url") or "",
        "lay_note": value.get("lay_note") or "",
        "lang": lang,
    }


def written_by_hand(value):
    """The rich text of the editor, or "" where it holds no word."""
    text = value.get("handwritten")
    return text if text and str(getattr(text, "source", text)).strip() else ""
