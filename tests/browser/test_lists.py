"""Joining a list, leaving it and being erased, as people meet it in a browser."""

import pytest
import requests
from django.db import OperationalError

from kpact_wagtail.guard.stamps import OWN_STAMP_AGE
from kpact_wagtail.mailing_list import actions
from kpact_wagtail.mailing_list.models import Subscriber, Subscription

from . import axe, recorder
from .joining import PREFERENCES, SUBSCRIBE, Person, build_list_site, new_address, rows
from .measures import faults_of, sideways, small_targets
from .middleware import one_at_a_time
from .visits import DESKTOP, PHONE

THUMB = 44  # CSS px
SCANNER_WAITS = 10  # seconds
ELSEWHERE = "http://elsewhere.example"


@pytest.fixture(scope="module")
def lists(db, server):
    return build_list_site(server)


@pytest.fixture(autouse=True)
def no_hurry(monkeypatch, request):
    """Tests fill in forms faster than people; test_guard_stamp.py holds that programs may not."""
    monkeypatch.setattr("kpact_wagtail.guard.stamps.OWN_STAMP_AGE", range(0, OWN_STAMP_AGE.stop))


def states(person):
    with one_at_a_time:
        found = Subscriber.objects.all()
        mine = [each.pk for each in found if each.address() == person.address]
        rows = Subscription.objects.filter(subscriber__in=mine).order_by("mailing_list__order")
        return list(rows.values_list("state", flat=True))


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def send(page, address):
    page.get_by_label("E-mail address").fill(address)
    page.locator("form.kpact-signup button[type=submit]").click()
    page.wait_for_load_state()


def send_unchecked(page, address):
    """As a browser does that does not look at what was typed."""
    page.locator("form.kpact-signup").evaluate("form => { form.noValidate = true }")
    send(page, address)


# The states of every page, each a function that leads there


def page_with_the_form(visit, lists):
    visit.go(lists.page)


def one_list(visit, lists):
    visit.go(lists.one_list)


def several_lists(visit, lists):
    visit.go(lists.several_lists)


def one_list_with_an_error(visit, lists):
    visit.go(lists.one_list)
    send_unchecked(visit.page, "ana@exam ple")


def several_lists_with_errors(visit, lists):
    visit.go(lists.several_lists)
    send_unchecked(visit.page, "ana@exam ple")


def a_form_from_elsewhere(visit, lists):
    foreign = f"""<form method="post" action="{visit.server}{SUBSCRIBE}">
        <input name="email" value="{new_address()}"><button>Send</button></form>"""
    visit.expect(recorder.FOREIGN).context.route(
        f"{ELSEWHERE}/**", lambda route: route.fulfill(content_type="text/html", body=foreign)
    )
    visit.page.goto(f"{ELSEWHERE}/")
    press(visit.page, "Send")


def try_again(visit, lists):
    visit.go(lists.one_list)
    send(visit.page, new_address())


def sent(visit, lists):
    visit.go("/kpact/lists/sent/en/")


def link(name):
    def go(visit, lists):
        visit.go(lists.person().link(name))

    return go


def pressed(name, button):
    def go(visit, lists):
        visit.go(lists.person().link(name))
        press(visit.page, button)

    return go


def in_preferences(button=None):
    def go(visit, lists):
        open_preferences(visit, confirmed(visit, lists))
        if button:
            press(visit.page, button)

    return go


def confirmed(visit, lists):
    person = lists.person()
    visit.go(person.link("confirm"))
    press(visit.page, "Yes, it was me")
    return person


def open_preferences(visit, person):
    visit.go(PREFERENCES)
    send(visit.page, person.address)
    visit.go(person.link("preferences"))


def leave(visit, lists):
    visit.go(confirmed(visit, lists).link("leave"))


def left(visit, lists):
    leave(visit, lists)
    press(visit.page, "Leave")


def gone(visit, lists):
    visit.go("/kpact/lists/confirm/a-link-that-never-was/")


def asking_for_preferences(visit, lists):
    visit.go(PREFERENCES)


def preferences_with_an_error(visit, lists):
    visit.go(PREFERENCES)
    send_unchecked(visit.page, "ana")


def on_no_list(visit, lists):
    person = confirmed(visit, lists)
    open_preferences(visit, person)
    press(visit.page, "Leave everything")
    visit.go(person.link("preferences"))


#: How to come to each page, and the heading that shows one is there.
PAGES = {
    "page with the form": (page_with_the_form, "A page of the type advocacy page"),
    "one list": (one_list, "Letters"),
    "one list, error": (one_list_with_an_error, "Letters"),
    "several lists": (several_lists, "Get mail from us"),
    "several lists, errors": (several_lists_with_errors, "Get mail from us"),
    "refused": (a_form_from_elsewhere, "This form came from another site"),
    "retry": (try_again, "Please try again in a few minutes"),
    "sent": (sent, "Look into your mail"),
    "confirm": (link("confirm"), "Was this you?"),
    "confirmed": (pressed("confirm", "Yes, it was me"), "Thank you"),
    "stop": (link("stop"), "Never mail this address again?"),
    "stopped": (pressed("stop", "Never mail me again"), "We will not mail you again"),
    "leave": (leave, "No more of these mails?"),
    "left": (left, "You have left"),
    "gone": (gone, "This link no longer works"),
    "asking for preferences": (asking_for_preferences, "Change or end what you get"),
    "asking, error": (preferences_with_an_error, "Change or end what you get"),
    "preferences": (in_preferences(), "What you get"),
    "saved": (in_preferences("Save"), "What you get"),
    "erase": (in_preferences("Erase me"), "Erase everything we know about you?"),
    "on no list": (on_no_list, "What you get"),
}
#: Answers other than 200 on purpose.
STATUS = {"one list, error": 422, "several lists, errors": 422, "asking, error": 422}
STATUS |= {"refused": 403, "retry": 503, "gone": 404}


def break_the_database(monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(actions, "request_to_join", fail)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_fit_for_visitors(visit, lists, name, monkeypatch):
    # A13, D6, D7, F1, G1, G2
    way, heading = PAGES[name]
    if name == "retry":
        break_the_database(monkeypatch)
    opened = visit()
    if name in STATUS:
        opened.expect(recorder.CONSOLE)  # Chromium's note of a status from 400 on
    statuses = []
    opened.context.on("response", lambda response: statuses.append(response.status))
    way(opened, lists)
    page = opened.page
    assert page.locator("h1").all_inner_texts() == [heading]
    if name in STATUS:
        assert STATUS[name] in statuses
    for scheme, viewport in [("light", PHONE), ("dark", DESKTOP)]:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(viewport)
        assert faults_of(page) == [], scheme
        assert small_targets(page, THUMB) == [] or name == "page with the form", scheme
        assert [str(found) for found in axe.violations(page)] == [], scheme


def test_every_state_of_a_page_was_looked_at():
    from pathlib import Path

    import kpact_wagtail

    folder = Path(kpact_wagtail.__file__).parent / "templates/kpact_wagtail/lists"
    pages = {path.stem for path in folder.glob("*.html") if "bare.html" in path.read_text()}
    renamed = {
        "one list": "subscribe",
        "asking for preferences": "ask_preferences",
        "walk": "erased",
    }
    assert pages <= {renamed.get(name, name) for name in [*PAGES, "walk"]}


def test_colours_chosen_by_the_visitor_and_paper(visit, lists):
    page = visit(lists.several_lists, forced_colors="active").page
    assert [*sideways(page), *small_targets(page, THUMB)] == []
    page = visit(lists.page).page
    page.emulate_media(media="print")
    assert not page.get_by_label("E-mail address").is_visible()
    assert page.get_by_text("We never share who is on this list.").is_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_errors_take_the_focus_and_lead_to_their_fields(visit, lists, javascript):
    # G3
    opened = visit(lists.several_lists, javascript=javascript).expect(recorder.CONSOLE)
    page = opened.page
    send_unchecked(page, "ana@exam ple")
    assert page.title().startswith("Error:")
    assert focused(page, "className") == "kpact-errors"
    field = page.get_by_label("E-mail address")
    assert field.input_value() == "ana@exam ple"
    page.get_by_role("link", name="name@example.org").click()
    assert focused(page, "id") == field.get_attribute("id")
    page.get_by_role("link", name="Choose what you want to get.").click()
    assert page.url.endswith(f"#{page.locator('fieldset').get_attribute('id')}")


def focused(page, name):
    return page.evaluate(f"() => document.activeElement.{name}")


def test_the_keyboard_is_enough_and_shows_where_it_is(visit, lists):
    # G2: 2.1.1, 2.4.7
    page = visit(lists.several_lists).page
    page.locator("h1").click()
    person, ticked, seen = Person(new_address()), 0, []
    while focused(page, "type") != "submit":
        page.keyboard.press("Tab")
        seen.append(focused(page, "name"))
        assert page.evaluate(RING), seen
        if focused(page, "type") == "checkbox":
            page.keyboard.press("Space")
            ticked += 1
        if focused(page, "type") == "email":
            page.keyboard.type(person.address)
    page.keyboard.press("Enter")
    page.wait_for_url("**/sent/en/")
    assert seen == ["wording", "wording", "name", "email", ""]
    assert states(person) == ["pending"] * ticked == ["pending", "pending"]


RING = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""


def test_from_the_form_to_erased_without_javascript(visit, lists):
    # A11
    walk = visit(lists.page, javascript=False)
    page, person = walk.page, Person(new_address())
    send(page, person.address)
    assert page.locator("h1").inner_text() == "Look into your mail"
    assert states(person) == ["pending"]
    walk.go(person.link("confirm"))
    assert states(person) == ["pending"]
    press(page, "Yes, it was me")
    assert states(person) == ["confirmed"]
    open_preferences(walk, person)
    page.get_by_label("Post from the office").uncheck()
    press(page, "Save")
    assert states(person) == ["unsubscribed"]
    press(page, "Erase me")
    press(page, "Erase me")
    assert page.locator("h1").inner_text() == "You have been erased"
    assert states(person) == []
    with one_at_a_time:
        assert person.address not in [each.address() for each in Subscriber.objects.all()]
    number = len(person.mails)
    assert number == len(person.mails) == 3  # confirm, welcome, link; none about erasing
    assert axe_without_javascript(walk) == []


def axe_without_javascript(walk):
    return [*faults_of(walk.page), *small_targets(walk.page, THUMB)]


def test_leaving_takes_one_press(visit, lists):
    walk = visit()
    person = confirmed(walk, lists)
    walk.go(person.link("leave"))
    press(walk.page, "Leave")
    assert states(person) == ["unsubscribed", "awaiting"]


def test_scanners_change_nothing(visit, lists, server):
    # A1
    opened = visit()
    person = confirmed(opened, lists)
    open_preferences(opened, person)
    waiting = lists.person()
    paths = [waiting.link(name) for name in ["confirm", "stop"]]
    paths += [person.link(name) for name in ["leave", "preferences"]]
    before = rows()
    for path in paths:
        for method in ["get", "head", "options"]:
            answer = requests.request(method, server + path, timeout=30)
            assert answer.status_code == (405 if method == "options" else 200), (method, path)
    tabs = [opened.context.new_page() for _ in paths]
    for tab, path in zip(tabs, paths, strict=True):
        tab.goto(server + path)
    tabs[0].wait_for_timeout(SCANNER_WAITS * 1000)
    assert [tab.locator("form button").count() > 0 for tab in tabs] == [True] * len(tabs)
    assert rows() == before


def test_a_cached_copy_signs_up_in_another_browser(visit, lists, server):
    # A10
    copy = requests.get(server + lists.page.get_url(), timeout=30).text
    other, person = visit(), Person(new_address())
    other.context.route(
        f"{server}{lists.page.get_url()}",
        lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=copy),
    )
    other.go(lists.page)
    send(other.page, person.address)
    assert other.page.url.endswith("/sent/en/")
    assert states(person) == ["pending"]
    other.go(person.link("confirm"))
    press(other.page, "Yes, it was me")
    assert states(person) == ["confirmed"]


MAILS = {"confirm": 0, "welcome": 1, "preferences": -1}


@pytest.mark.parametrize("name", MAILS)
def test_a_mail_is_fit_to_be_read(visit, lists, name):
    # G4
    opened = visit()
    person = confirmed(opened, lists)
    if name == "preferences":
        open_preferences(opened, person)
    letter = person.mails[MAILS[name]]
    [(html, kind)] = letter.alternatives
    assert kind == "text/html"
    page = visit().page
    page.set_content(html)
    assert page.locator("h1").count() == 1
    assert page.locator("img, script, link, iframe").count() == 0
    assert page.locator(".button").count() <= 1
    assert words(page.locator("main").inner_text()) <= words(letter.body)
    for scheme, viewport in [("light", PHONE), ("dark", DESKTOP)]:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(viewport)
        assert faults_of(page) == [], scheme
        assert [str(found) for found in axe.violations(page)] == [], scheme


@pytest.mark.parametrize("mode", ["phone", "form"])
def test_what_an_editor_sees_before_anybody_else(visit, lists, server, mode):
    # G5; the mails have a test of their own
    lists.letters.sender_name = "Letters of the Row"  # as the public name: there is a warning
    opened, address = visit(), f"{server}/preview/"
    html = lists.letters.make_preview_request(preview_mode=mode).rendered_content
    opened.context.route(address, lambda route: route.fulfill(content_type="text/html", body=html))
    page = opened.go("/preview/").page
    assert ("Letters of the Row" in page.locator("main").inner_text()) == (mode == "phone")
    assert (page.get_by_text("Choose harmless words.").count() == 1) == (mode == "phone")
    for scheme in ["light", "dark"]:
        page.emulate_media(color_scheme=scheme)
        assert faults_of(page) == [], scheme
        assert [str(found) for found in axe.violations(page)] == [], scheme


def words(text):
    return {word.strip(".,:?") for word in text.split()}
