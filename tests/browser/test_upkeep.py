"""What needs attention is worked off by keyboard, and reported without JavaScript. # G1, G5"""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.timezone import localdate
from playwright.sync_api import expect
from wagtail.models import Site

from kpact_wagtail.models import Topic
from kpact_wagtail.resources.models import Resource
from kpact_wagtail.upkeep.models import Report
from tests.upkeep.build import form_url, make_due, make_kept, report

from . import axe
from .editor import focused, tab_to
from .measures import faults_of
from .recorder import CONSOLE
from .test_admin_screens import faults_in
from .visits import DESKTOP, PHONE

What = Report.What
both_widths = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture(scope="module")
def records(site):
    """A list as it looks on a Monday."""
    Topic.objects.get_or_create(name="Night", slug="night", locale=site.home.locale)
    yesterday = localdate() - timedelta(days=1)
    line = make_due("Night line", days=300, verified_on=localdate(), verified_by="Bo")
    house = make_due("Open house", days=12)
    make_kept("Legal advice", alert="No calls this week", alert_until=yesterday)
    report(line, What.UNSAFE, "The door man asked for my passport and kept it.", "bea@example.org")
    report(line, What.HOURS, "Open until nine now, not ten.")
    report(house, What.GONE, "")
    return {"line": line, "house": house}


@pytest.fixture
def boss(site):
    return get_user_model().objects.get_or_create(
        username="boss", defaults={"is_superuser": True, "is_active": True}
    )[0]


@both_widths
@both_schemes
def test_the_report_has_no_fault(visit, boss, records, viewport, scheme):
    url = reverse("kpact_needs_attention")
    seat = visit(url, user=boss, viewport=viewport, scheme=scheme)
    assert seat.response.status == 200
    assert faults_in(seat.page) == []


@both_widths
def test_the_settings_have_no_fault(visit, boss, records, viewport):
    place = ["kpact_upkeep", "upkeepsettings", Site.objects.get().pk]
    seat = visit(reverse("wagtailsettings:edit", args=place), user=boss, viewport=viewport)
    assert seat.response.status == 200
    assert faults_in(seat.page) == []


@both_widths
@both_schemes
@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
def test_the_form_has_no_fault(visit, records, viewport, scheme, javascript):
    url = form_url(records["house"])
    page = visit(url, viewport=viewport, scheme=scheme, javascript=javascript).page
    assert faults_of(page) == []
    if javascript:
        assert [str(found) for found in axe.violations(page)] == []


def tick_and_press(page, title, button, at_most=60):
    """Tick the box of an entry, go back to the buttons above the list and press one."""
    tab_to(page, "checkbox", f"Choose {title}")
    page.keyboard.press("Space")
    for _ in range(at_most):
        page.keyboard.press("Shift+Tab")
        if focused(page) == ("button", button):
            return page.keyboard.press("Enter")
    raise AssertionError(f"Shift+Tab never reached “{button}”.")


def test_somebody_verifies_an_entry_with_the_keyboard_alone(visit, boss, records):
    page = visit(reverse("kpact_needs_attention"), user=boss, viewport=DESKTOP).page
    tab_to(page, "checkbox", "Choose Open house")
    page.keyboard.press("Enter")  # must verify nothing: nobody has said what to do
    expect(page.locator(".messages .warning")).to_contain_text("press one of the buttons")
    assert Resource.objects.get(pk=records["house"].pk).verified_on is None
    tick_and_press(page, "Open house", "Verified today")
    expect(page.locator(".messages .success")).to_contain_text("Verified today: Open house.")
    assert Resource.objects.get(pk=records["house"].pk).verified_on == localdate()
    tick_and_press(page, "Open house", "Done with the reports")  # they are still open
    expect(page.locator(".messages .success")).to_contain_text("Done with the reports about")
    expect(page.get_by_role("checkbox", name="Choose Open house")).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
def test_a_visitor_reports_a_mistake(visit, records, javascript):
    Report.objects.filter(what=What.CONTACT).delete()
    seat = visit(form_url(records["house"]), javascript=javascript)
    page = seat.page
    page.get_by_label("A number or an address is wrong").check()
    page.get_by_label("What should it say").fill(f"312 555 0100 {javascript}")
    page.wait_for_timeout(3200)  # faster than anybody reads is asked again
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert faults_of(page) == []
    assert Report.objects.filter(what=What.CONTACT).count() == 1
    assert seat.context.cookies() == []


def test_a_mistake_in_the_form_is_found_by_keyboard(visit, records):
    page = visit(form_url(records["house"])).expect(CONSOLE).page
    page.get_by_label("Something else").check()
    page.wait_for_timeout(3200)
    page.get_by_role("button", name="Send").click()
    alert = page.get_by_role("alert", name="Not sent yet")
    expect(alert).to_be_focused()
    assert [str(found) for found in axe.violations(page)] == []
    tab_to(page, "link", "Say what is wrong.")
    page.keyboard.press("Enter")
    expect(page.get_by_label("What should it say")).to_be_focused()
