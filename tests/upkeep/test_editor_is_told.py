"""Whoever opens a record hears that it is due and what was reported; who deletes it, where it is used."""

import datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from kpact_wagtail.resources.models import Resource
from tests.people import make_user, permissions_of
from tests.support_groups.build import add_group

from .build import make_due, make_kept, report

pytestmark = pytest.mark.django_db


def open_screen(client, record, view="edit"):
    viewset = type(record).snippet_viewset
    response = client.get(reverse(viewset.get_url_name(view), args=[record.pk]))
    assert response.status_code == 200
    return messages_of(response)


def messages_of(response):
    return " ".join(str(message) for message in response.context["messages"])


def test_a_due_record_says_since_when_and_what_to_do(editor):
    said = open_screen(editor, make_due(days=40))
    assert "To be verified since" in said
    assert "1\xa0month" in said
    assert "verified on" in said


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "To be verified from today on:"),
        (1, "(for 1\xa0day):"),
        (9, "(for 1\xa0week, 2\xa0days):"),
    ],
)
def test_how_long_it_has_been_due_is_said_in_days(editor, days, words):
    with time_machine.travel(datetime.datetime(2026, 3, 20, 22, tzinfo=datetime.UTC), tick=False):
        said = open_screen(editor, make_due(days=days))
    assert words in said
    assert "hour" not in said


def test_a_first_draft_is_not_due_until_visitors_see_it(editor):
    record = make_due(live=False)
    assert "verified" not in open_screen(editor, record)
    type(record).objects.filter(pk=record.pk).update(first_published_at=timezone.now())
    assert "To be verified since" in open_screen(editor, record)


def test_a_first_draft_of_a_page_is_not_due_and_its_form_has_the_panel_of_the_message(
    admin_client, home
):
    group = add_group(home)
    url = reverse("wagtailadmin_pages:edit", args=[group.pk])
    said = admin_client.get(url)
    assert "under “Keeping it true”" in messages_of(said)
    assert said.content.decode().count("Keeping it true") > 1
    type(group).objects.update(live=False, first_published_at=None)
    assert "verified" not in messages_of(admin_client.get(url))


def test_a_record_that_is_well_says_nothing(editor):
    assert "verified" not in open_screen(editor, make_kept())


def test_open_reports_are_counted_with_a_link_to_their_words(editor):
    record = make_kept()
    report(record, words="Secret words")
    said = open_screen(editor, record)
    assert "1 visitor reported that something is wrong." in said
    assert f'href="{reverse("kpact_needs_attention")}?why=reported"' in said
    assert "Secret words" not in said


def test_a_translation_tells_what_its_source_would(editor, spanish):
    record = make_due()
    translated = record.copy_for_translation(spanish)
    translated.save()
    report(record)
    said = open_screen(editor, translated)
    assert "To be verified since" in said
    assert "1 visitor" in said


@pytest.fixture
def deleter(client):
    client.force_login(make_user("dora", permissions_of(Resource)))
    return client


def test_who_deletes_hears_which_pages_show_it(deleter, home):
    from tests.testapp.models import CampaignPage

    record = make_kept("Night line")
    page = CampaignPage(title="Where to <turn>")
    home.add_child(instance=page)
    refer(page, record)
    said = open_screen(deleter, record, "delete")
    assert "is shown on pages" in said
    assert "Where to &lt;turn&gt;" in said


def test_who_deletes_what_nobody_uses_hears_nothing(deleter):
    assert "is shown on pages" not in open_screen(deleter, make_kept(), "delete")


def refer(page, record):
    """As if a block of the page had chosen the record."""
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import ReferenceIndex

    base = ContentType.objects.get_for_model(page._meta.get_parent_list()[-1])
    ReferenceIndex.objects.create(
        content_type=ContentType.objects.get_for_model(page),
        base_content_type=base,
        object_id=page.pk,
        to_content_type=ContentType.objects.get_for_model(record),
        to_object_id=record.pk,
        model_path="body.item",
        content_path="body.1",
        content_path_hash="a" * 32,
    )
