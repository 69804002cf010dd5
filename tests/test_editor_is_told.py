"""Bad input: the page opens in the editor with one message that names what visitors do not see."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from kpact_wagtail.models import Definition
from kpact_wagtail.pages.models import AdvocacyPage, ArticlePage
from tests.builders import make_author, make_definition, make_picture, make_topic

pytestmark = pytest.mark.django_db


def add_page(home, *body, model=AdvocacyPage, **fields):
    return home.add_child(instance=model(title="Work", body=list(body), **fields))


def stored_text(attributes):
    return f"<p>We practise <a {attributes}>harm &amp; reduction</a>.</p>"


@pytest.fixture
def told(admin_client):
    """What the editor reads when the page opens, as one text; empty when there is nothing."""

    def told(page):
        response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert response.status_code == 200
        messages = BeautifulSoup(response.content, "html.parser").select(".messages ul > .warning")
        assert len(messages) < 2
        return " ".join(messages[0].text.split()) if messages else ""

    return told


def test_a_page_without_problems_opens_without_a_message(told, home):
    definition, topic = make_definition(), make_topic()
    text = stored_text(f'linktype="kpact-definition" id="{definition.pk}"')
    page = add_page(home, ("text", text), ("articles", {"topics": [topic]}))
    assert told(page) == ""


def test_a_deleted_image_is_named(told, home):
    picture = make_picture()
    described = {"image": picture, "alt_text": "Chairs", "decorative": False}
    page = add_page(home, ("image", {"image": described}))
    picture.delete()
    assert "An image has been deleted" in told(page)


def test_a_deleted_topic_is_named(told, home):
    topic = make_topic()
    page = add_page(home, ("articles", {"topics": [topic], "pinned": []}))
    topic.delete()
    assert "A topic of the list of recent articles has been deleted" in told(page)


def test_a_deleted_author_is_named(told, home):
    author = make_author()
    page = add_page(home, model=ArticlePage, credits=[("author", author)])
    author.delete()
    assert "“Author” has been deleted" in told(page)


def test_a_chosen_page_that_is_no_longer_published_is_named(told, home):
    chosen = home.add_child(instance=ArticlePage(title="Ten years of listening"))
    page = add_page(home, ("articles", {"topics": [], "pinned": [chosen]}))
    chosen.unpublish()
    assert "“Ten years of listening” is not published" in told(page)


@pytest.mark.parametrize("gone", ["deleted", "unpublished"])
def test_a_link_in_running_text_to_a_page_that_is_gone_is_named(told, home, gone):
    target = home.add_child(instance=AdvocacyPage(title="Target"))
    page = add_page(home, ("text", stored_text(f'linktype="page" id="{target.pk}"')))
    assert told(page) == ""
    target.delete() if gone == "deleted" else target.unpublish()
    assert "The link “harm & reduction” leads to a page that is gone" in told(page)


def test_a_deleted_definition_in_running_text_is_named_at_any_depth(told, home):
    definition = make_definition()
    text = stored_text(f'linktype="kpact-definition" id="{definition.pk}"')
    page = add_page(home, ("faq", {"questions": [{"question": "Why?", "answer": text}]}))
    Definition.objects.all().delete()
    assert "The definition of “harm & reduction” has been deleted" in told(page)


def test_several_problems_stand_in_one_message_and_none_twice(told, home):
    body = json.dumps([{"type": name, "value": ""} for name in ("petition", "petition", "poll")])
    page = home.add_child(instance=AdvocacyPage(title="Work", body=body))
    message = told(page)
    assert message.count("petition") == 1
    assert message.count("poll") == 1


def test_markup_in_stored_data_stays_text(admin_client, home):  # F3
    body = json.dumps([{"type": "<img src=x onerror=alert(1)>", "value": ""}])
    page = home.add_child(instance=AdvocacyPage(title="Work", body=body))
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "&lt;img src=x" in html
    assert "<img src=x" not in html


def test_the_editor_opens_even_if_the_search_for_problems_fails(told, home, monkeypatch):
    def fail(page):
        raise ValueError("broken")

    monkeypatch.setattr(AdvocacyPage, "get_problems", fail)
    assert told(add_page(home)) == ""


def test_saving_does_not_repeat_the_message(admin_client, home):
    body = json.dumps([{"type": "petition", "value": ""}])
    page = home.add_child(instance=AdvocacyPage(title="Work", body=body))
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = nested_form_data({"title": "", "body": streamfield([]), "action-publish": "yes"})
    response = admin_client.post(url, data)
    assert response.status_code == 200
    assert "petition" not in "".join(str(message) for message in response.context["messages"])


@pytest.mark.parametrize(
    "text",
    [
        "<h2>Where to turn</h2><p></p><h2>Come along</h2><p>On Mondays.</p>",
        "<h3>Where to <b>turn</b></h3><h2>Come along</h2><p>On Mondays.</p>",
    ],
)
def test_a_heading_of_nothing_is_named(told, home, text):
    message = told(add_page(home, ("text", text)))
    assert "There is nothing below the heading “Where to turn”." in message
    assert "Come along" not in message


@pytest.mark.parametrize(
    "text",
    [
        "<h2>Where to turn</h2><h3>By telephone</h3><p>On Mondays.</p>",
        "<h2>Where to turn</h2><p>Here.</p><h2>Come along</h2>",
    ],
)
def test_a_heading_of_headings_or_of_the_next_block_is_fine(told, home, text):
    assert told(add_page(home, ("text", text))) == ""
