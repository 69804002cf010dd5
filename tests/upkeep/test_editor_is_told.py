"""Whoever opens a record hears that it is due and what was reported; who deletes it, where it is used."""

import pytest
from django.urls import reverse

from kpact_wagtail.resources.models import Resource
from tests.people import make_user, permissions_of

from .build import make_due, make_kept, report

pytestmark = pytest.mark.django_db


def open_screen(client, record, view="edit"):
    viewset = type(record).snippet_viewset
    response = client.get(reverse(viewset.get_url_name(view), args=[record.pk]))
    assert response.status_code == 200
    return " ".join(str(message) for message in response.context["messages"])


def test_a_due_record_says_since_when_and_what_to_do(editor):
    said = open_screen(editor, make_due(days=40))
    assert "To be verified since" in said
    assert "1\xa0month" in said
    assert "verified on" in said


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
