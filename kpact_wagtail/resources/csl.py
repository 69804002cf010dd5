"""References as CSL-JSON, the data format of citation software: what an editor typed becomes an item.

https://docs.citationstyles.org/en/stable/specification.html, appendix III and IV.
"""

import re

from django.utils.translation import gettext_lazy as _

#: The kinds of the form by their CSL type.
KINDS = [
    ("article-journal", _("Journal article")),
    ("book", _("Book")),
    ("chapter", _("Chapter in a book")),
    ("report", _("Report or fact sheet")),
    ("webpage", _("Web page")),
    ("motion_picture", _("Video or webinar")),
    ("article-newspaper", _("Newspaper article")),
    ("article-magazine", _("Magazine article")),
    ("post-weblog", _("Blog post")),
    ("thesis", _("Thesis or dissertation")),
    ("article", _("Preprint")),
    ("entry-encyclopedia", _("Entry in a reference work")),
]

#: Fields that are text and go over as they are, by their name in the form.
TEXTS = {
    "container_title": "container-title",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "number": "number",
    "edition": "edition",
    "publisher": "publisher",
    "genre": "genre",
    "archive": "archive",
    "DOI": "DOI",
    "ISBN": "ISBN",
}

AHEAD = "advance online publication"
DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def get_kinds():
    """Choices for the type of a reference."""
    return KINDS


def to_csl(value, *, title="", url="", publisher=""):
    """The CSL-JSON item of a reference typed into the form, from its value or its stored form.

    ``title``, ``url`` and ``publisher`` are those of the record it belongs to; they stand where
    the reference has none of its own.
    """
    found = {csl: str(value.get(name) or "") for name, csl in TEXTS.items()}
    item = {
        "type": value.get("type") or "webpage",
        "author": to_names(value.get("authors")),
        "editor": to_names(value.get("editors")),
        "issued": to_date(value.get("issued")),
        "accessed": to_date(value.get("accessed")),
        "title": value.get("title") or title,
        "URL": value.get("URL") or url,
        **found,
        "publisher": found["publisher"] or publisher,
        "status": AHEAD if value.get("online_first") else "",
    }
    return without_zeros({key: part for key, part in item.items() if part})


def to_names(names):
    """People and groups in their order; entries without a name are left out."""
    return [name for name in map(to_name, names or []) if name]


def to_name(child):
    """The CSL name of a child of the stream of names, or of its stored form."""
    stored = isinstance(child, dict)
    kind = child.get("type") if stored else child.block_type
    value = child.get("value") if stored else child.value
    if kind == "group":
        return {"literal": value} if value else {}
    if kind != "person" or not isinstance(value, dict):
        return {}
    given, _comma, suffix = str(value.get("given") or "").partition(",")
    name = {"family": value.get("family"), "given": given.strip(), "suffix": suffix.strip()}
    return {key: part for key, part in name.items() if part}


def to_date(value):
    """``{"date-parts": [[2019, 3]]}`` of "2019-03" or of a date; None where it is neither."""
    match = DATE.fullmatch(str(value or "").strip())
    return {"date-parts": [[int(part) for part in match.groups() if part]]} if match else None


def without_zeros(item):
    """Without the "0(0)" by which journals mark what is online before its issue; says so instead."""
    zeros = [key for key in ("volume", "issue", "page") if set(str(item.get(key, ""))) == {"0"}]
    if "volume" not in zeros:
        return item
    kept = {key: part for key, part in item.items() if key not in zeros}
    return {"status": AHEAD, **kept}
