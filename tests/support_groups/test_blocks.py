"""The parts about support groups: what visitors see of a choice, and what nobody does."""

import json

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, PageViewRestriction

from kpact_wagtail.blocks import BodyBlock
from kpact_wagtail.models import Audience
from kpact_wagtail.pages.models import AdvocacyPage
from kpact_wagtail.problems import find_problems
from tests.builders import make_definition, make_topic

from .build import add_group, add_index, child, items, rule

pytestmark = pytest.mark.django_db

KINDS = ["groups", "timetable", "meetings"]
each_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture
def index(home):
    return add_index(home)


def make_audience(home, name):
    return Audience.objects.create(name=name, slug=name.lower(), locale=home.locale)


def add_page(parent, *blocks, **fields):
    """A published page with blocks of these kinds and stored values."""
    body = [{"type": kind, "value": value, "id": f"{kind}-{at}"} for at, (kind, value) in blocks]
    given = {"title": "Page", "slug": "page", "locale": parent.locale, **fields}
    return parent.add_child(instance=AdvocacyPage(body=json.dumps(body), **given))


@pytest.fixture
def read(client, home):
    """The soup of the one block on a page."""

    def read(kind, parent=None, **value):
        page = add_page(parent or home, (0, (kind, value)))
        soup = BeautifulSoup(client.get(page.url).content, "html.parser")
        page.delete()
        return soup.select_one(f".kpact-block--{kind}")

    return read


def choose(*groups):
    return items([group.pk for group in groups])


def titles(soup):
    hrefs = [link for link in soup.select("li a, td a") if soup] if soup else []
    return [link.text for link in hrefs]


@each_kind
def test_all_groups_stand_there_where_nothing_is_chosen(read, index, kind):
    for title in ["Reading Room", "Night Circle"]:
        add_group(index, title=title, slug=title.lower().replace(" ", "-"))
    assert set(titles(read(kind, count=9))) == {"Night Circle", "Reading Room"}
