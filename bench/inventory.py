"""Counts what a reader finds on a page, whatever the markup around it."""

import re
from collections import Counter
from html.parser import HTMLParser

from bench.handwritten import content

TAG = re.compile(r"<[^>]+>")


def paragraphs_of(html):
    return [TAG.sub("", part).strip() for part in html.split("</p>") if part]


PARAGRAPHS = {*paragraphs_of(content.intro_html(0)), *paragraphs_of(content.support_html(0))}
LINKS = {"read our story", "the full report", "how to find us"}
NOTES = {content.words(14, i) for i in range(len(content.WORDS))}
LEADS = {content.words(24, i) for i in range(len(content.WORDS))}

#: What both pages hold: the two texts, and a list of three articles.
CONTENT = {"paragraphs": 4, "links": 3, "articles": 3, "dates": 3, "leads": 3}


class Reader(HTMLParser):
    """Remembers the words inside each element that counts."""

    READ = {"p", "a", "time", "cite"}

    def __init__(self):
        super().__init__()
        self.open, self.found = [], []

    def handle_starttag(self, tag, attributes):
        if tag in self.READ:
            self.open.append((tag, dict(attributes), []))

    def handle_data(self, data):
        for _tag, _attributes, words in self.open:
            words.append(data)

    def handle_endtag(self, tag):
        if self.open and self.open[-1][0] == tag:
            _tag, attributes, words = self.open.pop()
            self.found.append((tag, attributes, "".join(words).strip()))


def kind_of(tag, attributes, words):
    """What an element stands for, or None where it is no part of the content."""
    if tag == "time":
        return "dates" if attributes.get("datetime") else None
    if tag == "cite":
        return "sources" if words.endswith(" Press") else None
    if tag == "a" and attributes.get("href"):
        if attributes.get("role") == "doc-noteref":
            return "terms"
        return find_link(words)
    if words in NOTES:
        return "notes"
    return "paragraphs" if words in PARAGRAPHS else "leads" if words in LEADS else None


def find_link(words):
    if words in LINKS:
        return "links"
    beginnings = {"Article ": "articles", "Guide number ": "resources"}
    return next((kind for start, kind in beginnings.items() if words.startswith(start)), None)


def count_items(html):
    """A Counter of paragraphs, links, articles, dates, leads and marked terms."""
    reader = Reader()
    reader.feed(html)
    return Counter(kind for found in reader.found if (kind := kind_of(*found)))
