"""A page that was kept for long shows no meeting that is over, and no heading above nothing."""

import datetime

import pytest
from django.utils.timezone import localdate, now
from wagtail.models import Site

from kpact_wagtail.support_groups.models import Occurrence
from tests.builders import place_site
from tests.support_groups.build import add_group, add_index, child, rule

HEADING, CHANGES = "#kpact-next", ".kpact-group__changes"


@pytest.fixture(scope="module")
def home(db, server):
    site = Site.objects.get(is_default_site=True)
    place_site(site, server)
    return site.root_page


def open_late(visit, group, days):
    """The page as it is now, on a clock that is some days ahead."""
    opened = visit("about:blank")
    opened.page.clock.set_fixed_time(now() + datetime.timedelta(days=days))
    opened.page.goto(group.get_full_url())
    return opened.page


@pytest.fixture(scope="module")
def plain(home):
    return add_group(home, slug="plain")


@pytest.fixture(scope="module")
def changed(home):
    skip = child("skip", {"first": str(localdate() + datetime.timedelta(days=300))})
    return add_group(home, [rule(), skip], slug="changed")


def test_what_is_over_goes_and_the_rest_stays(visit, plain):
    page = open_late(visit, plain, 10)
    shown = page.locator("[data-kpact-meeting-item]:visible").count()
    assert 0 < shown < page.locator("[data-kpact-meeting-item]").count()
    assert page.locator(HEADING).is_visible()


def test_no_heading_stands_above_nothing(visit, plain):
    assert Occurrence.objects.filter(group=plain.translation_key).exists()
    page = open_late(visit, plain, 200)
    assert page.locator("[data-kpact-meeting-item]").count() > 1
    assert not page.locator(".kpact-group__next").is_visible()


def test_changes_stay_when_no_date_is_left(visit, changed):
    page = open_late(visit, changed, 200)
    assert not page.locator(HEADING).is_visible()
    assert page.locator(CHANGES).is_visible()


def test_a_list_goes_the_same_way(visit, home):
    page_of_list = add_index(home)
    add_group(page_of_list, slug="listed")
    page = open_late(visit, page_of_list, 10)
    page.locator("summary", has_text="Next meetings").click()
    items = page.locator(".kpact-meetings__item")
    assert 0 < page.locator(".kpact-meetings__item:visible").count() < items.count()
    page = open_late(visit, page_of_list, 200)
    assert not page.locator("details:has(.kpact-meetings)").is_visible()
