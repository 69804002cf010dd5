"""A visitor asks how to get into a group; a keeper writes it down by keyboard alone. # G1, G2, A11, A13"""

import pytest
from playwright.sync_api import expect

from kpact_wagtail.support_groups.access import Details, open_details
from kpact_wagtail.support_groups.models import GroupAccess
from tests.people import make_user
from tests.support_groups.access import DETAILS, RELEASE, add_access, may, screen, url_of
from tests.support_groups.build import add_group

from . import axe
from .editor import focused, tab_to
from .measures import faults_of, sideways, small_targets
from .middleware import one_at_a_time
from .recorder import CONSOLE
from .test_admin_screens import faults_in
from .visits import DESKTOP, PHONE

BUTTON = "Show how to take part"
THUMB = 44  # CSS px
both_widths = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture(scope="module")
def group(site):
    group = add_group(site.home, title="Tuesday Circle", slug="tuesday-circle")
    row = add_access(group, label="Tuesdays, online", renew_every_months=3)
    GroupAccess.objects.filter(pk=row.pk).update(renewed_on="2020-01-01")
    add_access(group, Details(address="14 Lane", note="Ring"), RELEASE.APPROVED, label="Fridays")
    return group


@pytest.fixture(scope="module")
def keeper(site):
    return make_user("kim", may("view", "add", "change", "delete"))


def press(seat):
    seat.page.get_by_role("button", name=BUTTON).click()
    seat.page.wait_for_load_state()
    return seat.page


# Visitors


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
def test_one_press_on_the_page_of_the_group_shows_what_is_needed(visit, group, javascript):  # A11
    seat = visit(group, javascript=javascript)
    assert "canarylink" not in seat.page.content()
    page = press(seat)
    assert page.url.endswith(url_of(group))  # and nothing of it in the address
    assert page.title() == "How to take part"
    link = page.get_by_role("link", name=DETAILS.link)
    assert (link.get_attribute("href"), link.get_attribute("rel")) == (DETAILS.link, "noreferrer")
    assert page.get_by_role("link", name="+1 312 555 0187").get_attribute("href") == (
        "tel:+13125550187"
    )
    expect(page.get_by_text(DETAILS.passcode)).to_be_visible()
    expect(page.get_by_text("Please do not pass this on.")).to_be_visible()
    assert "14 Lane" not in page.content()


def test_going_away_and_back_shows_nothing_any_more(visit, group):  # A13
    seat = visit(group)
    page = press(seat)
    page.goto(seat.server + group.get_url())
    response = seat.go(url_of(group)).response
    assert response.status == 200
    assert "canarylink" not in page.content()


@both_widths
@both_schemes
@pytest.mark.parametrize("shown", ["button", "details", "nothing"])
def test_the_private_page_has_no_fault(visit, group, viewport, scheme, shown):
    seat = visit(viewport=viewport, scheme=scheme)
    url = url_of(group)
    if shown == "nothing":
        seat.expect(CONSOLE).go(url.replace(group.translation_key.hex, "0" * 32))
    else:
        seat.go(url)
    page = press(seat) if shown == "details" else seat.page
    assert faults_of(page) == []
    assert [str(found) for found in axe.violations(page)] == []
    assert sideways(page) == []
    assert small_targets(page, THUMB) == []


@both_widths
def test_the_page_of_the_group_has_no_fault_with_the_button(visit, group, viewport):
    page = visit(group, viewport=viewport).page
    expect(page.get_by_role("button", name=BUTTON)).to_be_visible()
    assert [str(found) for found in axe.violations(page)] == []


# Keepers


def screens():
    row = GroupAccess.objects.get(label="Tuesdays, online")
    names = ["edit", "delete", "history"]
    return [screen("index"), screen("add"), *(screen(name, row.pk) for name in names)]


@both_widths
def test_the_screens_have_no_fault(visit, group, keeper, viewport):
    for url in screens():
        seat = visit(url, user=keeper, viewport=viewport)
        assert seat.response.status == 200
        assert faults_in(seat.page) == [], url


def test_the_list_has_no_fault_in_the_dark(visit, group, keeper):
    assert faults_in(visit(screen("index"), user=keeper, scheme="dark").page) == []


def test_the_form_says_what_is_wrong_without_a_fault(visit, group, keeper):
    page = visit(screen("add"), user=keeper, viewport=DESKTOP).page
    page.get_by_label("Link").fill("no link")
    page.get_by_role("button", name="Create").click()
    expect(page.get_by_text("Enter the web address alone")).to_be_visible()
    expect(page.get_by_label("Link")).to_have_value("no link")
    assert "no link" not in page.locator(".messages").inner_text()
    assert faults_in(page) == []


def test_access_details_are_written_down_with_the_keyboard_alone(visit, site, keeper):
    with one_at_a_time:
        group = add_group(site.home, title="Night Circle", slug="night-circle")
    seat = visit(screen("index"), user=keeper, viewport=DESKTOP)
    page = seat.page
    tab_to(page, "link", "Add access details")
    page.keyboard.press("Enter")
    page.wait_for_url("**/new/")
    tab_to(page, "combobox", "Group*")
    page.keyboard.type("Night")
    for name, text in [
        ("Which meetings", "Nights"),
        ("Link", "https://meet.example.org/night"),
        ("Meeting ID", "841 000 111"),
        ("Passcode", "lantern"),
        ("By phone", "+1 312 555 0142"),
        ("Note", "Say the word"),
    ]:
        tab_to(page, "textbox", name)
        page.keyboard.type(text)
        if name == "Which meetings":
            tab_to(page, "combobox", "Who is shown this*")
            page.keyboard.type("Whoever")
    tab_to(page, "button", "Create")
    assert focused(page) == ("button", "Create")
    page.keyboard.press("Enter")
    expect(page.locator(".messages .success")).to_contain_text("The access details are saved.")
    with one_at_a_time:
        row = GroupAccess.objects.get(group=group.translation_key)
        assert (row.label, row.release) == ("Nights", RELEASE.ANYONE)
        assert open_details(row) == Details(
            link="https://meet.example.org/night",
            meeting_id="841 000 111",
            passcode="lantern",
            dial_in="+1 312 555 0142",
            note="Say the word",
        )
    seat.finish()
    page = press(visit(group))
    expect(page.get_by_text("lantern", exact=True)).to_be_visible()
