"""Definitions in the rich text editor: chosen, saved, opened again, changed and removed."""

import re

import pytest
from playwright.sync_api import expect

from kpact_wagtail.pages.models import AdvocacyPage
from tests.builders import make_definition

from .middleware import one_at_a_time
from .visits import DESKTOP

SHORTCUT = "Control+Shift+F"
HAS_CARET = "area => document.activeElement === area"


@pytest.fixture(scope="module")
def terms(site):
    return {name: make_definition(term=name) for name in ("Harm reduction", "Decriminalization")}


@pytest.fixture
def text(visit, site, terms):
    """A page with one sentence, open in the editor; see EditedText."""
    with one_at_a_time:
        body = [("text", "<p>We practise harm reduction here.</p>")]
        page = AdvocacyPage(title="Words", body=body)
        site.home.add_child(instance=page)
    url = f"/admin/pages/{page.pk}/edit/"
    return EditedText(visit(url, user=site.moderator, viewport=DESKTOP), page, url)


class EditedText:
    """The text block of a page in the browser, and what is stored of it."""

    def __init__(self, visit, page, url):
        self.visit, self.stored_page, self.url = visit, page, url
        self.page = visit.page
        self.open()

    def open(self):
        self.page.wait_for_load_state("networkidle")
        self.area = self.page.locator("[data-contentpath=body] [contenteditable=true]").first
        self.area.scroll_into_view_if_needed()
        self.area.focus()

    def reopen(self):
        self.visit.go(self.url)
        self.open()

    def select(self, words):
        """Select words by the keyboard; an empty string puts the cursor at the end."""
        if not words:
            return self.page.keyboard.press("Control+End")
        self.page.keyboard.press("Control+Home")
        for _ in range(self.area.inner_text().index(words)):
            self.page.keyboard.press("ArrowRight")
        for _ in words:
            self.page.keyboard.press("Shift+ArrowRight")

    def choose(self, term):
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("link", name=term).click()
        self.wait_for_caret()

    def choose_by_keyboard(self, term):
        self.page.get_by_role("dialog").get_by_role("link", name=term).wait_for()
        focused = "document.activeElement.textContent.trim()"
        for _ in range(20):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(focused) == term:
                break
        self.page.keyboard.press("Enter")
        self.wait_for_caret()

    def wait_for_caret(self):
        """Wagtail's dialog gives the focus back to the text, or to the button it was opened with."""
        self.page.get_by_role("dialog").wait_for(state="detached")
        self.page.wait_for_timeout(500)
        if not self.page.evaluate(HAS_CARET, self.area.element_handle()):
            self.area.focus()

    def stand_in(self, words):
        """Put the caret into words by the keyboard, and wait until the editor knows it."""
        self.select(words)
        self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("ArrowLeft")
        self.page.wait_for_function(
            """([area, words]) => {
              const caret = getSelection();
              return caret.anchorNode && caret.isCollapsed && caret.anchorNode.textContent.includes(words)
                && area.contains(caret.anchorNode);
            }""",
            arg=[self.area.element_handle(), words],
        )
        self.page.wait_for_timeout(500)  # it reads the caret a little later than the browser

    def marked(self):
        """The words that carry a definition, as the editor shows them."""
        return self.area.locator(".TooltipEntity").all_inner_texts()

    def publish(self):
        self.page.wait_for_timeout(300)  # the editor writes its text into the form after a pause
        self.page.get_by_role("button", name="More actions").last.click()
        self.page.get_by_role("button", name="Publish").click()
        self.page.get_by_text(re.compile(r"published\.")).first.wait_for()

    def stored(self):
        """The stored text without the keys of Draftail's blocks."""
        with one_at_a_time:
            body = AdvocacyPage.objects.get(pk=self.stored_page.pk).body
        return re.sub(r' data-block-key="\w+"', "", body[0].value.source)


def entity(definition, words):
    return f'<a linktype="kpact-definition" id="{definition.pk}">{words}</a>'


def test_an_editor_marks_words_and_finds_them_marked_again(text, terms):
    text.select("harm reduction")
    text.page.get_by_role("button", name="Definition").first.click()
    text.choose("Harm reduction")
    text.publish()
    marked = entity(terms["Harm reduction"], "harm reduction")
    assert text.stored() == f"<p>We practise {marked} here.</p>"
    text.reopen()
    assert text.marked() == ["harm reduction"]
    text.publish()
    assert text.stored() == f"<p>We practise {marked} here.</p>"


def test_without_a_selection_the_term_itself_is_written(text, terms):
    text.select("")
    text.page.keyboard.type(" See ")
    text.page.keyboard.press(SHORTCUT)
    text.choose("Decriminalization")
    text.publish()
    written = entity(terms["Decriminalization"], "Decriminalization")
    assert text.stored() == f"<p>We practise harm reduction here. See {written}</p>"


def test_the_keyboard_alone_adds_and_removes_a_definition(text):  # ATAG A.3.1
    text.select("harm reduction")
    text.page.keyboard.press(SHORTCUT)
    text.choose_by_keyboard("Harm reduction")
    assert text.marked() == ["harm reduction"]
    text.stand_in("harm reduction")
    text.page.keyboard.press(SHORTCUT)
    expect(text.area.locator(".TooltipEntity")).to_have_count(0)
    text.publish()
    assert text.stored() == "<p>We practise harm reduction here.</p>"


def test_the_tooltip_names_the_term_changes_it_and_removes_it(text, terms):
    text.select("harm reduction")
    text.page.keyboard.press(SHORTCUT)
    text.choose("Harm reduction")
    text.area.locator(".TooltipEntity").click()
    assert "Harm reduction" in text.page.locator(".Tooltip").inner_text()
    text.page.locator(".Tooltip").get_by_role("button", name="Edit").click()
    text.choose("Decriminalization")
    text.publish()
    assert entity(terms["Decriminalization"], "harm reduction") in text.stored()
    text.reopen()
    text.area.locator(".TooltipEntity").click()
    text.page.locator(".Tooltip").get_by_role("button", name="Remove").click()
    text.publish()
    assert text.stored() == "<p>We practise harm reduction here.</p>"


def test_a_definition_that_is_missing_can_be_written_on_the_spot(text):
    text.select("harm reduction")
    text.page.keyboard.press(SHORTCUT)
    dialog = text.page.get_by_role("dialog")
    dialog.get_by_role("tab", name="New").click()
    dialog.locator("[name=term]").fill("Mutual aid")
    dialog.locator("[name=definition]").fill("People helping people.")
    dialog.get_by_role("button", name="Create and choose").click()
    dialog.wait_for(state="detached")
    assert text.marked() == ["harm reduction"]
