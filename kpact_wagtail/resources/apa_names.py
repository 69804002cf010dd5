"""Names as APA Style 7 writes them: ``Xu, A.-J.`` first in a reference, ``A.-J. Xu`` after "In"."""

import re

from .apa_parts import tidy

#: From this many authors on, some are left out: the first 19, an ellipsis, the last.
MANY = 21
SHOWN = 19

#: Han, kana and hangul: the family name leads, and nothing stands between.
EAST_ASIAN = re.compile(r"[\u1100-\u11ff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def list_names(names):
    """The names in the place of the author."""
    written = [name for name in map(write_name, names or []) if name]
    after_group = bool(names) and bool(names[0].get("literal"))
    return join_names(written, ", & " if not (after_group and len(written) == 2) else " & ")


def list_editors(names):
    """The names of editors inside a reference, initials first."""
    written = [name for name in map(write_editor, names or []) if name]
    return join_names(written, ", & " if len(written) > 2 else " & ")


def join_names(names, last):
    if len(names) >= MANY:
        return f"{', '.join(names[:SHOWN])}, … {names[-1]}"
    return last.join([*filter(None, [", ".join(names[:-1])]), *names[-1:]])


def write_name(name):
    """Family name, initials and suffix; a group as it calls itself."""
    family, given = split_name(name)
    if not (family and given):
        return family or given
    if EAST_ASIAN.search(family):
        return f"{family}{given}"
    return ", ".join(filter(None, [family, initials(given), tidy(name.get("suffix"))]))


def write_editor(name):
    family, given = split_name(name)
    if EAST_ASIAN.search(family) and given:
        return f"{family}{given}"
    parts = [initials(given) if family else given, family, tidy(name.get("suffix"))]
    return " ".join(filter(None, parts))


def split_name(name):
    """Family and given name with their particles; a group has the first only."""
    if name.get("literal"):
        return tidy(name["literal"]), ""
    family = f"{name.get('non-dropping-particle') or ''} {name.get('family') or ''}"
    given = f"{name.get('given') or ''} {name.get('dropping-particle') or ''}"
    return tidy(family), tidy(given)


def initials(given):
    """``Ai-Jun`` becomes ``A.-J.``; scripts without capitals, as Arabic, keep the whole name."""
    if not has_capitals(given):
        return given
    words = re.sub(r"\.(?=\S)", ". ", given.replace(".-", "-")).split()
    return tidy(" ".join(filter(None, map(initial, words))))


def initial(word):
    """The initial of a name, or of both halves of a double one; particles stay: ``L. van``."""
    if word in PARTICLES:
        return word
    halves = [half.strip(".,;:()[]\"'’‘“”") for half in re.split("[-‐‑]", word)]
    halves = [half for half in halves if half and half[0].isalnum()]
    kept = [half for at, half in enumerate(halves) if at == 0 or not half[0].islower()]
    return "-".join(f"{half[0]}." for half in kept)


PARTICLES = {"van", "von", "de", "der", "den", "della", "del", "di", "da", "dos", "zu", "af", "av"}


def has_capitals(text):
    return any(char.upper() != char.lower() for char in text)
