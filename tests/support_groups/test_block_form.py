"""Groups are chosen in the page editor, saved as ids, and known as used there."""

import json

import pytest
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from kpact_wagtail.pages.models import AdvocacyPage
from tests.builders import make_moderator

from .build import add_group, add_index, items

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(home):
    return add_group(add_index(home), title="Night Circle")


@pytest.fixture
def page(home, group):
    value = {"heading": "Come", "groups": items([group.pk])}
    body = [{"type": kind, "value": value, "id": kind} for kind in KINDS]
    return home.add_child(instance=AdvocacyPage(title="P", slug="p", body=json.dumps(body)))


KINDS = ["groups", "timetable", "meetings"]


@pytest.fixture
def editor(client):
    client.force_login(make_moderator())
    return client


def test_the_form_names_the_chosen_groups(editor, page, group):
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Night Circle" in html
    assert f"/admin/pages/{group.pk}/edit/" in html


def test_the_form_opens_where_a_chosen_group_has_been_deleted(editor, page, group):
    group.delete()
    response = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    assert "has been deleted" in response.content.decode()


def of_form(kind, group):
    """One part as a browser sends it."""
    chosen = {"count": "1", "0": {"deleted": "", "order": "0", "type": "", "value": group.pk}}
    nothing = {"count": "0"}
    value = {"heading": "Come", "groups": chosen, "topics": nothing, "audiences": nothing}
    more = {
        "groups": {
            "introduction": rich_text("<p>Hello</p>"),
            "count": "3",
            "layout": "compact",
            "view_all": "on",
        },
        "meetings": {"count": "4"},
    }
    return kind, {**value, "mode": "online", **more.get(kind, {})}


def test_what_is_chosen_in_the_form_is_stored(editor, page, group):
    block = page.body.stream_block
    stream = block.value_from_datadict(
        nested_form_data({"body": streamfield([of_form(kind, group) for kind in KINDS])}),
        {},
        "body",
    )
    stored = {each["type"]: each["value"] for each in block.get_prep_value(block.clean(stream))}
    for kind in KINDS:
        assert [each["value"] for each in stored[kind]["groups"]] == [group.pk]
        assert stored[kind]["mode"] == "online"
    assert stored["groups"]["layout"] == "compact"
    assert stored["meetings"]["count"] == 4


def test_a_group_knows_the_pages_that_show_it(page, group):
    used = ReferenceIndex.get_grouped_references_to(group)
    assert [each.pk for each, _ in used] == [page.pk]
