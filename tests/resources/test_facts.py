"""A number corrected in one language is right in all of them."""

import pytest
from wagtail.models import Locale

from kpact_wagtail.models import Topic
from kpact_wagtail.resources.facets import count_facets, select
from kpact_wagtail.resources.models import Resource

from .build import make_resource, stream

pytestmark = pytest.mark.django_db

CALL = {"method": "call", "value": "+13125550100", "country": "US"}


@pytest.fixture
def spanish():
    return Locale.objects.create(language_code="es")


@pytest.fixture
def line(spanish):
    topic = Topic.objects.create(name="Safety", slug="safety", locale=Locale.get_default())
    english = make_resource(contacts=[CALL], topics=[topic], countries=["US"])
    translated = english.copy_for_translation(spanish)
    translated.title = "Línea nocturna"
    translated.save()
    return english


def translation(resource, locale):
    return Resource.objects.get(translation_key=resource.translation_key, locale=locale)


def test_a_corrected_number_reaches_the_translation(line, spanish):
    line.contacts = stream("contact", {**CALL, "value": "+13125550199"})
    line.save()
    other = translation(line, spanish)
    assert other.contact_list[0].number == "+13125550199"
    assert other.title == "Línea nocturna"


def test_chosen_topics_reach_the_translation(line, spanish):
    more = Topic.objects.create(name="Housing", slug="housing", locale=line.locale)
    line.topics.add(more)
    line.save()
    assert {topic.slug for topic in translation(line, spanish).topics.all()} == {
        "safety",
        "housing",
    }


def test_a_translation_cannot_change_a_fact(line, spanish):
    other = translation(line, spanish)
    other.cost = "paid"
    other.save()
    assert translation(line, spanish).cost == ""


def test_facts_are_published_when_the_source_is(line, spanish):
    line.cost = "free"
    revision = line.save_revision()
    assert translation(line, spanish).cost == ""
    revision.publish()
    assert translation(line, spanish).cost == "free"
    assert count_facets()["free"] == {"yes": 1}


def test_a_resource_is_counted_once_in_all_languages(line):
    assert count_facets() == {
        "kind": {"organization": 1},
        "topic": {str(line.topics.get().translation_key): 1},
        "area": {"US": 1},
    }


def test_what_is_unpublished_or_gone_is_found_no_more(line, spanish):
    assert [each.title for each in select(spanish.pk)] == ["Línea nocturna"]
    assert [each.title for each in select(line.locale_id, {"area": ["US"]})] == ["Night line"]
    assert not select(line.locale_id, {"area": ["CA"]})
    translation(line, spanish).unpublish()
    assert [each.title for each in select(spanish.pk)] == ["Night line"]
    line.unpublish()
    assert not count_facets()
    line.save_revision().publish()
    assert count_facets()["area"] == {"US": 1}
    line.delete()
    assert not count_facets()


def test_a_draft_of_the_main_language_changes_nothing_that_is_published(line, spanish):
    line.unpublish()
    line.contacts = stream("contact", {**CALL, "value": "+13125550199"})
    line.save()  # as “Save draft” does with a row that is not live
    assert translation(line, spanish).contact_list[0].number == "+13125550100"


def test_a_draft_in_the_main_language_takes_the_facts_of_what_is_published(spanish):
    published = make_resource("Línea", contacts=[CALL], locale=spanish)
    draft = published.copy_for_translation(Locale.get_default())
    draft.live, draft.contacts = False, stream("contact")
    draft.save()
    assert translation(published, spanish).contact_list
    draft = translation(draft, draft.locale)
    assert draft.contact_list
    draft.save_revision().publish()
    assert translation(published, spanish).contact_list[0].number == "+13125550100"
