"""Running text on a page: links, defined terms and footnotes, and what must never get through."""

import json

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import RequestFactory
from wagtail.models import Site
from wagtail.rich_text import RichText

from kpact_wagtail.links import is_safe_url
from kpact_wagtail.models import Definition
from kpact_wagtail.pages.models import AdvocacyPage, ArticlePage

pytestmark = pytest.mark.django_db


def term(definition, text):
    return f'<a linktype="kpact-definition" id="{definition.pk}">{text}</a>'


def link(page, text):
    return f'<a linktype="page" id="{page.pk}">{text}</a>'


@pytest.fixture
def soup_of(client, home):
    def read(*texts, **fields):
        body = [("text", text) if isinstance(text, str) else text for text in texts]
        page = home.add_child(instance=AdvocacyPage(title="Page", body=body, **fields))
        response = client.get(page.url)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return read


@pytest.fixture
def work(home):
    return Definition.objects.create(
        term="sex work", definition="<p>Work, and <b>any</b> kind of it.</p>", locale=home.locale
    )


def test_a_defined_term_becomes_a_footnote_once_per_page_with_a_way_back(soup_of, work):
    text = f"<p>About {term(work, 'sex work')}.</p>"
    faq = {"questions": [{"question": "What?", "answer": f"<p>{term(work, 'This')}</p>"}]}
    soup = soup_of(text, ("faq", faq), text)
    references = soup.select('[role="doc-noteref"]')
    assert [reference.get_text() for reference in references] == ["1"]
    note = soup.select_one(references[0]["href"])
    assert "any kind of it" in note.get_text()
    back = note.select_one('[role="doc-backlink"]')
    assert soup.select_one(back["href"]).get_text().startswith("sex work")
    assert soup.get_text().count("This") == 1
    assert not soup.select("[linktype]")


def test_notes_are_numbered_in_the_order_of_the_text(soup_of, work, home):
    care = Definition.objects.create(term="care", definition="<p>Care.</p>", locale=home.locale)
    soup = soup_of(f"<p>{term(care, 'care')} and {term(work, 'work')}</p>")
    notes = [note.get_text() for note in soup.select(".kpact-footnotes__note")]
    assert "Care." in notes[0]
    assert "Work" in notes[1]


def test_a_deleted_definition_leaves_its_word(soup_of, work):
    text = f"<p>About {term(work, 'sex work')}.</p>"
    work.delete()
    soup = soup_of(text)
    assert "About sex work." in soup.get_text()
    assert not soup.select("[linktype], .kpact-footnotes")


def test_a_definition_is_read_in_the_language_of_the_page(soup_of, work, spanish, home):
    translated = work.copy_for_translation(spanish)
    translated.term, translated.definition = "trabajo sexual", "<p>Trabajo.</p>"
    translated.save()
    other = home.copy_for_translation(spanish)
    other.save_revision().publish()
    page = other.add_child(
        instance=AdvocacyPage(title="P", locale=spanish, body=[("text", term(work, "trabajo"))])
    )
    request = RequestFactory().get("/", headers={"host": "localhost"})
    html = Template("{% load kpact %}{% kpact_body page %}").render(
        Context({"page": page, "request": request})
    )
    assert "Trabajo." in html


def test_links_to_pages_are_resolved_in_one_query_however_many(home, django_assert_num_queries, rf):
    pages = [home.add_child(instance=ArticlePage(title=f"A{n}")) for n in range(12)]
    template = Template("{% load kpact %}{% kpact_body page %}")
    request = rf.get("/")
    Site.find_for_request(request)

    def render(number):
        body = [("text", f"<p>{link(page, 'x')}</p>") for page in pages[:number]]
        page = AdvocacyPage(title="P", body=body, locale=home.locale, path="x")
        return template.render(Context({"page": page, "request": request}))

    render(1)
    with django_assert_num_queries(1):
        assert render(2).count("href=") == 2
    with django_assert_num_queries(1):
        assert render(12).count("href=") == 12


def test_a_link_to_a_deleted_or_unpublished_page_becomes_text(soup_of, home):
    gone = home.add_child(instance=ArticlePage(title="Gone"))
    draft = home.add_child(instance=ArticlePage(title="Draft", live=False))
    text = f"<p>{link(gone, 'first')} {link(draft, 'second')}</p>"
    gone.delete()
    soup = soup_of(text)
    assert "first second" in soup.get_text()
    assert not soup.select("p a")


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
    ],
)
def test_a_link_that_runs_something_is_no_link(soup_of, href):  # F3
    assert not is_safe_url(href)
    soup = soup_of(f'<p><a href="{href}">press</a></p>')
    assert not [a for a in soup.select("p a") if a.get("href")]
    assert "press" in soup.get_text()


@pytest.mark.parametrize(
    "href", ["https://example.org/", "/about/", "#top", "mailto:a@b.example", "tel:+1312"]
)
def test_safe_links_stay(soup_of, href):
    assert soup_of(f'<p><a href="{href}">press</a></p>').select_one("p a")["href"] == href


def test_outside_links_leave_no_trail(soup_of):  # D8
    soup = soup_of('<p><a href="https://example.org/?a=1&amp;b=2">x</a></p>')
    assert soup.select_one("p a")["rel"] == ["noreferrer"]
    assert soup.select_one("p a")["href"] == "https://example.org/?a=1&b=2"


@pytest.mark.parametrize("href", ["HTTPS://example.org/", "//example.org/"])
def test_outside_links_are_known_however_they_are_written(soup_of, href):
    assert soup_of(f'<p><a href="{href}">x</a></p>').select_one("p a")["rel"] == ["noreferrer"]


def test_an_id_no_database_knows_is_no_link(soup_of):
    huge = "9" * 30
    text = f'<p><a linktype="page" id="{huge}">a</a> <a linktype="kpact-definition" id="{huge}">b</a></p>'
    assert "a b" in soup_of(text).get_text()


def test_a_script_end_in_a_title_does_not_end_the_structured_data(client, home):  # F2
    title = "</script><script>alert(1)</script>"
    page = home.add_child(instance=AdvocacyPage(title=title, slug="t"))
    html = client.get(page.url).content.decode()
    assert "<script>alert" not in html
    soup = BeautifulSoup(html, "html.parser")
    data = json.loads(soup.select_one('script[type="application/ld+json"]').string)
    assert data["name"] == title


def test_a_hundred_thousand_characters_render(soup_of):
    text = "<p>" + "word &lt; " * 10_000 + "</p>"
    assert soup_of(text).get_text().count("word") >= 10_000


def test_rich_text_outside_kpact_body_still_has_its_links_and_notes(home, work, rf):
    target = home.add_child(instance=ArticlePage(title="Target"))
    value = RichText(f"<p>{term(work, 'work')} {link(target, 'x')}</p>")
    html = Template("{% load kpact %}{% kpact_richtext value %}").render(
        Context({"value": value, "request": rf.get("/")})
    )
    assert "linktype" not in html
    assert "any" in html
    assert 'href="' in html


def test_a_block_that_fails_leaves_the_rest_of_the_page(soup_of, monkeypatch, caplog):
    from kpact_wagtail.blocks import QuoteBlock

    def fail(*args, **kwargs):
        raise ValueError("broken template")

    monkeypatch.setattr(QuoteBlock, "render", fail)
    soup = soup_of("<p>Before</p>", ("quote", {"text": "x"}), "<p>After</p>")
    assert "Before" in soup.get_text()
    assert "After" in soup.get_text()
    assert "quote" in caplog.text
