"""The form of a resource: little at first, clear about mistakes, nothing lost."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, streamfield

from kpact_wagtail.models import Topic
from kpact_wagtail.resources.models import Resource
from tests.people import make_user

from .build import make_resource

pytestmark = pytest.mark.django_db

LIST = "wagtailsnippets_kpact_resources_resource"
STREAMS = [
    *["contacts", "hours", "other_hours", "areas", "languages", "accessibility", "citation"],
    "links",
]


def url(name, *args):
    return reverse(f"{LIST}:{name}", args=args)


def filled_in(**given):
    """What the form sends, with nothing in it but what is given."""
    empty = {name: streamfield([]) for name in STREAMS}
    fields = {
        "kind": "hotline",
        "title": "Night line",
        "status": "active",
        "review_every_months": "6",
        "description": "null",
        "check_link": "on",
    }
    return nested_form_data({**empty, **fields, **given})


def contact(**given):
    fields = {"method": "call", "value": "", "country": "", "keyword": "", "shown": ""}
    fields |= {"extension": "", "label": "", "note": ""}
    lists = {"languages-count": "0", "hours-count": "0", "notes-count": "0"}
    return {**fields, **lists, **given}


def errors_of(response):
    soup = BeautifulSoup(response.content, "html.parser")
    return [each.get_text(" ", strip=True) for each in soup.select(".error-message")]


def test_six_fields_stand_open_and_the_rest_is_folded(admin_client):
    soup = BeautifulSoup(admin_client.get(url("add")).content, "html.parser")
    panels = soup.select("form [data-panel]")
    folded = [panel for panel in panels if "collapsed" in panel["class"]]
    inside = {id(field) for panel in folded for field in panel.select("[name]")}
    names = [
        field["name"]
        for field in soup.select("form[data-edit-form] [name]")
        if id(field) not in inside and field.get("type") != "hidden" and field.name != "button"
    ]
    assert list(dict.fromkeys(names)) == [
        "kind",
        "title",
        "url",
        "gloss",
    ]  # and boxes of both terms
    assert {"id_topics", "id_audiences"} <= {each.get("id") for each in soup.select("[id]")}
    assert len(folded) == 9


def test_a_website_is_published_with_a_title_and_an_address(admin_client):
    data = filled_in(kind="organization", url="https://example.org/", **{"action-publish": "x"})
    response = admin_client.post(url("add"), data)
    assert response.status_code == 302, errors_of(response)
    resource = Resource.objects.get()
    assert (resource.title, resource.live) == ("Night line", True)
    assert resource.review_due_on is not None


def test_a_draft_is_nowhere_and_a_published_one_is(admin_client):
    admin_client.post(url("add"), filled_in())
    resource = Resource.objects.get()
    assert not resource.live
    data = filled_in(contacts=streamfield([("contact", contact(value="988", country="US"))]))
    response = admin_client.post(url("edit", resource.pk), {**data, "action-publish": "x"})
    assert response.status_code == 302, errors_of(response)
    resource.refresh_from_db()
    assert resource.live
    assert resource.contact_list[0].href == "tel:988"


def test_a_wrong_number_is_said_beside_its_field_and_all_else_is_kept(admin_client):
    wrong = contact(value="call us", country="US", note="Press 2")
    data = filled_in(gloss="Peers listen.", contacts=streamfield([("contact", wrong)]))
    response = admin_client.post(url("add"), {**data, "action-publish": "x"})
    assert response.status_code == 200
    html = response.content.decode()
    assert "Enter a phone number, such as +1 312 555 0100." in html
    assert "call us" in html
    assert "Press 2" in html
    assert "Peers listen." in html
    assert not Resource.objects.exists()


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"min_age": "30", "max_age": "18"}, "max_age", "younger than the youngest age"),
        ({"place": "withheld", "address": "12 Street"}, "address", "kept secret"),
        ({"other_name": "Línea"}, "other_name_language", "language of that name"),
        ({"kind": "own_page"}, "page", "page of this site"),
        ({"url": "not an address"}, "url", "valid URL"),
        ({"verified_on": "2999-01-01"}, "verified_on", "still to come"),
        ({"time_zone": "Mars/Olympus"}, "time_zone", "no time zone of this name"),
        ({"alert": "x" * 251}, "alert", "250 characters"),
        ({"review_every_months": "0"}, "review_every_months", "greater than or equal to 1"),
    ],
)
def test_what_does_not_fit_together_is_said_beside_the_field(admin_client, given, field, words):
    response = admin_client.post(url("add"), {**filled_in(**given), "action-publish": "x"})
    assert response.status_code == 200
    form = response.context["form"]
    assert list(form.errors) == [field]
    assert words in str(form.errors[field])


def test_hours_want_a_time_zone(admin_client):
    hours = {"opens": "09:00", "closes": "17:00"}
    data = filled_in(hours=streamfield([("hours", hours)]))
    data["hours-0-value-days"] = ["Mo"]
    response = admin_client.post(url("add"), {**data, "action-publish": "x"})
    assert list(response.context["form"].errors) == ["time_zone"]


@pytest.mark.parametrize("always", [False, True])
def test_days_with_other_hours_want_a_time_zone(admin_client, always):
    closed = {"first": "2026-12-24", "last": "", "opens": "", "closes": "", "reason": ""}
    given = {"always_open": "on"} if always else {}
    data = filled_in(other_hours=streamfield([("other_hours", closed)]), **given)
    response = admin_client.post(url("add"), {**data, "action-publish": "x"})
    assert list(response.context["form"].errors) == ["time_zone"]


@pytest.mark.parametrize("always", [False, True])
def test_hours_of_a_contact_want_a_time_zone_unless_it_is_always_there(admin_client, always):
    call = contact(value="+13125550100", **({"always_open": "on"} if always else {}))
    call |= {"hours-count": "1", "hours-0-id": "", "hours-0-order": "0", "hours-0-deleted": ""}
    call |= {"hours-0-value-opens": "09:00", "hours-0-value-closes": "17:00"}
    data = filled_in(contacts=streamfield([("contact", call)]))
    data["contacts-0-value-hours-0-value-days"] = ["Mo"]
    response = admin_client.post(url("add"), {**data, "action-publish": "x"})
    if always:
        assert response.status_code == 302
    else:
        assert list(response.context["form"].errors) == ["time_zone"]


def test_a_secret_place_has_no_contact_by_post(admin_client):
    post = contact(method="post", value="PO Box 12, Chicago")
    data = filled_in(place="withheld", contacts=streamfield([("contact", post)]))
    response = admin_client.post(url("add"), {**data, "action-publish": "x"})
    form = response.context["form"]
    assert list(form.errors) == ["contacts"]
    assert "kept secret" in response.content.decode()
    response = admin_client.post(url("add"), {**data, "place": "", "action-publish": "x"})
    assert response.status_code == 302


def test_a_translation_shows_the_facts_and_changes_only_words(admin_client):
    spanish = Locale.objects.create(language_code="es")
    english = make_resource(contacts=[{"method": "call", "value": "988"}], cost="free")
    translated = english.copy_for_translation(spanish)
    translated.save()
    html = admin_client.get(url("edit", translated.pk)).content.decode()
    assert "contacts-count" not in html
    soup = BeautifulSoup(html, "html.parser")
    assert not soup.select("[name=cost]")
    data = filled_in(title="Línea nocturna", cost="paid")
    admin_client.post(url("edit", translated.pk), {**data, "action-publish": "x"})
    translated.refresh_from_db()
    assert (translated.title, translated.cost) == ("Línea nocturna", "free")


def test_a_translation_whose_source_is_gone_can_be_edited(admin_client):
    spanish = Locale.objects.create(language_code="es")
    english = make_resource(cost="free")
    translated = english.copy_for_translation(spanish)
    translated.save()
    english.delete()
    data = filled_in(title="Línea", cost="paid")
    response = admin_client.post(url("edit", translated.pk), {**data, "action-publish": "x"})
    assert response.status_code == 302
    translated.refresh_from_db()
    assert translated.cost == "paid"


def test_both_previews_show_what_is_typed(admin_client):
    resource = make_resource("Before")
    preview = url("preview_on_edit", resource.pk)
    assert admin_client.post(preview, filled_in(title="After")).json()["is_valid"]
    for mode in ("full", "compact"):
        response = admin_client.get(preview, {"mode": mode})
        assert response.status_code == 200
        assert "After" in response.content.decode()


def test_the_chooser_makes_a_published_resource(admin_client):
    chooser = Resource.snippet_viewset.chooser_viewset
    data = {"kind": "tool", "title": "A tool", "url": "https://example.org/", "gloss": ""}
    response = admin_client.post(reverse(chooser.get_url_name("create")), data)
    assert response.json()["step"] == "chosen"
    assert Resource.objects.get().live


@pytest.mark.parametrize("may_publish", [True, False])
def test_the_chooser_publishes_only_for_who_may(client, may_publish):
    names = {"add", "change", "publish"} if may_publish else {"add", "change"}
    user = make_user("edith", {f"kpact_resources.{name}_resource" for name in names})
    client.force_login(user)
    chooser = Resource.snippet_viewset.chooser_viewset
    data = {"kind": "tool", "title": "A tool", "url": "", "gloss": ""}
    answer = client.post(reverse(chooser.get_url_name("create")), data).json()
    resource = Resource.objects.get()
    assert answer["step"] == "chosen"
    assert (resource.live, resource.has_unpublished_changes) == (may_publish, not may_publish)
    assert ("draft" in answer["result"]["string"]) != may_publish
    if not may_publish:
        assert resource.latest_revision.user == user
        assert resource.first_published_at is None
        resource.latest_revision.publish()
        resource.refresh_from_db()
        assert (resource.live, resource.has_unpublished_changes) == (True, False)


def test_the_list_is_searched_and_filtered(admin_client):
    make_resource("Night line", kind="hotline")
    make_resource("Day care", kind="service")
    for query in ({"q": "night"}, {"kind": "hotline"}):
        html = admin_client.get(url("list"), query).content.decode()
        assert "Night line" in html
        assert "Day care" not in html


def test_a_resource_can_be_deleted_and_says_where_it_is_used(admin_client):
    resource = make_resource(
        topics=[Topic.objects.create(name="A", slug="a", locale=Locale.get_default())]
    )
    assert admin_client.get(url("delete", resource.pk)).status_code == 200
    assert admin_client.post(url("delete", resource.pk)).status_code == 302
    assert not Resource.objects.exists()
