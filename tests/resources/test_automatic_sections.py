"""A section finds entries by country, region and language, which editors choose or write freely."""

import pytest
from bs4 import BeautifulSoup
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

from kpact_wagtail.blocks.resources import AutomaticBlock, ResourcesBlock
from kpact_wagtail.resources.lists import Section, load_sections

from .build import make_resource, stream
from .directories import make_topic

pytestmark = pytest.mark.django_db

EMPTY = {"audiences": [], "topics": [], "kinds": [], "area": "", "language": ""}


def ask(**given):
    block = AutomaticBlock()
    return block.get_choice(block.to_python({**EMPTY, **given}))


def find(locale, **given):
    section = Section(automatic=ask(**given))
    found = load_sections([section], locale, None)
    return [each.title for section in found for each in section.entries]


@pytest.fixture
def records():
    return [
        make_resource("Chicago", areas=stream("region", "Uptown"), languages=["es"]),
        make_resource("Toronto", countries=["CA"], languages=["fr"]),
        make_resource("Montréal", countries=["CA"], languages=["es"]),
    ]


@pytest.mark.parametrize(
    ("given", "titles"),
    [
        ({"area": "CA"}, ["Montréal", "Toronto"]),
        ({"region": " upTown "}, ["Chicago"]),
        ({"language": "es"}, ["Chicago", "Montréal"]),
        ({"area": "CA", "language": "es"}, ["Montréal"]),
        ({"area": "CA", "region": "Uptown"}, []),
        ({"area": "Uptown"}, ["Chicago"]),  # as it was written before there were two fields
        ({}, []),
    ],
)
def test_it_finds_what_matches_each_of_them(records, given, titles):
    assert find(records[0].locale_id, **given) == titles


def test_country_and_language_are_chosen_by_name():
    block = AutomaticBlock()
    html = "".join(
        block.child_blocks[name].field.widget.render(name, "") for name in ["area", "language"]
    )
    options = {
        each.get_text(): each["value"] for each in BeautifulSoup(html, "html.parser")("option")
    }
    assert (options["Canada"], options["Spanish"]) == ("CA", "es")


def test_a_region_stays_as_it_is_when_the_page_is_translated():
    block = AutomaticBlock()
    value = block.to_python({**EMPTY, "region": "Uptown"})
    assert StreamFieldSegmentExtractor(None).handle_block(block, value) == []


def test_editors_are_told_of_a_section_that_finds_nothing(records):
    block = ResourcesBlock()

    def problems(*sections):
        sections = [
            {"type": "item", "id": str(n), "value": each} for n, each in enumerate(sections)
        ]
        return list(block.get_problems(block.to_python({"sections": sections})))

    assert problems({"automatic": {**EMPTY, "area": "CA"}}, {"automatic": EMPTY}) == []
    assert problems({"heading": "Far away", "automatic": {**EMPTY, "area": "NZ"}}) == [
        "“Far away” finds no resource by itself at present."
    ]
    topics = [{"type": "item", "id": "1", "value": make_topic("Courts").pk}]
    assert problems({"automatic": {**EMPTY, "topics": topics}}) == [
        "A section finds no resource by itself at present."
    ]
