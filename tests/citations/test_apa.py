"""References are written as APA Style 7 asks, against published ones and against whatever is typed."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpact_wagtail.resources.apa import cite, plain
from kpact_wagtail.resources.apa_dates import write_issued
from kpact_wagtail.resources.apa_names import initials, list_editors, list_names

REFERENCES = json.loads((Path(__file__).parent / "references.json").read_text(encoding="utf-8"))


def write(**item):
    return plain(cite({"type": "book", "title": "A title", **item}))


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: reference["csl"]["id"])
def test_a_published_reference_is_written_as_it_was_published(reference):
    assert plain(cite(reference["csl"])) == reference["expected"]


def test_the_references_are_many_of_every_kind_and_each_names_its_source():
    from kpact_wagtail.resources.csl import KINDS

    assert len(REFERENCES) >= 60
    assert {reference["csl"]["type"] for reference in REFERENCES} == {kind for kind, _ in KINDS}
    assert all(reference["source"].startswith("https://") for reference in REFERENCES)
    assert len({reference["expected"] for reference in REFERENCES}) == len(REFERENCES)


# Italics


def italics(item):
    return [part.text for part in cite(item) if part.italic]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            {
                "type": "article-journal",
                "container-title": "Midwifery",
                "volume": "29",
                "issue": "1",
            },
            ["Midwifery, 29"],
        ),
        ({"type": "article-newspaper", "container-title": "The Times"}, ["The Times"]),
        ({"type": "book", "edition": "2"}, ["T"]),
        ({"type": "book", "title": "Titre [A title]"}, ["Titre"]),
        ({"type": "chapter", "container-title": "A book", "page": "1-2"}, ["A book"]),
        ({"type": "webpage", "container-title": "A site"}, ["T"]),
        ({"type": "post-weblog", "container-title": "A blog"}, ["A blog"]),
        ({"type": "thesis", "genre": "Thesis"}, ["T"]),
        ({"type": "motion_picture"}, ["T"]),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) else "",
)
def test_works_that_stand_alone_and_titles_of_periodicals_are_in_italics(item, expected):
    assert italics({"title": "T", **item}) == expected


# Names


def people(number):
    return [{"family": f"Name{at}", "given": "Ada"} for at in range(1, number + 1)]


@pytest.mark.parametrize("number", range(1, 26))
def test_twenty_authors_are_named_and_of_more_the_first_nineteen_and_the_last(number):
    written = list_names(people(number))
    shown = [int(found) for found in re.findall(r"Name(\d+)", written)]
    if number <= 20:
        assert shown == list(range(1, number + 1))
        assert written.count("&") == (number > 1)
        assert "…" not in written
    else:
        assert shown == [*range(1, 20), number]
        assert written.endswith(f"Name19, A., … Name{number}, A.")
        assert "&" not in written


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Ai-Jun", "A.-J."),
        ("Ming-sum", "M."),
        ("Jean Paul", "J. P."),
        ("J.P.", "J. P."),
        ("J.-P.", "J.-P."),
        ("Adrienne J", "A. J."),
        ("Ludwig van", "L. van"),
        ("bell", "b."),
        ("Élodie", "É."),
        ("Лев Николаевич", "Л. Н."),
        ("محمود", "محمود"),
        ("", ""),
    ],
)
def test_given_names_become_initials_where_the_script_has_them(given, expected):
    assert initials(given) == expected


def test_groups_and_people_stand_together_in_their_order():
    group, person = {"literal": "A Group"}, {"family": "Doe", "given": "Jo"}
    assert list_names([person, group]) == "Doe, J., & A Group"
    assert list_names([group, {"literal": "Another"}]) == "A Group & Another"
    assert list_names([person, person, group]) == "Doe, J., Doe, J., & A Group"


def test_names_in_east_asian_scripts_keep_their_order():
    assert list_names([{"family": "村上", "given": "春樹"}]) == "村上春樹"
    assert list_editors([{"family": "村上", "given": "春樹"}]) == "村上春樹"


def test_a_name_keeps_its_suffix_and_its_particle():
    name = {"family": "King", "given": "Martin Luther", "suffix": "Jr."}
    assert list_names([name]) == "King, M. L., Jr."
    particle = {"family": "Torre", "non-dropping-particle": "de la", "given": "Jimmy"}
    assert list_names([particle]) == "de la Torre, J."
    assert list_editors([particle]) == "J. de la Torre"


def test_without_an_author_the_title_leads():
    assert write(issued={"date-parts": [[2019]]}) == "A title. (2019)."


# Dates


@pytest.mark.parametrize(
    ("parts", "kind", "expected"),
    [
        ([2019, 3, 5], "webpage", "2019, March 5"),
        ([2019, 3], "webpage", "2019, March"),
        ([2019, 3, 5], "article-journal", "2019"),
        ([2019, 3, 5], "book", "2019"),
        ([], "webpage", "n.d."),
        ([2019, 13, 5], "webpage", "2019"),
        ([2019, 3, 99], "webpage", "2019, March"),
    ],
)
def test_a_date_is_as_exact_as_its_kind_of_work_asks(parts, kind, expected):
    item = {"type": kind, "title": "T", "issued": {"date-parts": [parts]}}
    assert f"({expected})" in plain(cite(item))


def test_what_is_in_press_says_so_instead_of_a_date():
    assert write_issued({"status": "in press"}, whole=True) == "in press"


def test_zero_of_zero_is_advance_publication():
    item = {"type": "article-journal", "container-title": "A Journal", "volume": "0", "issue": "0"}
    assert write(**item).endswith(" A Journal. Advance online publication.")


# Titles, numbers and places


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2", "(2nd ed.)"),
        ("3", "(3rd ed.)"),
        ("11", "(11th ed.)"),
        ("21", "(21st ed.)"),
        ("112", "(112th ed.)"),
        ("2nd", "(2nd ed.)"),
        ("2nd ed.", "(2nd ed.)"),
        ("Rev.", "(Rev. ed.)"),
    ],
)
def test_an_edition_is_written_out_however_it_was_typed(typed, expected):
    assert f" {expected}." in write(edition=typed)


@pytest.mark.parametrize("typed", ["3-4", "3–4", "3 - 4", "3—4"])
def test_ranges_have_the_dash_of_ranges(typed):
    item = {"type": "article-journal", "container-title": "J", "volume": "2"}
    assert "J, 2(3–4), 3–4." in write(**item, issue=typed, page=typed)


@pytest.mark.parametrize("title", ["Why?", "Why!", "Why.", "Why…", "Why “now”", "Why..."])
def test_a_title_ends_with_one_mark(title):
    assert not re.search(r"[.?!…][”]?\.(?!\d)", write(title=title, publisher="Us")[:-1])


def test_a_page_alone_is_not_pages():
    chapter = {"type": "chapter", "container-title": "A book"}
    assert "(p. 7)" in write(**chapter, page="7")
    assert "(pp. 7–9)" in write(**chapter, page="7-9")


def test_a_report_number_is_not_said_twice():
    assert "(Report No. 12)" in write(type="report", number="12")
    assert "(NIH Publication No. 12-3)" in write(type="report", number="NIH Publication No. 12-3")
    fact_sheet = write(type="report", number="12", genre="Fact sheet")
    assert fact_sheet.count("12") == fact_sheet.count("Fact sheet") == 1


def test_a_doi_is_a_link_and_needs_no_address_beside_it():
    parts = cite({"type": "book", "title": "T", "DOI": "10.1/x", "URL": "https://example.org"})
    assert [part.url for part in parts if part.url] == ["https://doi.org/10.1/x"]
    assert "example.org" not in plain(parts)


def test_a_publisher_that_is_the_author_is_not_said_twice():
    for kind in ("book", "report", "chapter", "webpage"):
        item = {"type": kind, "title": "T", "author": [{"literal": "A House"}]}
        assert plain(cite({**item, "publisher": "A house"})).casefold().count("a house") == 1


def test_signs_that_end_addresses_are_encoded_in_the_link_of_a_doi():
    (part,) = [part for part in cite({"type": "book", "DOI": "10.1/(a)<1::b>#2"}) if part.url]
    assert part.text == "https://doi.org/10.1/(a)<1::b>#2"
    assert part.url == "https://doi.org/10.1/(a)%3C1::b%3E%232"


@pytest.mark.parametrize("kind", ["book", "report", "motion_picture", "article", "webpage"])
def test_where_it_appeared_is_never_lost(kind):
    named = {"type": kind, "title": "T"}
    assert plain(cite({**named, "container-title": "A Place"})).endswith("A Place.")
    assert plain(cite({**named, "publisher": "A House"})).endswith("A House.")


# Whatever is typed

#: Anything at all, and often what breaks punctuation.
TEXT = st.one_of(st.text(max_size=30), st.text(alphabet=" .,;:…&-–()[]“”’'ab1?!", max_size=8))
NAME = st.one_of(
    st.fixed_dictionaries({"literal": TEXT}),
    st.fixed_dictionaries({"family": TEXT, "given": TEXT, "suffix": TEXT}),
    st.just({}),
)
WHOLE = st.integers(min_value=-5, max_value=9999)
DATE = st.fixed_dictionaries({"date-parts": st.lists(st.lists(WHOLE, max_size=4), max_size=2)})
KIND = st.sampled_from([reference["csl"]["type"] for reference in REFERENCES] + ["", "unheard-of"])
ITEM = st.fixed_dictionaries(
    {"type": KIND},
    optional={
        "author": st.lists(NAME, max_size=25),
        "editor": st.lists(NAME, max_size=3),
        "issued": DATE,
        "accessed": DATE,
        **dict.fromkeys(["title", "container-title", "publisher", "genre", "status"], TEXT),
        **dict.fromkeys(["volume", "issue", "page", "number", "edition", "archive"], TEXT),
    },
)


@settings(deadline=None)
@given(ITEM)
def test_nothing_typed_breaks_a_reference_or_doubles_its_punctuation(item):
    written = plain(cite(item))
    assert not re.search(r"\.\.|,\s*,", written), written
    assert written == written.strip()
    assert "\n" not in written


@settings(deadline=None)
@given(st.lists(NAME, max_size=25))
def test_no_name_breaks_a_list_of_names(names):
    for written in (list_names(names), list_editors(names)):
        assert not re.search(r"\.\.|,\s*,|^,|,$", written), written
