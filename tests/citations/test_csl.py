"""What an editor types becomes CSL-JSON, and what is wrong with it is said beside the field."""

import json

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from kpact_wagtail.resources.apa import cite, plain
from kpact_wagtail.resources.citation_blocks import (
    CitationBlock,
    DOIBlock,
    ISBNBlock,
    IssuedBlock,
    ReferenceBlock,
)
from kpact_wagtail.resources.citations import describe_citation
from kpact_wagtail.resources.csl import AHEAD, to_csl

SEED = {
    "type": "article-journal",
    "authors": [
        {"type": "person", "value": {"family": "Pederson", "given": "A. C."}},
        {"type": "person", "value": {"family": "Stenersen", "given": "M. R."}},
        {"type": "person", "value": {"family": "Bridges", "given": "S. K."}},
    ],
    "issued": "2019",
    "container_title": "Journal of Humanistic Psychology",
    "volume": "0",
    "issue": "0",
}
SEED_TITLE = "Toward affirming therapy: What sex workers want and need from mental health providers"


def typed(**fields):
    block = ReferenceBlock()
    return block.clean(block.to_python({"container_title": "A Journal", **fields}))


def errors_of(**fields):
    with pytest.raises(ValidationError) as caught:
        typed(**fields)
    return {name: " ".join(error.messages) for name, error in caught.value.block_errors.items()}


def test_every_field_of_the_form_reaches_the_item_under_its_csl_name():
    fields = {
        **{"type": "chapter", "title": "T", "container_title": "C", "volume": "1", "issue": "2"},
        **{"page": "3", "number": "4", "edition": "5", "publisher": "P", "genre": "G"},
        **{"archive": "A", "DOI": "10.1000/x", "ISBN": "0-306-40615-2", "issued": "2019-03"},
        **{"URL": "https://example.org/a", "accessed": "2020-01-02", "online_first": True},
        "authors": [{"type": "group", "value": "A Group"}],
        "editors": [{"type": "person", "value": {"family": "Doe", "given": "Jo, Jr."}}],
    }
    assert to_csl(typed(**fields)) == {
        "type": "chapter",
        "author": [{"literal": "A Group"}],
        "editor": [{"family": "Doe", "given": "Jo", "suffix": "Jr."}],
        "issued": {"date-parts": [[2019, 3]]},
        "accessed": {"date-parts": [[2020, 1, 2]]},
        "title": "T",
        "URL": "https://example.org/a",
        "container-title": "C",
        **{"volume": "1", "issue": "2", "page": "3", "number": "4", "edition": "5"},
        **{"publisher": "P", "genre": "G", "archive": "A"},
        **{"DOI": "10.1000/x", "ISBN": "0-306-40615-2", "status": AHEAD},
    }


def test_the_record_gives_what_the_reference_leaves_out():
    facts = {"title": "Ours", "url": "https://example.org/", "publisher": "Us"}
    item = to_csl(typed(), **facts)
    assert (item["title"], item["URL"], item["publisher"]) == tuple(facts.values())
    own = to_csl(typed(title="Its own", URL="https://example.org/b", publisher="They"), **facts)
    assert (own["title"], own["URL"]) == ("Its own", "https://example.org/b")
    assert own["publisher"] == "They"


def test_the_stored_form_says_the_same_as_the_value():
    block = ReferenceBlock()
    value = block.clean(block.to_python(SEED))
    stored = json.loads(json.dumps(block.get_prep_value(value), default=str))
    assert to_csl(stored, title="T") == to_csl(value, title="T")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "value", "family", "given"]), inner, max_size=3)
    ),
    max_leaves=8,
)
NAMES = st.lists(
    st.fixed_dictionaries({"type": st.sampled_from(["person", "group", "x"]), "value": JSON})
)
TEXTS = ["title", "issued", "accessed", "volume", "page", "DOI", "container_title", "publisher"]


@settings(deadline=None)
@given(st.fixed_dictionaries({"authors": NAMES, "editors": NAMES, **dict.fromkeys(TEXTS, JSON)}))
def test_stored_data_of_any_shape_takes_no_list_down(stored):
    text = describe_citation(stored, title="T")["text"]
    assert isinstance(text, str)


def test_the_first_reference_of_the_seed_page_is_corrected():
    block = ReferenceBlock()
    item = to_csl(block.clean(block.to_python(SEED)), title=SEED_TITLE)
    assert plain(cite(item)) == (
        f"Pederson, A. C., Stenersen, M. R., & Bridges, S. K. (2019). {SEED_TITLE}. "
        "Journal of Humanistic Psychology. Advance online publication."
    )


# Mistakes


@pytest.mark.parametrize(
    ("entered", "kept"),
    [("2019", "2019"), (" 2019-3 ", "2019-03"), ("2019-3-5", "2019-03-05"), ("", "")],
)
def test_a_date_may_be_a_year_a_month_or_a_day(entered, kept):
    assert IssuedBlock(required=False).clean(entered) == kept


@pytest.mark.parametrize(
    "entered", ["19", "2019-13", "2019-02-30", "March 2019", "2019-", "0000", "2019-1-1-1"]
)
def test_what_is_no_date_is_refused_with_an_example(entered):
    assert "2019-03" in errors_of(issued=entered)["issued"]


@settings(deadline=None)
@given(st.dates().map(str), st.integers(min_value=0, max_value=2))
def test_every_date_and_each_of_its_parts_is_taken_as_it_is(date, cut):
    partial = "-".join(date.split("-")[: 3 - cut])
    assert IssuedBlock().clean(partial) == partial
    parts = to_csl({"issued": partial})["issued"]["date-parts"][0]
    assert parts == [int(part) for part in partial.split("-")]


@pytest.mark.parametrize(
    "entered",
    [
        "10.1037/ppm0000185",
        "https://doi.org/10.1037/ppm0000185",
        "http://dx.doi.org/10.1037/ppm0000185",
        "doi:10.1037/ppm0000185",
        "DOI: 10.1037/ppm0000185",
        " doi.org/10.1037/ppm0000185. ",
    ],
)
def test_a_doi_is_kept_bare_however_it_was_pasted(entered):
    assert DOIBlock().clean(entered) == "10.1037/ppm0000185"


@pytest.mark.parametrize("entered", ["11.1037/x", "https://example.org/10.1/x", "10.1037", "x"])
def test_what_is_no_doi_is_refused_with_an_example(entered):
    assert "10.1037/ppm0000185" in errors_of(DOI=entered)["DOI"]


@pytest.mark.parametrize("isbn", ["0-306-40615-2", "978-0-306-40615-7", "080442957X"])
def test_an_isbn_is_kept_as_typed(isbn):
    assert ISBNBlock().clean(isbn) == isbn


@pytest.mark.parametrize("isbn", ["0-306-40615-3", "978-0-306-40615-8", "123", "abcdefghij"])
def test_a_mistyped_isbn_is_refused(isbn):
    assert "ISBN" in errors_of(ISBN=isbn)["ISBN"]


@pytest.mark.parametrize("kind", ["article-journal", "article-newspaper", "chapter"])
def test_a_part_names_what_it_is_part_of_unless_it_is_written_by_hand(kind):
    assert set(errors_of(type=kind, container_title="")) == {"container_title"}
    assert typed(type=kind, container_title="", handwritten="<p>Doe, J. (2019).</p>")


def test_an_unfinished_draft_can_be_saved():
    block = ReferenceBlock()
    draft = {"type": "article-journal", "authors": [{"type": "person", "value": {"given": "A."}}]}
    assert block.clean_deferred(block.to_python(draft))


def test_a_record_has_one_reference_at_most():
    block = CitationBlock()
    one = {"type": "reference", "value": SEED}
    assert len(block.clean(block.to_python([one]))) == 1
    with pytest.raises(ValidationError):
        block.clean(block.to_python([one, one]))


def test_headless_sites_get_the_item_and_the_text():
    block = CitationBlock()
    (child,) = block.get_api_representation(block.to_python([{"type": "reference", "value": SEED}]))
    assert child["value"]["csl"]["author"][0] == {"family": "Pederson", "given": "A. C."}
    assert child["value"]["text"].startswith("Pederson, A. C., Stenersen")
    json.dumps(child["value"])
