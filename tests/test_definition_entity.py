"""Definitions in running text: how they are edited, stored, found again and shown elsewhere."""

import json

import pytest
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import Locale, ReferenceIndex
from wagtail.rich_text import RichText
from wagtail.rich_text import features as registry

from kpact_wagtail.blocks.parts import INLINE, SIMPLE
from kpact_wagtail.blocks.text import TextBlock
from kpact_wagtail.models import Definition
from kpact_wagtail.pages.models import AdvocacyPage

pytestmark = pytest.mark.django_db

FEATURE = "kpact-definition"


@pytest.fixture
def definition(db):
    return Definition.objects.create(
        term="Harm reduction",
        definition="<p>Meeting people where they are.</p>",
        locale=Locale.get_default(),
    )


def stored(pk, words="harm reduction"):
    return (
        f'<p data-block-key="a1b2c">We practise <a linktype="{FEATURE}" id="{pk}">{words}</a>.</p>'
    )


def in_editor(html):
    return json.loads(ContentstateConverter([FEATURE]).from_database_format(html))


def test_text_comes_back_from_the_editor_as_it_was_stored(definition):
    converter = ContentstateConverter([FEATURE])
    html = stored(definition.pk)
    assert converter.to_database_format(converter.from_database_format(html)) == html


def test_the_editor_sees_the_term_behind_the_words(definition):
    entity = in_editor(stored(definition.pk))["entityMap"]["0"]
    assert entity["type"] == "KPACT_DEFINITION"
    assert entity["mutability"] == "MUTABLE"
    assert entity["data"]["label"] == "Harm reduction"
    assert entity["data"]["missing"] is False


@pytest.mark.parametrize("pk", ["999", "", "x"])
def test_a_deleted_or_garbled_definition_is_named_as_such_and_kept(pk):
    state = in_editor(stored(pk))
    assert state["entityMap"]["0"]["data"]["missing"] is True
    assert state["blocks"][0]["text"] == "We practise harm reduction."
    converter = ContentstateConverter([FEATURE])
    assert converter.to_database_format(json.dumps(state)) == stored(pk)


def test_without_the_feature_the_words_stay_and_the_definition_goes(definition):
    converter = ContentstateConverter(["bold"])
    html = converter.to_database_format(converter.from_database_format(stored(definition.pk)))
    assert "We practise harm reduction." in html
    assert FEATURE not in html


def test_wagtails_own_rich_text_filter_leaves_readable_words(definition):
    html = str(RichText(stored(definition.pk)))
    assert "We practise <a>harm reduction</a>." in html
    assert FEATURE not in html


def test_the_reference_index_counts_the_use_in_a_body(home, definition):
    body = [("text", stored(definition.pk)), ("notice", {"text": stored(definition.pk)})]
    page = home.add_child(instance=AdvocacyPage(title="Work", body=body))
    references = ReferenceIndex.get_references_to(definition)
    assert {reference.object_id for reference in references} == {str(page.pk)}
    assert len(references) == 2


def test_a_garbled_definition_does_not_break_saving(home):
    page = home.add_child(instance=AdvocacyPage(title="Work", body=[("text", stored("x"))]))
    assert not ReferenceIndex.get_references_for_object(page).exists()


def test_our_text_blocks_offer_definitions():
    for features in (INLINE, SIMPLE, TextBlock.FEATURES):
        assert FEATURE in features
    options = DraftailRichTextArea(features=INLINE).options
    assert "KPACT_DEFINITION" in [entity["type"] for entity in options["entityTypes"]]
    assert options["plugins"] == [{"type": "kpact-definition-shortcut"}]


def test_editors_of_the_site_have_no_definitions_unless_asked():
    assert FEATURE not in registry.get_default_features()


def test_the_button_brings_its_scripts_and_the_chooser():
    media = str(DraftailRichTextArea(features=[FEATURE]).media)
    assert media.index("chooser-modal.js") < media.index("kpact_wagtail/js/definition.js")
    assert media.index("wagtailadmin/js/draftail.js") < media.index("definition.js")
