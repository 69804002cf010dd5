"""Feeds stay readable whatever was pasted into the texts they quote."""

import datetime

import feedparser
import pytest

from kpact_wagtail.models import Topic
from kpact_wagtail.pages.models import ArticleIndexPage, ArticlePage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("odd", ["\x0b", "\x1f", "\ufffe"])
def test_a_character_that_xml_forbids_does_not_cost_readers_the_feed(client, home, odd):
    index = ArticleIndexPage(title=f"Our{odd}articles", slug="a")
    home.add_child(instance=index)
    topic = Topic.objects.create(name=f"Self{odd}care", slug="care", locale=home.locale)
    texts = {
        "title": f"A{odd}law",
        "lead": f"It{odd}passed",
        "content_note": f"Speaks{odd}of police",
    }
    article = index.add_child(instance=ArticlePage(date=datetime.date(2026, 1, 1), **texts))
    article.topics.set([topic])
    article.save()
    for address in ("feed/", "topic/care/feed/"):
        parsed = feedparser.parse(client.get(index.url + address).content)
        assert not parsed.bozo
        assert parsed.feed.title.startswith("Our articles")
        assert [entry.title for entry in parsed.entries] == ["A law"]
        assert parsed.entries[0].summary == "Speaks of police It passed"
    assert parsed.feed.title.endswith("Self care")
