"""The parts about support groups as visitors meet them: on a phone, at a desk, right to left."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils.timezone import localdate
from wagtail.models import Page, Site

from kpact_wagtail.pages.models import AdvocacyPage
from kpact_wagtail.support_groups.models import Occurrence
from tests.builders import make_definition, make_site_settings, place_site
from tests.support_groups.build import add_group, add_index, child, rule

from . import axe
from .measures import faults_of, sideways
from .pseudo import make_pseudo_page
from .visits import DESKTOP, PHONE

PICTURES = Path(__file__).parent.parent.parent / ".artifacts" / "looks"
VIEWPORTS = {"phone": PHONE, "desktop": DESKTOP}
NARROW = {"width": 360, "height": 740}
BLOCKS = ["groups", "timetable", "meetings"]

by_width = pytest.mark.parametrize("width", VIEWPORTS)
by_scheme = pytest.mark.parametrize("scheme", ["light", "dark"])


def add_groups(index):
    """Groups of several shapes in two zones: one on a break, one moved, one by arrangement."""
    term = make_definition("sex work", "<p>Phone sex, escorting, camming and other work.</p>")
    moved = next_weekday(1)
    add_group(
        index,
        [
            rule(first="2026-01-06"),
            child("move", {"day": str(moved), "new_day": str(moved + timedelta(days=1))}),
        ],
        title="Sex Worker Support Group",
        eligibility="Current and retired sex workers who are over 18 only.",
        description=f'<p>We share what helps in <a linktype="kpact-definition" id="{term.pk}">sex '
        "work</a>, solve problems and are glad of one another.</p>",
        platform="Zoom",
        cost="free",
        languages=json.dumps([{"type": "language", "value": "en"}]),
    )
    monthly = {"repeats": "monthly", "weeks": ["1", "3"], "days": ["Sa"], "start": "10:00:00"}
    add_group(
        index,
        [rule(**{**monthly, "end": "12:00:00", "venue": "Market hall, upper floor"})],
        title="Breakfast for parents",
        eligibility="Parents, with or without their children.",
        mode="in_person",
        area="near the market",
        joining="drop_in",
        slug="breakfast",
    )
    add_group(
        index,
        [rule(days=["Mo", "We"], start="18:00:00", end="19:30:00")],
        title="Círculo de los lunes y miércoles",
        eligibility="Personas que usan drogas.",
        time_zone="America/Bogota",
        status="hiatus",
        status_until=localdate() + timedelta(days=21),
        slug="circulo",
    )
    add_group(
        index,
        [],
        title="Listening partners",
        eligibility="Anybody who would rather talk with one person.",
        timing="arranged",
        slug="listening",
    )


def next_weekday(number):
    today = localdate()
    return today + timedelta(days=(number - today.weekday()) % 7 or 7)


@pytest.fixture(scope="module")
def home(db, server):
    site = Site.objects.get(is_default_site=True)
    place_site(site, server)
    make_site_settings(site)
    return site.root_page


@pytest.fixture(scope="module")
def page(home):
    add_groups(add_index(home))
    introduction = "<p>Come as you are. Nobody has to speak.</p>"
    values = {
        "groups": {"heading": "Support groups", "introduction": introduction, "layout": "full"},
        "timetable": {"heading": "Our week"},
        "meetings": {"heading": "Next meetings", "count": 5},
    }
    body = [{"type": name, "value": value, "id": name} for name, value in values.items()]
    compact = {"heading": "In short", "layout": "compact", "view_all": False}
    body.append({"type": "groups", "value": compact, "id": "compact"})
    return home.add_child(
        instance=AdvocacyPage(title="Come along", slug="come", body=json.dumps(body))
    )


@pytest.fixture(scope="module")
def mirrored(page):
    """The same right to left, with its groups."""
    twin = make_pseudo_page(Page.objects.get(pk=page.pk).specific)
    home = twin.get_parent()
    for group in Page.objects.get(slug="groups", locale=page.locale).get_children().specific():
        copy = group.copy_for_translation(twin.locale, copy_parents=True)
        copy.save_revision().publish()
    assert home.get_children().filter(slug__startswith="groups").exists()
    return twin


@pytest.fixture(autouse=True)
def pictures():
    PICTURES.mkdir(parents=True, exist_ok=True)


def take_picture(page, *words):
    page.screenshot(path=PICTURES / f"group-blocks-{'-'.join(words)}.png", full_page=True)


def assert_good(page):
    assert faults_of(page) == []
    assert [str(found) for found in axe.violations(page)] == []


@by_width
@by_scheme
def test_all_parts_look_right(visit, page, width, scheme):  # G1
    shown = visit(page, viewport=VIEWPORTS[width], scheme=scheme).page
    take_picture(shown, width, scheme)
    assert all(shown.locator(f".kpact-block--{name}").count() for name in BLOCKS)
    assert_good(shown)


@by_width
def test_all_parts_look_right_from_right_to_left(visit, mirrored, width):
    shown = visit(mirrored, viewport=VIEWPORTS[width]).page
    take_picture(shown, "right-to-left", width)
    assert shown.locator(".kpact-timetable__row").count() > 3
    assert_good(shown)


def test_the_timetable_is_a_list_by_day_where_there_is_no_room(visit, page):
    shown = visit(page, viewport=NARROW).page
    take_picture(shown, "narrow")
    assert sideways(shown) == []
    day = shown.locator(".kpact-timetable__day").first
    boxes = [cell.bounding_box() for cell in day.locator("td").all()[:3]]
    assert len({round(box["x"]) for box in boxes}) == 1
    assert boxes[0]["y"] < boxes[1]["y"] < boxes[2]["y"]


def test_it_stays_a_table_to_screen_readers(visit, page):
    for viewport in [NARROW, DESKTOP]:
        shown = visit(page, viewport=viewport).page
        table = shown.get_by_role("table")
        assert table.get_by_role("columnheader").count() == 3
        assert table.get_by_role("rowheader", name="Tuesday").count() == 1
        assert table.get_by_role("cell").count() % 3 == 0


def test_the_table_of_meetings_is_filled(page):
    assert Occurrence.objects.filter(moved_from__isnull=False).exists()
