"""How a reference stands on a page: escaped, linked, with what readers and programs need."""

from urllib.parse import parse_qs

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from kpact_wagtail.resources.citation_blocks import CitationBlock, ReferenceBlock, read_reference
from kpact_wagtail.resources.citations import describe_citation

from .test_csl import SEED, SEED_TITLE

TEMPLATE = "kpact_wagtail/partials/citation.html"
EVIL = '<script>alert(1)</script> & "quotes"'


def render(title=SEED_TITLE, context=None, **fields):
    value = ReferenceBlock().to_python({**SEED, **fields})
    reference = describe_citation(value, title=title)
    return render_to_string(TEMPLATE, {"reference": reference, **(context or {})})


def soup(*args, **fields):
    return BeautifulSoup(render(*args, **fields), "html.parser")


def words(element):
    return " ".join(element.get_text().split())


def test_the_reference_reads_as_its_text_with_italics_and_a_link():
    page = soup(volume="34", issue="3", page="355-371", DOI="10.1080/14681994.2019.1574970")
    text = page.select_one("[data-kpact-citation-text]")
    assert words(text).endswith(
        "Psychology, 34(3), 355–371. https://doi.org/10.1080/14681994.2019.1574970"
    )
    assert [element.text for element in text.select("i")] == [
        "Journal of Humanistic Psychology, 34"
    ]
    link = text.select_one("a")
    assert link["href"] == "https://doi.org/10.1080/14681994.2019.1574970"
    assert link["rel"] == ["noreferrer"]


@pytest.mark.parametrize("kind", ["chapter", "webpage", "article-journal"])
@pytest.mark.parametrize("field", ["title", "container_title", "lay_note", "issue", "pdf_url"])
def test_what_is_typed_is_text_and_never_markup(field, kind):
    html = render(**{"type": kind, "volume": "1", "lay_note": EVIL, field: EVIL})
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x"])
def test_an_address_that_runs_something_is_no_link(url):
    page = soup(URL=url, pdf_url=url)
    assert page.select("a") == []


def test_a_handwritten_reference_wins_on_the_page_but_not_for_programs():
    page = soup(handwritten='<p>Doe, J. <i>Ours</i>. <a href="https://example.org">here</a></p>')
    text = page.select_one("[data-kpact-citation-text]")
    assert words(text) == "Doe, J. Ours. here"
    assert text.select_one("a")["rel"] == ["noreferrer"]
    assert "Pederson" in page.select_one(".Z3988")["title"]


def test_an_empty_rich_text_is_no_handwritten_reference():
    assert "Pederson" in words(soup(handwritten="").select_one("[data-kpact-citation-text]"))


def test_reference_managers_find_it():
    span = soup(title=EVIL).select_one("span.Z3988")
    assert parse_qs(span["title"])["rft.atitle"] == [EVIL]
    assert span.text == ""


def test_open_access_is_said_in_words_and_the_pdf_says_what_it_is():
    page = soup(open_access=True, pdf_url="https://example.org/a.pdf", lay_note="In short: yes.")
    assert "Free to read" in words(page)
    pdf = page.select_one("a.kpact-citation__pdf")
    assert words(pdf) == f"Full text (PDF) : {SEED_TITLE}".replace(" :", ":")
    assert pdf["rel"] == ["noreferrer"]
    assert "In short: yes." in words(page)
    plain = soup()
    assert "Free to read" not in words(plain)
    assert plain.select(".kpact-citation__pdf, .kpact-citation__note") == []


def test_the_copy_button_is_hidden_until_the_script_finds_that_it_can_work():
    page = soup()
    assert page.select_one("[data-kpact-copy]").has_attr("hidden")
    assert page.select_one("[role=status]").text == ""
    assert page.select_one("script")["type"] == "module"
    assert all(script.text == "" for script in page.select("script"))
    assert soup(context={"without_script": True}).select("script") == []


def test_its_language_is_marked_where_it_is_known():
    assert "lang" not in soup().div.attrs
    reference = describe_citation(ReferenceBlock().to_python(SEED), title="T", lang="es")
    assert 'lang="es"' in render_to_string(TEMPLATE, {"reference": reference})


class Record:
    title, url = SEED_TITLE, "https://example.org/record"

    def __init__(self, *children):
        self.citation = CitationBlock().to_python(list(children))


def test_a_record_is_cited_with_its_own_title_and_address():
    reference = read_reference(Record({"type": "reference", "value": SEED}))
    assert SEED_TITLE in reference["text"]
    assert reference["text"].endswith("https://example.org/record")


def test_a_record_that_changes_is_cited_anew():
    record = Record({"type": "reference", "value": SEED})
    before = read_reference(record)["text"]
    record.title = "Another title"
    assert read_reference(record)["text"] == before.replace(SEED_TITLE, "Another title")
    changed = Record({"type": "reference", "value": {**SEED, "issued": "2020"}})
    assert read_reference(changed)["text"] == before.replace("2019", "2020")


def test_a_record_without_a_reference_has_none():
    assert read_reference(Record()) is None
    assert read_reference(Record({"type": "gone", "value": {}})) is None


def test_the_block_shows_itself_too():
    block = ReferenceBlock()
    html = block.render(block.to_python(SEED), {"entry": Record()})
    assert SEED_TITLE in html
