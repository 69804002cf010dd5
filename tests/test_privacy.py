"""Pages behind Wagtail's privacy settings stay there, also for aliases and their descendants."""

import pytest
from wagtail.models import PageViewRestriction

from kpact_wagtail.pages.models import AdvocacyPage, ArticleIndexPage, ArticlePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(home):
    return home.add_child(instance=ArticleIndexPage(title="Section", slug="section"))


@pytest.fixture
def page(section):
    return section.add_child(instance=AdvocacyPage(title="Page", slug="page"))


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("which", ["page", "section"])
def test_a_restricted_page_asks_for_a_login(client, page, section, which):
    assert client.get(page.url).status_code == 200
    restrict(page if which == "page" else section)
    assert client.get(page.url).status_code == 302


def test_a_restriction_that_is_lifted_is_gone(client, page):
    restrict(page)
    PageViewRestriction.objects.all().delete()
    assert client.get(page.url).status_code == 200


def test_an_alias_of_a_restricted_page_asks_for_a_login_too(client, page, home):
    alias = page.create_alias(parent=home)
    assert client.get(alias.url).status_code == 200
    restrict(page)
    assert client.get(alias.url).status_code == 302
    assert list(alias.get_view_restrictions()) == list(page.get_view_restrictions())


def test_an_alias_of_a_restricted_article_is_in_no_list(client, home):
    index = home.add_child(instance=ArticleIndexPage(title="Articles"))
    hidden = home.add_child(instance=ArticleIndexPage(title="Hidden"))
    article = hidden.add_child(instance=ArticlePage(title="For members only"))
    article.create_alias(parent=index)
    assert "For members only" in client.get(index.url).content.decode()
    restrict(hidden)
    assert "For members only" not in client.get(index.url).content.decode()


def test_the_restrictions_of_a_page_are_wagtail_s(page, section):
    from wagtail.models import Page

    restrict(section)
    assert list(page.get_view_restrictions()) == list(Page.get_view_restrictions(page))
    assert page.get_view_restrictions().count() == 1
