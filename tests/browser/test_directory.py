"""The directory as visitors meet it: on a phone, without JavaScript, on paper."""

import re
from math import ceil
from pathlib import Path

import pytest

from . import axe
from .directories import build_directory
from .measures import faults_of, small_targets
from .visits import DESKTOP, PHONE

PICTURES = Path(__file__).parent.parent.parent / ".artifacts" / "looks"
THUMB = 44  # CSS px
#: Links of the site, and names in lists of resources: 24 px are enough for them.
OF_OTHERS = ("<a.site-", "<a.kpact-resource__name")
#: Points (1/72 inch) of a sheet, rounded up.
PAPERS = {"A4": (596, 843), "Letter": (612, 792)}
VIEWPORTS = {"phone": PHONE, "desktop": DESKTOP}


@pytest.fixture(scope="module")
def pages(db, server):
    return build_directory(server)


@pytest.fixture(scope="module")
def directory(pages):
    return pages[0]


@pytest.fixture(autouse=True)
def pictures():
    PICTURES.mkdir(parents=True, exist_ok=True)


def assert_good(page):
    assert faults_of(page) == []
    small = small_targets(page, THUMB)
    assert [each for each in small if not each.startswith(OF_OTHERS)] == []
    assert [str(found) for found in axe.violations(page)] == []


def take_picture(page, *words):
    page.screenshot(path=PICTURES / f"directory-{'-'.join(words)}.png", full_page=True)


def open_filters(page):
    if page.locator(".kpact-filters__summary").is_visible():
        page.locator(".kpact-filters__summary").click()


STATES = {
    "all": "",
    "chosen": "?topic=housing&free=yes&q=shelter",
    "nothing": "?topic=housing&no_police=yes&kind=gone",
    "paper": "print/",
    "large": "print/?large=1",
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", VIEWPORTS)
def test_every_state_is_fit_for_everybody(visit, directory, state, scheme, width):
    # G1, G2
    url = directory.get_url() + STATES[state]
    page = visit(url, scheme=scheme, viewport=VIEWPORTS[width]).page
    take_picture(page, state, width, scheme)
    assert_good(page)
    if state in ("all", "chosen"):
        open_filters(page)
        take_picture(page, state, width, scheme, "open")
        assert_good(page)


@pytest.mark.parametrize("width", VIEWPORTS)
def test_it_is_right_from_right_to_left(visit, pages, width):
    # G7
    page = visit(pages[1], viewport=VIEWPORTS[width]).page
    assert page.locator("html").get_attribute("dir") == "rtl"
    open_filters(page)
    take_picture(page, "rtl", width)
    assert_good(page)
    page.goto(page.url + "print/")
    take_picture(page, "rtl", "paper", width)
    assert_good(page)


def test_a_visitor_finds_help_without_javascript(visit, directory):
    page = visit(directory, javascript=False).page
    page.get_by_text("Choose what you need").click()
    page.get_by_label("Housing").check()
    page.get_by_label("Canada").check()
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**topic=housing**")
    page.get_by_role("heading", name="10 resources found").wait_for()
    page.get_by_role("link", name="Take away: Where: Canada").click()
    page.get_by_role("heading", name="30 resources found").wait_for()
    page.get_by_role("link", name="Next page").click()
    page.get_by_text("Page 2 of 2").wait_for()
    assert page.locator(".kpact-resource").count() == 5
    page.get_by_label("Search for words").fill("house 7")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**q=house+7**")
    assert page.locator(".kpact-resource__name").all_inner_texts() == [
        "Shelter of the Row, house 7"
    ]
    page.get_by_role("link", name="Clear").click()
    page.get_by_role("heading", name="32 resources").wait_for()


def test_the_keyboard_reaches_every_box(visit, directory):
    # G2: 2.1.1
    page = visit(directory).page
    page.get_by_label("Search for words").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    ticked = page.locator("input:checked")
    assert ticked.count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{ticked.get_attribute('name')}=**")
    assert "found" in page.locator("h2").first.inner_text()


def test_with_room_the_filters_stand_beside_the_list(visit, directory):
    page = visit(directory, viewport=DESKTOP).page
    assert page.get_by_label("Housing").is_visible()
    assert not page.locator(".kpact-filters__summary").is_visible()
    boxes = [page.locator(name).bounding_box() for name in [".kpact-filters", ".kpact-resources"]]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    page.set_viewport_size(PHONE)
    assert not page.get_by_label("Housing").is_visible()


def sheets(pdf):
    """The sizes of the sheets of a PDF that Chromium wrote, in points."""
    found = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(ceil(float(width)), ceil(float(height))) for width, height in found]


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_handout_fits_whatever_paper_there_is(visit, directory, paper, large):
    page = visit(f"{directory.get_url()}print/{'?large=1' if large else ''}").page
    file = PICTURES / f"handout-{paper}{'-large' if large else ''}.pdf"
    pdf = page.pdf(path=file, format=paper, prefer_css_page_size=False, print_background=False)
    found = sheets(pdf)
    assert set(found) == {PAPERS[paper]}
    assert 3 <= len(found) <= (30 if large else 12)


def test_large_letters_have_eighteen_points_and_entries_stay_together(visit, directory):
    page = visit(f"{directory.get_url()}print/?large=1").page
    page.emulate_media(media="print")
    styles = "(each) => [getComputedStyle(each).fontSize, getComputedStyle(each).breakInside]"
    size, together = page.locator(".kpact-handout__entry").first.evaluate(styles)
    assert size == "24px"  # 18 points
    assert together == "avoid"
    assert not page.locator(".kpact-handout__screen").is_visible()
    assert not page.locator(".kpact-exit__button").is_visible()
    number = page.locator(".kpact-handout__number").first.evaluate(styles)[0]
    assert float(number.removesuffix("px")) > 24
