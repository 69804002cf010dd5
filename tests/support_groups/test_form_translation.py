"""On the form of a translation, what all languages share is read in plain words."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from kpact_wagtail.pages.models import SupportGroupPage

from .build import add_group, child, rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(admin_client, home, spanish):
    """What stands below each label on the form of the Spanish page, and the page's fields."""
    home.copy_for_translation(spanish).save_revision().publish()

    def shown(**fields):
        group = add_group(home, **fields)
        copy = group.copy_for_translation(spanish)
        copy.save_revision().publish()
        response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[copy.pk]))
        soup = BeautifulSoup(response.content, "html.parser")
        facts = {
            each["aria-labelledby"].split("child-")[-1].removesuffix("-label"): [
                line.strip() for line in each.stripped_strings
            ]
            for each in soup.select(".w-field__textoutput[aria-labelledby]")
        }
        return facts, response.context["form"].fields

    return shown


def test_the_schedule_is_shown_as_its_sentences(shown):
    facts, fields = shown(
        schedule=[
            rule(first="2026-01-06"),
            rule(days=["Fr"], mode="in_person"),
            child("skip", {"first": "2198-12-25", "reason": "Holiday"}),
        ]
    )
    assert "schedule" not in fields
    assert facts["schedule"] == [
        "Every Tuesday, 7 p.m. to 8:30 p.m., from Jan. 6, 2026, online",
        "Every Friday, 7 p.m. to 8:30 p.m., from Jan. 6, 2026, in person",
        "No meeting on Tuesday, Dec. 25, 2198 (Holiday)",
    ]


def test_other_records_are_shown_a_line_each(shown):
    call = {"method": "call", "value": "+1 312 555 0100", "note": "Evenings"}
    facts, fields = shown(
        contacts=[
            child("contact", call),
            child("contact", {"method": "email", "value": "a@b.example"}),
        ],
        languages=[child("language", "es"), child("language", "ase")],
    )
    assert "contacts" not in fields
    assert facts["contacts"] == [
        "Contact: Call, +1 312 555 0100, Evenings",
        "Contact: E-mail, a@b.example",
    ]
    assert facts["languages"] == ["Language: Spanish", "Language: American Sign Language"]


def test_where_there_is_nothing_that_is_said(shown):
    facts, _fields = shown(schedule=[])
    assert facts["schedule"] == ["None"]
    assert facts["contacts"] == ["None"]


def test_a_record_that_cannot_be_read_takes_nothing_down(shown):
    facts, _fields = shown(contacts=[child("telepathy", {"value": "…"})])
    assert facts["contacts"] == ["Block not available"]
    assert SupportGroupPage.objects.count() == 2
