"""The pieces a reference is made of: text in italics or not, linked or not, and how they join."""

import re
from dataclasses import dataclass, replace

#: What needs no period after it, and the quotation mark it stands before.
CLOSED = re.compile(r"[.?!…][”’\"']?$")
QUOTED = re.compile(r"(.*\w)([”’])", re.DOTALL)


@dataclass(frozen=True)
class Part:
    """A run of text in one style. ``url`` is where it leads."""

    text: str
    italic: bool = False
    url: str = ""


def tidy(text):
    """What was typed on one line, without punctuation doubled by hand or left at its ends."""
    text = " ".join(str(text or "").split()).replace("...", "…")
    text = re.sub(r"\.{2,}", ".", text)
    text = re.sub(r"\s*,(\s*,)+", ",", text)
    return text.strip(" ,;:")


def dashed(text):
    """Pages and issues with the dash of a range: 355-371 becomes 355–371."""
    return re.sub(r"(?<=\w)\s*[-‐‑–—]+\s*(?=\w)", "–", tidy(text))


def plain(parts):
    """A reference as text: ``plain(cite(item))``."""
    return "".join(part.text for part in parts)


def join(elements):
    """The elements of a reference – lists of parts – one after the other, each ended by a period."""
    parts = []
    for element in filter(None, elements):
        parts += [Part(" ")] if parts else []
        parts += close(element)
    return merge(parts)


def close(element):
    """An element with its period; a link ends without one, so that the address stays right."""
    *before, last = element
    if last.url or CLOSED.search(last.text):
        return element
    quoted = QUOTED.fullmatch(last.text)
    if quoted:
        return [*before, replace(last, text=f"{quoted[1]}.{quoted[2]}")]
    return [*element, Part(".")]


def merge(parts):
    """Neighbours of one style as one part."""
    merged = []
    for part in parts:
        if merged and replace(merged[-1], text="") == replace(part, text="") and not part.url:
            merged[-1] = replace(part, text=merged[-1].text + part.text)
        elif part.text:
            merged.append(part)
    return merged
