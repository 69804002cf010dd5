"""What the templates of parts promise: ways past a noted part, safe addresses, outline, pages."""

import datetime
import json
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from kpact_wagtail.blocks import QuoteBlock, StatisticBlock
from kpact_wagtail.models import Topic
from kpact_wagtail.pages.models import AdvocacyPage, ArticleIndexPage, ArticlePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client, home):
    """The soup of an advocacy page with these stored blocks."""

    def read(*children):
        body = [
            {"type": name, "value": value, "id": f"id-{number}"}
            for number, (name, value) in enumerate(children)
        ]
        page = home.add_child(instance=AdvocacyPage(title="Page", body=json.dumps(body)))
        return BeautifulSoup(client.get(page.url).content, "html.parser")

    return read


NOTE = ("content_note", {"text": "Speaks of violence.", "skip": True})


def where_the_skip_link_leads(soup):
    """The part in which the first skip link ends."""
    target = soup.select_one(".kpact-content-note__skip")["href"].removeprefix("#")
    found = soup.select(f'[id="{target}"]')
    assert len(found) == 1
    return found[0].find_parent("section"), found[0]


def test_the_skip_link_of_a_content_note_leads_past_the_next_part(read):
    soup = read(NOTE, ("text", "<p>Hard.</p>"), ("text", "<p>Easy.</p>"))
    part, anchor = where_the_skip_link_leads(soup)
    assert "Hard." in part.text
    assert not "".join(anchor.find_next_siblings(string=True)).strip()  # at its very end


def test_a_content_note_that_stands_last_leads_no_further_than_itself(read):
    part, _ = where_the_skip_link_leads(read(("text", "<p>Easy.</p>"), NOTE))
    assert "Speaks of violence." in part.text


def test_two_content_notes_each_have_their_own_way(read):
    soup = read(NOTE, ("text", "<p>A</p>"), NOTE, ("text", "<p>B</p>"), ("text", "<p>C</p>"))
    targets = [link["href"] for link in soup.select(".kpact-content-note__skip")]
    parts = [soup.select_one(f'[id="{name[1:]}"]').find_parent("section") for name in targets]
    assert [part.text.strip() for part in parts] == ["A", "B"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x"]
)
def test_a_source_that_could_run_something_is_not_linked(address):  # F3
    statistic = {"figure": Decimal(1), "statement": "did", "source": "Us", "source_url": address}
    quote = {"text": "Yes.", "attribution": "Maya", "source": address}
    for block, value in [(QuoteBlock(), quote), (StatisticBlock(), statistic)]:
        html = block.render(block.to_python(value))
        assert "alert" not in html
        assert "data:" not in html
        assert value.get("attribution", "Us") in html


@pytest.mark.parametrize("figure", ["100", "1200000", "12.50", "0.5"])
def test_a_figure_is_written_out_in_full(figure):
    block = StatisticBlock()
    html = block.render(
        block.to_python({"form": "more_than", "figure": Decimal(figure), "statement": "came"})
    )
    shown = BeautifulSoup(html, "html.parser").select_one(".kpact-statistic__figure").text
    number = shown.removeprefix("More than ").replace(",", "").replace("\xa0", "")
    assert Decimal(number) == Decimal(figure)
    assert "E" not in number


def headings(soup):
    return [int(tag.name[1]) for tag in soup.find_all(["h1", "h2", "h3", "h4"])]


def test_the_outline_skips_no_level_where_a_list_of_articles_has_no_heading(
    read, home
):  # G2: 1.3.1
    index = home.add_child(instance=ArticleIndexPage(title="Articles", slug="articles"))
    index.add_child(instance=ArticlePage(title="One", date=datetime.date(2026, 1, 1)))
    for heading, levels in [("", [1, 2]), ("Recent", [1, 2, 3])]:
        soup = read(("articles", {"heading": heading, "view_all": False}))
        assert headings(soup.select_one("article.kpact-page")) == levels


@pytest.fixture
def topics(home):
    names = ["Work", "Health"]
    return [Topic.objects.create(name=n, slug=n.lower(), locale=home.locale) for n in names]


@pytest.fixture
def index(home, topics, settings):
    settings.KPACT_WAGTAIL = {"ARTICLES_PER_PAGE": 2}
    index = home.add_child(instance=ArticleIndexPage(title="Articles", slug="articles"))
    for day in range(1, 6):
        article = ArticlePage(title=f"Day {day}", date=datetime.date(2026, 1, day))
        index.add_child(instance=article)
        article.topics.set(topics)
        article.save()
    return index


def links(client, url):
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    return {link["rel"][0]: link["href"] for link in soup.select(".kpact-pages__link")}


@pytest.mark.parametrize("query", ["", "topic=work&topic=health"])
def test_newer_and_older_keep_the_topics(client, index, query):
    first = links(client, f"{index.url}?{query}")
    assert first.keys() == {"next"}
    second = links(client, first["next"])
    assert second.keys() == {"prev", "next"}
    for address in [first["next"], *second.values()]:
        assert query in address
    assert links(client, second["prev"]) == first
    assert links(client, second["next"]).keys() == {"prev"}


def test_the_topic_that_is_shown_is_marked(client, index, topics):
    soup = BeautifulSoup(client.get(index.topic_url(topics[0])).content, "html.parser")
    marked = soup.select(".kpact-topics__link[aria-current]")
    assert [(link.text, link["aria-current"]) for link in marked] == [("Work", "page")]


def test_an_empty_list_says_what_to_do_next(client, home, topics):
    index = home.add_child(instance=ArticleIndexPage(title="Articles", slug="articles"))
    soup = BeautifulSoup(client.get(index.topic_url(topics[0])).content, "html.parser")
    assert soup.select_one(".kpact-empty a")["href"] == index.url
    assert BeautifulSoup(client.get(index.url).content, "html.parser").select_one(".kpact-empty")
