"""Groups for headless sites: the parts of a page, and the pages of groups themselves."""

import json

import pytest
from django.utils import translation
from wagtail.models import Locale

from kpact_wagtail.models import Audience
from kpact_wagtail.pages.models import AdvocacyPage, SupportGroupPage
from kpact_wagtail.support_groups.models import GroupAccess
from tests.api_urls import VERSIONS
from tests.builders import make_topic

from .build import add_group, add_index, rule

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.api_urls")]

each_version = pytest.mark.parametrize("version", VERSIONS)
KINDS = ["groups", "timetable", "meetings"]
#: What no visitor may read.
PRIVATE = ["canary note", "canary verifier", "https://canary.example.org/"]


@pytest.fixture
def index(home):
    return add_index(home)


@pytest.fixture
def group(index):
    return add_group(
        index,
        [rule(venue="Upstairs", interpreter="ase")],
        title="Night Circle",
        eligibility="<p>Everybody <b>over 18</b></p>",
        description="<p>We listen.</p>",
        platform="Zoom",
        languages=json.dumps([{"type": "language", "value": "es"}]),
        notes=PRIVATE[0],
        verified_by=PRIVATE[1],
        source_url=PRIVATE[2],
        audiences=[make_audience()],
        topics=[make_topic()],
    )


def make_audience():
    locale = Locale.get_default()
    return Audience.objects.create(name="Migrants", slug="migrants", locale=locale)


def add_page(parent):
    body = [{"type": kind, "value": {"heading": kind}, "id": kind} for kind in KINDS]
    page = AdvocacyPage(title="P", slug="p", body=json.dumps(body), locale=parent.locale)
    return parent.add_child(instance=page)


def ask(client, url, language="en"):
    response = client.get(url, headers={"accept": "application/json", "accept-language": language})
    assert response.status_code == 200, response.content
    return response.json()


def ask_blocks(client, version, page, language="en"):
    told = ask(client, VERSIONS[version].format(page.pk), language)
    return {each["type"]: each["value"] for each in told["body"]}


@each_version
def test_a_list_of_groups_gives_what_visitors_read(client, home, group, version):
    told = ask_blocks(client, version, add_page(home))["groups"]
    assert told["heading"] == "groups"
    found = told["groups"][0]
    assert found["title"] == "Night Circle"
    assert found["url"].endswith(group.url)
    assert found["eligibility"] == "<p>Everybody <b>over 18</b></p>"
    assert found["description"] == "<p>We listen.</p>"
    assert found["mode"] == {"name": "online", "text": "Online"}
    assert found["joining"] == {"name": "ask_first", "text": "Ask us first"}
    assert found["time_zone"] == {"name": "America/Chicago", "text": "Central Time"}
    assert found["languages"] == ["es"]
    assert found["when"][0].startswith("Every Tuesday")
    meeting = found["next_meetings"][0]
    assert meeting["start"][10:19] == "T19:00:00"
    assert meeting["interpreter"] == "ase"


@each_version
def test_a_week_gives_its_days(client, home, index, group, version):
    add_group(index, [], title="Partners", slug="partners", timing="arranged")
    told = ask_blocks(client, version, add_page(home))["timetable"]
    assert [day["day"] for day in told["days"]] == ["Tu"]
    slot = told["days"][0]["slots"][0]
    assert (slot["starts"], slot["ends"], slot["often"]) == ("19:00:00", "20:30:00", "")
    assert (slot["mode"], slot["venue"]) == ("online", "Upstairs")
    assert slot["group"]["title"] == "Night Circle"
    assert told["others"][0]["group"]["title"] == "Partners"
    assert told["others"][0]["when"] == ["By arrangement"]


@each_version
def test_next_meetings_come_with_their_groups(client, home, group, version):
    told = ask_blocks(client, version, add_page(home))["meetings"]
    assert len(told["meetings"]) == 5
    assert told["meetings"][0]["group"]["id"] == group.pk
    starts = [each["start"] for each in told["meetings"]]
    assert starts == sorted(starts)


def test_all_versions_give_the_same(client, home, group):
    page = add_page(home)
    answers = [ask_blocks(client, version, page) for version in VERSIONS]
    assert all(answer == answers[0] for answer in answers)


@each_version
@pytest.mark.parametrize("asked_in", ["en", "es", "ar"])
def test_a_page_answers_in_its_own_language(client, home, group, spanish, version, asked_in):
    home.copy_for_translation(spanish).save_revision().publish()
    copy = group.copy_for_translation(spanish, copy_parents=True)
    copy.title = "Círculo nocturno"
    copy.save_revision().publish()
    page = add_page(home.get_translation(spanish))
    told = ask_blocks(client, version, page, asked_in)
    assert [each["title"] for each in told["groups"]["groups"]] == ["Círculo nocturno"]
    with translation.override("es"):
        words = str(SupportGroupPage.Joining.ASK_FIRST.label)
    assert told["groups"]["groups"][0]["joining"]["text"] == words
    meetings = told["meetings"]["meetings"]
    assert {each["group"]["title"] for each in meetings} == {"Círculo nocturno"}


def ask_group(client, version, group):
    url = VERSIONS[version].format(group.pk)
    return ask(client, f"{url}?fields=*" if version == "v2" else url)


@each_version
def test_the_page_of_a_group_gives_all_its_fields(client, group, version):
    told = ask_group(client, version, group)
    missing = {field.name for field in SupportGroupPage.api_fields} - set(told)
    assert missing == set()
    first = told["audiences"][0]
    assert (first["id"] if version == "v2" else first) == group.audiences.get().pk
    assert told["when_in_words"][0].startswith("Every Tuesday")
    assert told["next_meetings_for_api"][0]["mode"] == "online"
    assert told["languages"][0]["value"] == "es"
    assert told["schedule"][0]["value"]["repeats"] == "weekly"


def test_a_list_of_pages_gives_all_fields_of_groups(client, group):
    told = ask(client, "/api/v2/pages/?type=kpact_pages.SupportGroupPage&fields=*")
    assert [each["title"] for each in told["items"]] == ["Night Circle"]
    assert told["items"][0]["platform"] == "Zoom"


@each_version
def test_what_is_private_is_told_nowhere(client, home, group, version):  # C5
    sealed = {name: b"canary sealed" for name in GroupAccess.sealed_fields}
    access = GroupAccess.objects.create(
        group=group.translation_key, label="canary label", release="anyone", **sealed
    )
    page = add_page(home)
    told = json.dumps([ask_group(client, version, group), ask_blocks(client, version, page)])
    assert "Night Circle" in told
    for private in [*PRIVATE, "canary", str(access.uuid)]:
        assert private not in told


@each_version
def test_drafts_are_told_to_nobody(client, home, group, version):
    page = add_page(home)
    group.unpublish()
    told = ask_blocks(client, version, page)
    assert told["groups"]["groups"] == []
    assert told["meetings"]["meetings"] == []
    assert told["timetable"]["days"] == []
