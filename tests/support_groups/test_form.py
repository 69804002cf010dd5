"""The form of a support group: little at first, clear about mistakes, lenient with drafts."""

import datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from kpact_wagtail.pages.models import SupportGroupPage

from .build import add_group
from .build import rule as stored_rule
from .test_schedule_preview import rule

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 3, 1, 18, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel(NOW, tick=False):
        yield


def filled_in(*children, **given):
    """What the form sends, with nothing in it but a title, some meetings and what is given."""
    model = SupportGroupPage
    streams = [
        field.name
        for field in model._meta.get_fields()
        if hasattr(field, "stream_block") and field.name != "schedule"
    ]
    choices = {
        field.name: field.default
        for field in model._meta.get_fields()
        if getattr(field, "choices", None) and field.has_default()
    }
    fields = {
        **{"title": "Tuesday Circle", "slug": "tuesday-circle", "time_zone": "America/Chicago"},
        **{"review_every_months": "6", "seo_title": "", "search_description": ""},
        **dict.fromkeys(["description", "eligibility", "instead"], "null"),
    }
    empty = {name: streamfield([]) for name in streams}
    given = {name: value for name, value in given.items() if value is not None}
    return nested_form_data(
        {**empty, **choices, **fields, "schedule": streamfield(list(children)), **given}
    )


@pytest.fixture
def save(admin_client, home):
    """Posts the form of a new group; returns what is said beside which field."""

    def save(*children, publish=True, **given):
        data = filled_in(*children, **given)
        if publish:
            data["action-publish"] = "x"
        url = reverse("wagtailadmin_pages:add", args=("kpact_pages", "supportgrouppage", home.pk))
        response = admin_client.post(url, data)
        return {} if response.status_code == 302 else find_errors(response.context["form"])

    return save


def find_errors(form):
    """Sentences by field; of a stream by the path of the field in it, or by its own name."""
    found = {}
    for name, errors in form.errors.items():
        for error in errors.as_data():
            if hasattr(error, "as_json_data"):
                found |= dict(walk(name, error.as_json_data()))
            else:
                found[name] = " ".join(error.messages)
    return found


def walk(path, data):
    if messages := data.get("messages"):
        yield path, " ".join(messages)
    for name, inside in data.get("blockErrors", {}).items():
        yield from walk(f"{path}.{name}", inside)


def test_an_online_group_needs_no_address(save):
    assert save(rule()) == {}
    group = SupportGroupPage.objects.get()
    assert group.live
    assert group.weekdays == "Tu"


CONTRADICTIONS = [
    ({"time_zone": ""}, "time_zone", "Choose the time zone of these meetings."),
    ({"time_zone": "Mars/Olympus"}, "time_zone", "There is no time zone of this name any more."),
    ({"min_age": "21", "max_age": "18"}, "max_age", "younger than the youngest age"),
    ({"capacity_online": "0"}, "capacity_online", "Enter at least one"),
    ({"status": "hiatus", "status_until": "2026-02-28"}, "status_until", "This day is past."),
    ({"status": "starting"}, "starts_on", "Enter the day"),
    ({"status": "starting", "starts_on": "2026-02-28"}, "starts_on", "This day is past."),
    ({"cost": "fixed", "price": "5"}, "currency", "Choose the currency"),
    ({"cost": "free", "price": "5", "currency": "USD"}, "price", "The group is free"),
    ({"verified_on": "2026-03-02"}, "verified_on", "This day is still to come."),
    ({"withheld": "on", "address": "1 Elm St"}, "address", "An address that is not public"),
    (
        {"tiers": streamfield([("tier", {"name": "Full", "amount": "9", "guidance": ""})])},
        "tiers",
        "Prices to choose from need a cost",
    ),
]
FITTING = [
    {"min_age": "18", "max_age": "18"},
    {"status": "hiatus", "status_until": "2026-03-31"},
    {"status": "hiatus"},
    {"status": "starting", "starts_on": "2026-04-01"},
    {"status": "starting", "status_note": "We will tell you when."},
    {"cost": "fixed", "price": "5", "currency": "USD"},
    {"verified_on": "2026-03-01"},
    {"withheld": "on", "mode": "in_person", "area": "near Uptown station"},
    {"mode": "in_person", "address": "1 Elm St"},
    {"mode": "in_person"},
]


@pytest.mark.parametrize(("given", "name", "said"), CONTRADICTIONS)
def test_what_does_not_fit_together_is_said_beside_its_field(save, given, name, said):
    errors = save(rule(), **given)
    assert said in errors[name]
    assert not SupportGroupPage.objects.exists()


@pytest.mark.parametrize("given", FITTING)
def test_what_fits_together_is_published(save, given):
    assert save(rule(), **given) == {}


# E1: revisions would keep it for ever.
def test_a_secret_address_is_refused_in_drafts_too(save):
    assert "address" in save(publish=False, withheld="on", address="1 Elm St")


def test_a_secret_address_is_refused_in_meetings_too(save):  # E1
    errors = save(rule(), rule(days="We", address="1 Elm St"), publish=False, withheld="on")
    assert "not public" in errors["schedule.1.address"]


def test_meetings_without_a_zone_are_refused_in_drafts_too(save):
    assert "time_zone" in save(rule(), publish=False, time_zone="")


@pytest.mark.parametrize(
    "given",
    [
        {"min_age": "21", "max_age": "18"},
        {"status": "starting"},
        {"cost": "fixed", "price": "5"},
        {"time_zone": ""},
    ],
)
def test_a_draft_may_be_half_finished(save, given):
    assert save(publish=False, **given) == {}


def test_a_draft_may_hold_half_a_rule(save):
    assert save(rule(start="", end=""), publish=False) == {}
    assert SupportGroupPage.objects.get().get_schedule().rules == ()


def test_half_a_rule_is_not_published(save):
    assert "schedule.0.start" in save(rule(start=""))


def test_a_published_group_says_when_it_meets(save):
    assert "Say when it meets" in save()["schedule"]


@pytest.mark.parametrize(
    "given",
    [
        {"timing": "arranged"},
        {"timing": "announced"},
        {"status": "closed"},
        {"schedule_words": "On full moons"},
    ],
)
def test_or_why_it_does_not(save, given):
    assert save(**given) == {}


def test_a_rule_that_was_offered_and_left_empty_is_not_stored(save):
    data = rule(start="", end="")
    del data[1]["days"]
    assert save(data, timing="arranged") == {}
    assert len(SupportGroupPage.objects.get().schedule) == 0


def form_of(client, group):
    response = client.get(reverse("wagtailadmin_pages:edit", args=[group.pk]))
    assert response.status_code == 200
    return response


def test_a_new_group_begins_with_a_rule_to_fill_in(admin_client, home):
    url = reverse("wagtailadmin_pages:add", args=("kpact_pages", "supportgrouppage", home.pk))
    (child,) = admin_client.get(url).context["form"]["schedule"].value()
    assert (child.block_type, child.value["repeats"]) == ("rule", "weekly")


def test_a_group_with_meetings_shows_those(admin_client, home):
    group = add_group(home, [stored_rule(), stored_rule(days=["We"])])
    assert len(form_of(admin_client, group).context["form"]["schedule"].value()) == 2


def test_what_people_ask_first_stands_open_and_the_rest_is_folded(admin_client, home):
    soup = BeautifulSoup(form_of(admin_client, add_group(home)).content, "html.parser")
    panels = soup.select("#tab-content [data-panel]")
    opened = [panel for panel in panels if "collapsed" not in panel["class"]]
    headings = [
        panel.select_one("[data-panel-heading-text]").get_text(strip=True) for panel in opened
    ]
    assert [
        each for each in headings if each in {"Who it is for", "When it meets", "How to join"}
    ] == [*["Who it is for", "When it meets", "How to join"]]
    assert len(panels) - len(opened) >= 6


def test_time_zones_and_currencies_are_chosen_from_a_list(admin_client, home):
    group = add_group(home, time_zone="America/Chicago")
    fields = form_of(admin_client, group).context["form"].fields
    assert ("America/Chicago", "America/Chicago") in fields["time_zone"].widget.choices
    currencies = dict(fields["currency"].widget.choices)
    assert currencies["USD"] == "US Dollar"
    assert "DEM" not in currencies


def test_a_zone_of_old_stays_a_choice(admin_client, home):
    group = add_group(home)
    SupportGroupPage.objects.update(time_zone="US/Central")
    group.revisions.all().delete()
    fields = form_of(admin_client, group).context["form"].fields
    assert ("US/Central", "US/Central") in fields["time_zone"].widget.choices


DAMAGED = [
    '"rubbish"',
    "[1, 2, 3]",
    "{}",
    '[{"type": "rule", "value": "x", "id": "1"}]',
    '[{"type": "rule", "value": {"start": 5, "days": "Tu", "dates": "2026", "every": "x"}, "id": "1"}]',
    '[{"type": "rule", "value": {"first": "31.31.2026", "weeks": [9], "mode": {}}, "id": "1"}]',
    '[{"type": "rule", "value": {"dates": [{"type": "item", "value": "2026-03-15"}]}, "id": "1"}]',
    '[{"type": "skip", "value": {"first": "9999-99-99", "reasons": [{"language": 5}]}, "id": "1"}]',
    '[{"type": "pause", "value": {"months": ["99"]}, "id": "1"}]',
    '[{"type": "gone", "value": {"a": 1}, "id": "1"}]',
]


@pytest.mark.parametrize("stored", DAMAGED)
def test_a_form_with_damaged_meetings_opens(admin_client, home, stored):
    group = add_group(home)
    table = SupportGroupPage._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET schedule = %s", [stored])  # noqa: S608
    group.revisions.all().delete()
    form_of(admin_client, SupportGroupPage.objects.get())


def test_no_two_fields_of_the_page_have_the_same_label():
    labels = [
        str(field.verbose_name)
        for field in SupportGroupPage._meta.concrete_fields
        if field.model is SupportGroupPage
    ]
    assert len(labels) == len(set(labels))
