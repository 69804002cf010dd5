"""A page type of one's own takes part as resources do, with the permissions of its place."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils.timezone import localdate
from wagtail.models import PageViewRestriction

from kpact_wagtail.upkeep.links import find_record, reference_of
from kpact_wagtail.upkeep.models import Report
from tests.people import make_user
from tests.testapp.models import ShelterPage

from .build import do, fill_in, form_url, make_due, report, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelter(home):
    return add_shelter(home, "The <open> house")


def add_shelter(parent, title):
    page = ShelterPage(title=title)
    parent.add_child(instance=page)
    ShelterPage.objects.filter(pk=page.pk).update(review_due_on=localdate() - timedelta(days=9))
    page.refresh_from_db()
    return page


@pytest.fixture
def keeper(client, shelter):
    """Somebody who may edit one page and no other."""
    group = Group.objects.create(name="Keepers of one page")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for name in ("change_page", "publish_page"):
        permission = Permission.objects.get(codename=name)
        group.page_permissions.create(page=shelter, permission=permission)
    user = make_user("kim")
    user.groups.add(group)
    client.force_login(user)
    return client


def test_a_visitor_reports_a_mistake_on_a_page(client, shelter):
    html = client.get(form_url(shelter)).content.decode()
    assert "The &lt;open&gt; house" in html
    assert client.post(form_url(shelter), fill_in()).status_code == 303
    assert Report.objects.get().object_id == shelter.pk


def test_a_private_page_cannot_be_reported(client, shelter):
    PageViewRestriction.objects.create(page=shelter, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(form_url(shelter)).status_code == 404


def test_a_translated_page_is_reported_in_the_language_of_the_form(shelter, spanish):
    from django.utils.translation import override

    shelter.get_parent().copy_for_translation(spanish)
    translated = shelter.copy_for_translation(spanish)
    translated.save_revision().publish()
    assert reference_of(translated) == reference_of(shelter)
    with override("es"):
        assert find_record(reference_of(shelter)) == translated
    assert find_record(reference_of(shelter)) == shelter


def test_an_editor_of_one_page_sees_that_page_only(keeper, shelter, home):
    add_shelter(home, "Of others")
    make_due("Night line")
    report(shelter, words="Open until nine")
    response = keeper.get(reverse("kpact_needs_attention"))
    assert [str(item.record) for item in response.context["object_list"]] == [str(shelter)]
    html = response.content.decode()
    assert "Open until nine" in html
    assert reverse("wagtailadmin_pages:edit", args=[shelter.pk]) in html
    assert 'value="verify"' in html


def test_an_editor_of_one_page_verifies_that_page_only(keeper, shelter, home):
    other = add_shelter(home, "Of others")
    refused = do(keeper, "verify", shelter, other)
    assert refused.redirect_chain[-1][0] == reverse("wagtailadmin_home")
    shelter.refresh_from_db()
    assert shelter.verified_on is None
    shelter.title = "Draft title"
    shelter.save_revision()
    assert told(do(keeper, "verify", shelter))[0].startswith("Verified today: ")
    page = ShelterPage.objects.get(pk=shelter.pk)
    assert page.verified_on == localdate()
    assert page.title == "The <open> house"
    draft = page.get_latest_revision_as_object()
    assert (draft.title, draft.verified_on) == ("Draft title", localdate())


def test_a_page_that_cannot_be_archived_says_so(keeper, shelter):
    said = told(do(keeper, "archive", shelter))
    assert said == ["Nothing to change about: The &lt;open&gt; house."]


def test_a_title_is_told_as_text_and_not_as_markup(keeper, shelter):
    response = do(keeper, "verify", shelter)
    assert "The <open> house" not in response.content.decode()


def test_the_editor_of_a_page_is_told_when_it_is_due(keeper, shelter):
    response = keeper.get(reverse("wagtailadmin_pages:edit", args=[shelter.pk]))
    assert "To be verified since" in response.content.decode()
