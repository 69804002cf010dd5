"""The exit button on a whole site: on every address, and three pages deep in its real history."""

import pytest

from kpact_wagtail.conf import DEFAULTS

from ..recorder import CONSOLE, FOREIGN
from .pages import SIZES, button, is_on_top, press_shift

AWAY = DEFAULTS["EXIT_URL"]


@pytest.mark.parametrize("size", SIZES)
def test_it_is_on_top_on_every_address_and_on_pages_that_do_not_exist(visit, site, size):
    # D1, D2
    walk = visit(**SIZES[size])
    for path in [*site.addresses().values(), "/nowhere/"]:
        walk.expect(CONSOLE)  # the 404 of /nowhere/
        page = walk.go(path).page
        assert is_on_top(page), path
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        assert is_on_top(page), path
        assert button(page).get_attribute("href") == AWAY


@pytest.mark.parametrize("javascript", [True, False])
def test_back_from_three_pages_deep_on_the_site(visit, site, javascript):
    # D3
    first, second, third = list(site.addresses().values())[:3]
    walk = visit(first, javascript=javascript).expect(FOREIGN)
    walk.go(second).go(third)
    if javascript:
        walk.page.wait_for_selector("[data-ready]")
        press_shift(walk.page, 3)
    else:
        button(walk.page).click()
    walk.page.wait_for_url(AWAY)
    walk.page.go_back()
    assert walk.page.url.removeprefix(walk.server) == (second if javascript else third)


def test_nothing_is_asked_of_the_destination_before_the_press(visit, site):
    # D6
    walk = visit(next(iter(site.addresses().values())))
    walk.page.wait_for_load_state("networkidle")
    assert AWAY in walk.page.content()
    assert walk.seen.of_kind(FOREIGN) == []
