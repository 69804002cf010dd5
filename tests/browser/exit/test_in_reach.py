"""The button is never covered, never scrolls away and hides nothing itself."""

import pytest
from playwright.sync_api import expect

from .pages import (
    SIZES,
    button,
    is_on_top,
    second_link,
)

# D2: never covered, never scrolled away


BANNERS = {
    "none": "",
    "banner below": "inset-inline: 0; bottom: 0; height: 40%",
    "banner above": "inset-inline: 0; top: 0; height: 30%",
    "whole screen": "inset: 0",
}


def banner(css):
    return (
        f'<div style="position: fixed; z-index: 2147483647; background: #ccc; {css}">Cookies?</div>'
    )


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("css", BANNERS.values(), ids=BANNERS)
def test_the_button_is_never_covered_and_never_scrolls_away(world, open_page, css, size, direction):
    world.extra = banner(css) if css else ""
    world.headers = {}
    page = open_page(**SIZES[size])
    page.evaluate("dir => document.documentElement.dir = dir", direction)
    assert is_on_top(page)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert is_on_top(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("size", SIZES)
def test_the_button_is_on_top_in_a_browser_without_a_top_layer_and_without_javascript(
    world, open_page, size, direction
):
    world.extra = banner(BANNERS["banner above"]).replace("2147483647", "2147483646")
    world.headers = {}
    page = open_page(javascript=False, **SIZES[size])
    page.evaluate("dir => document.documentElement.dir = dir", direction)
    page.evaluate("scrollTo(0, 400)")
    assert is_on_top(page)


@pytest.mark.parametrize(
    "css",
    [
        "html, body { overflow-x: hidden; }",
        "body { display: grid; grid-template-rows: auto 1fr auto; min-height: 100vh; }",
        "body { display: flex; }",
    ],
)
def test_a_theme_cannot_make_it_scroll_away_or_give_it_a_row(world, open_page, css):
    world.headers = {}
    world.extra = f"<style>{css}</style>"
    page = open_page()
    assert is_on_top(page)
    assert page.evaluate("document.querySelector('main').getBoundingClientRect().top") < 200
    page.evaluate("scrollTo(0, 600)")
    assert page.evaluate("scrollY") > 0
    assert is_on_top(page)


@pytest.mark.parametrize("size", SIZES)
def test_the_button_is_large_enough_for_a_shaking_thumb(open_page, size):
    page = open_page(**SIZES[size])
    for target in [".kpact-exit__button", ".kpact-exit__summary"]:
        box = page.locator(target).bounding_box()
        assert box["height"] >= 44, target
        assert box["width"] >= 44, target
    assert button(page).bounding_box()["width"] >= 150


@pytest.mark.parametrize("size", SIZES)
def test_the_button_never_hides_what_has_the_focus(open_page, size):
    # G2: 2.4.11
    page = open_page(**SIZES[size])
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator("#l59").focus()
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        focused = page.locator(":focus").bounding_box()
        assert (
            focused["y"] >= button(page).bounding_box()["y"] + button(page).bounding_box()["height"]
        )


@pytest.mark.parametrize("size", SIZES)
def test_at_the_top_of_a_page_the_button_covers_nothing(open_page, size):
    page = open_page(**SIZES[size])
    box = button(page).bounding_box()
    main = page.locator("main").bounding_box()
    assert main["y"] >= box["y"] + box["height"]


def test_a_page_is_printed_without_it(open_page):
    page = open_page()
    page.emulate_media(media="print")
    expect(page.locator(".kpact-exit")).to_be_hidden()
    expect(second_link(page)).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.documentElement).paddingTop") == "0px"


def test_the_empty_part_of_its_strip_lets_taps_through(open_page):
    page = open_page()
    assert page.evaluate("!document.elementFromPoint(200, 20).closest('.kpact-exit')")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_explanation_opens_and_closes(open_page, javascript):
    page = open_page(javascript=javascript)
    panel = page.locator(".kpact-exit__panel")
    expect(panel).to_be_hidden()
    page.locator(".kpact-exit__summary").click()
    expect(panel).to_be_in_viewport(ratio=1)
    page.locator(".kpact-exit__summary").press("Escape" if javascript else "Enter")
    expect(panel).to_be_hidden()


@pytest.mark.parametrize("size", SIZES)
def test_the_whole_explanation_can_be_read_at_any_size(open_page, size):
    page = open_page(**SIZES[size])
    page.locator(".kpact-exit__summary").click()
    last = page.locator(".kpact-exit__panel p").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=0.5)
