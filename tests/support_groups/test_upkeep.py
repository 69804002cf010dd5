"""Groups are kept true as resources are: what is due, what was reported, what is over."""

import datetime

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from kpact_wagtail.support_groups.models import Occurrence
from kpact_wagtail.upkeep import actions
from kpact_wagtail.upkeep.attention import find_items, load_records
from kpact_wagtail.upkeep.links import find_record, reference_of
from tests.builders import make_moderator

from .build import add_group

pytestmark = pytest.mark.django_db
LONG_AGO = datetime.date(2020, 1, 1)


def due():
    items = find_items(0, lambda model: model.objects.all())
    load_records(items)
    return {item.record.title for item in items}


def test_a_group_that_nobody_verified_for_long_needs_attention(home):
    add_group(home, title="Old circle", verified_on=LONG_AGO)
    add_group(home, title="New circle", slug="new", verified_on=localdate())
    assert due() == {"Old circle"}


def test_visitors_are_told_that_it_may_be_out_of_date(client, home):
    group = add_group(home, verified_on=LONG_AGO)
    assert "not checked this for a long time" in client.get(group.get_url()).content.decode()


def test_the_page_leads_to_the_form_that_takes_a_mistake(client, home):
    group = add_group(home)
    html = client.get(group.get_url()).content.decode()
    assert group.report_url.replace("&", "&amp;") in html
    assert "Tuesday Circle" in client.get(group.report_url).content.decode()
    assert find_record(reference_of(group)).pk == group.pk


def test_verifying_reaches_every_language_and_the_draft(home, spanish):
    group = add_group(home, verified_on=LONG_AGO)
    home.copy_for_translation(spanish)
    copy = group.copy_for_translation(spanish)
    copy.save_revision().publish()
    actions.verify(group, make_moderator())
    copy.refresh_from_db()
    assert copy.verified_on == localdate()
    draft = type(group).objects.get(pk=group.pk).get_latest_revision_as_object()
    assert draft.verified_on == localdate()


def test_a_group_that_is_put_away_says_so_and_has_no_more_meetings(client, home):
    group = add_group(home)
    assert Occurrence.objects.filter(group=group.translation_key).exists()
    assert actions.archive(group, make_moderator())
    assert not Occurrence.objects.filter(group=group.translation_key).exists()
    assert "No longer meeting" in client.get(group.get_url()).content.decode()
    assert due() == set()


def test_the_report_names_the_type_of_a_group(client, home):
    add_group(home, title="Old circle", verified_on=LONG_AGO)
    client.force_login(make_moderator())
    html = client.get(reverse("kpact_needs_attention")).content.decode()
    assert "Old circle" in html
