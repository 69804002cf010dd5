"""Shift pressed three times leaves; Shift as part of anything else does not."""

import pytest
from playwright.sync_api import expect

from .pages import (
    AWAY,
    SECRET,
    button,
    hides_the_page,
    press_shift,
    seen,
    spoken,
    status,
)

# D1, 7–11: Shift three times


def test_shift_three_times_leads_away(open_page):
    page = open_page()
    press_shift(page, 3)
    page.wait_for_url(AWAY)


def test_presses_of_shift_are_announced_and_lit(world, open_page):
    world.arrives = False
    page = open_page()
    lights = page.locator(".kpact-exit__light--on")
    expect(page.locator(".kpact-exit__lights")).to_be_hidden()
    press_shift(page)
    expect(status(page)).to_have_text("Press Shift two more times to leave this site.")
    expect(lights).to_have_count(1)
    expect(lights.first).to_be_visible()
    press_shift(page)
    expect(status(page)).to_have_text("Press Shift once more to leave this site.")
    expect(lights).to_have_count(2)
    press_shift(page)
    expect(status(page)).to_have_text("Leaving this site.")
    assert "Leaving this site." in spoken(page)


def test_the_lights_are_for_the_eye_and_the_announcements_for_the_ear(open_page):
    page = open_page()
    expect(page.locator(".kpact-exit__lights")).to_have_attribute("aria-hidden", "true")
    expect(page.get_by_role("status")).to_have_count(1)
    press_shift(page)
    assert "Press Shift two more times" in spoken(page)
    box = status(page).bounding_box()
    assert box["width"] <= 1 or box["height"] <= 1 or not status_takes_room(page)


def status_takes_room(page):
    return page.evaluate("""() => {
        const veil = document.querySelector(".kpact-exit__veil").getBoundingClientRect();
        return veil.width > 1 || veil.height > 1;
    }""")


@pytest.fixture
def timed(world, open_page):
    """The page with a clock the test turns."""
    world.arrives = False
    page = open_page()
    page.clock.install()
    page.reload()
    page.wait_for_selector("[data-ready]")
    return page


def test_presses_more_than_five_seconds_apart_do_not_add_up(world, timed):
    press_shift(timed, 2)
    timed.clock.run_for(5_100)
    expect(status(timed)).to_have_text("Too much time has passed. Shift starts from the beginning.")
    expect(timed.locator(".kpact-exit__light--on")).to_have_count(0)
    press_shift(timed)
    expect(status(timed)).to_have_text("Press Shift two more times to leave this site.")
    assert world.asked_away() == []


def test_presses_less_than_five_seconds_apart_add_up(world, timed):
    for _ in range(3):
        assert SECRET in seen(timed)
        press_shift(timed)
        timed.clock.run_for(4_900)
    assert hides_the_page(timed)
    assert len(world.asked_away()) == 1


def test_what_was_announced_late_is_silent_again_after_a_while(timed):
    press_shift(timed)
    timed.clock.run_for(5_100)
    expect(status(timed)).not_to_have_text("")
    timed.clock.run_for(5_100)
    expect(status(timed)).to_have_text("")


def shift_and_a(page):
    page.keyboard.press("Shift+A")


def shift_let_go_before_a(page):
    page.keyboard.down("Shift")
    page.keyboard.down("A")
    page.keyboard.up("Shift")
    page.keyboard.up("A")


def a_key_between(page):
    press_shift(page)
    page.keyboard.press("b")


def shift_while_alt_is_held(page):
    page.keyboard.down("Alt")
    press_shift(page, 3)
    page.keyboard.up("Alt")


def shift_and_a_click(page):
    page.keyboard.down("Shift")
    page.mouse.click(400, 700)
    page.keyboard.up("Shift")


@pytest.mark.parametrize(
    "gesture",
    [shift_and_a, shift_let_go_before_a, a_key_between, shift_while_alt_is_held, shift_and_a_click],
)
def test_shift_as_part_of_something_else_does_not_leave(world, open_page, gesture):
    page = open_page()
    page.locator("#name").focus()
    for _ in range(4):
        gesture(page)
    page.wait_for_timeout(200)
    assert world.asked_away() == []
    assert SECRET in seen(page)
    press_shift(page, 3)  # and afterwards it still does
    page.wait_for_url(AWAY)


def test_shift_leaves_from_within_a_field_that_keeps_its_keys_to_itself(world, open_page):
    page = open_page()
    page.evaluate("""() => {
        for (const type of ["keydown", "keyup"])
            document.querySelector("#name").addEventListener(type, (e) => e.stopPropagation());
    }""")
    page.locator("#name").focus()
    press_shift(page, 3)
    page.wait_for_url(AWAY)


def test_the_shortcut_does_nothing_where_the_site_switched_it_off(world, open_page):
    world.settings.exit_shortcut = False
    page = open_page()
    press_shift(page, 5)
    page.wait_for_timeout(200)
    assert world.asked_away() == []
    button(page).click()
    page.wait_for_url(AWAY)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_words_promise_the_shortcut_only_where_it_works(open_page, javascript):
    page = open_page(javascript=javascript)
    page.locator(".kpact-exit__summary").click()
    expect(page.locator(".kpact-exit__panel")).to_contain_text(
        "It does not erase your browser history."
    )
    promise = page.get_by_text("Pressing Shift three times does the same.")
    expect(promise).to_be_visible(visible=javascript)
