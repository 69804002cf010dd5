"""What the form says of the meetings in it: the words, the next dates, and what does not fit."""

import datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 3, 1, 18, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel(NOW, tick=False):
        yield


def filled_in(*children, **given):
    """What the form sends of its meetings."""
    fields = {"time_zone": "America/Chicago", "mode": "online", "timing": "regular"}
    return nested_form_data(
        {"schedule": streamfield(list(children)), **fields, "status": "running", **given}
    )


def rule(**given):
    lists = {"month_days-count": "0", "dates-count": "0", "words-count": "0"}
    words = dict.fromkeys(["venue", "area", "address", "interpreter", "note", "mode"], "")
    fields = {"repeats": "weekly", "every": "1", "days": "Tu", "start": "19:00", "end": "20:30"}
    return "rule", {**lists, **words, **fields, "first": "2026-01-06", **given}


def skip(first, last=""):
    return "skip", {"first": first, "last": last, "reason": "", "reasons-count": "0"}


@pytest.fixture
def preview(admin_client):
    def preview(*children, **given):
        response = post(admin_client, filled_in(*children, **given))
        assert response.status_code == 200
        return read(response)

    return preview


def post(client, data):
    return client.post(reverse("kpact_schedule_preview"), data)


def read(response):
    """What stands below each heading."""
    soup = BeautifulSoup(response.content, "html.parser")
    return {
        heading.get_text(" ", strip=True): [
            each.get_text(" ", strip=True) for each in heading.parent.select("li, p")
        ]
        for heading in soup.select("h3")
    }


def test_a_first_look_says_what_will_appear(preview):
    assert preview() == {
        "In words": ["Say above when it meets: what visitors will read appears here."]
    }


def test_a_rule_is_said_and_its_next_six_dates_follow(preview):
    said = preview(rule())
    assert said["In words"] == ["Every Tuesday, 7 p.m. to 8:30 p.m."]
    assert len(said["The next meetings"]) == 7
    assert said["The next meetings"][0] == "Tuesday, March 3, 2026, 7 p.m. to 8:30 p.m."
    assert said["The next meetings"][-1] == "Time zone: Central Time"
    assert "What does not fit together" not in said


def test_meetings_months_apart_are_found(preview):
    yearly = rule(
        **{"repeats": "dates", "dates-count": "2"},
        **{
            f"dates-{at}-{name}": value
            for at in (0, 1)
            for name, value in {"order": str(at), "deleted": "", "id": "", "type": "item"}.items()
        },
        **{"dates-0-value": "2026-12-24", "dates-1-value": "2029-12-24"},
    )
    dates = preview(yearly)["The next meetings"]
    assert [each[:10] for each in dates[:-1]] == ["Thursday, ", "Monday, De"]


def test_a_date_as_the_editor_types_it_is_understood(preview):
    assert preview(rule(first="03/09/2026"))["The next meetings"][0].startswith(
        "Tuesday, March 10, 2026"
    )


def test_what_is_half_filled_in_is_said_to_be(preview):
    said = preview(rule(), rule(start=""), rule(start="", end=""))
    assert said["In words"] == [
        "Every Tuesday, 7 p.m. to 8:30 p.m.",
        "Not complete yet: From and To.",
    ]
    assert len(said["The next meetings"]) == 7


def test_every_other_week_is_counted_from_the_first_meeting(preview):
    said = preview(rule(every="2", first="2026-03-04"))  # a Wednesday; it meets on Tuesdays
    assert [each[:24] for each in said["The next meetings"][:2]] == [
        "Tuesday, March 10, 2026,",
        "Tuesday, March 24, 2026,",
    ]


def test_a_moved_meeting_that_only_ends_at_another_time_says_when(preview):
    move = dict.fromkeys(["at", "start", "mode", "venue", "reason"], "")
    moved = {"day": "2026-03-10", "new_day": "2026-03-10", "end": "21:00", "reasons-count": "0"}
    assert preview(rule(), ("move", {**move, **moved}))["In words"][1] == (
        "The meeting on Tuesday, March 10, 2026 is at another time: until 9 p.m."
    )


def test_a_rule_that_nobody_touched_is_not_spoken_of(admin_client):
    data = filled_in(rule(start="", end=""))
    del data["schedule-0-value-days"]
    assert "complete" not in str(read(post(admin_client, data)))


def test_conflicts_are_named(preview):
    said = preview(rule(), skip("2026-03-11"))
    assert said["In words"][1] == "No meeting on Wednesday, March 11, 2026"
    assert len(said["What does not fit together"]) == 1


CIRCUMSTANCES = [
    ({"time_zone": ""}, "Choose a time zone"),
    ({"time_zone": "Mars/Olympus"}, "Choose a time zone"),
    ({"timing": "arranged"}, "by arrangement"),
    ({"timing": "announced"}, "will be announced"),
    ({"status": "closed"}, "no longer meets"),
    ({"status": "hiatus"}, "takes a break"),
    ({"status": "starting"}, "about to start"),
]


@pytest.mark.parametrize(("given", "said"), CIRCUMSTANCES)
def test_why_no_date_is_shown_is_said(preview, given, said):
    (sentence,) = preview(rule(), **given)["The next meetings"]
    assert said in sentence


def test_a_break_that_ends_leaves_out_the_dates_until_then(preview):
    dates = preview(rule(), status="hiatus", status_until="2026-03-31")["The next meetings"]
    assert dates[0].startswith("Tuesday, April 7, 2026")


RUBBISH = [
    {},
    {"schedule-count": "x"},
    {"schedule-count": "9999999999"},
    {"schedule-count": "-1"},
    {"schedule-count": "1", "schedule-0-deleted": "", "schedule-0-type": "rule"},
    {
        **{"schedule-count": "1", "schedule-0-deleted": "", "schedule-0-type": "unavailable"},
        **{"schedule-0-order": "0", "schedule-0-value": "forged"},
    },
    {"time_zone": "x" * 5000, "status_until": "yesterday", "mode": "<b>"},
]


@pytest.mark.parametrize("data", RUBBISH)
def test_rubbish_is_answered_like_an_empty_form(admin_client, data):
    response = post(admin_client, data)
    assert response.status_code == 200
    assert "The next meetings" not in read(response)


@pytest.mark.parametrize(
    "given",
    [
        {"every": "0"},
        {"every": "9999999"},
        {"first": "0001-01-01"},
        {"start": "25:99"},
        {"days": "Xx"},
        {"month_days-count": "x"},
        {"first": "9999-12-31", "last": "9999-12-31"},
    ],
)
def test_a_rule_that_cannot_be_meant_is_not_said(preview, given):
    assert "The next meetings" not in preview(rule(**given))


def test_a_form_too_large_to_look_at_is_refused_quickly(admin_client):
    assert post(admin_client, {"schedule_note": "x" * 600_000}).status_code == 413


def test_words_of_an_editor_are_no_markup(preview, admin_client):
    response = post(admin_client, filled_in(rule(venue="<script>alert(1)</script>")))
    assert b"<script>" not in response.content
    assert "<script>alert(1)</script>" in str(read(response))


def test_nobody_outside_the_admin_is_answered(client):
    client.force_login(get_user_model().objects.create_user("visitor"))
    assert post(client, filled_in(rule())).status_code == 302
    client.logout()
    assert post(client, filled_in(rule())).status_code == 302


def test_it_is_no_page_to_visit(admin_client):
    assert admin_client.get(reverse("kpact_schedule_preview")).status_code == 405


def test_where_meetings_differ_each_date_says_how_and_where(preview):
    said = preview(rule(), rule(days="We", mode="in_person", venue="Library"))
    assert said["The next meetings"][:2] == [
        "Tuesday, March 3, 2026, 7 p.m. to 8:30 p.m., online",
        "Wednesday, March 4, 2026, 7 p.m. to 8:30 p.m., in person, Library",
    ]
