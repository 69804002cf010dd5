"""Pages that hold one part about support groups, and what visitors see of it."""

import json

from bs4 import BeautifulSoup

from kpact_wagtail.pages.models import AdvocacyPage

from .build import add_group


def add(index, title, **fields):
    return add_group(index, title=title, slug=title.lower().replace(" ", "-"), **fields)


def add_page(parent, *blocks, **fields):
    """A published page with pairs of a kind and a stored value as its body."""
    body = [
        {"type": kind, "value": value, "id": f"b{at}"} for at, (kind, value) in enumerate(blocks)
    ]
    given = {"title": "Page", "slug": "page", "locale": parent.locale, **fields}
    return parent.add_child(instance=AdvocacyPage(body=json.dumps(body), **given))


class Reader:
    """``read(kind, **value)``: the soup of the one block on a page; None where it shows nothing."""

    def __init__(self, client, home):
        self.client, self.home = client, home

    def __call__(self, kind, parent=None, **value):
        page = add_page(parent or self.home, (kind, value))
        soup = BeautifulSoup(self.client.get(page.url).content, "html.parser")
        assert soup.h1
        page.delete()
        return soup.select_one(f".kpact-block--{kind}")


def names(part):
    """The titles of groups that a part links to, in order, each once."""
    links = part.select("a[href*='/groups/']:not(.kpact-groups__all a)") if part else []
    return list(dict.fromkeys(link.text for link in links))
