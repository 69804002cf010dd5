"""Resources, and lists of them, go through wagtail-localize with their facts as they are."""

import json

import pytest
from wagtail.models import Locale
from wagtail_localize.segments.extract import extract_segments

from kpact_wagtail.models import Topic
from kpact_wagtail.pages.models import AdvocacyPage
from kpact_wagtail.resources.models import Resource
from tests.test_localize import translate

from .build import make_resource, stream

pytestmark = pytest.mark.django_db

CALL = {"method": "call", "value": "+13125550100", "note": "Work"}


@pytest.fixture
def spanish():
    return Locale.objects.create(language_code="es")


@pytest.fixture
def line():
    topic = Topic.objects.create(name="Safety", slug="safety", locale=Locale.get_default())
    return make_resource(
        "Work line", gloss="Because.", contacts=[CALL], topics=[topic], cost="free"
    )


def test_words_are_offered_for_translation_and_facts_are_not(line):
    paths = {segment.path.split(".")[0] for segment in extract_segments(line)}
    assert {"title", "gloss"} <= paths
    assert not paths & {"contacts", "hours", "cost", "topics", "url", "citation"}


def test_a_translated_resource_keeps_its_facts(line, spanish, django_capture_on_commit_callbacks):
    translated = translate(line, spanish, django_capture_on_commit_callbacks)
    assert (translated.title, translated.gloss) == ("Trabajo line", "Porque.")
    assert translated.cost == "free"
    assert [each.value for each in translated.contact_list] == ["+13125550100"]
    assert [topic.slug for topic in translated.topics.all()] == ["safety"]
    line.contacts = stream("contact", {**CALL, "value": "+13125550199"})
    line.save()
    again = Resource.objects.get(pk=translated.pk)
    assert again.contact_list[0].value == "+13125550199"


def test_a_list_on_a_page_comes_back_whole(line, home, spanish, django_capture_on_commit_callbacks):
    home.copy_for_translation(spanish).save_revision().publish()
    entries = [{"type": "resource", "value": line.pk, "id": "22222222-2222-4222-8222-222222222222"}]
    automatic = {"audiences": [], "topics": [], "kinds": [], "area": "", "language": ""}
    section = {"heading": "Work", "introduction": "", "entries": entries, "automatic": automatic}
    item = {"type": "item", "id": "33333333-3333-4333-8333-333333333333", "value": section}
    block = {
        "type": "resources",
        "value": {"heading": "Work help", "introduction": "", "sections": [item]},
    }
    block["id"] = "11111111-1111-4111-8111-111111111111"
    page = AdvocacyPage(title="Work", slug="work", body=json.dumps([block]))
    home.add_child(instance=page)
    page.save_revision().publish()
    translated = translate(page, spanish, django_capture_on_commit_callbacks)
    value = translated.body[0].value
    assert value["heading"] == "Trabajo help"
    assert value["sections"][0]["heading"] == "Trabajo"
    assert [child["value"] for child in value["sections"][0]["entries"].raw_data] == [line.pk]
