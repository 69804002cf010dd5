"""An editor writes a page with the mouse and with the keyboard; a visitor reads it."""

import pytest
from playwright.sync_api import expect
from wagtail.models import Page

from tests.builders import PASSWORD, body_block

from .editor import PageEditor, focused, tab_to
from .filling import FILL
from .middleware import one_at_a_time
from .registry import preview_blocks
from .visits import DESKTOP

PAGE_TYPE = "Advocacy page"
# Wagtail gives its rich text fields no name.
NAMELESS_IN_WAGTAIL = ("textbox", "")


@pytest.fixture
def at_desk(visit, settings):
    """An admin screen before somebody, signed in or not; nothing is saved unless asked."""

    def sit_down(user=None, autosave=False):
        settings.WAGTAIL_AUTOSAVE_INTERVAL = 500 if autosave else 0
        seat = visit(user=user, viewport=DESKTOP)
        seat.signed_in = True  # cookies and storage are the editor's own
        return PageEditor(seat)

    return sit_down


def latest_body(pk):
    with one_at_a_time:
        return Page.objects.get(pk=pk).get_latest_revision_as_object().specific.body


def test_the_walk_fills_every_block():
    assert set(FILL) == set(preview_blocks(body_block()))


def test_an_editor_inserts_every_block_and_a_visitor_reads_them(visit, at_desk, site):
    desk = at_desk().sign_in(site.editor.username, PASSWORD)
    desk.begin_page(site.home, PAGE_TYPE, "A page made by hand")
    words = {}
    for name, block in preview_blocks(body_block()).items():
        words[name] = FILL[name](desk.insert(str(block.label)), site)
    pk = desk.save_draft()

    assert {child.block_type for child in latest_body(pk)} >= set(words)
    at_desk(site.moderator).open(pk).publish()

    page = visit("/a-page-made-by-hand/").page
    for name, text in words.items():
        part = page.locator(f".kpact-block--{name}").filter(has_text=text)
        expect(part, f"{name} on the public page").to_have_count(1)
        expect(part).to_be_visible()


def test_an_editor_inserts_a_block_with_the_keyboard_alone(at_desk, site):
    # G2: 2.1.1, 4.1.2 – on the editor's side
    desk = at_desk(site.editor).begin_page(site.home, PAGE_TYPE, "A page made by keyboard")
    page, part = desk.page, desk.next_part()
    page.locator("#id_title").focus()
    tab_to(page, "button", "Insert a block")
    page.keyboard.press("Enter")
    tab_to(page, "combobox", "Search options…", at_most=2)
    page.keyboard.type("Steps")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(part.field("heading")).to_be_focused()
    assert focused(page) == ("textbox", "Heading")
    page.keyboard.type("How to come")
    stops = tab_to(page, "textbox", "Step*")
    page.keyboard.type("Ring the bell")
    stops += tab_to(page, "button", "Save draft")
    page.keyboard.press("Enter")
    expect(page.locator(".messages .success")).to_be_visible()

    assert {stop for stop in stops if not stop[1]} <= {NAMELESS_IN_WAGTAIL}
    steps = next(child for child in latest_body(desk.pk()) if child.block_type == "steps")
    assert steps.value["heading"] == "How to come"
    assert steps.value["steps"][0]["title"] == "Ring the bell"


def test_a_draft_with_an_empty_required_field_is_saved_by_itself(at_desk, site):
    desk = at_desk(site.editor, autosave=True).begin_page(site.home, PAGE_TYPE, "A page begun")
    part = desk.insert("Call to action")
    part.type("heading", "Half written")
    pk = desk.wait_until_saved()
    kept = [child.value for child in latest_body(pk) if child.block_type == "call_to_action"]
    assert [(value["heading"], value["button"]) for value in kept] == [("Half written", "")]


def test_bad_input_is_explained_beside_its_field_and_kept(at_desk, site):
    # G3
    desk = at_desk(site.moderator).begin_page(site.home, PAGE_TYPE, "A page with mistakes")
    notice = desk.insert("Notice")
    notice.write("text", "Closed for a while")
    notice.open_settings()
    notice.type("shown_from", "2026-12-24")
    notice.type("shown_until", "2026-12-20")
    action = desk.insert("Call to action")
    action.type("heading", "Press here")
    action.type("button", "Here")
    action.type("link-url", "javascript:alert(1)")
    desk.press_publish()

    expect(notice.message_at("shown_until")).to_contain_text("The last day is before the first.")
    expect(notice.message_at("shown_until")).to_be_visible()
    expect(action.message_at("link-url")).to_contain_text("Enter a valid URL.")
    expect(action.message_at("link-url")).to_be_visible()
    for field, typed in [("shown_from", "2026-12-24"), ("shown_until", "2026-12-20")]:
        assert notice.field(field).input_value() == typed
    assert "Closed for a while" in notice.field("text").input_value()
    assert action.field("link-url").input_value() == "javascript:alert(1)"
    with one_at_a_time:
        assert not Page.objects.filter(title="A page with mistakes", live=True).exists()
