"""Whoever opens the form of a group hears what it does not say yet; nothing of it bars publishing."""

import datetime

import pytest
import time_machine

from kpact_wagtail.pages.models import SupportGroupPage

from .build import add_group, child, rule

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 3, 1, 18, tzinfo=datetime.UTC)
CALL = child("contact", {"method": "call", "value": "+1 312 555 0100"})


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def warnings(home):
    def warnings(**fields):
        page = add_group(home, **{"contacts": [CALL], **fields})
        return [str(each) for each in SupportGroupPage.objects.get(pk=page.pk).get_problems()]

    return warnings


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"mode": "in_person", "venue": "Library"},
        {"mode": "in_person", "area": "near Uptown station"},
        {"mode": "hybrid", "address": "1 Elm St"},
        {"mode": "in_person", "withheld": True},
        {"mode": "in_person", "schedule": [rule(venue="Library")]},
        {"mode": "in_person", "schedule": [rule(mode="online")]},
        {"joining": "register"},
        {"joining": "screening", "contacts": [], "joining_words": "Write to us."},
        {"joining": "drop_in", "contacts": []},
        {"summary": "We talk.", "eligibility": ""},
        {"timing": "arranged", "schedule_words": "Now and then"},
        {"joining": "register", "contacts": [], "joining_url": "https://example.org/"},
        {"schedule": [], "timing": "arranged"},
        {"schedule": [], "status": "closed"},
        {"schedule": [], "schedule_words": "On full moons"},
    ],
)
def test_a_group_that_says_what_people_need_is_left_alone(warnings, fields):
    assert warnings(**fields) == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"mode": "in_person"}, "nobody is told where"),
        ({"mode": "hybrid"}, "nobody is told where"),
        ({"schedule": [rule(), rule(days=["Fr"], mode="in_person")]}, "nobody is told where"),
        ({"joining": "register", "contacts": []}, "no web address or contact"),
        ({"joining": "ask_first", "contacts": []}, "nobody is told how"),
        ({"joining": "screening", "contacts": []}, "nobody is told how"),
        ({"joining": "referral", "contacts": []}, "nobody is told how"),
        ({"eligibility": "<p> </p>"}, "Nobody is told whom it is for"),
        ({"schedule_words": "Tuesdays at six"}, "would be: “Every Tuesday, 7 p.m. to 8:30 p.m.”"),
        ({"schedule": []}, "Nobody is told when it meets."),
        ({"schedule": [rule(last="2026-02-01")]}, "is over"),
    ],
)
def test_what_is_missing_is_said_once(warnings, fields, said):
    (sentence,) = warnings(**fields)
    assert said in sentence


def test_a_zone_that_was_renamed_since_is_named(home):
    page = add_group(home, contacts=[CALL])
    SupportGroupPage.objects.update(time_zone="Mars/Olympus")
    assert SupportGroupPage.objects.get(pk=page.pk).get_problems() == [
        "There is no time zone “Mars/Olympus” any more: choose another."
    ]
