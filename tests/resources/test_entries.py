"""What an entry says: nothing that is known is left out, and no danger is silent."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.timezone import localdate
from wagtail.models import Locale

from kpact_wagtail.resources.entries import TRACES
from kpact_wagtail.resources.lists import dress, load_entries
from tests.builders import make_picture

from .build import make_resource

pytestmark = pytest.mark.django_db

OFFICE = {"days": ["Mo"], "opens": "09:00:00", "closes": "17:00:00"}
CALL = {"method": "call", "value": "+13125550100", "country": "US"}


def show(resource, locale_id=None, compact=False, defaults=frozenset()):
    locale_id = locale_id or resource.locale_id
    entry = load_entries([resource.pk], locale_id, compact)[resource.pk]
    dress([entry], locale_id, None)
    entry.inherited = defaults
    html = render_to_string("kpact_wagtail/partials/resources.html", {"entries": [entry]})
    return BeautifulSoup(html, "html.parser")


def words(soup):
    return " ".join(soup.get_text(" ").split())


def test_every_field_with_words_is_shown():
    entry = make_resource(
        organization="The Lantern",
        organization_url="https://example.org/lantern",
        led_by="peers",
        interpretation="yes",
        archive_url="https://example.org/old",
        url="https://example.org/",
        countries=["US"],
        area="All of Illinois",
        place="virtual",
        hours_note="By appointment",
        other_hours=[{"first": "2099-12-24"}],
    )
    shown = show(entry)
    for text in [
        *["The Lantern", "Peers", "can be had", "All of Illinois, United States", "Online"],
        *["By appointment", "Dec. 24, 2099: closed"],
    ]:
        assert text in words(shown), text
    links = {link["href"] for link in shown.select("a")}
    assert {"https://example.org/lantern", "https://example.org/old"} <= links


def test_an_image_is_shown_with_its_words():
    entry = make_resource(image=make_picture(), image_alt="A door with a bell")
    image = show(entry).select_one("img")
    assert image["alt"] == "A door with a bell"
    assert image["width"]


@pytest.mark.parametrize("field", TRACES)
@pytest.mark.parametrize("answer", ["yes", "no", "sometimes"])
def test_what_a_call_leaves_behind_is_said_whatever_the_answer(field, answer):
    shown = words(show(make_resource(**{field: answer})))
    assert str(TRACES[field][answer]) in shown


def test_what_is_not_known_is_not_claimed():
    shown = words(show(make_resource()))
    assert "police" not in shown
    assert "call" not in shown


def test_hours_of_its_own_stand_before_what_the_section_says_of_all():
    entry = make_resource(hours=[OFFICE], time_zone="America/Chicago")
    shown = words(show(entry, defaults=frozenset(["always"])))
    assert "Monday, 9 a.m. to 5 p.m. Central Time" in shown
    assert "At any time" not in shown


def test_hours_of_a_contact_have_their_zone():
    contact = {**CALL, "hours": [{"type": "item", "id": "1", "value": OFFICE}]}
    entry = make_resource(contacts=[contact], always_open=True, time_zone="America/Chicago")
    assert "Central Time" in words(show(entry))


def test_a_service_that_is_closed_for_the_time_being_does_not_say_it_is_open():
    entry = make_resource(always_open=True, status="temporarily_closed")
    shown = show(entry)
    assert "Closed for the time being" in words(shown)
    assert not shown.select("[data-kpact-hours]")


@pytest.mark.parametrize("compact", [False, True])
def test_a_warning_in_one_language_reaches_readers_of_the_other(compact):
    spanish = Locale.objects.create(language_code="es")
    english = make_resource(alert="Do not call: the number was taken over.")
    translated = english.copy_for_translation(spanish)
    translated.alert = ""
    translated.save()
    shown = show(english, spanish.pk, compact)
    assert shown.select_one("strong[lang=en]").get_text() == english.alert
    english.alert_until = localdate() - timedelta(days=1)
    english.save()
    assert not show(english, spanish.pk, compact).select("strong")


@pytest.mark.parametrize("compact", [False, True])
def test_what_nobody_checked_for_long_says_so(compact):
    entry = make_resource(verified_on=localdate() - timedelta(days=400))
    assert "We have not checked this for a long time." in words(show(entry, compact=compact))
    entry.verified_on = localdate()
    entry.save()
    assert "for a long time" not in words(show(entry, compact=compact))


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize(
    ("answer", "said"),
    [("yes", "May call the police"), ("sometimes", "Sometimes calls the police")],
)
def test_what_may_bring_the_police_is_said_in_every_list(compact, answer, said):
    assert said in words(show(make_resource(emergency_services=answer), compact=compact))
