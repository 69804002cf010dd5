"""A body with a block that the site no longer has, in the editor: shown as a card and kept."""

import json
import re

import pytest

from kpact_wagtail.pages.models import AdvocacyPage

from .axe import violations
from .middleware import one_at_a_time
from .visits import DESKTOP

TEXT = {
    "type": "text",
    "value": '<p data-block-key="a1b2c">Before</p>',
    "id": "11111111-1111-4111-8111-111111111111",
}
PETITION = {
    "type": "petition",
    "value": {"heading": "Sign: <b>here</b> </script>", "goal": 500, "extra": [None, "ü"]},
    "id": "22222222-2222-4222-8222-222222222222",
}
QUOTE = {
    "type": "quote",
    "value": {"text": "Listen first.", "attribution": "", "role": "", "source_url": ""},
    "id": "33333333-3333-4333-8333-333333333333",
}
NESTED = {
    "type": "columns",
    "value": {
        "columns": [
            {
                "type": "item",
                "value": [TEXT, PETITION],
                "id": "44444444-4444-4444-8444-444444444444",
            }
        ]
    },
    "id": "55555555-5555-4555-8555-555555555555",
}


@pytest.fixture
def edit(visit, site):
    """Open a page with this stored body in the editor; returns Playwright's page and the page."""

    def edit(body):
        with one_at_a_time:
            page = AdvocacyPage(title="Kept", body=json.dumps(body))
            site.home.add_child(instance=page)
        visited = visit(f"/admin/pages/{page.pk}/edit/", user=site.moderator, viewport=DESKTOP)
        visited.page.wait_for_load_state("networkidle")
        return visited.page, page

    return edit


def publish(browser):
    browser.get_by_role("button", name="More actions").last.click()
    browser.get_by_role("button", name="Publish").click()
    browser.get_by_text(re.compile(r"published\.")).first.wait_for()


def stored(page):
    with one_at_a_time:
        body = AdvocacyPage.objects.get(pk=page.pk).body
        return body.stream_block.get_prep_value(body)


def test_a_missing_block_is_a_card_and_its_data_survive_publishing(edit):
    body = [TEXT, PETITION]
    browser, page = edit(body)
    shown = browser.locator("main .help-warning")
    assert "cannot show the block “petition”" in shown.inner_text()
    assert shown.locator("b").count() == 0
    publish(browser)
    assert stored(page) == body


def test_inside_nested_streams_too(edit, settings):
    settings.KPACT_WAGTAIL = {"BODY_BLOCK": "tests.testapp.blocks.NestedBodyBlock"}
    browser, page = edit([NESTED])
    assert "cannot show the block “petition”" in browser.locator("main .help-warning").inner_text()
    publish(browser)
    assert stored(page) == [NESTED]


def test_what_is_no_block_at_all_is_a_card_too(edit):
    body = [TEXT, None, {"type": ["text"], "value": "odd"}, ["loose", "words"]]
    browser, page = edit(body)
    cards = browser.locator("main .help-warning")
    assert cards.count() == 3
    assert "cannot show the block “?”" in cards.first.inner_text()
    cards.last.get_by_text("Stored content").click()
    assert "loose" in cards.last.inner_text()
    publish(browser)
    assert stored(page) == body


def test_an_editor_reads_moves_and_deletes_it(edit):
    browser, page = edit([TEXT, PETITION])
    shown = browser.locator("main .help-warning")
    shown.get_by_text("Stored content").click()
    assert "<b>here</b>" in shown.inner_text()
    browser.get_by_role("button", name="Move up").last.click()
    publish(browser)
    assert stored(page) == [PETITION, TEXT]
    browser.go_back()
    browser.reload()
    browser.wait_for_load_state("networkidle")
    browser.get_by_role("button", name="Delete").first.click()
    publish(browser)
    assert stored(page) == [TEXT]


def test_the_picker_does_not_offer_it(edit):
    browser, page = edit([PETITION])
    browser.get_by_title("Insert a block").last.click()
    offered = browser.get_by_role("option").all_inner_texts()
    assert "Text" in offered
    assert "Block not available" not in offered


def test_the_card_is_free_of_axe_violations(edit):  # G1
    browser, page = edit([PETITION])
    browser.locator("main .help-warning").wait_for()
    ours = [found for found in violations(browser) if "help-warning" in str(found)]
    assert ours == []
