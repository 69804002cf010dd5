"""COinS: what a reference manager reads out of a page is what the reference says."""

from urllib.parse import parse_qs

import pytest

from kpact_wagtail.resources.coins import to_coins

from .test_apa import REFERENCES

ARTICLE = {
    "type": "article-journal",
    "author": [
        {"family": "Müller", "given": "Ai-Jun"},
        {"literal": "A Group & Friends"},
        {"family": "King", "given": "M. L.", "suffix": "Jr."},
    ],
    "issued": {"date-parts": [[2019, 3, 5]]},
    "title": "Of 5% & “more”",
    "container-title": "A Journal",
    **{"volume": "34", "issue": "3-4", "page": "355-371", "DOI": "10.1000/(x)y"},
}


def read(item):
    return parse_qs(to_coins(item), strict_parsing=True)


def test_an_article_is_read_back_whole():
    assert read(ARTICLE) == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:journal"],
        "rft_id": ["info:doi/10.1000/(x)y"],
        "rft.genre": ["article"],
        "rft.atitle": ["Of 5% & “more”"],
        "rft.jtitle": ["A Journal"],
        "rft.volume": ["34"],
        "rft.issue": ["3–4"],
        "rft.pages": ["355–371"],
        "rft.spage": ["355"],
        "rft.epage": ["371"],
        "rft.date": ["2019-03-05"],
        "rft.aulast": ["Müller"],
        "rft.aufirst": ["Ai-Jun"],
        "rft.au": ["Ai-Jun Müller", "M. L. King Jr."],
        "rft.aucorp": ["A Group & Friends"],
    }


@pytest.mark.parametrize(
    ("kind", "form", "genre", "title"),
    [
        ("article-journal", "journal", "article", "rft.atitle"),
        ("article-newspaper", "journal", "article", "rft.atitle"),
        ("article", "journal", "preprint", "rft.atitle"),
        ("book", "book", "book", "rft.btitle"),
        ("chapter", "book", "bookitem", "rft.atitle"),
        ("report", "book", "report", "rft.btitle"),
        ("thesis", "dissertation", None, "rft.title"),
        ("webpage", "dc", None, "rft.title"),
        ("motion_picture", "dc", None, "rft.title"),
    ],
)
def test_each_kind_has_its_own_format(kind, form, genre, title):
    found = read({"type": kind, "title": "A title"})
    assert found["rft_val_fmt"] == [f"info:ofi/fmt:kev:mtx:{form}"]
    assert found.get("rft.genre") == (genre and [genre])
    assert found[title] == ["A title"]


def test_a_chapter_names_its_book_and_a_thesis_its_university():
    chapter = read({"type": "chapter", "title": "A", "container-title": "B", "ISBN": "080442957X"})
    assert (chapter["rft.btitle"], chapter["rft.isbn"]) == (["B"], ["080442957X"])
    assert chapter["rft_id"] == ["urn:isbn:080442957X"]
    thesis = read({"type": "thesis", "title": "A", "publisher": "U", "genre": "PhD thesis"})
    assert (thesis["rft.inst"], thesis["rft.degree"]) == (["U"], ["PhD thesis"])


@pytest.mark.parametrize(
    ("parts", "expected"), [([2019], "2019"), ([2019, 3], "2019-03"), ([], None)]
)
def test_a_date_is_as_exact_as_it_is_known(parts, expected):
    item = {"type": "book", "title": "T", "issued": {"date-parts": [parts]}}
    assert read(item).get("rft.date") == (expected and [expected])


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: reference["csl"]["id"])
def test_every_published_reference_can_be_read_back(reference):
    item = reference["csl"]
    found = read(item)
    titles = {
        title for key in ("rft.atitle", "rft.btitle", "rft.title") for title in found.get(key, [])
    }
    assert item["title"] in titles
    people = [name["family"] for name in item.get("author", []) if "family" in name]
    named = found.get("rft.au", []) + found.get("rft.creator", [])
    assert all(any(person in name for name in named) for person in people)
    if item.get("DOI"):
        assert f"info:doi/{item['DOI']}" in found["rft_id"]
