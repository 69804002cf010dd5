"""What programs are told of lists of resources."""

import json

import pytest
from dateutil.relativedelta import relativedelta
from django.utils.timezone import localdate
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from kpact_wagtail.blocks import BodyBlock
from kpact_wagtail.resources.api import describe_for_search
from kpact_wagtail.resources.entries import TRACES
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
            "other_name": None,
            "language": "",
            "url": "https://example.org/",
            "links": [],
            "gloss": "Peers listen.",
            "description": "",
            "image": None,
            "organization": None,
            "led_by": None,
            "status": "active",
            "alert": "",
            "alert_language": "",
            "area": "",
            "countries": [{"code": "US", "name": "United States"}],
            "regions": [],
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
                    "week": None,
                    "free": True,
                    "anonymous": False,
                    "crisis": True,
                }
            ],
            "hours": ["Monday and Tuesday, 9 a.m. to 5 p.m."],
            "hours_note": "",
            "week": {
                "always": False,
                "rules": [{**HOURS, "overnight": False}],
                "exceptions": [],
            },
            "time_zone": "America/Chicago",
            "eligibility": "",
            "min_age": None,
            "max_age": None,
            "ages": "",
            "languages": [
                {"code": "en", "name": "English"},
                {"code": "es", "name": "Spanish"},
            ],
            "interpretation": None,
            "cost": {"name": "free", "text": "Free"},
            "cost_details": "",
            "how_to_apply": "",
            "documents_needed": "",
            "anonymous": None,
            "accessibility": [],
            "safety": {
                "emergency_services": {"name": "no", "text": "No"},
                "caller_id": None,
                "calls_back": None,
                "leaves_message": None,
                "emergency_note": "",
                "mandated_reporting": "",
                "records_kept": "",
                "safe_calling": "",
                "lines": [],
            },
            "place": {"kind": None, "public_area": "", "address": "", "access": ""},
            "reference": None,
            "marks": [
                {"name": "free", "text": "Free"},
                {"name": "no_police", "text": "Does not call the police"},
            ],
            "verified_on": None,
            "stale": False,
        }
    ]


#: Of each field that visitors read: what is stored, and what the API gives.
TOLD = {
    "other_name": ("Línea", {"text": "Línea", "language": "es"}),
    "organization": ("Lantern Row", {"name": "Lantern Row", "url": "https://example.com/"}),
    "led_by": ("peers", {"name": "peers", "text": "Peers"}),
    "area": ("All of Illinois", "All of Illinois"),
    "hours_note": ("Ring twice", "Ring twice"),
    "eligibility": ("Everybody", "Everybody"),
    "how_to_apply": ("Just come", "Just come"),
    "documents_needed": ("None", "None"),
    "cost_details": ("$20", "$20"),
    "interpretation": ("sometimes", {"name": "sometimes", "text": "Sometimes"}),
    "anonymous": ("yes", {"name": "yes", "text": "Yes"}),
    "alert": ("New number", "New number"),
    "description": ("<p>Run by <b>peers</b>.</p>", "<p>Run by <b>peers</b>.</p>"),
}
COMPANIONS = {"organization_url": "https://example.com/", "other_name_language": "es"}


def represent_with(**fields):
    return represent(make_resource("Day line", **fields))[0]["value"]["sections"][0]["entries"][0]


def test_all_that_visitors_read_is_told():
    told = represent_with(**COMPANIONS, **{name: stored for name, (stored, _) in TOLD.items()})
    assert {name: told[name] for name in TOLD} == {name: given for name, (_, given) in TOLD.items()}


def test_ages_are_numbers_and_words():
    told = represent_with(min_age=18, max_age=24)
    assert (told["min_age"], told["max_age"], told["ages"]) == (18, 24, "18 to 24")


def test_each_known_answer_on_safety_has_its_words():
    told = represent_with(
        emergency_services="sometimes",
        emergency_note="When you ask",
        mandated_reporting="Minors",
        records_kept="Nothing",
        caller_id="no",
        calls_back="yes",
        safe_calling="Delete the call",
    )["safety"]
    assert told["emergency_services"] == {"name": "sometimes", "text": "Sometimes"}
    assert told["caller_id"] == {"name": "no", "text": "No"}
    assert told["leaves_message"] is None
    assert told["records_kept"] == "Nothing"
    assert {"label": "", "text": str(TRACES["calls_back"]["yes"])} in told["lines"]
    assert {"label": "Calling safely", "text": "Delete the call"} in told["lines"]


def test_what_is_accessible_and_what_is_not_is_told_and_a_guess_is_not():
    answers = {"captions": "yes", "toilet": "no", "quiet": "unknown"}
    stored = [{"feature": name, "answer": answer} for name, answer in answers.items()]
    told = represent_with(accessibility=stored)["accessibility"]
    assert [(each["name"], each["answer"]) for each in told] == [
        ("captions", "yes"),
        ("toilet", "no"),
    ]
    assert told[0]["text"] == "Captions"


def test_exceptions_and_hours_past_midnight_stand_as_data():
    night = {"days": ["Fr"], "opens": "18:00:00", "closes": "02:00:00", "overnight": True}
    closed = {"first": "2099-12-24", "last": "2099-12-26", "reason": "holidays"}
    told = represent_with(hours=[night], other_hours=[closed], time_zone="America/Chicago")
    assert told["week"]["rules"] == [night]
    assert told["week"]["exceptions"] == [{**closed, "opens": None, "closes": None}]


def test_the_hours_of_one_contact_keep_their_time_zone():
    stored = {**CONTACT, "hours": [{"type": "item", "id": "1", "value": HOURS}]}
    told = represent_with(contacts=[stored], time_zone="America/Chicago")
    assert told["contacts"][0]["week"]["rules"] == [{**HOURS, "overnight": False}]
    assert told["time_zone"] == "America/Chicago"


REFERENCE = {
    "type": "article-journal",
    "authors": [{"type": "person", "value": {"family": "Doe", "given": "Jo"}}],
    "issued": "2019",
    "container_title": "Journal of Peers",
    "lay_note": "Peers help.",
    "open_access": True,
}


def test_a_reference_is_text_and_csl_json():
    told = represent_with(kind="article", citation=[REFERENCE])["reference"]
    assert told["text"] == "Doe, J. (2019). Day line. Journal of Peers."
    assert told["csl"]["author"] == [{"family": "Doe", "given": "Jo"}]
    assert told["csl"]["title"] == "Day line"
    assert (told["lay_note"], told["open_access"], told["handwritten"]) == ("Peers help.", True, "")


def test_a_reference_written_by_hand_wins():
    by_hand = {**REFERENCE, "handwritten": "<p>Doe &amp; me, <i>1999</i></p>"}
    told = represent_with(kind="article", citation=[by_hand])["reference"]
    assert told["text"] == "Doe & me, 1999"
    assert told["handwritten"] == by_hand["handwritten"]


def test_an_image_is_its_number_and_what_it_shows():
    image = get_image_model().objects.create(title="Door", file=get_test_image_file())
    told = represent_with(image=image, image_alt="A green door")
    assert told["image"] == {"id": image.pk, "alt": "A green door"}


def test_an_entry_nobody_has_checked_for_long_says_so():
    long_ago = localdate() - relativedelta(years=3)
    assert represent_with(verified_on=long_ago)["stale"] is True
    assert represent_with(verified_on=localdate())["stale"] is False


def test_nothing_private_stands_in_the_api(line):
    line.verified_by, line.source_url = "Edith", "https://source.example.org/"
    line.save()
    told = json.dumps(represent(line))
    for private in ["secret", "Hidden", "Edith", "source.example.org"]:
        assert private not in told


@pytest.mark.parametrize(
    ("place", "show", "told"),
    [("physical", True, "1 Main St"), ("physical", False, ""), ("withheld", True, "")],
)
def test_an_address_is_told_only_where_everybody_may_know_it(place, show, told):
    fields = {"place": place, "show_address": show, "address": "1 Main St"}
    found = represent_with(public_area="Uptown", **fields)
    assert (found["place"]["address"], found["place"]["public_area"]) == (told, "Uptown")
    assert "withheld" not in json.dumps(found)


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
