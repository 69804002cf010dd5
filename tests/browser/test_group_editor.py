"""An editor says when a group meets, by keyboard alone, and hears what that says."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from kpact_wagtail.pages.models import SupportGroupPage
from kpact_wagtail.support_groups.models import Occurrence

from .editor import PageEditor, tab_to
from .middleware import one_at_a_time
from .test_admin_screens import faults_in
from .test_resource_editor import choose, insert, publish
from .visits import DESKTOP, PHONE

TYPE = re.compile(r"^Support group")
MONTHS_AHEAD = 3


@pytest.fixture
def form(visit, site, settings):
    """The form of a new group, before a moderator; nothing is saved unless asked."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    seat = visit(user=site.moderator, viewport=DESKTOP)
    seat.signed_in = True
    page = PageEditor(seat).begin_page(site.home, TYPE, "Said by keyboard").page
    expect(page.locator("[name=schedule-0-value-repeats]")).to_be_visible()
    return page


def type_time(page, name, time):
    """Hour, minute and half of the day, as the browser asks for them in American English."""
    tab_to(page, "InputTime", name)
    page.keyboard.type(datetime.time.fromisoformat(time).strftime("%I:%M%p"))


def check(page, *names):
    for name in names:
        tab_to(page, "checkbox", name)
        page.keyboard.press("Space")


def say_monthly(page, weeks, day, start, end):
    choose(page, "On the 1st")
    check(page, *weeks, day)
    type_time(page, "From*", start)
    type_time(page, "To*", end)


def said(page):
    """What a screen reader finds below the meetings, line by line, from the accessibility tree."""
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    (region,) = [node for node in nodes.values() if name_of(node) == "What these meetings say"]
    (live,) = [nodes[each] for each in region["childIds"]]
    assert live["role"]["value"] == "status"
    assert {"name": "live", "value": {"type": "token", "value": "polite"}} in live["properties"]
    return texts(live, nodes)


def name_of(node):
    return node.get("name", {}).get("value", "").strip()


def texts(node, nodes):
    """The lines below a node."""
    if node["role"]["value"] == "StaticText":
        return [name_of(node)]
    return [line for each in node.get("childIds", []) for line in texts(nodes[each], nodes)]


def test_an_editor_says_when_a_group_meets_with_the_keyboard_alone(form):  # G2: 2.1.1, 4.1.2
    form.locator("#id_title").focus()
    tab_to(form, "combobox", "How often*")
    say_monthly(form, ["First", "Third"], "Tuesday", "19:00", "20:30")
    insert(form, "Meetings")
    expect(form.locator("[name=schedule-1-value-repeats]")).to_be_focused()
    say_monthly(form, ["Last"], "Friday", "18:00", "19:30")
    tab_to(form, "combobox", "How")
    choose(form, "In person")
    tab_to(form, "combobox", "With an interpreter")
    choose(form, "American Sign Language")
    insert(form, "A break every year")
    expect(form.get_by_role("checkbox", name="January").last).to_be_focused()
    check(form, "August")
    expect(form.get_by_text("No meetings in August")).to_be_visible()

    heard = said(form)
    assert heard[:5] == [
        "In words",
        "On the first and third Tuesday of the month, 7 p.m. to 8:30 p.m., online",
        "On the last Friday of the month, 6 p.m. to 7:30 p.m., in person, with an interpreter (American "
        "Sign Language)",
        "No meetings in August",
        "The next meetings",
    ]
    dates = [line for line in heard if re.match(r"\w+day, ", line)]
    assert len(dates) == 6

    publish(form)
    expect(form.locator(".messages .success")).to_be_visible()
    with one_at_a_time:
        group = SupportGroupPage.objects.get(title="Said by keyboard")
        assert group.live
        assert group.weekdays == "Tu Fr"
        assert group.modes == "online in_person"
        assert group.interpreted
        stored = list(Occurrence.objects.filter(group=group.translation_key))
    assert {is_as_said(each) for each in stored} == {True}
    assert len(stored) >= 2 * MONTHS_AHEAD


def test_seven_in_the_evening_is_stored_as_that_and_said(form):
    form.get_by_role("checkbox", name="Tuesday").check()
    form.locator("#id_title").fill("Seven in the evening")
    type_time(form, "From*", "19:00")
    type_time(form, "To*", "20:30")
    expect(form.get_by_text("Every Tuesday, 7 p.m. to 8:30 p.m.")).to_be_visible()
    publish(form)  # by keyboard: Wagtail's calendar of the date before may still be open
    expect(form.locator(".messages .success")).to_be_visible()
    with one_at_a_time:
        group = SupportGroupPage.objects.get(title="Seven in the evening")
        (rule,) = group.get_schedule().rules
    assert (rule.start, rule.end) == (datetime.time(19), datetime.time(20, 30))
    form.goto(form.url.split("/admin/")[0] + f"/admin/pages/{group.pk}/edit/")
    expect(form.locator("[name=schedule-0-value-start]")).to_have_value("19:00")


def is_as_said(meeting):
    """First or third Tuesday online, last Friday in person with an interpreter, not in August."""
    day = meeting.day
    week = (day.day - 1) // 7 + 1
    if day.month == 8:
        return False
    if day.weekday() == 1:
        return week in (1, 3) and meeting.mode == "online" and not meeting.interpreter
    is_last = (day + datetime.timedelta(days=7)).month != day.month
    in_person = meeting.mode == "in_person" and meeting.interpreter == "ase"
    return day.weekday() == 4 and is_last and in_person


def test_a_rule_shows_only_what_its_repetition_needs_and_forgets_nothing(form):
    field = form.locator("[name=schedule-0-value-repeats]")
    parts = {
        name: form.locator(f"[data-controller~=kpact-rule] [data-contentpath={name}]")
        for name in ("weeks", "days", "every", "month_days", "dates", "first")
    }

    def shown():
        return {name for name, part in parts.items() if part.is_visible()}

    assert shown() == {"days", "every", "first"}
    form.get_by_role("checkbox", name="Tuesday").check()
    field.select_option("monthly")
    assert shown() == {"weeks", "days", "every", "first"}
    field.select_option("month_days")
    assert shown() == {"month_days", "every", "first"}
    field.select_option("dates")
    assert shown() == {"dates"}
    field.select_option("weekly")
    expect(form.get_by_role("checkbox", name="Tuesday")).to_be_checked()


def test_a_room_is_asked_for_only_where_somebody_meets_in_one(form):
    open_everything(form)
    venue, platform = form.locator("[name=venue]"), form.locator("[name=platform]")
    expect(venue).to_be_hidden()
    expect(platform).to_be_visible()
    form.locator("[name=mode]").select_option("in_person")
    expect(venue).to_be_visible()
    expect(platform).to_be_hidden()
    form.locator("[name=schedule-0-value-mode]").select_option("online")
    expect(platform).to_be_visible()
    venue.fill("Library")
    form.locator("[name=mode]").select_option("online")
    expect(form.locator("[name=address]")).to_be_hidden()
    expect(venue).to_be_visible()


def test_conflicts_are_heard_where_they_arise(form):
    form.get_by_role("checkbox", name="Tuesday").check()
    form.locator("[name=schedule-0-value-start]").fill("19:00")
    form.locator("[name=schedule-0-value-end]").fill("20:30")
    form.locator("[name=time_zone]").select_option("Europe/Berlin")
    expect(form.get_by_text("Time zone: Central European Time")).to_be_visible()
    form.locator("[name=mode]").select_option("in_person")
    form.get_by_title("Duplicate", exact=True).first.click()
    expect(form.get_by_text("meet at the same time and place")).to_be_visible()
    assert "What does not fit together" in said(form)
    form.get_by_title("Delete", exact=True).nth(1).click()
    expect(form.get_by_text("meet at the same time and place")).to_have_count(0)


def test_the_form_has_no_fault_that_axe_finds(form):  # G1
    open_everything(form)
    assert faults_in(form) == []


def test_nor_has_it_with_mistakes(form):  # G1
    form.get_by_role("checkbox", name="Tuesday").check()
    form.locator("[name=min_age]").fill("21")
    form.locator("[name=max_age]").fill("18")
    press_publish(form)
    expect(form.get_by_text("This is younger than the youngest age.")).to_be_visible()
    expect(form.locator("[id=schedule-0-value-start-errors]")).to_contain_text("required")
    assert faults_in(form) == []


def test_mistakes_in_meetings_stand_where_they_are(form):
    form.locator("[name=withheld]").evaluate("field => field.checked = true")
    form.get_by_role("checkbox", name="Tuesday").check()
    form.locator("[name=schedule-0-value-start]").fill("19:00")
    form.locator("[name=schedule-0-value-end]").fill("20:30")
    form.locator("[name=schedule-0-value-address]").evaluate("field => field.value = '1 Elm St'")
    press_publish(form)
    said = form.locator("[id=schedule-0-value-address-errors]")
    expect(said).to_contain_text("The address is not public")
    expect(said).to_be_visible()
    form.get_by_title("Delete", exact=True).first.click()
    press_publish(form)
    expect(form.get_by_text("Say when it meets, or choose above")).to_be_visible()


def press_publish(page):
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_load_state()


def open_everything(page):
    page.evaluate(
        "document.querySelectorAll('[data-panel-toggle][aria-expanded=false]').forEach((b) => b.click())"
    )


def test_on_a_phone_nothing_runs_off_the_side(form):
    form.set_viewport_size(PHONE)
    form.get_by_role("checkbox", name="Tuesday").check()
    form.locator("[name=schedule-0-value-start]").fill("19:00")
    form.locator("[name=schedule-0-value-end]").fill("20:30")
    expect(form.get_by_text("Every Tuesday, 7 p.m. to 8:30 p.m.")).to_be_visible()
    open_everything(form)
    assert form.evaluate(WIDE) == []


#: What of the form reaches beyond its edge.
WIDE = """() => {
  const edge = document.querySelector("#tab-content").getBoundingClientRect().right + 1;
  const parts = document.querySelectorAll("#tab-content :is(select, input, textarea, .help, .kpact-schedule)");
  return [...parts]
    .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > edge)
    .map((each) => each.name || each.textContent);
}"""
