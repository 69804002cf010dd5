"""Articles: which are listed, where, in what order; the index, its topics, pages and feeds."""

import datetime
import json

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from kpact_wagtail.models import Author, Topic
from kpact_wagtail.pages.models import AdvocacyPage, ArticleIndexPage, ArticlePage
from tests.testapp.models import StoryPage

pytestmark = pytest.mark.django_db


def articles_block(**value):
    """A stored articles block; choosers hold ids."""
    return json.dumps([{"type": "articles", "value": {"heading": "Recent", **value}}])


@pytest.fixture
def index(home):
    return home.add_child(instance=ArticleIndexPage(title="Articles", slug="articles"))


@pytest.fixture
def work(home):
    return Topic.objects.create(name="Sex work", slug="sex-work", locale=home.locale)


@pytest.fixture
def housing(home):
    return Topic.objects.create(name="Housing", slug="housing", locale=home.locale)


@pytest.fixture
def write(index):
    def write(title, day=1, topics=(), model=ArticlePage, parent=None, **fields):
        article = model(title=title, date=datetime.date(2026, 1, day), **fields)
        (parent or index).add_child(instance=article)
        article.topics.set(topics)
        article.save()
        return article

    return write


@pytest.fixture
def read_block(client, home):
    """Titles of the articles block on an advocacy page, and the page's soup."""

    def read(page=None, **value):
        if page is None:
            body = articles_block(**value)
            page = home.add_child(instance=AdvocacyPage(title="Page", body=body))
        soup = BeautifulSoup(client.get(page.url).content, "html.parser")
        return [title.get_text(strip=True) for title in soup.select(".kpact-articles__title")], soup

    return read


def restrict(page):
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.get_or_create(name="Inner circle")[0])


def test_recent_articles_are_the_newest_public_ones_of_every_type(read_block, write, index):
    write("Old", 1)
    write("Story", 5, model=StoryPage)
    write("New", 9)
    write("Middle", 4)
    write("Draft", 20, live=False)
    restrict(write("Private", 21))
    section = index.add_child(instance=ArticleIndexPage(title="Members"))
    restrict(section)
    write("Below a private page", 22, parent=section)
    assert read_block()[0] == ["New", "Story", "Middle"]


def test_recent_articles_keep_to_their_topics_in_any_language(
    read_block, write, work, housing, spanish
):
    write("On work", 1, [work])
    write("On housing", 2, [housing])
    write("On both", 3, [work, housing])
    assert read_block(topics=[work.pk])[0] == ["On both", "On work"]
    translated = work.copy_for_translation(spanish)
    translated.save()
    assert read_block(topics=[translated.pk])[0] == ["On both", "On work"]


def test_pinned_articles_come_first_in_their_order_whatever_their_topic(read_block, write, work):
    old, other = write("Old", 1), write("Other", 2)
    write("New", 8, [work])
    write("Newer", 9, [work])
    titles, _ = read_block(topics=[work.pk], pinned=[old.pk, other.pk])
    assert titles == ["Old", "Other", "Newer"]
    write("A story", 10, model=StoryPage)
    assert read_block(pinned=[old.pk, other.pk])[0] == ["Old", "Other", "A story"]


def test_a_pinned_article_that_is_unpublished_is_left_out_and_the_editor_told(
    read_block, write, home
):
    pinned = write("Pinned", 1)
    write("New", 8)
    body = articles_block(pinned=[pinned.pk])
    page = home.add_child(instance=AdvocacyPage(title="Page", body=body))
    pinned.unpublish()
    assert read_block(page)[0] == ["New"]
    page = AdvocacyPage.objects.get(pk=page.pk)
    assert "Pinned" in str(page.get_problems()[0])


def test_the_list_never_holds_the_page_it_stands_on(read_block, write):
    page = write("Mine", 9, body=articles_block())
    write("Other", 1)
    assert read_block(page)[0] == ["Other"]


def test_articles_of_another_site_are_not_listed(read_block, write, home):
    from wagtail.models import Page, Site

    root = Page.get_first_root_node()
    other = root.add_child(instance=Page(title="Other site", slug="other"))
    Site.objects.create(hostname="other.example", root_page=other)
    write("Elsewhere", 9, parent=other)
    write("Here", 1)
    assert read_block()[0] == ["Here"]


def test_view_all_leads_to_the_same_filter(read_block, write, client, index, work, housing):
    write("On work", 1, [work])
    write("On housing", 2, [housing])
    write("On neither", 3)
    link = read_block(topics=[work.pk])[1].select_one(".kpact-articles__all a")
    assert link.get_text(strip=True) == "View all Sex work articles"
    assert listed(client, link["href"]) == ["On work"]
    link = read_block(topics=[work.pk, housing.pk])[1].select_one(".kpact-articles__all a")
    assert listed(client, link["href"]) == ["On housing", "On work"]
    link = read_block()[1].select_one(".kpact-articles__all a")
    assert index.url.endswith(link["href"])


def test_without_an_index_or_articles_nothing_is_promised(read_block, write, index, home):
    titles, soup = read_block()
    assert titles == []
    assert not soup.select(".kpact-articles__all, .kpact-block--articles")
    write("Lone", parent=home)
    index.unpublish()
    titles, soup = read_block()
    assert titles == ["Lone"]
    assert not soup.select(".kpact-articles__all")


def listed(client, url):
    response = client.get(url)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return [title.get_text(strip=True) for title in soup.select(".kpact-articles__title")]


def test_the_index_lists_pages_of_articles(client, write, index, settings):
    settings.KPACT_WAGTAIL = {"ARTICLES_PER_PAGE": 2}
    for day in range(1, 6):
        write(f"Day {day}", day)
    assert listed(client, index.url) == ["Day 5", "Day 4"]
    assert listed(client, index.url + "?page=3") == ["Day 1"]
    assert listed(client, index.url + "?page=x") == ["Day 5", "Day 4"]
    assert listed(client, index.url + "?page=99") == ["Day 1"]


def test_a_topic_has_a_list_of_its_own_and_an_unknown_topic_is_not_found(
    client, write, index, work
):
    write("On work", 1, [work])
    write("Else", 2)
    assert listed(client, index.url + "topic/sex-work/") == ["On work"]
    assert client.get(index.url + "topic/nonsense/").status_code == 404
    assert client.get(index.url + "topic/nonsense/feed/").status_code == 404


def test_five_hundred_topic_parameters_do_no_harm(client, write, index, work):
    write("On work", 1, [work])
    query = "&".join(f"topic=t{n}" for n in range(500))
    assert client.get(f"{index.url}?{query}").status_code == 200


def test_teasers_carry_the_content_note_and_the_reading_time(client, write, index):
    body = [("text", "<p>" + "word " * 401 + "</p>")]
    write("Hard", content_note="Speaks of violence", lead="A lead.", body=body)
    soup = BeautifulSoup(client.get(index.url).content, "html.parser")
    teaser = soup.select_one(".kpact-articles__item").get_text(" ", strip=True)
    assert "Speaks of violence" in teaser
    assert "A lead." in teaser
    assert "3 minutes" in teaser


def test_every_feed_is_atom_with_the_same_articles_as_its_list(client, write, index, work):
    write("On work", 1, [work], lead="Lead", content_note="Violence")
    write("Else", 2)
    write("Unlisted", 3, noindex=True)
    write("Draft", 4, live=False)
    feed = client.get(index.url + "feed/")
    assert feed["Content-Type"].startswith("application/atom+xml")
    parsed = feedparser.parse(feed.content)
    assert parsed.version == "atom10"
    assert not parsed.bozo
    assert [entry.title for entry in parsed.entries] == ["Else", "On work"]
    assert "Violence" in parsed.entries[1].summary
    topic = feedparser.parse(client.get(index.url + "topic/sex-work/feed/").content)
    assert [entry.title for entry in topic.entries] == ["On work"]
    assert "Sex work" in topic.feed.title


def test_a_feed_says_what_its_list_says(client, index):
    index.introduction = "Notes from the row."
    index.save()
    feed = feedparser.parse(client.get(index.url + "feed/").content)
    assert feed.feed.subtitle == "Notes from the row."


def test_feed_links_come_from_the_site_not_from_the_host_header(client, write, index, settings):
    settings.ALLOWED_HOSTS = ["*"]
    write("One")
    content = client.get(index.url + "feed/", headers={"host": "evil.example"}).content.decode()
    assert "evil.example" not in content


def test_a_discreet_title_is_what_feeds_and_tabs_show(client, write, index):  # D9
    article = write("A telling title", discreet_title="Notes")
    assert "A telling title" not in client.get(index.url + "feed/").content.decode()
    soup = BeautifulSoup(client.get(article.url).content, "html.parser")
    assert soup.title.get_text(strip=True) == "Notes"
    assert soup.h1.get_text(strip=True) == "A telling title"
    assert soup.select_one('[property="og:title"]')["content"] == "Notes"


def test_authors_stand_in_order_in_the_language_of_the_article(client, write, home, spanish):
    ana = Author.objects.create(name="Ana", locale=home.locale)
    kim = Author.objects.create(name="Kim", locale=home.locale)
    gone = Author.objects.create(name="Gone", locale=home.locale)
    article = write(
        "Joint",
        credits=[
            ("author", kim),
            ("author", gone),
            ("author", ana),
            ("credit", {"role": "Drawing", "name": "Lee"}),
        ],
    )
    gone.delete()
    html = client.get(article.url).content.decode()
    assert html.index("Kim") < html.index("Ana") < html.index("Lee")
    assert "Gone" not in html


def test_a_deleted_topic_takes_nothing_with_it(client, write, index, work, home, read_block):
    article = write("On work", 1, [work])
    body = articles_block(topics=[work.pk])
    page = home.add_child(instance=AdvocacyPage(title="Page", body=body))
    work.delete()
    assert client.get(article.url).status_code == 200
    assert client.get(index.url).status_code == 200
    assert client.get(page.url).status_code == 200
    page = AdvocacyPage.objects.get(pk=page.pk)
    assert "topic" in str(page.get_problems()[0])


def test_queries_stay_the_same_as_lists_grow(client, write, home):
    for day in range(1, 13):
        write(f"Day {day}", day)
        write(f"Story {day}", day, model=StoryPage)

    def count(number):
        body = articles_block(count=number)
        page = home.add_child(instance=AdvocacyPage(title=f"Page {number}", body=body))
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        return len(queries)

    assert count(3) == count(12)


def test_a_topic_without_a_translation_still_leads_somewhere(client, write, index, spanish, home):
    root = home.copy_for_translation(spanish)
    root.save_revision().publish()
    spanish_index = root.add_child(instance=ArticleIndexPage(title="Artículos", locale=spanish))
    topic = Topic.objects.create(name="Only English", slug="only-english", locale=home.locale)
    article = write("Texto", 1, [topic], parent=spanish_index, locale=spanish)
    link = BeautifulSoup(client.get(article.url).content, "html.parser").find(
        "a", string=lambda text: text and "Only English" in text
    )
    assert listed(client, link["href"]) == ["Texto"]
    assert listed(client, f"{spanish_index.url}?topic=only-english") == ["Texto"]


def test_a_topic_ticked_in_two_languages_is_named_once(client, write, work, spanish):
    translated = work.copy_for_translation(spanish)
    translated.save()
    assert [topic.name for topic in write("A", 1, [work, translated]).own_topics] == ["Sex work"]


def test_a_null_byte_in_a_topic_finds_nothing(client, write, index):
    write("One")
    assert client.get(f"{index.url}?topic=%00").status_code == 200
    assert client.get(f"{index.url}topic/%00/").status_code == 404


def test_a_draft_changes_neither_the_reading_time_nor_the_review_date_of_the_live_page(write):
    article = write("Short", review_every_months=6, reviewed_on=datetime.date(2026, 1, 1))
    article.body = [("text", "<p>" + "word " * 3000 + "</p>")]
    article.reviewed_on = datetime.date(2026, 9, 1)
    article.save_revision()
    live = ArticlePage.objects.get(pk=article.pk)
    assert (live.reading_minutes, live.review_due_on) == (1, datetime.date(2026, 7, 1))
    live.get_latest_revision().publish()
    live.refresh_from_db()
    assert (live.reading_minutes, live.review_due_on) == (15, datetime.date(2027, 3, 1))


def test_articles_that_hide_from_search_engines_leave_room_in_a_feed(client, write, index):
    for day in range(2, 29):
        write(f"Hidden {day}", day, noindex=True)
    for number in range(4):
        write(f"Hidden more {number}", 28, noindex=True)
    write("Public", 1)
    feed = feedparser.parse(client.get(index.url + "feed/").content)
    assert [entry.title for entry in feed.entries] == ["Public"]


def test_made_up_articles_are_for_the_picker_only(client, home, settings):
    page = home.add_child(instance=AdvocacyPage(title="P", body=articles_block()))
    block = page.body[0]
    html = block.render({"page": page, "bound_block": block})
    assert "What we learned" not in html
