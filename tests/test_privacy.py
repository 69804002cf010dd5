"""Pages behind Wagtail's privacy settings stay there, also for aliases and their descendants."""

import pytest
from wagtail.models import PageViewRestriction

from kpact_wagtail.articles.listing import Articles, find_used_topics
from kpact_wagtail.models import Topic
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
    article = home.add_child(instance=ArticlePage(title="For members only"))
    article.create_alias(parent=index)
    assert "For members only" in client.get(index.url).content.decode()
    restrict(article)
    assert "For members only" not in client.get(index.url).content.decode()


def test_lists_and_topics_hide_what_pages_hide_also_below_aliases(client, home, section):
    topic = Topic.objects.create(name="Inner", slug="inner", locale=home.locale)
    alias = section.create_alias(parent=home, update_slug="copy")
    second = alias.create_alias(parent=home, update_slug="copy-of-copy")
    articles = [
        parent.add_child(instance=ArticlePage(title=f"Article {number}"))
        for number, parent in enumerate([section, alias, second, home])
    ]
    for article in articles[:3]:
        article.topics.add(topic)
        article.save()
    path = home.path

    def listed():
        return {article.pk for article in Articles(path)[:10]}

    assert listed() == {article.pk for article in articles}
    assert find_used_topics(path, home.locale_id) == [topic]
    restrict(section)
    open_to_all = {article.pk for article in articles if not article.get_view_restrictions()}
    assert open_to_all == {articles[3].pk}
    assert listed() == open_to_all
    assert find_used_topics(path, home.locale_id) == []


def test_the_restrictions_of_a_page_are_wagtail_s(page, section):
    from wagtail.models import Page

    restrict(section)
    assert list(page.get_view_restrictions()) == list(Page.get_view_restrictions(page))
    assert page.get_view_restrictions().count() == 1
