"""Both links lead away, and the page is gone at once however slow the way out is."""

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import expect

from .pages import (
    AWAY,
    SECRET,
    SITE,
    button,
    hides_the_page,
    press_shift,
    second_link,
    seen,
    spoken,
    status,
)

# D1, 1–4: both links lead away, with and without JavaScript


@pytest.mark.parametrize("javascript", [True, False])
def test_the_button_leads_away(open_page, javascript):
    page = open_page(javascript=javascript)
    button(page).click()
    page.wait_for_url(AWAY)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_second_link_leads_away(open_page, javascript):
    page = open_page(javascript=javascript)
    second_link(page).focus()
    expect(second_link(page)).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url(AWAY)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_keyboard_reaches_the_button_first_and_the_second_link_after_the_skip_link(
    open_page, javascript
):
    page = open_page(javascript=javascript)
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.locator(":focus").get_attribute("class"))
    assert reached[0] == "kpact-exit__button"
    assert reached[1] == "kpact-exit__summary"
    assert "skip" in reached[2]
    assert reached[3] == "kpact-exit-skiplink"


def test_the_second_link_is_seen_only_while_it_has_the_focus(open_page):
    page = open_page()
    assert second_link(page).bounding_box()["width"] <= 1
    second_link(page).focus()
    assert second_link(page).bounding_box()["height"] >= 44
    page.locator("#name").focus()
    assert second_link(page).bounding_box()["width"] <= 1


# D1, 5–7: the page is gone at once, however slow the way out is


def leave_by_button(page):
    button(page).click(no_wait_after=True)


def leave_by_second_link(page):
    second_link(page).focus()
    second_link(page).press("Enter", no_wait_after=True)


def leave_by_shift(page):
    press_shift(page, 3)


@pytest.mark.parametrize("leave", [leave_by_button, leave_by_second_link, leave_by_shift])
def test_leaving_hides_everything_behind_one_word(world, open_page, leave):
    world.arrives = False
    world.extra = '<div style="position: fixed; visibility: visible">A banner</div>'
    world.headers = {}
    page = open_page()
    assert not hides_the_page(page)  # the measure sees the page while it is there
    leave(page)
    expect(page.locator("body")).to_have_class("kpact-exit-leaving")
    alert = page.get_by_role("alert")
    expect(alert).to_have_text("One moment …")
    assert hides_the_page(page)
    assert "banner" not in spoken(page)
    assert seen(page).replace("Leaving this site.", "").strip() == "One moment …"
    assert veil_covers_everything(page)


def veil_covers_everything(page):
    return page.evaluate("""() => [[1, 1], [.5, .5], [.99, .99]].every(([x, y]) =>
        document.elementFromPoint(innerWidth * x - (x == 1), innerHeight * y - (y == 1))
            ?.closest(".kpact-exit__veil"))""")


def test_a_destination_that_stalls_for_ten_seconds_shows_nothing_of_the_page(world, open_page):
    world.stalled = []
    page = open_page()
    page.evaluate("""() => {
        window.samples = [];
        setInterval(() => window.samples.push({
            at: performance.now(),
            text: document.body.innerText.trim(),
            heading: document.querySelector("h1").checkVisibility({visibilityProperty: true}),
        }), 100);
    }""")
    page.wait_for_timeout(300)
    assert any(sample["heading"] for sample in page.evaluate("samples"))
    page.evaluate("window.samples.length = 0")
    leave_by_button(page)
    page.wait_for_timeout(10_500)
    world.stalled.pop().fulfill(status=204)
    samples = page.evaluate("samples")
    after = [sample for sample in samples if sample["at"] > samples[0]["at"] + 300]
    assert after[-1]["at"] - after[0]["at"] > 9_900
    assert {sample["text"] for sample in after} == {"One moment …"}
    assert not any(sample["heading"] for sample in after)
    assert hides_the_page(page)
    assert page.url == SITE + "/"


def test_a_page_that_finishes_loading_after_the_press_stays_hidden(world, open_page):
    # Its first pageshow comes after the last picture, which may be after the press.
    world.arrives = False
    page = open_page()
    leave_by_button(page)
    expect(page.locator("body")).to_have_class("kpact-exit-leaving")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}))")
    assert hides_the_page(page)


def test_a_page_restored_from_memory_is_itself_again(world, open_page):
    world.arrives = False
    page = open_page()
    press_shift(page, 3)
    expect(page.locator("body")).to_have_class("kpact-exit-leaving")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert SECRET in seen(page)
    assert SECRET in spoken(page)
    expect(page.locator(".kpact-exit__alert")).to_have_text("")
    expect(status(page)).to_have_text("")
    expect(page.locator(".kpact-exit__light--on")).to_have_count(0)
    leave_by_button(page)
    expect(page.locator("body")).to_have_class("kpact-exit-leaving")


def test_many_presses_ask_for_the_destination_once(world, open_page):
    world.arrives = False
    page = open_page()
    page.evaluate(
        "for (let i = 0; i < 5; i++) document.querySelector('.kpact-exit__button').click()"
    )
    press_shift(page, 6)
    page.wait_for_timeout(300)
    assert len(world.asked_away()) == 1


# D1, 12: started once, and without a fault where there is nothing to start


def test_the_script_starts_once(world, open_page):
    page = open_page()
    page.evaluate("import('/static/kpact_wagtail/exit.js?again')")
    press_shift(page)
    expect(status(page)).to_have_text("Press Shift two more times to leave this site.")
    expect(page.locator(".kpact-exit__veil")).to_have_count(1)


def test_the_script_is_no_fault_on_a_page_without_the_button(world, open_page):
    page = open_page()
    page.evaluate("document.querySelector('.kpact-exit').remove()")
    assert (
        page.evaluate("import('/static/kpact_wagtail/exit.js?again').then(() => 'fine')") == "fine"
    )


def test_all_words_come_from_the_page(world, open_page):
    world.arrives = False
    page = open_page()
    words = page.evaluate("({...document.querySelector('.kpact-exit').dataset})")
    source = open(finders.find("kpact_wagtail/exit.js")).read()
    texts = [words[name] for name in ["twoMore", "oneMore", "activated", "timedOut", "leaving"]]
    assert all(texts)
    assert not [text for text in texts if text in source]
