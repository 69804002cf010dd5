"""Every block of the picker is complete, and says plainly what is wrong with its input."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import get_template
from wagtail import blocks

from kpact_wagtail.blocks import (
    ArticlesBlock,
    BodyBlock,
    CallToActionBlock,
    ContentNoteBlock,
    NoticeBlock,
    StatisticBlock,
)
from kpact_wagtail.blocks.parts import Group
from kpact_wagtail.streams import UNAVAILABLE

NAMES = (
    "text image quote statistic definitions faq steps call_to_action notice content_note articles"
)
CHILDREN = {name: block for name, block in BodyBlock().child_blocks.items() if name != UNAVAILABLE}


def test_the_body_has_the_blocks_of_the_seed_page_and_of_every_page():
    assert set(NAMES.split()) <= set(CHILDREN)


@pytest.mark.parametrize("name", CHILDREN)
def test_a_block_is_complete(name):
    block = CHILDREN[name]
    groups = {str(value) for key, value in vars(Group).items() if key.isupper()}
    assert block.meta.icon not in ("placeholder", "")
    assert str(block.meta.group) in groups
    assert block.label
    assert len(block.get_description()) > 15
    assert block.is_previewable
    assert block.meta.preview_value
    assert get_template(block.meta.template)
    assert get_template(block.get_preview_template(None, {}))
    assert block.meta.template == f"kpact_wagtail/blocks/{name}.html"


@pytest.mark.parametrize("name", CHILDREN)
def test_a_form_shows_five_fields_at_most_and_hides_the_rare_ones(name):
    block = CHILDREN[name]
    if not isinstance(block, blocks.StructBlock):
        return
    layout = block.meta.form_layout
    shown = layout.children if isinstance(layout, blocks.BlockGroup) else list(block.child_blocks)
    hidden = layout.settings if isinstance(layout, blocks.BlockGroup) else []
    assert len(shown) <= 5
    assert set(shown) | set(hidden) == set(block.child_blocks)
    required = {child for child, it in block.child_blocks.items() if it.required}
    defaults = {
        child for child in required if block.child_blocks[child].get_default() not in (None, "")
    }
    assert required - defaults <= set(shown)


def errors_of(block, value):
    with pytest.raises(ValidationError) as caught:
        block.clean(block.to_python(value))
    return {name: " ".join(error.messages) for name, error in caught.value.block_errors.items()}


def test_a_share_of_more_than_everything_is_refused():
    value = {"form": "percent", "figure": 120, "statement": "x"}
    assert "100 percent" in errors_of(StatisticBlock(), value)["figure"]


def test_a_figure_of_a_whole_needs_the_whole_and_fits_into_it():
    value = {"form": "of", "figure": 5, "statement": "x"}
    assert "of how many" in errors_of(StatisticBlock(), value)["total"]
    assert "more than the whole" in errors_of(StatisticBlock(), {**value, "total": 4})["figure"]
    cleaned = StatisticBlock().clean(StatisticBlock().to_python({**value, "total": 10}))
    assert cleaned["total"] == Decimal(10)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("percent", "62 percent"),
        ("one_in", "1 in 62"),
        ("more_than", "More than 62"),
        ("number", "62"),
        ("of", "62 of 100"),
    ],
)
def test_a_figure_is_said_in_words(form, words):
    block = StatisticBlock()
    value = {"form": form, "figure": "62.00", "total": "100", "statement": "of us", "year": 2025}
    text = " ".join(block.render(block.to_python(value)).split())
    assert f">{words}<" in text
    assert "2,025" not in text


def test_a_call_to_action_has_exactly_one_target():
    block = CallToActionBlock()
    value = {"heading": "Act", "button": "Write", "link": {}}
    with pytest.raises(ValidationError) as caught:
        block.clean(block.to_python(value))
    link = caught.value.block_errors["link"]
    assert "where this leads" in " ".join(link.block_errors["page"].messages)
    value["link"] = {"url": "https://example.org", "email": "a@example.org"}
    with pytest.raises(ValidationError) as caught:
        block.clean(block.to_python(value))
    assert set(caught.value.block_errors["link"].block_errors) == {"url", "email"}


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ({"url": "https://example.org/a"}, "https://example.org/a"),
        ({"email": "us@example.org"}, "mailto:us@example.org"),
        ({"phone": "+1 312 555 0100"}, "tel:+13125550100"),
        ({"url": "javascript:alert(1)"}, ""),
        ({"page": 999_999}, ""),
        ({}, ""),
    ],
)
@pytest.mark.django_db
def test_a_button_leads_to_its_target_or_is_not_there(link, href):
    block = CallToActionBlock()
    value = block.to_python({"heading": "Act", "button": "Write", "link": link})
    html = block.render(value, {})
    assert value["link"].get_href() == href
    assert (f'href="{href}"' in html) is bool(href)
    assert bool(list(block.get_problems(value))) is not bool(href)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "nonsense"])
def test_an_unsafe_address_is_refused_beside_its_field(url):
    block = CallToActionBlock()
    value = {"heading": "Act", "button": "Write", "link": {"url": url}}
    with pytest.raises(ValidationError) as caught:
        block.clean(block.to_python(value))
    assert "url" in caught.value.block_errors["link"].block_errors


def test_a_notice_is_there_on_its_days_only():
    block = NoticeBlock()
    value = block.to_python(
        {"text": "<p>x</p>", "shown_from": "2026-01-02", "shown_until": "2026-01-03"}
    )
    days = {day: block.is_current(value, datetime.date(2026, 1, day)) for day in (1, 2, 3, 4)}
    assert days == {1: False, 2: True, 3: True, 4: False}
    assert block.render(value) == ""
    assert "over" in str(list(block.get_problems(value))[0])


def test_a_notice_that_ends_before_it_begins_is_refused():
    value = {"text": "<p>x</p>", "shown_from": "2026-02-02", "shown_until": "2026-01-03"}
    assert "before the first" in errors_of(NoticeBlock(), value)["shown_until"]


def test_a_content_note_needs_its_words():
    assert "required" in errors_of(ContentNoteBlock(), {"text": ""})["text"]


def test_a_list_of_articles_is_not_endless():
    assert "24" in errors_of(ArticlesBlock(), {"heading": "x", "count": 500, "topics": []})["count"]


def test_an_unfinished_draft_of_every_block_can_be_saved():
    body = BodyBlock()
    body.defer_required_validation()
    try:
        value = body.to_python(
            [{"type": name, "value": None if name == "text" else {}} for name in CHILDREN]
        )
        body.clean(value)
    finally:
        body.restore_deferred_validation()


def test_text_offers_headings_of_the_second_and_third_level_only():
    features = CHILDREN["text"].features
    assert {"h2", "h3"} <= set(features)
    assert not set(features) & {"h1", "h4", "h5", "h6", "embed", "code", "hr"}  # D6


def test_a_notice_for_another_day_is_in_no_search_and_no_api():
    block = NoticeBlock()
    value = {"text": "<p>Secret until then</p>", "shown_from": "2999-01-01"}
    assert block.get_searchable_content(block.to_python(value)) == []
    assert block.get_api_representation(block.to_python(value)) is None
    assert "Now" in block.get_searchable_content(block.to_python({"text": "<p>Now</p>"}))
