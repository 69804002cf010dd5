"""An editor makes a helpline and places it, by keyboard alone; a visitor finds its number."""

import re

import pytest
from playwright.sync_api import expect
from wagtail.models import Locale

from kpact_wagtail.resources.models import Resource

from .editor import PageEditor, focused, tab_to
from .middleware import one_at_a_time
from .test_admin_screens import faults_in
from .visits import DESKTOP

ADD = "/admin/snippets/kpact_resources/resource/add/"
CONTACTS = [
    ("Call", "312 555 0100", "United States"),
    ("Text message", "+1 312 555 0101", ""),
    ("Chat", "chat.example.org", ""),
    ("E-mail", "night@example.org", ""),
    ("TTY", "+1 312 555 0102", ""),
]


@pytest.fixture
def form(visit, site, settings):
    """The form of a new resource, before a moderator; nothing is saved unless asked."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    seat = visit(user=site.moderator, viewport=DESKTOP)
    seat.signed_in = True
    seat.go(ADD)
    expect(seat.page.locator("[name=kind]")).to_be_visible()
    seat.page.wait_for_function("document.querySelector('[data-contentpath=contacts] button')")
    return seat.page


def choose(page, option):
    """Choose in a list with the keyboard, by typing the beginning of an option."""
    page.keyboard.type(option)
    chosen = page.evaluate("document.activeElement.selectedOptions[0].textContent.trim()")
    assert chosen.startswith(option)


def open_panel(page, heading):
    tab_to(page, "link", heading)
    page.keyboard.press("Tab")
    assert focused(page) == ("button", "Toggle section")
    page.keyboard.press("Enter")


def add_block(page):
    tab_to(page, "button", "Insert a block")
    page.keyboard.press("Enter")


def add_contact(page, number, method, value, country):
    add_block(page)
    expect(page.locator(f"[name=contacts-{number}-value-method]")).to_be_focused()
    assert focused(page) == ("combobox", "How*")
    choose(page, method)
    tab_to(page, "textbox", "Number or address", at_most=1)
    page.keyboard.type(value)
    tab_to(page, "combobox", "Country", at_most=1)
    if country:
        choose(page, country)
    tab_to(page, "textbox", "Note", at_most=2)


def publish(page):
    tab_to(page, "button", "More actions")
    page.keyboard.press("Enter")
    tab_to(page, "button", "Publish", at_most=4)
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def test_an_editor_makes_a_helpline_with_the_keyboard_alone(form):  # G2: 2.1.1, 4.1.2
    form.locator("[name=kind]").focus()
    assert focused(form) == ("combobox", "Kind*")
    choose(form, "Helpline")
    tab_to(form, "textbox", "Title*")
    form.keyboard.type("Line made by keyboard")
    open_panel(form, "Contacts")
    for number, contact in enumerate(CONTACTS):
        add_contact(form, number, *contact)
    open_panel(form, "Hours")
    add_block(form)
    expect(form.locator("[name=hours-0-type]")).to_have_count(1)
    expect(form.get_by_role("checkbox", name="Monday", exact=True)).to_be_focused()
    assert focused(form) == ("checkbox", "Monday")
    form.keyboard.press("Space")
    tab_to(form, "textbox", "Opens*")
    form.keyboard.type("18:00")
    form.keyboard.press("Escape")
    tab_to(form, "textbox", "Closes*")
    form.keyboard.type("02:00")
    form.keyboard.press("Escape")
    tab_to(form, "checkbox", "Closes on the next day")
    form.keyboard.press("Space")
    tab_to(form, "combobox", "Time zone")
    choose(form, "America/Chicago")
    publish(form)
    expect(form.locator(".messages .success")).to_be_visible()

    with one_at_a_time:
        made = Resource.objects.get(title="Line made by keyboard")
        assert made.live
        assert [contact.href for contact in made.contact_list] == [
            "tel:+13125550100",
            "sms:+13125550101",
            "https://chat.example.org",
            "mailto:night@example.org",
            "tel:+13125550102",
        ]
        assert made.week.in_words() == ["Monday, 6 p.m. until 2 a.m. the next day"]


def test_a_mistake_opens_its_folded_panel_and_stands_beside_its_field(form):
    form.locator("[name=title]").fill("A line with a mistake")
    open_panel(form, "Contacts")
    add_contact(form, 0, "Call", "call us", "United States")
    publish(form)
    message = form.get_by_text("Enter a phone number, such as +1 312 555 0100.")
    expect(message).to_be_visible()
    expect(form.locator("[name=contacts-0-value-value]")).to_have_value("call us")
    expect(form.locator("[name=title]")).to_have_value("A line with a mistake")


def test_panels_for_other_kinds_step_aside_unless_something_is_in_them(form):
    reference = form.locator("#panel-reference-section")
    callers = form.locator("#panel-safety_of_callers-section")
    expect(reference).to_be_hidden()
    form.locator("[name=kind]").select_option("publication")
    expect(reference).to_be_visible()
    expect(callers).to_be_hidden()
    form.locator("[name=kind]").select_option("organization")
    expect(callers).to_be_visible()
    form.locator("#panel-safety_of_callers-section [data-panel-toggle]").click()
    form.locator("[name=safe_calling]").fill("Delete the call.")
    form.locator("[name=kind]").select_option("publication")
    expect(callers).to_be_visible()


def test_the_form_has_no_fault_that_axe_finds(form):  # G1
    form.evaluate(
        "document.querySelectorAll('[data-panel-toggle][aria-expanded=false]').forEach((b) => b.click())"
    )
    assert not faults_in(form)


def test_a_number_corrected_in_english_is_right_in_spanish(visit, site, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    line = site.helpline
    with one_at_a_time:
        line.copy_for_translation(Locale.objects.get(language_code="es")).save()
    seat = visit(user=site.moderator, viewport=DESKTOP)
    seat.signed_in = True
    seat.go(f"/admin/snippets/kpact_resources/resource/edit/{line.pk}/")
    page = seat.page
    field = page.locator("[name=contacts-4-value-value]")
    page.locator("[aria-controls=panel-contacts-content]").click()
    field.fill("morning@example.org")
    publish_with_mouse(page)
    with one_at_a_time:
        siblings = Resource.objects.filter(translation_key=line.translation_key)
        assert siblings.count() == 2
        for each in siblings:
            assert each.contact_list[4].value == "morning@example.org"


def publish_with_mouse(page):
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messages .success")).to_contain_text(
        re.compile(r"updated and published|published")
    )


@pytest.fixture
def page_form(visit, site, settings):
    """The form of a new page, before a moderator."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    seat = visit(user=site.moderator, viewport=DESKTOP)
    seat.signed_in = True
    return PageEditor(seat).begin_page(site.home, "Advocacy page", "Placed by keyboard")


def test_a_resource_is_placed_by_hand_and_by_rule_with_the_keyboard_alone(
    page_form, site, visit
):  # G2: 2.1.1, 4.1.2
    page, part = page_form.page, page_form.next_part()
    page.locator("#id_title").focus()
    insert(page, "Resources")
    expect(part.field("heading")).to_be_focused()
    page.keyboard.type("Placed by keyboard")
    insert(page, "Resource")
    expect(part.field("sections-0-value-entries-0-type")).to_have_count(1)
    expect(page.locator(".w-combobox")).to_have_count(0)
    tab_to(page, "button", "Choose resource", at_most=9)
    page.keyboard.press("Enter")
    window = page.locator(".modal-dialog")
    expect(window.get_by_role("link", name=site.helpline.title)).to_be_visible()
    page.wait_for_function("document.activeElement.matches('.modal')")
    tab_to(page, "link", site.helpline.title)
    page.keyboard.press("Enter")
    expect(window).to_have_count(0)
    add_section_by_rule(page, part)
    pk = page_form.save_draft()
    page_form.open(pk).publish()
    found = visit("/placed-by-keyboard/").page.locator(".kpact-resources__section")
    expect(found).to_have_count(2)
    for number in (0, 1):
        expect(found.nth(number).get_by_text(site.helpline.title).first).to_be_visible()


def insert(page, label):
    tab_to(page, "button", "Insert a block")
    page.keyboard.press("Enter")
    tab_to(page, "combobox", "Search options…", at_most=2)
    page.keyboard.type(label)
    expect(page.get_by_role("option", name=label, exact=True)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def add_section_by_rule(page, part):
    """A second section, which finds helplines by itself."""
    section = part.add_to("sections")
    page.locator(f"[aria-controls='block_group-{section.prefix}-settings']").focus()
    assert focused(page)[0] == "button"
    page.keyboard.press("Enter")
    tab_to(page, "link", "Found automatically")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, "checkbox", "Helpline")
    page.keyboard.press("Space")
