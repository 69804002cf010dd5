"""What the history holds afterwards, and what the destination learns."""

import re

import pytest

from .pages import (
    AWAY,
    SITE,
    button,
    press_shift,
)

# D3: what the history holds afterwards


def three_pages_deep(page):
    page.locator(".onward", has_text="two").click()
    page.wait_for_url(SITE + "/two/")
    page.locator(".onward", has_text="three").click()
    page.wait_for_url(SITE + "/three/")
    return page


def test_back_from_three_pages_deep_leads_to_the_second_page_and_never_to_the_third(open_page):
    page = three_pages_deep(open_page())
    entries = page.evaluate("history.length")
    page.wait_for_selector("[data-ready]")
    button(page).click()
    page.wait_for_url(AWAY)
    assert page.evaluate("history.length") == entries
    page.go_back()
    assert page.url == SITE + "/two/"
    assert "three: " not in page.content()
    page.go_forward()
    assert page.url == AWAY


def test_back_without_javascript_leads_to_the_page_itself_as_the_words_say(open_page):
    page = three_pages_deep(open_page(javascript=False))
    words = page.locator(".kpact-exit__panel").text_content()
    button(page).click()
    page.wait_for_url(AWAY)
    page.go_back()
    assert page.url == SITE + "/three/"
    assert re.search(r"pages of this site that you opened can still be reached", words, re.I)


@pytest.mark.parametrize(
    "how", [{}, {"modifiers": ["Control"]}, {"modifiers": ["Shift"]}, {"button": "middle"}]
)
def test_no_second_tab_is_ever_opened(open_page, how):
    page = open_page()
    button(page).click(**how)
    page.wait_for_url(AWAY)
    assert len(page.context.pages) == 1


def test_no_second_tab_is_opened_by_a_theme_whose_links_all_open_one(world, open_page):
    world.extra = '<base target="_blank">'
    page = open_page(javascript=False)
    button(page).click()
    page.wait_for_url(AWAY)
    assert len(page.context.pages) == 1


# D4, D6, D7: where it leads, and what it tells


@pytest.mark.parametrize("javascript", [True, False])
def test_the_destination_does_not_learn_where_somebody_came_from(world, open_page, javascript):
    world.headers = {"Referrer-Policy": "unsafe-url"}
    page = open_page(javascript=javascript)
    button(page).click()
    page.wait_for_url(AWAY)
    assert len(world.asked_away()) == 1
    assert "referer" not in world.asked_away()[0].all_headers()


def test_no_query_or_fragment_changes_where_it_leads(world, open_page):
    page = open_page(
        path="/?exit=https://evil.example/&url=https://evil.example/#https://evil.example/"
    )
    press_shift(page, 3)
    page.wait_for_url(AWAY)
    assert [request.url for request in world.asked_away()] == [AWAY]


def test_nothing_is_asked_of_anybody_else_and_nothing_is_stored_before_the_press(world, open_page):
    page = open_page()
    page.mouse.move(1200, 30)
    press_shift(page, 2)
    page.wait_for_timeout(300)
    assert world.asked_away() == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
