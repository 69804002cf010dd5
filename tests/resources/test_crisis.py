"""The crisis line: of a block, or that of the site on every page."""

import json

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import RequestFactory
from wagtail.models import Locale, Site

from kpact_wagtail.pages.models import AdvocacyPage
from kpact_wagtail.resources.settings import ResourceSettings

from .build import make_resource

pytestmark = pytest.mark.django_db

CALL = {"method": "call", "value": "+13125550100", "country": "US"}


@pytest.fixture
def line():
    return make_resource("Night line", contacts=[CALL], countries=["US"], always_open=True)


@pytest.fixture
def site_line(line):
    settings = ResourceSettings.for_site(Site.objects.get(is_default_site=True))
    settings.crisis_lines = json.dumps([{"type": "resource", "value": line.pk}])
    settings.save()
    return line


def render_tag(page=None):
    context = {"request": RequestFactory().get("/", headers={"host": "localhost"}), "page": page}
    html = Template("{% load kpact %}{% kpact_crisis %}").render(Context(context))
    return BeautifulSoup(html, "html.parser")


def show(client, home, *lines):
    value = {"heading": "Now", "lines": [each.pk for each in lines]}
    body = json.dumps([{"type": "crisis", "value": value}])
    page = home.add_child(instance=AdvocacyPage(title="Help", slug="help", body=body))
    return BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".kpact-crisis")


def test_the_number_can_be_pressed_and_the_hours_are_in_words(client, home, line):
    found = show(client, home, line)
    assert found.select_one("a.kpact-crisis__number")["href"] == "tel:+13125550100"
    assert "(312) 555-0100" in found.get_text()
    assert "at any time, every day" in found.get_text()


def test_a_line_that_is_closed_is_left_to_those_of_the_site(client, home, site_line):
    closed = make_resource("Closed line", contacts=[CALL], status="temporarily_closed")
    shown = show(client, home, closed).get_text()
    assert "Night line" in shown
    assert "Closed line" not in shown


def test_nothing_a_caller_must_know_is_left_out(client, home):
    office = {"days": ["Mo"], "opens": "09:00:00", "closes": "17:00:00"}
    hours = [{"type": "item", "id": "1", "value": office}]
    text = {"method": "text", "value": "+13125550101", "hours": hours}
    line = make_resource(
        "Night line",
        contacts=[{**CALL, "note": "Press 2 for Spanish", "extension": "5"}, text],
        always_open=True,
        time_zone="America/Chicago",
        emergency_services="yes",
        alert="Busy this week.",
    )
    shown = " ".join(show(client, home, line).get_text(" ").split())
    for words in [
        *["Press 2 for Spanish", "extension 5", "Monday, 9 a.m. to 5 p.m.", "Central Time"],
        *["May call the police", "Busy this week."],
    ]:
        assert words in shown, words


def test_a_block_without_lines_shows_those_of_the_site(client, home, site_line):
    assert "Night line" in show(client, home).get_text()


def test_the_tag_shows_the_lines_of_the_site_in_the_language_of_the_page(home, site_line):
    assert "In danger? You can reach somebody now." in render_tag().get_text()
    spanish = Locale.objects.create(language_code="es")
    translated = site_line.copy_for_translation(spanish)
    translated.title = "Línea nocturna"
    translated.save()
    page = home.copy_for_translation(spanish)
    assert "Línea nocturna" in render_tag(page).get_text()
    assert "Night line" in render_tag(home).get_text()


def test_a_line_that_is_gone_leaves_no_empty_box(client, home, site_line):
    site_line.delete()
    assert render_tag().get_text(strip=True) == ""
    assert show(client, home) is None


def test_without_the_app_the_tag_shows_nothing(site_line, monkeypatch):
    monkeypatch.setattr("kpact_wagtail.crisis.apps.is_installed", lambda name: False)
    assert render_tag().get_text(strip=True) == ""
