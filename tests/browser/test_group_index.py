"""The list of groups as visitors meet it: on a phone, without JavaScript, on paper."""

import re
from math import ceil
from pathlib import Path

import pytest

from . import axe
from .group_lists import build_list
from .measures import faults_of, small_targets
from .visits import DESKTOP, PHONE

PICTURES = Path(__file__).parent.parent.parent / ".artifacts" / "looks"
VIEWPORTS = {"phone": PHONE, "desktop": DESKTOP}
#: Points (1/72 inch) of a sheet, rounded up.
PAPERS = {"A4": (596, 843), "Letter": (612, 792)}
STATES = {
    "all": "",
    "chosen": "?mode=online&free=yes&by=mode",
    "nothing": "?weekday=Sa&language=es&mode=online&audience=parents",
    "paper": "print/",
    "large": "print/?large=1",
}


@pytest.fixture(scope="module")
def pages(db, server):
    return build_list(server)


@pytest.fixture(scope="module")
def groups(pages):
    return pages[0]


@pytest.fixture(autouse=True)
def pictures():
    PICTURES.mkdir(parents=True, exist_ok=True)


def assert_good(page):
    assert faults_of(page) == []
    assert small_targets(page) == []
    assert [str(found) for found in axe.violations(page)] == []


def take_picture(page, *words):
    page.screenshot(path=PICTURES / f"groups-{'-'.join(words)}.png", full_page=True)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", VIEWPORTS)
def test_every_state_is_fit_for_everybody(visit, groups, state, scheme, width):
    # G1, G2
    url = groups.get_url() + STATES[state]
    page = visit(url, scheme=scheme, viewport=VIEWPORTS[width]).page
    take_picture(page, state, width, scheme)
    assert_good(page)
    for summary in page.locator(".kpact-filters__summary:visible").all():
        summary.click()
    if state in ("all", "chosen"):
        take_picture(page, state, width, scheme, "open")
        assert_good(page)


@pytest.mark.parametrize("width", VIEWPORTS)
def test_it_is_right_from_right_to_left(visit, pages, width):
    # G7
    page = visit(pages[1], viewport=VIEWPORTS[width]).page
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator(".kpact-group").count() >= 6
    take_picture(page, "rtl", width)
    assert_good(page)
    page.goto(page.url + "print/")
    take_picture(page, "rtl", "paper", width)
    assert_good(page)


def test_a_visitor_finds_a_group_without_javascript(visit, groups):
    page = visit(groups, javascript=False).page
    page.get_by_text("Choose what you need").click()
    page.get_by_role("checkbox", name="Tuesday").check()
    page.get_by_role("checkbox", name="Free").check()
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**weekday=Tu&free=yes**")
    page.get_by_role("heading", name="1 group found").wait_for()
    page.get_by_role("link", name="Take away: Free").click()
    page.get_by_role("heading", name="2 groups found").wait_for()
    page.get_by_role("link", name="By how they meet").click()
    page.get_by_role("heading", name="In person").wait_for()
    page.get_by_role("link", name="Evening in London").first.click()
    page.get_by_role("heading", level=1, name="Evening in London").wait_for()


def test_the_keyboard_reaches_every_box(visit, groups):
    # G2: 2.1.1
    page = visit(groups, viewport=PHONE).page
    page.locator(".kpact-filters__summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    ticked = page.locator("input:checked")
    assert ticked.count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{ticked.get_attribute('name')}=**")
    assert "found" in page.locator("h2:visible").first.inner_text()


def test_with_room_filters_and_next_meetings_stand_beside_the_list(visit, groups):
    page = visit(groups, viewport=DESKTOP).page
    assert page.get_by_role("checkbox", name="Tuesday").is_visible()
    assert page.locator(".kpact-meetings__item").first.is_visible()
    boxes = [
        page.locator(name).first.bounding_box() for name in [".kpact-groups__side", ".kpact-groups"]
    ]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    page.set_viewport_size(PHONE)
    page.locator(".kpact-filters__summary").first.wait_for()
    assert not page.get_by_role("checkbox", name="Tuesday").is_visible()
    assert not page.locator(".kpact-meetings__item").first.is_visible()


def sheets(pdf):
    """The sizes of the sheets of a PDF that Chromium wrote, in points."""
    found = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(ceil(float(width)), ceil(float(height))) for width, height in found]


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_timetable_fits_whatever_paper_there_is(visit, groups, paper, large):
    page = visit(f"{groups.get_url()}print/{'?large=1' if large else ''}").page
    file = PICTURES / f"timetable-{paper}{'-large' if large else ''}.pdf"
    pdf = page.pdf(path=file, format=paper, prefer_css_page_size=False, print_background=False)
    found = sheets(pdf)
    assert set(found) == {PAPERS[paper]}
    assert 1 <= len(found) <= (6 if large else 2)


def test_large_letters_have_eighteen_points_and_rows_stay_together(visit, groups):
    page = visit(f"{groups.get_url()}print/?large=1").page
    page.emulate_media(media="print")
    styles = "(each) => [getComputedStyle(each).fontSize, getComputedStyle(each).breakInside]"
    size, together = page.locator("tbody tr:has(td)").first.evaluate(styles)
    assert size == "24px"  # 18 points
    assert together == "avoid"
    assert not page.locator(".kpact-handout__screen").is_visible()
