"""A child whose block is missing, in the admin: shown, kept, not to be forged."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.admin.telepath import JSContext
from wagtail.test.utils.form_data import nested_form_data, streamfield

from kpact_wagtail.fields import BodyField
from kpact_wagtail.pages.models import AdvocacyPage

pytestmark = pytest.mark.django_db

TEXT = {
    "type": "text",
    "value": '<p data-block-key="a1b2c">Hi</p>',
    "id": "11111111-1111-4111-8111-111111111111",
}
PETITION = {
    "type": "petition",
    "value": {"heading": "Sign: </script><b>here</b>", "goal": 500, "extra": [None, {"a": 1.5}]},
    "id": "22222222-2222-4222-8222-222222222222",
}


@pytest.fixture
def page(home):
    return home.add_child(instance=AdvocacyPage(title="Kept", body=json.dumps([TEXT, PETITION])))


def stored(page):
    body = AdvocacyPage.objects.get(pk=page.pk).body
    return body.stream_block.get_prep_value(body)


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def state_of(page):
    """What the editor's form holds for the body: [{"type", "value", "id"}, …]."""
    block = page.body.stream_block
    return block.get_form_state(page.body)


def post(client, page, children):
    body = streamfield([(child["type"], child["value"]) for child in children])
    body |= {f"{index}-id": child["id"] for index, child in enumerate(children)}
    data = {
        "title": page.title,
        "slug": page.slug,
        "seo_title": "",
        "search_description": "",
        "action-publish": "yes",
        "body": body,
    }
    return client.post(edit_url(page), nested_form_data(data))


def text_for_editor(child):
    from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

    features = BodyField().stream_block.child_blocks["text"].features
    return {**child, "value": ContentstateConverter(features).from_database_format(child["value"])}


def test_the_editors_form_gives_back_what_was_stored(admin_client, page):
    _, unavailable = state_of(AdvocacyPage.objects.get(pk=page.pk))
    response = post(admin_client, page, [text_for_editor(TEXT), unavailable])
    assert response.status_code == 302
    assert stored(page) == [TEXT, PETITION]


def test_the_editor_can_move_it_and_delete_it(admin_client, page):
    _, unavailable = state_of(AdvocacyPage.objects.get(pk=page.pk))
    post(admin_client, page, [unavailable, text_for_editor(TEXT)])
    assert stored(page) == [PETITION, TEXT]
    post(admin_client, page, [text_for_editor(TEXT)])
    assert stored(page) == [TEXT]


@pytest.mark.parametrize("odd", [5, None, {"value": 1}, {"type": ["text"], "value": 5}])
def test_what_is_no_block_at_all_goes_through_the_form_unchanged(admin_client, home, odd):
    page = home.add_child(instance=AdvocacyPage(title="Odd", body=json.dumps([TEXT, odd])))
    _, unavailable = state_of(AdvocacyPage.objects.get(pk=page.pk))
    post(admin_client, page, [text_for_editor(TEXT), {**unavailable, "id": ""}])
    assert stored(page) == [TEXT, odd]


def test_a_copy_has_an_id_of_its_own(admin_client, page):
    _, unavailable = state_of(AdvocacyPage.objects.get(pk=page.pk))
    other = "33333333-3333-4333-8333-333333333333"
    post(admin_client, page, [unavailable, {**unavailable, "id": other}])
    assert stored(page) == [PETITION, {**PETITION, "id": other}]


FORGED = json.dumps({"type": "text", "value": "<script>alert(1)</script>"})


@pytest.mark.parametrize("value", [FORGED, f"{FORGED}:signature", "", "x"])
def test_markup_cannot_be_smuggled_in_as_a_missing_block(admin_client, page, value):  # F3
    forged = {"type": "unavailable", "value": value, "id": PETITION["id"]}
    response = post(admin_client, page, [forged])
    assert response.status_code == 200
    assert "load the page again" in response.content.decode()
    assert stored(page) == [TEXT, PETITION]


def test_the_edit_page_holds_the_data_without_letting_it_out_of_its_script(admin_client, page):
    html = admin_client.get(edit_url(page)).content.decode()
    assert "petition" in html
    assert "</script><b>here" not in html


def test_the_card_gets_its_words_from_the_block():
    block = BodyField().stream_block.child_blocks["unavailable"]
    packed = json.dumps(JSContext().pack(block))
    assert "kpact_wagtail.streams.UnavailableBlock" in packed
    assert "%(name)s" in packed
    assert "Stored content" in packed


def test_the_editor_is_told_when_the_page_opens(admin_client, page):
    html = admin_client.get(edit_url(page)).content
    messages = BeautifulSoup(html, "html.parser").select(".messages .warning")
    assert len(messages) == 1
    assert "petition" in messages[0].text
