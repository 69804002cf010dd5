"""References in a browser: looks, the copy button where it can work, and no button where it cannot."""

import pytest
from django.template import engines
from playwright.sync_api import expect

from kpact_wagtail.resources.citation_blocks import ReferenceBlock
from kpact_wagtail.resources.citations import describe_citation

from . import axe
from .measures import faults_of
from .middleware import POLICY
from .test_looks import PICTURES
from .visits import DESKTOP, PHONE

PATH = "/references/"
PAGE = """{% load static %}<!doctype html><html lang="en" class="kpact-own"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>References</title>
<link rel="icon" href="{% static 'kpact_wagtail/img/blank.svg' %}" type="image/svg+xml">
<link rel="stylesheet" href="{% static 'kpact_wagtail/kpact.css' %}"></head>
<body><main class="kpact-page"><h1>References</h1><div class="kpact-part">{% for reference in references %}
{% include "kpact_wagtail/partials/citation.html" %}{% endfor %}</div></main></body></html>"""

#: As on a site without https.
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"

ARTICLE = {
    "type": "article-journal",
    "authors": [
        {"type": "person", "value": {"family": family, "given": given}}
        for family, given in [("Sawicki", "D. A."), ("Meffert", "B. N."), ("Read", "K.")]
    ],
    "issued": "2019",
    "title": "Culturally competent health care for sex workers: An examination of myths",
    "container_title": "Sexual and Relationship Therapy",
    **{"volume": "34", "issue": "3", "page": "355-371", "DOI": "10.1080/14681994.2019.1574970"},
    "open_access": True,
    "pdf_url": "https://example.org/myths.pdf",
    "lay_note": "Names the myths that keep people from asking for help, and what helps instead.",
}
BOOK = {"type": "book", "title": "Rethinking global health", "publisher": "Routledge"}
HANDWRITTEN = {**BOOK, "handwritten": "<p>Burgess, R. <i>Rethinking</i>. Routledge, 2019.</p>"}

ARTICLE_TEXT = (
    "Sawicki, D. A., Meffert, B. N., & Read, K. (2019). Culturally competent health care for sex "
    "workers: An examination of myths. Sexual and Relationship Therapy, 34(3), 355–371. "
    "https://doi.org/10.1080/14681994.2019.1574970"
)


@pytest.fixture
def show(visit):
    """``show(ARTICLE, BOOK)``: opens a page with references, under the policy of public pages."""

    def open_page(*values, clipboard=True, **options):
        block = ReferenceBlock()
        references = [describe_citation(block.to_python(value)) for value in values]
        body = engines["django"].from_string(PAGE).render({"references": references})
        headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html"}
        opened = visit(**options)
        if not clipboard:
            opened.page.add_init_script(NO_CLIPBOARD)
        opened.page.route(f"**{PATH}", lambda route: route.fulfill(body=body, headers=headers))
        return opened.go(PATH)

    return open_page


@pytest.fixture
def may_paste(show):
    """A page whose clipboard the test can read."""

    def open_page(*values):
        return show(*values, permissions=["clipboard-read", "clipboard-write"])

    return open_page


def buttons(page):
    return page.get_by_role("button", name="Copy reference")


def test_a_reference_is_copied_as_text_and_with_its_italics(may_paste):
    page = may_paste(ARTICLE, BOOK).page
    buttons(page).first.click()
    expect(page.get_by_role("status").first).to_have_text("Copied")
    expect(page.get_by_role("status").last).to_have_text("")
    assert page.evaluate("navigator.clipboard.readText()") == ARTICLE_TEXT
    html = page.evaluate(
        """async () => (await (await navigator.clipboard.read())[0].getType("text/html")).text()"""
    )
    assert "<i>Sexual and Relationship Therapy, 34</i>" in html
    assert "kpact" not in html


def test_a_reference_is_copied_by_keyboard_and_the_second_time_too(may_paste):
    page = may_paste(HANDWRITTEN).page
    for _time in range(2):
        buttons(page).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text("Copied")
    expected = "Burgess, R. Rethinking. Routledge, 2019."
    assert page.evaluate("navigator.clipboard.readText()") == expected


def test_each_button_says_which_reference_it_copies(show):
    page = show(ARTICLE, BOOK).page
    expect(buttons(page)).to_have_count(2)
    expect(page.get_by_role("button", name="Rethinking global health")).to_be_visible()


def test_a_refusal_of_the_browser_is_said(show):
    page = show(ARTICLE).page
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('no')); }")
    buttons(page).click()
    expect(page.get_by_role("status")).to_contain_text("copy it yourself")


@pytest.mark.parametrize("missing", ["javascript", "clipboard"])
def test_there_is_no_button_where_it_could_not_work(show, missing):
    page = show(ARTICLE, javascript=missing != "javascript", clipboard=missing != "clipboard").page
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-kpact-copy]")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_references_look_right_and_break_no_rule(show, width, scheme):
    viewport = {"phone": PHONE, "desktop": DESKTOP}[width]
    page = show(ARTICLE, BOOK, HANDWRITTEN, viewport=viewport, scheme=scheme).page
    expect(buttons(page)).to_have_count(3)
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"references-{width}-{scheme}.png", full_page=True)
    assert faults_of(page) == []
    assert axe.violations(page) == []


def test_the_first_line_hangs_out_in_both_directions(show):
    page = show(ARTICLE, viewport=PHONE).page
    lines = """() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector("[data-kpact-citation-text] p"));
      const rects = [...range.getClientRects()];
      const side = document.dir === "rtl" ? "right" : "left";
      const sign = side === "left" ? 1 : -1;
      const starts = rects.map((rect) => rect[side] * sign);
      return [starts[0], Math.min(...rects.filter((r) => r.top > rects[0].bottom).map((r) => r[side] * sign))];
    }"""
    for direction in ("ltr", "rtl"):
        page.evaluate(f"document.dir = '{direction}'")
        first, later = page.evaluate(lines)
        assert later - first > 20, direction
