"""Both of Wagtail’s APIs give a page with its resources, in the language of the page."""

import json

import pytest
from django.utils import translation

from kpact_wagtail.pages.models import AdvocacyPage
from kpact_wagtail.resources.models import Resource
from tests.api_urls import VERSIONS

from .build import make_helpline

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.api_urls")]

each_version = pytest.mark.parametrize("version", VERSIONS)


def place(parent, line):
    sections = [{"type": "item", "id": "1", "value": {"entries": [stored(line)]}}]
    values = {
        "resources": {"heading": "Help", "sections": sections},
        "crisis": {"heading": "Now", "lines": [line.pk]},
    }
    body = [{"type": name, "value": value, "id": name} for name, value in values.items()]
    page = AdvocacyPage(title="Help", slug="help", body=json.dumps(body), locale=parent.locale)
    return parent.add_child(instance=page)


def stored(line):
    return {"type": "resource", "value": line.pk, "id": "2"}


def ask(client, version, page, language="en"):
    url = VERSIONS[version].format(page.pk)
    response = client.get(url, headers={"accept": "application/json", "accept-language": language})
    assert response.status_code == 200
    return {each["type"]: each["value"] for each in response.json()["body"]}


def find_entries(blocks):
    return [blocks["resources"]["sections"][0]["entries"][0], blocks["crisis"]["lines"][0]]


@each_version
def test_both_blocks_give_the_record_whole(client, home, version):
    line = make_helpline()
    first, second = find_entries(ask(client, version, place(home, line)))
    assert first == second
    assert first["uuid"] == str(line.uuid)
    assert first["contacts"][0]["href"] == "tel:+18007862929"
    assert first["week"]["rules"][0]["overnight"] is True


def test_all_versions_give_the_same(client, home):
    page = place(home, make_helpline())
    answers = [ask(client, version, page) for version in VERSIONS]
    assert all(answer == answers[0] for answer in answers)


@each_version
@pytest.mark.parametrize("asked_in", ["en", "es", "ar"])
def test_a_page_answers_in_its_own_language(client, home, spanish, version, asked_in):
    line = make_helpline()
    translated = line.copy_for_translation(spanish)
    translated.title, translated.live = "Línea nocturna", True
    translated.save()
    casa = home.copy_for_translation(spanish)
    casa.save()
    english, page = place(home, line), place(casa, line)
    for entry in find_entries(ask(client, version, page, asked_in)):
        assert entry["title"] == "Línea nocturna"
        assert entry["language"] == ""
        with translation.override("es"):
            assert entry["contacts"][0]["label"] == str(dict(methods())["call"])
        assert entry["languages"][0] == {"code": "en", "name": "inglés"}
    for entry in find_entries(ask(client, version, english, asked_in)):
        assert entry["title"] == line.title
        assert entry["languages"][0] == {"code": "en", "name": "English"}


def methods():
    from kpact_wagtail.contact_blocks import Method

    return Method.choices


@each_version
def test_drafts_and_archived_records_are_told_to_nobody(client, home, version):
    line = make_helpline()
    page = place(home, line)
    Resource.objects.update(status=Resource.Status.INACTIVE)
    blocks = ask(client, version, page)
    assert blocks["resources"]["sections"] == []
    assert blocks["crisis"]["lines"] == []
