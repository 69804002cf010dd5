"""The screens about people are fit for a keyboard and a screen reader, on a desk and on a phone. # G1, G5"""

from collections import defaultdict

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from playwright.sync_api import expect

from kpact_wagtail.mailing_list.models import ConsentEvent, Subscriber, Subscription
from kpact_wagtail.outbox.models import Message, Suppression
from kpact_wagtail.outbox.suppression import suppress
from tests.lists import make_list
from tests.people import CANARY, ask_to_join, make_records

from .editor import tab_to
from .test_admin_screens import faults_in
from .visits import DESKTOP, PHONE

State = Subscription.State


@pytest.fixture(scope="module")
def records(site):
    """Everything that has a screen, and enough of it to look at."""
    made = make_records()
    letters = made[Subscription].mailing_list
    suppress("wish@example.org", Suppression.Reason.DO_NOT_MAIL)
    made["wish"] = Suppression.objects.get(reason=Suppression.Reason.DO_NOT_MAIL)
    dates = make_list("Dates in the neighbourhood")
    states = [State.CONFIRMED] * 9 + [State.PENDING] * 3 + [State.UNSUBSCRIBED] * 2
    for number, state in enumerate(states):
        ask_to_join(letters, f"reader{number}@example.org", state=state)
        if number < 4:
            ask_to_join(dates, f"reader{number}@example.org", state=state)
    ask_to_join(letters, "yusra@mail.example", state=State.AWAITING)
    return made


@pytest.fixture
def boss(site):
    return get_user_model().objects.get_or_create(
        username="boss", defaults={"is_superuser": True, "is_active": True}
    )[0]


def address_of(place, screen="index", *args):
    return reverse(f"kpact_{place}_modeladmin_{screen}", args=args)


def screens(records):
    """Every screen that GET shows, by a name."""
    person, wish = records[Subscriber].pk or 0, records["wish"].pk or 0
    about = {model: records[model].pk or 0 for model in (Subscription, ConsentEvent, Message)}
    return {
        "people": address_of("people"),
        "person": address_of("people", "inspect", person),
        "find": address_of("people", "find"),
        "stop": address_of("people", "stop", person),
        "erase": address_of("people", "erase", person),
        "subscriptions": address_of("subscriptions"),
        "subscription": address_of("subscriptions", "inspect", about[Subscription]),
        "take off": address_of("subscriptions", "take-off", about[Subscription]),
        "nothing fits": address_of("subscriptions") + "?state=suppressed",
        "consent log": address_of("consent"),
        "consent event": address_of("consent", "inspect", about[ConsentEvent]),
        "suppressions": address_of("suppressions"),
        "suppression": address_of("suppressions", "inspect", wish),
        "suppress": address_of("suppressions", "add"),
        "remove": address_of("suppressions", "remove", wish),
        "outbox": address_of("outbox"),
        "message": address_of("outbox", "inspect", about[Message]),
        "numbers": reverse("kpact_numbers"),
    }


NAMES = list(screens(defaultdict(Subscriber)))


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("name", NAMES)
def test_a_screen_has_no_fault(visit, boss, records, name, viewport):
    seat = visit(screens(records)[name], user=boss, viewport=viewport)
    assert seat.response.status == 200
    assert faults_in(seat.page) == []


@pytest.mark.parametrize("name", ["subscriptions", "numbers", "message"])
def test_a_screen_has_no_fault_in_the_dark(visit, boss, records, name):
    seat = visit(screens(records)[name], user=boss, viewport=DESKTOP, scheme="dark")
    assert faults_in(seat.page) == []


def test_what_was_typed_wrong_is_said_without_a_fault(visit, boss, records):
    seat = visit(screens(records)["find"], user=boss, viewport=PHONE)
    seat.page.get_by_label("E-mail address").fill("nobody@example.org")
    seat.page.get_by_role("button", name="Find").click()
    expect(seat.page.get_by_role("alert")).to_have_text("Nothing was found for this address.")
    assert "nobody" not in seat.page.url
    assert faults_in(seat.page) == []


def test_the_page_with_an_address_on_it_has_no_fault(visit, boss, records):
    seat = visit(screens(records)["person"], user=boss, viewport=PHONE)
    seat.page.get_by_role("button", name="Show address").click()
    expect(seat.page.get_by_text(CANARY)).to_be_visible()
    assert faults_in(seat.page) == []


def test_somebody_is_approved_with_the_keyboard_alone(visit, boss, records):
    seat = visit(f"{address_of('subscriptions')}?state=awaiting", user=boss, viewport=DESKTOP)
    page = seat.page
    tab_to(page, "checkbox", "Choose y…@m….example, Letters")
    page.keyboard.press("Enter")  # must not approve whoever stands first
    expect(page.locator(".messages .warning")).to_contain_text("Tick somebody")
    assert Subscription.objects.filter(state=State.AWAITING).count() == 2
    tab_to(page, "button", "Approve y…@m….example, Letters")
    page.keyboard.press("Enter")
    expect(page.locator(".messages .success")).to_contain_text("Approved")
    assert Subscription.objects.filter(state=State.AWAITING).count() == 1
    assert "y…@m….example" not in page.get_by_role("main").inner_text()
