"""How many queries a page needs, and that its number does not grow with what the page holds."""

import datetime
import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from kpact_wagtail.models import Definition
from kpact_wagtail.pages.models import AdvocacyPage, ArticleIndexPage, ArticlePage
from tests.testapp.models import TitlePage

pytestmark = pytest.mark.django_db

MORE_THAN_A_TITLE = 6
CACHE_MIDDLEWARE = [
    "django.middleware.cache.UpdateCacheMiddleware",
    "django.middleware.cache.FetchFromCacheMiddleware",
]


@pytest.fixture(autouse=True)
def forget_sites_of_other_tests():
    cache.clear()


@pytest.fixture
def title_page(home):
    return home.add_child(instance=TitlePage(title="A title only"))


@pytest.fixture
def index(home):
    return home.add_child(instance=ArticleIndexPage(title="Articles"))


@pytest.fixture
def write_articles(index):
    def write(number):
        first = datetime.date(2026, 1, 1)
        have = index.get_children().count()
        for i in range(have, have + number):
            date = first + datetime.timedelta(days=i)
            index.add_child(instance=ArticlePage(title=f"Article {i}", date=date, lead="Words"))

    return write


@pytest.fixture
def write_page(home):
    """An advocacy page of (name, value) pairs as they are stored."""

    def write(title, *blocks):
        body = json.dumps([{"type": name, "value": value} for name, value in blocks])
        return home.add_child(instance=AdvocacyPage(title=title, body=body))

    return write


@pytest.fixture
def define(home):
    def define(number):
        return [
            Definition.objects.create(
                term=f"Term {i}", definition="<p>What we mean.</p>", locale=home.locale
            )
            for i in range(number)
        ]

    return define


def link(page):
    return f'<p>Read <a linktype="page" id="{page.pk}">{page.title}</a>.</p>'


def mark(definition):
    return (
        f'<p>We say <a linktype="kpact-definition" id="{definition.pk}">{definition.term}</a>.</p>'
    )


def take_picture():
    return get_image_model().objects.create(title="A picture", file=get_test_image_file())


def count_queries(page, client=None, **headers):
    """Queries of a visit when the site is warm, and what the visitor reads."""
    client = client or Client()
    client.get(page.url, **headers)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(page.url, **headers)
    assert response.status_code == 200
    return len(queries), response.content.decode()


def test_a_page_needs_at_most_six_queries_more_than_a_title(
    title_page, write_page, write_articles, define
):
    write_articles(3)
    terms = define(2)
    text = link(title_page) + "".join(map(mark, terms))
    image = {"image": take_picture().pk, "decorative": True}
    page = write_page("Page", ("text", text), ("image", image), ("text", text), ("articles", {}))
    title_only, _html = count_queries(title_page)
    ours, html = count_queries(page)
    assert html.count('role="doc-noteref"') == 2
    assert html.count(f'href="{title_page.url}"') >= 2
    assert "<picture" in html
    assert "Article 2" in html
    assert title_only < ours <= title_only + MORE_THAN_A_TITLE


def test_more_articles_need_no_more_queries(write_page, write_articles):
    page = write_page("Page", ("articles", {"count": 24}))
    write_articles(30)
    few, html = count_queries(page)
    assert "Article 29<" in html
    write_articles(30)
    many, html = count_queries(page)
    assert "Article 59<" in html
    assert many == few


def test_a_longer_list_needs_no_more_queries(write_page, write_articles):
    write_articles(24)
    short, html = count_queries(write_page("Short", ("articles", {"count": 3})))
    assert html.count("<time") == 3
    long, html = count_queries(write_page("Long", ("articles", {"count": 24})))
    assert html.count("<time") == 24
    assert long == short


def test_more_text_and_links_need_no_more_queries(home, write_page):
    targets = [home.add_child(instance=TitlePage(title=f"Target {i}")) for i in range(12)]
    few, html = count_queries(write_page("Few", *(("text", link(t)) for t in targets[:3])))
    assert targets[2].url in html
    many, html = count_queries(write_page("Many", *(("text", link(t)) for t in targets)))
    assert all(f'href="{target.url}"' in html for target in targets)
    assert many == few


def test_more_defined_terms_need_no_more_queries(write_page, define):
    terms = define(50)
    few, html = count_queries(write_page("Few", ("text", "".join(map(mark, terms[:5])))))
    assert html.count('role="doc-noteref"') == 5
    many, html = count_queries(write_page("Many", ("text", "".join(map(mark, terms)))))
    assert html.count('role="doc-noteref"') == 50
    assert many == few


def test_more_pictures_need_no_more_queries(write_page):
    pictures = [
        ("image", {"image": take_picture().pk, "decorative": True, "caption": f"Picture {i}"})
        for i in range(6)
    ]
    few, html = count_queries(write_page("Few", *pictures[:2]))
    assert html.count("<picture") == 2
    many, html = count_queries(write_page("Many", *pictures))
    assert html.count("<picture") == 6
    assert many == few


def test_more_articles_in_an_index_need_no_more_queries(index, write_articles):
    write_articles(3)
    few, html = count_queries(index)
    assert html.count("<time") == 3
    write_articles(9)
    many, html = count_queries(index)
    assert html.count("<time") == 12
    assert many == few


@pytest.fixture
def cached(settings):
    update, fetch = CACHE_MIDDLEWARE
    settings.MIDDLEWARE = [update, *settings.MIDDLEWARE, fetch]
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "cached pages of a test",
        }
    }


@pytest.fixture
def full_page(write_page, write_articles, title_page, define):
    write_articles(3)
    [term] = define(1)
    return write_page("Page", ("text", link(title_page) + mark(term)), ("articles", {}))


@pytest.fixture
def page_of(full_page, index, request):
    """A page of each of our types by its name."""
    return {"advocacy": full_page, "index": index, "article": index.get_children().first()}[
        request.param
    ]


each_type = pytest.mark.parametrize("page_of", ["advocacy", "index", "article"], indirect=True)


@each_type
def test_a_cached_page_needs_no_query_whatever_cookie_a_visitor_brings(cached, page_of):
    first = Client().get(page_of.url)
    for cookie in ("", "sessionid=abc; theme=dark", "csrftoken=of-another-site"):
        with CaptureQueriesContext(connection) as queries:
            response = Client().get(page_of.url, headers={"cookie": cookie})
        assert response.content == first.content
        assert len(queries) == 0, cookie


@each_type
def test_no_page_sets_a_cookie_or_varies_by_one(page_of):  # D7
    # Django itself takes back a session cookie that is too short to be one.
    for cookie in ("", f"sessionid={'a' * 32}; theme=dark"):
        response = Client().get(page_of.url, headers={"cookie": cookie})
        assert response.status_code == 200
        assert not response.cookies
        assert "cookie" not in response.headers.get("Vary", "").lower()
