"""References in APA Style 7 from CSL-JSON: ``plain(cite(item))`` as text, ``cite(item)`` in parts.

https://apastyle.apa.org/style-grammar-guidelines/references. Capitals of titles stay as typed.
"""

import re
from itertools import chain
from urllib.parse import quote

from .apa_dates import write_accessed, write_issued
from .apa_names import list_editors, list_names
from .apa_parts import Part, dashed, join, plain, tidy
from .csl import without_zeros

__all__ = ["Part", "cite", "plain"]

DOI_LINK = "https://doi.org/"
IN_DOIS = "/:;()_.,-+%"

SERIALS = {"article-journal", "article-magazine", "article-newspaper", "post-weblog"}
INSIDE_BOOKS = {"chapter", "entry-encyclopedia", "entry-dictionary", "entry"}
#: Kinds of which APA gives the year only, however much is known.
BY_YEAR = {"article-journal", "article", "book", "chapter", "thesis"}

TRANSLATED = re.compile(r"(.+\S)(\s+\[[^\[\]]+\])")
HAS_WORDS = re.compile(r"\s|[^\W\d]{4,}")


def cite(item):
    """The parts of a reference in their order, from a CSL-JSON item (see csl.to_csl)."""
    item = without_zeros(item)
    names = write_creators(item)
    date = [Part(f"({write_issued(item, whole=item.get('type') not in BY_YEAR)})")]
    head = [names, date, write_title(item)] if names else [write_title(item), date]
    return join([*head, *write_source(item), write_address(item)])


def write_creators(item):
    """Authors; the editors of a book without any."""
    authors = list_names(item.get("author"))
    if authors or item.get("type") in INSIDE_BOOKS:
        return [Part(authors)] if authors else []
    editors = list_names(item.get("editor"))
    return [Part(f"{editors} {mark_editors(item)}")] if editors else []


def mark_editors(item):
    return "(Eds.)" if len(item.get("editor") or []) > 1 else "(Ed.)"


# The title


def write_title(item):
    """The title – in italics where the work stands alone – with edition or number and description."""
    alone = item.get("type") not in SERIALS | INSIDE_BOOKS
    title = italic_title(item.get("title")) if alone else [Part(tidy(item.get("title")))]
    notes = [f"({label})" for label in [write_label(item)] if alone and label]
    notes += [f"[{text}]" for text in [describe(item)] if text]
    return spaced([*title, Part(" ".join(notes))])


def italic_title(title):
    """A title in italics; the translation in brackets behind it stays upright."""
    title = tidy(title)
    match = TRANSLATED.fullmatch(title)
    return [Part(match[1], italic=True), Part(match[2])] if match else [Part(title, italic=True)]


def spaced(parts):
    """Parts that have text, the last set off by a space."""
    *first, last = parts
    first = [part for part in first if part.text]
    if first and last.text:
        first.append(Part(" "))
    return [*first, *[part for part in [last] if part.text]]


def write_label(item):
    """What stands in parentheses after a title: edition and volume, or the number of a report."""
    kind = item.get("type")
    if kind in {"report", "thesis"}:
        return write_number(item, "Report" if kind == "report" else "Publication")
    return ", ".join(write_edition(item))


def write_number(item, word):
    """``Report No. 12``; ``NIH Publication No. 18-2424`` where the number says itself what it is."""
    number, genre = tidy(item.get("number")), tidy(item.get("genre"))
    if not number or HAS_WORDS.search(number):
        return number
    return f"{genre if genre and word == 'Report' else word} No. {number}"


def write_edition(item):
    edition, volume = tidy(item.get("edition")), dashed(item.get("volume"))
    if edition and not re.search(r"\bed\b", edition):
        edition = f"{ordinal(edition)} ed."
    return [text for text in (edition, volume and f"Vol. {volume}") if text]


def ordinal(number):
    """``2`` becomes ``2nd``; words stay."""
    if not re.fullmatch("[0-9]+", number):
        return number
    suffix = {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return number + ("th" if number[-2:] in {"11", "12", "13"} else suffix)


def describe(item):
    """What stands in square brackets: ``Video``, ``Doctoral dissertation, University``."""
    kind, genre = item.get("type"), tidy(item.get("genre"))
    if kind == "motion_picture":
        return genre or "Video"
    if kind == "thesis":
        return describe_thesis(item, genre or "Thesis")
    if kind == "report" and item.get("number") and not HAS_WORDS.search(str(item["number"])):
        return ""  # the genre is part of the number
    return "" if kind == "article" else genre


def describe_thesis(item, genre):
    if is_published(item):
        return ", ".join(filter(None, [genre, tidy(item.get("publisher"))]))
    if genre.casefold().startswith("unpublished"):
        return genre
    return f"Unpublished {genre[:1].lower()}{genre[1:]}"


def is_published(item):
    """Whether a thesis can be had somewhere: from an archive or at an address."""
    return any(item.get(key) for key in ("archive", "DOI", "URL"))


# Where it was published


def write_source(item):
    """The elements between title and address."""
    kind = item.get("type")
    if kind in SERIALS:
        return [write_serial(item), write_status(item)]
    if kind in INSIDE_BOOKS:
        return [write_book(item), write_publisher(item, ["publisher"])]
    if kind == "thesis":
        publisher = [] if is_published(item) else write_publisher(item)
        return [publisher, upright(item.get("archive"))]
    return [write_publisher(item), upright(item.get("archive"))]


def write_serial(item):
    """``Midwifery, 29(10), 1122–1128``: title and volume in italics."""
    title, volume = tidy(item.get("container-title")), dashed(item.get("volume"))
    issue, where = dashed(item.get("issue")), write_place(item)
    parts = [Part(", ".join(filter(None, [title, volume])), italic=True)]
    if issue:
        parts.append(Part(f"({issue})" if volume or not title else f", ({issue})"))
    if where:
        parts.append(Part(f", {where}" if plain(parts) else where))
    return [part for part in parts if part.text]


def write_place(item):
    number = tidy(item.get("number"))
    if not number:
        return dashed(item.get("page"))
    return number if number.lower().startswith("article") else f"Article {number}"


def write_status(item):
    """``Advance online publication`` of what has no place in a volume yet."""
    placed = any(item.get(key) for key in ("volume", "issue", "page", "number"))
    status = tidy(item.get("status"))
    shown = status and not placed and write_issued(item, whole=False) != status.lower()
    return [Part(status[:1].upper() + status[1:])] if shown else []


def write_book(item):
    """``In G. Editor (Ed.), Title (2nd ed., pp. 7–13)``, the title in italics."""
    title = tidy(item.get("container-title"))
    if not title:
        return []
    editors = list_editors(item.get("editor"))
    before = f"In {editors} {mark_editors(item)}, " if editors else "In "
    details = ", ".join([*write_edition(item), *write_pages(item)])
    after = [Part(f" ({details})")] if details else []
    return [Part(before), *italic_title(title), *after]


def write_pages(item):
    pages = dashed(item.get("page"))
    if not pages:
        return []
    return [f"pp. {pages}" if re.search("[–,&]", pages) else f"p. {pages}"]


def write_publisher(item, places=("publisher", "container-title")):
    """The publisher, or the site of a web page, unless it is the author."""
    if item.get("type") == "webpage":
        places = reversed(places)
    found = next(filter(None, (tidy(item.get(place)) for place in places)), "")
    return [] if found.casefold() in creators_of(item) else upright(found)


def creators_of(item):
    people = chain(item.get("author") or [], item.get("editor") or [])
    return {tidy(name.get("literal")).casefold() for name in people}


def upright(text):
    return [Part(tidy(text))] if tidy(text) else []


# Where it can be read


def write_address(item):
    """The DOI as a link, else the address, with the day where it was looked up on one."""
    doi = str(item.get("DOI") or "").strip()
    if doi:
        return [Part(f"{DOI_LINK}{doi}", url=f"{DOI_LINK}{quote(doi, safe=IN_DOIS)}")]
    url = str(item.get("URL") or "").strip()
    accessed = write_accessed(item)
    before = [Part(f"Retrieved {accessed}, from ")] if accessed and url else []
    return [*before, Part(url, url=url)] if url else []
