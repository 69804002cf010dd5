"""References for reference managers: COinS, an OpenURL in the title of an empty span.

ANSI/NISO Z39.88-2004. Zotero, Mendeley and library tools read ``<span class="Z3988" title="…">``.
"""

import re
from urllib.parse import urlencode

from .apa_dates import date_parts
from .apa_parts import dashed, tidy

FORMAT = "info:ofi/fmt:kev:mtx:"

#: Format and genre of each CSL type; Dublin Core for what OpenURL has no format for.
GENRES = {
    "article-journal": ("journal", "article"),
    "article-magazine": ("journal", "article"),
    "article-newspaper": ("journal", "article"),
    "post-weblog": ("journal", "article"),
    "article": ("journal", "preprint"),
    "book": ("book", "book"),
    "chapter": ("book", "bookitem"),
    "entry-encyclopedia": ("book", "bookitem"),
    "report": ("book", "report"),
    "thesis": ("dissertation", ""),
    "motion_picture": ("dc", "videoRecording"),
}
OTHER = ("dc", "webpage")


def to_coins(item):
    """The OpenURL of a CSL-JSON item, for the title of a span; not yet escaped for HTML."""
    form, genre = GENRES.get(item.get("type"), OTHER)
    pairs = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", f"{FORMAT}{form}")]
    pairs += [("rft_id", identifier) for identifier in identifiers(item)]
    pairs += [(f"rft.{key}", value) for key, value in DESCRIBE[form](item, genre)]
    return urlencode([(key, value) for key, value in pairs if value])


def identifiers(item):
    """Where it can be had: DOI, ISBN, address."""
    doi, isbn = (str(item.get(key) or "").strip() for key in ("DOI", "ISBN"))
    names = [doi and f"info:doi/{doi}", isbn and f"urn:isbn:{isbn}", item.get("URL")]
    return [name for name in names if name]


def describe_journal(item, genre):
    return [
        ("genre", genre),
        ("atitle", tidy(item.get("title"))),
        ("jtitle", tidy(item.get("container-title"))),
        ("volume", dashed(item.get("volume"))),
        ("issue", dashed(item.get("issue"))),
        ("artnum", tidy(item.get("number"))),
        *describe_pages(item),
        ("date", iso_date(item)),
        *describe_authors(item),
    ]


def describe_book(item, genre):
    titles = [("btitle", tidy(item.get("title")))]
    if genre == "bookitem":
        titles = [
            ("atitle", tidy(item.get("title"))),
            ("btitle", tidy(item.get("container-title"))),
        ]
    return [
        ("genre", genre),
        *titles,
        ("pub", tidy(item.get("publisher"))),
        ("edition", tidy(item.get("edition"))),
        ("isbn", tidy(item.get("ISBN"))),
        *(describe_pages(item) if genre == "bookitem" else []),
        ("date", iso_date(item)),
        *describe_authors(item),
    ]


def describe_dissertation(item, genre):
    return [
        ("title", tidy(item.get("title"))),
        ("inst", tidy(item.get("publisher"))),
        ("degree", tidy(item.get("genre"))),
        ("date", iso_date(item)),
        *describe_authors(item),
    ]


def describe_other(item, genre):
    """Dublin Core."""
    source, publisher = tidy(item.get("container-title")), tidy(item.get("publisher"))
    return [
        ("type", genre),
        ("title", tidy(item.get("title"))),
        ("source", source),
        ("publisher", publisher),
        ("identifier", item.get("URL")),
        ("date", iso_date(item)),
        *(
            ("creator", whole_name(name) or tidy(name.get("literal")))
            for name in item.get("author") or []
        ),
    ]


DESCRIBE = {
    "journal": describe_journal,
    "book": describe_book,
    "dissertation": describe_dissertation,
    "dc": describe_other,
}


def describe_pages(item):
    """``pages``, and first and last where it is one range."""
    pages = dashed(item.get("page"))
    match = re.fullmatch(r"(\w+)–(\w+)", pages)
    ends = [("spage", match[1]), ("epage", match[2])] if match else []
    return [("pages", pages), *ends]


def describe_authors(item):
    """The first author in parts, all by name, groups as corporations."""
    authors = item.get("author") or []
    people = [name for name in authors if not name.get("literal")]
    first = people[0] if people else {}
    return [
        ("aulast", tidy(first.get("family"))),
        ("aufirst", tidy(first.get("given"))),
        *(("au", whole_name(name)) for name in people),
        *(("aucorp", tidy(name["literal"])) for name in authors if name.get("literal")),
    ]


def whole_name(name):
    parts = (name.get(key) for key in ("given", "non-dropping-particle", "family", "suffix"))
    return " ".join(filter(None, map(tidy, parts)))


def iso_date(item):
    """``2019``, ``2019-03`` or ``2019-03-05``."""
    numbers = next(iter((item.get("issued") or {}).get("date-parts") or []), [])
    year, month, day = date_parts(item.get("issued"))
    known = 1 + bool(month) + bool(month and day) if year else 0
    return "-".join(str(number).zfill(2) for number in numbers[:known])
