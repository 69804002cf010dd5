"""What programs are told of lists of resources."""

import json

import pytest

from kpact_wagtail.blocks import BodyBlock
from kpact_wagtail.resources.api import describe_for_search
from kpact_wagtail.resources.models import Resource
from kpact_wagtail.structured_data import to_json_ld, without_gaps

from .build import make_resource

pytestmark = pytest.mark.django_db

CONTACT = {"method": "call", "value": "+13125550100", "country": "US", "free": True, "crisis": True}
HOURS = {"days": ["Mo", "Tu"], "opens": "09:00:00", "closes": "17:00:00"}


@pytest.fixture
def line():
    return make_resource(
        "Night line",
        kind="hotline",
        gloss="Peers listen.",
        url="https://example.org/",
        contacts=[CONTACT],
        countries=["US"],
        hours=[HOURS],
        time_zone="America/Chicago",
        cost="free",
        emergency_services="no",
        notes="secret",
        address="12 Hidden Street",
        languages=["en", "es"],
    )


def represent(*entries, layout="full", **given):
    stored = [{"type": "resource", "value": each.pk} for each in entries]
    sections = [{"type": "item", "id": "1", "value": {"heading": "For you", "entries": stored}}]
    value = {"heading": "Help", "layout": layout, "sections": sections, **given}
    stream = BodyBlock().to_python([{"type": "resources", "value": value, "id": "x"}])
    return BodyBlock().get_api_representation(stream, {})


@pytest.mark.parametrize("layout", ["full", "compact"])
def test_records_stand_whole_in_the_api(line, layout):
    found = represent(line, layout=layout)[0]["value"]
    assert found["heading"] == "Help"
    section = found["sections"][0]
    assert section["heading"] == "For you"
    assert section["entries"] == [
        {
            "uuid": str(line.uuid),
            "kind": "hotline",
            "title": "Night line",
            "abbreviation": "",
            "language": "",
            "url": "https://example.org/",
            "gloss": "Peers listen.",
            "status": "active",
            "alert": "",
            "contacts": [
                {
                    "method": "call",
                    "label": "Call",
                    "value": "+13125550100",
                    "shown": "(312) 555-0100",
                    "href": "tel:+13125550100",
                    "keyword": "",
                    "extension": "",
                    "note": "",
                    "languages": [],
                    "hours": [],
                    "free": True,
                    "anonymous": False,
                    "crisis": True,
                }
            ],
            "hours": ["Monday and Tuesday, 9 a.m. to 5 p.m."],
            "time_zone": "America/Chicago",
            "marks": [
                {"name": "free", "text": "Free"},
                {"name": "no_police", "text": "Does not call the police"},
            ],
            "verified_on": None,
        }
    ]


def test_nothing_private_stands_in_the_api(line):
    told = json.dumps(represent(line))
    assert "secret" not in told
    assert "Hidden" not in told


def test_drafts_do_not_leak_into_the_api(line):
    line.unpublish()
    assert represent(line)[0]["value"]["sections"] == []


def test_the_api_names_a_list_of_nothing():
    assert represent()[0]["value"]["sections"] == []


@pytest.mark.parametrize(
    ("kind", "type_name"),
    [
        ("organization", "Organization"),
        ("hotline", "Service"),
        ("training", "Course"),
        ("tool", "SoftwareApplication"),
        ("publication", "CreativeWork"),
    ],
)
def test_each_kind_has_its_schema_org_type(line, kind, type_name):
    line.kind = kind
    assert describe_for_search(line)["@type"] == type_name


def test_search_engines_are_told_the_number_and_no_secret(line):
    data = without_gaps(describe_for_search(line))
    point = data["availableChannel"]["servicePhone"][0]
    assert point == {
        "@type": "ContactPoint",
        "contactType": "emergency",
        "telephone": "+13125550100",
    }
    assert data["availableChannel"]["availableLanguage"] == ["en", "es"]
    assert data["isAccessibleForFree"] is True
    assert "Hidden" not in json.dumps(data)


def test_every_kind_can_be_described_with_the_worst_of_words():  # F2
    evil = "</script><script>alert(1)</script>\u2028"
    for kind, _label in Resource.Kind.choices:
        entry = Resource(kind=kind, title=evil, gloss=evil, organization=evil, url="javascript:1")
        html = to_json_ld(without_gaps(describe_for_search(entry)))
        assert "<" not in html
        assert json.loads(html)["name"] == evil
        assert "javascript" not in html
