"""What the exit button does in a browser, with and without JavaScript; nothing leaves the machine.

The pages are the example site's base template, answered by the test itself, so that each test can
choose headers, stall an answer or put something in the way. While a navigation is under way
DevTools do not answer; so where a test looks at the page it leaves, the destination says "204 No
Content", which ends the navigation and lets the page stand as it is.
"""

import contextlib
import os
import re
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.template import engines
from playwright.sync_api import expect, sync_playwright

from kpact_wagtail.models import SiteSettings

pytestmark = pytest.mark.browser

SITE = "https://site.example"
AWAY = "https://weather.example/today"
SECRET = "A page somebody must not see"
PAGE = (
    """{% extends "base.html" %}{% block title %}Page {{ name }}{% endblock %}
{% block content %}<h1>{{ name }}: """
    + SECRET
    + """</h1>
<p><a class="onward" href="/two/">two</a> <a class="onward" href="/three/">three</a></p>
<p><label>Name <input id="name"></label></p>
{{ extra|safe }}
{% for line in lines %}<p><a href="#l{{ line }}" id="l{{ line }}">Line {{ line }}</a></p>
{% endfor %}{% endblock %}"""
)
CSP = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium")
        )
        yield browser
        browser.close()


class World:
    """The site, the destination and the record of every request."""

    def __init__(self):
        self.settings = SiteSettings(exit_url=AWAY)
        self.language = None
        self.extra = ""
        self.headers = {"Content-Security-Policy": CSP}
        self.requests = []
        self.arrives = True
        self.stalled = None
        self.faults = []

    def html(self, name):
        context = {"name": name, "extra": self.extra, "lines": range(60)}
        return engines["django"].from_string(PAGE).render(context)

    def answer(self, route):
        request, address = route.request, urlsplit(route.request.url)
        self.requests.append(request)
        if f"{address.scheme}://{address.netloc}" != SITE:
            self.answer_away(route)
        elif address.path.startswith("/static/"):
            route.fulfill(path=finders.find(address.path.removeprefix("/static/")))
        else:
            name = address.path.strip("/") or "one"
            headers = {"Content-Type": "text/html; charset=utf-8", **self.headers}
            route.fulfill(body=self.html(name), headers=headers)

    def answer_away(self, route):
        if self.stalled is not None:
            self.stalled.append(route)
        elif self.arrives:
            route.fulfill(body="<h1>Sunny</h1>", content_type="text/html")
        else:
            route.fulfill(status=204)

    def asked_away(self):
        return [request for request in self.requests if not request.url.startswith(SITE)]


@pytest.fixture
def world(monkeypatch):
    world = World()
    monkeypatch.setattr("kpact_wagtail.exit.find_settings", lambda request: world.settings)
    return world


@pytest.fixture
def visit(chromium, world):
    """A function that opens the site in a fresh browser profile: ``visit(javascript=False)``."""
    with contextlib.ExitStack() as stack:

        def open_site(javascript=True, path="/", **options):
            options.setdefault("viewport", {"width": 1280, "height": 800})
            context = chromium.new_context(java_script_enabled=javascript, **options)
            stack.callback(context.close)
            context.route("**/*", world.answer)
            page = context.new_page()
            page.on("console", lambda message: note(world, message))
            page.on("pageerror", lambda error: world.faults.append(str(error)))
            page.goto(SITE + path)
            if javascript:
                page.wait_for_selector("[data-ready]")
            return page

        yield open_site
    assert world.faults == []


def note(world, message):
    if message.type == "error":
        world.faults.append(message.text)


def button(page):
    return page.locator(".kpact-exit__button")


def second_link(page):
    return page.locator(".kpact-exit-skiplink")


def status(page):
    return page.locator(".kpact-exit__status")


def press_shift(page, times=1):
    for _ in range(times):
        page.keyboard.press("Shift")


def spoken(page):
    """Everything in the accessibility tree, as one text."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return " ".join(n.get("name", {}).get("value", "") for n in nodes if not n.get("ignored"))


def seen(page):
    """Every visible text of the page, as one text."""
    return page.evaluate("document.body.innerText")


def hides_the_page(page):
    return SECRET not in spoken(page) and SECRET not in seen(page)


# D1, 1–4: both links lead away, with and without JavaScript


@pytest.mark.parametrize("javascript", [True, False])
def test_the_button_leads_away(visit, javascript):
    page = visit(javascript=javascript)
    button(page).click()
    page.wait_for_url(AWAY)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_second_link_leads_away(visit, javascript):
    page = visit(javascript=javascript)
    second_link(page).focus()
    expect(second_link(page)).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url(AWAY)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_keyboard_reaches_the_button_first_and_the_second_link_after_the_skip_link(
    visit, javascript
):
    page = visit(javascript=javascript)
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.locator(":focus").get_attribute("class"))
    assert reached[0] == "kpact-exit__button"
    assert reached[1] == "kpact-exit__summary"
    assert "skip" in reached[2]
    assert reached[3] == "kpact-exit-skiplink"


def test_the_second_link_is_seen_only_while_it_has_the_focus(visit):
    page = visit()
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
def test_leaving_hides_everything_behind_one_word(world, visit, leave):
    world.arrives = False
    world.extra = '<div style="position:fixed">A banner</div>'
    world.headers = {}
    page = visit()
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


def test_a_destination_that_stalls_for_ten_seconds_shows_nothing_of_the_page(world, visit):
    world.stalled = []
    page = visit()
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


def test_a_page_that_finishes_loading_after_the_press_stays_hidden(world, visit):
    # Its first pageshow comes after the last picture, which may be after the press.
    world.arrives = False
    page = visit()
    leave_by_button(page)
    expect(page.locator("body")).to_have_class("kpact-exit-leaving")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}))")
    assert hides_the_page(page)


def test_a_page_restored_from_memory_is_itself_again(world, visit):
    world.arrives = False
    page = visit()
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


def test_many_presses_ask_for_the_destination_once(world, visit):
    world.arrives = False
    page = visit()
    page.evaluate(
        "for (let i = 0; i < 5; i++) document.querySelector('.kpact-exit__button').click()"
    )
    press_shift(page, 6)
    page.wait_for_timeout(300)
    assert len(world.asked_away()) == 1


# D1, 7–11: Shift three times


def test_shift_three_times_leads_away(visit):
    page = visit()
    press_shift(page, 3)
    page.wait_for_url(AWAY)


def test_presses_of_shift_are_announced_and_lit(world, visit):
    world.arrives = False
    page = visit()
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


def test_the_lights_are_for_the_eye_and_the_announcements_for_the_ear(visit):
    page = visit()
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
def timed(world, visit):
    """The page with a clock the test turns."""
    world.arrives = False
    page = visit()
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


def alt_and_shift(page):
    page.keyboard.down("Alt")
    page.keyboard.down("Shift")
    page.keyboard.up("Shift")
    page.keyboard.up("Alt")


def shift_and_a_click(page):
    page.keyboard.down("Shift")
    page.mouse.click(400, 700)
    page.keyboard.up("Shift")


@pytest.mark.parametrize(
    "gesture",
    [shift_and_a, shift_let_go_before_a, a_key_between, alt_and_shift, shift_and_a_click],
)
def test_shift_as_part_of_something_else_does_not_leave(world, visit, gesture):
    page = visit()
    page.locator("#name").focus()
    for _ in range(4):
        gesture(page)
    page.wait_for_timeout(200)
    assert world.asked_away() == []
    assert SECRET in seen(page)
    press_shift(page, 3)  # and afterwards it still does
    page.wait_for_url(AWAY)


def test_shift_leaves_from_within_a_field_that_keeps_its_keys_to_itself(world, visit):
    page = visit()
    page.evaluate("""() => {
        for (const type of ["keydown", "keyup"])
            document.querySelector("#name").addEventListener(type, (e) => e.stopPropagation());
    }""")
    page.locator("#name").focus()
    press_shift(page, 3)
    page.wait_for_url(AWAY)


def test_the_shortcut_does_nothing_where_the_site_switched_it_off(world, visit):
    world.settings.exit_shortcut = False
    page = visit()
    press_shift(page, 5)
    page.wait_for_timeout(200)
    assert world.asked_away() == []
    button(page).click()
    page.wait_for_url(AWAY)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_words_promise_the_shortcut_only_where_it_works(visit, javascript):
    page = visit(javascript=javascript)
    page.locator(".kpact-exit__summary").click()
    expect(page.locator(".kpact-exit__panel")).to_contain_text(
        "It does not erase your browser history."
    )
    promise = page.get_by_text("Pressing Shift three times does the same.")
    expect(promise).to_be_visible(visible=javascript)


# D1, 12: started once, and without a fault where there is nothing to start


def test_the_script_starts_once(world, visit):
    page = visit()
    page.evaluate("import('/static/kpact_wagtail/exit.js?again')")
    press_shift(page)
    expect(status(page)).to_have_text("Press Shift two more times to leave this site.")
    expect(page.locator(".kpact-exit__veil")).to_have_count(1)


def test_the_script_is_no_fault_on_a_page_without_the_button(world, visit):
    page = visit()
    page.evaluate("document.querySelector('.kpact-exit').remove()")
    assert (
        page.evaluate("import('/static/kpact_wagtail/exit.js?again').then(() => 'fine')") == "fine"
    )


def test_all_words_come_from_the_page(world, visit):
    world.arrives = False
    page = visit()
    words = page.evaluate("({...document.querySelector('.kpact-exit').dataset})")
    source = open(finders.find("kpact_wagtail/exit.js")).read()
    texts = [words[name] for name in ["twoMore", "oneMore", "activated", "timedOut", "leaving"]]
    assert all(texts)
    assert not [text for text in texts if text in source]


# D3: what the history holds afterwards


def three_pages_deep(page):
    page.locator(".onward", has_text="two").click()
    page.wait_for_url(SITE + "/two/")
    page.locator(".onward", has_text="three").click()
    page.wait_for_url(SITE + "/three/")
    return page


def test_back_from_three_pages_deep_leads_to_the_second_page_and_never_to_the_third(visit):
    page = three_pages_deep(visit())
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


def test_back_without_javascript_leads_to_the_page_itself_as_the_words_say(visit):
    page = three_pages_deep(visit(javascript=False))
    words = page.locator(".kpact-exit__panel").text_content()
    button(page).click()
    page.wait_for_url(AWAY)
    page.go_back()
    assert page.url == SITE + "/three/"
    assert re.search(r"pages of this site that you opened can still be reached", words, re.I)


@pytest.mark.parametrize(
    "how", [{}, {"modifiers": ["Control"]}, {"modifiers": ["Shift"]}, {"button": "middle"}]
)
def test_no_second_tab_is_ever_opened(visit, how):
    page = visit()
    button(page).click(**how)
    page.wait_for_url(AWAY)
    assert len(page.context.pages) == 1


def test_no_second_tab_is_opened_by_a_theme_whose_links_all_open_one(world, visit):
    world.extra = '<base target="_blank">'
    page = visit(javascript=False)
    button(page).click()
    page.wait_for_url(AWAY)
    assert len(page.context.pages) == 1


# D4, D6, D7: where it leads, and what it tells


@pytest.mark.parametrize("javascript", [True, False])
def test_the_destination_does_not_learn_where_somebody_came_from(world, visit, javascript):
    world.headers = {"Referrer-Policy": "unsafe-url"}
    page = visit(javascript=javascript)
    button(page).click()
    page.wait_for_url(AWAY)
    assert len(world.asked_away()) == 1
    assert "referer" not in world.asked_away()[0].all_headers()


def test_no_query_or_fragment_changes_where_it_leads(world, visit):
    page = visit(
        path="/?exit=https://evil.example/&url=https://evil.example/#https://evil.example/"
    )
    press_shift(page, 3)
    page.wait_for_url(AWAY)
    assert [request.url for request in world.asked_away()] == [AWAY]


def test_nothing_is_asked_of_anybody_else_and_nothing_is_stored_before_the_press(world, visit):
    page = visit()
    page.mouse.move(1200, 30)
    press_shift(page, 2)
    page.wait_for_timeout(300)
    assert world.asked_away() == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


# D2: never covered, never scrolled away


BANNERS = {
    "none": "",
    "banner below": "inset-inline: 0; bottom: 0; height: 40%",
    "banner above": "inset-inline: 0; top: 0; height: 30%",
    "whole screen": "inset: 0",
}
SIZES = {
    "phone": {"viewport": {"width": 320, "height": 568}},
    "desktop": {"viewport": {"width": 1280, "height": 800}},
    "enlarged to 400 %": {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},
}


def banner(css):
    return (
        f'<div style="position: fixed; z-index: 2147483647; background: #ccc; {css}">Cookies?</div>'
    )


def is_on_top(page):
    """Whether a tap on the middle or near a corner of the button meets the button."""
    return page.evaluate("""() => {
        const b = document.querySelector(".kpact-exit__button");
        const r = b.getBoundingClientRect();
        const meets = (x, y) => b.contains(document.elementFromPoint(x, y));
        return meets(r.x + r.width / 2, r.y + r.height / 2)
            && meets(r.x + 6, r.y + 6) && meets(r.right - 6, r.bottom - 6);
    }""")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("css", BANNERS.values(), ids=BANNERS)
def test_the_button_is_never_covered_and_never_scrolls_away(world, visit, css, size, direction):
    world.extra = banner(css) if css else ""
    world.headers = {}
    page = visit(**SIZES[size])
    page.evaluate("dir => document.documentElement.dir = dir", direction)
    assert is_on_top(page)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert is_on_top(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("size", SIZES)
def test_the_button_is_on_top_in_a_browser_without_a_top_layer_and_without_javascript(
    world, visit, size, direction
):
    world.extra = banner(BANNERS["banner above"]).replace("2147483647", "2147483646")
    world.headers = {}
    page = visit(javascript=False, **SIZES[size])
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
def test_a_theme_cannot_make_it_scroll_away_or_give_it_a_row(world, visit, css):
    world.headers = {}
    world.extra = f"<style>{css}</style>"
    page = visit()
    assert is_on_top(page)
    assert page.evaluate("document.querySelector('main').getBoundingClientRect().top") < 200
    page.evaluate("scrollTo(0, 600)")
    assert page.evaluate("scrollY") > 0
    assert is_on_top(page)


@pytest.mark.parametrize("size", SIZES)
def test_the_button_is_large_enough_for_a_shaking_thumb(visit, size):
    page = visit(**SIZES[size])
    for target in [".kpact-exit__button", ".kpact-exit__summary"]:
        box = page.locator(target).bounding_box()
        assert box["height"] >= 44, target
        assert box["width"] >= 44, target
    assert button(page).bounding_box()["width"] >= 150


@pytest.mark.parametrize("size", SIZES)
def test_the_button_never_hides_what_has_the_focus(visit, size):
    # G2: 2.4.11
    page = visit(**SIZES[size])
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator("#l59").focus()
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        focused = page.locator(":focus").bounding_box()
        assert (
            focused["y"] >= button(page).bounding_box()["y"] + button(page).bounding_box()["height"]
        )


@pytest.mark.parametrize("size", SIZES)
def test_at_the_top_of_a_page_the_button_covers_nothing(visit, size):
    page = visit(**SIZES[size])
    box = button(page).bounding_box()
    main = page.locator("main").bounding_box()
    assert main["y"] >= box["y"] + box["height"]


def test_a_page_is_printed_without_it(visit):
    page = visit()
    page.emulate_media(media="print")
    expect(page.locator(".kpact-exit")).to_be_hidden()
    expect(second_link(page)).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.documentElement).paddingTop") == "0px"


def test_the_empty_part_of_its_strip_lets_taps_through(visit):
    page = visit()
    assert page.evaluate("!document.elementFromPoint(200, 20).closest('.kpact-exit')")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_explanation_opens_and_closes(visit, javascript):
    page = visit(javascript=javascript)
    panel = page.locator(".kpact-exit__panel")
    expect(panel).to_be_hidden()
    page.locator(".kpact-exit__summary").click()
    expect(panel).to_be_in_viewport(ratio=1)
    page.locator(".kpact-exit__summary").press("Escape" if javascript else "Enter")
    expect(panel).to_be_hidden()


@pytest.mark.parametrize("size", SIZES)
def test_the_whole_explanation_can_be_read_at_any_size(visit, size):
    page = visit(**SIZES[size])
    page.locator(".kpact-exit__summary").click()
    last = page.locator(".kpact-exit__panel p").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=0.5)
