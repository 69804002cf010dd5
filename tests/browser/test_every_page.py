"""Every page type and every block, as visitors meet them: narrow and wide, light and dark."""

import pytest

from kpact_wagtail.blocks import BodyBlock
from kpact_wagtail.streams import UNAVAILABLE
from tests.builders import body_block, page_types

from . import axe
from .measures import faults_of
from .registry import blocks_missing_on, preview_blocks
from .visits import DESKTOP, PHONE

# What stood on the site when this was written: a registry that lists fewer has lost something.
LEAST_PAGE_TYPES = 3
LEAST_BLOCKS = 11
PAGE_TYPES = page_types()
BLOCKS = preview_blocks(BodyBlock())

by_page_type = pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model._meta.label)
by_width = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
by_scheme = pytest.mark.parametrize("scheme", ["light", "dark"])


def test_the_registries_list_what_there_is():
    ours = [model for model in PAGE_TYPES if model.__module__.startswith("kpact_wagtail.")]
    assert len(ours) >= LEAST_PAGE_TYPES
    assert len(BLOCKS) >= LEAST_BLOCKS


@by_page_type
@by_width
@by_scheme
def test_a_page_is_fit_for_visitors(visit, site, model, viewport, scheme):
    # D6, D7, F1, G1, G2
    page = visit(site.pages[model], viewport=viewport, scheme=scheme).page
    assert faults_of(page) == []
    assert [str(found) for found in axe.violations(page)] == []


@by_page_type
@by_width
def test_a_page_is_fit_for_visitors_without_javascript(visit, site, model, viewport):
    page = visit(site.pages[model], viewport=viewport, javascript=False).page
    assert page.title() == site.pages[model].browser_title
    assert faults_of(page) == []


@by_page_type
def test_a_page_in_spanish_is_fit_for_visitors(visit, site, model):
    page = visit(site.spanish[model]).page
    assert page.locator("html").get_attribute("lang") == "es"
    assert page.title().startswith("En español")
    assert faults_of(page) == []
    assert [str(found) for found in axe.violations(page)] == []


def test_the_list_of_a_topic_is_fit_for_visitors(visit, site):
    page = visit(site.addresses()["topic"]).page
    assert site.topic.name in page.locator("main").inner_text()
    assert faults_of(page) == []
    assert [str(found) for found in axe.violations(page)] == []


def test_every_block_is_on_the_page(visit, site):
    for model, page in site.pages.items():
        if hasattr(model, "body"):
            assert blocks_missing_on(visit(page).page, body_block()) == set()


def test_a_visitor_who_reads_on_leaves_no_trace(visit, site):
    # D7: nothing is stored by a whole walk through the site either
    walk = visit(site.home)
    for address in site.addresses().values():
        walk.go(address)
    walk.look_for_traces()
    assert walk.context.cookies() == []


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_the_picker_shows_a_block_as_visitors_see_it(visit, site, name):
    # G5
    block = body_block().child_blocks[name]
    shown = visit.preview(block, site.editor, viewport=PHONE)
    assert shown.response.status == 200
    assert len(shown.page.locator("main > :not(h1)").all()) > 0
    assert faults_of(shown.page) == []
    assert [str(found) for found in axe.violations(shown.page)] == []


def test_the_hidden_block_for_what_is_missing_is_not_enumerated():
    assert UNAVAILABLE in body_block().child_blocks
    assert UNAVAILABLE not in BLOCKS
