"""Atom feeds: all articles of an index, or those of one topic."""

import datetime
import re

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import make_aware

from .listing import feed_url, with_topics

FEED_LENGTH = 30
# What XML 1.0 has no way to write; it comes along when text is pasted from office software.
# Compiled at first use: a set this wide takes longer than the rest of this module's import.
ILLEGAL = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


class PlainFeed(Atom1Feed):
    """Atom without the characters that would make it no XML: a space stands for each of them."""

    def __init__(self, **facts):
        super().__init__(**legal(facts))

    def add_item(self, **facts):
        super().add_item(**legal(facts))


def legal(facts):
    return {
        name: re.sub(ILLEGAL, " ", fact) if isinstance(fact, str) else fact
        for name, fact in facts.items()
    }


class ArticleFeed:
    """The newest articles of an index page as RFC 4287 Atom: titles, leads and content notes.

    Links come from the stored site, never from the Host header; the body of an article stays on
    the site, so that no reader software keeps more than the page's own title.
    """

    def __init__(self, index, topic=None):
        self.index, self.topic = index, topic

    def __call__(self, request):
        response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
        self.build().write(response, "utf-8")
        return response

    def build(self):
        topics = [self.topic] if self.topic else []
        base = self.index.get_full_url()
        title = self.index.browser_title
        feed = PlainFeed(
            title=f"{title}: {self.topic.name}" if self.topic else title,
            link=with_topics(base, topics),
            description=self.index.introduction,
            subtitle=self.index.introduction,
            feed_url=feed_url(base, topics),
            language=self.index.locale.language_code,
        )
        for article in self.index.get_articles(topics, indexed_only=True)[:FEED_LENGTH]:
            url = article.get_full_url()
            feed.add_item(
                title=article.browser_title,
                link=url,
                unique_id=url,
                description=" ".join(filter(None, [article.content_note, article.lead])),
                pubdate=start_of(article.date),
                updateddate=article.last_published_at or start_of(article.date),
            )
        return feed


def start_of(date):
    """Midnight of a date in the site's time zone."""
    return make_aware(datetime.datetime.combine(date, datetime.time()))
