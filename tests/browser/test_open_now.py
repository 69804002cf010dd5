"""The browser says “open now” as the server would, whatever the clocks do."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from kpact_wagtail.hours import Hours
from kpact_wagtail.pages.models import AdvocacyPage
from tests.builders import make_page
from tests.resources.build import make_resource

WEEK = [
    {"days": ["Mo", "Tu", "We", "Th"], "opens": "09:00:00", "closes": "17:30:00"},
    {"days": ["Fr", "Sa"], "opens": "18:00:00", "closes": "02:30:00", "overnight": True},
    {"days": ["Su"], "opens": "00:00:00", "closes": "03:15:00"},
]
OTHER = [
    {"first": "2026-12-24", "last": "2026-12-26"},
    {"first": "2026-11-01", "opens": "01:15:00", "closes": "01:45:00"},
    {
        "first": "2026-10-10",
        "last": "2026-10-11",
        "opens": "20:00:00",
        "closes": "04:00:00",
        "overnight": True,
    },
]
#: In each zone clocks change within the days that are asked for.
ZONES = ["America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"]
STARTS = [
    datetime(2026, 3, 6, tzinfo=UTC),
    datetime(2026, 10, 2, tzinfo=UTC),
    datetime(2026, 12, 22, tzinfo=UTC),
]
ASK = """async ([module, hours, moments]) => {
  const { isOpen } = await import(module);
  return moments.map((moment) => isOpen(JSON.parse(hours), new Date(moment)));
}"""


def moments():
    for start in STARTS:
        yield from (start + timedelta(minutes=47 * step) for step in range(1000))


@pytest.mark.parametrize("zone", ZONES)
def test_browser_and_server_agree_for_a_month_of_moments(visit, site, zone):
    hours = Hours.read(WEEK, OTHER, zone=zone)
    page = visit("/").page
    asked = list(moments())
    module = "/static/kpact_wagtail/js/open-now.js"
    told = page.evaluate(ASK, [module, hours.for_browser(), [each.isoformat() for each in asked]])
    wrong = [
        (each.isoformat(), answer)
        for each, answer in zip(asked, told, strict=True)
        if answer is not hours.is_open(each)
    ]
    assert not wrong
    assert {True, False} <= set(told)


def test_a_page_says_what_is_open_and_nothing_of_a_zone_that_is_no_more(visit, site):
    entries = [
        make_resource("Always", always_open=True),
        make_resource("Nowhere", hours=WEEK, time_zone="Mars/Olympus"),
        make_resource(
            "Closed",
            hours=[WEEK[0]],
            other_hours=[{"first": "2020-01-01", "last": "2099-01-01"}],
            time_zone="UTC",
        ),
    ]
    section = {"entries": [("resource", each.pk) for each in entries]}
    body = [("resources", {"heading": "Open?", "sections": [section]})]
    make_page(AdvocacyPage, site.home, body, slug="open-now")
    page = visit("/open-now/").page
    expect(page.get_by_text("Open now")).to_have_count(1)
    expect(page.get_by_text("Closed now")).to_have_count(1)
    assert "Mars" not in json.dumps(page.content())


def test_without_javascript_nothing_is_claimed_about_now(visit, site):
    line = make_resource("Always open", always_open=True)
    section = {"entries": [("resource", line.pk)]}
    body = [("resources", {"heading": "Open?", "sections": [section]})]
    make_page(AdvocacyPage, site.home, body, slug="no-script-open")
    page = visit("/no-script-open/", javascript=False).page
    expect(page.get_by_text("At any time, every day")).to_be_visible()
    expect(page.get_by_text("Open now")).to_have_count(0)
