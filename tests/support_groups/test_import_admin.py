"""Editors import groups in the admin: first they see what would happen, then drafts are written."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from kpact_wagtail.pages.models import SupportGroupPage
from tests.builders import PASSWORD, make_editor
from tests.people import make_user
from tests.support_groups.build import add_group, add_index
from tests.support_groups.tables import LINE, table

pytestmark = pytest.mark.django_db
URL = "/admin/support-groups/import/"


@pytest.fixture
def index(home):
    return add_index(home)


@pytest.fixture
def editor(client):
    user = make_editor()
    client.login(username=user.username, password=PASSWORD)
    return user


def upload(client, index, data, name="groups.csv"):
    file = SimpleUploadedFile(name, data)
    return client.post(URL, {"below": index.pk, "file": file})


def ticket_of(response):
    return response.context_data["ticket"]


def verdicts(response):
    return [row.verdict for row in response.context_data["plan"].rows]


def test_a_file_is_shown_first_and_then_written(client, editor, index):
    response = upload(client, index, table(LINE))
    assert verdicts(response) == ["new"]
    assert "Every Tuesday" in response.content.decode()
    assert not SupportGroupPage.objects.exists()
    response = client.post(URL, {"ticket": ticket_of(response)})
    assert response.url == reverse("wagtailadmin_explore", args=[index.pk])
    page = SupportGroupPage.objects.get()
    assert (page.live, page.owner) == (False, editor)
    actions = PageLogEntry.objects.filter(page=page.pk).values_list("action", "user")
    assert set(actions) == {("wagtail.create", editor.pk), ("wagtail.edit", editor.pk)}


def test_other_times_are_shown_beside_those_of_now(client, editor, index):
    page = add_group(index)
    response = upload(client, index, table({**LINE, "Title": page.title, "Weekdays": "Friday"}))
    shown = response.content.decode()
    assert "<del>Every Tuesday, 7 p.m. to 8:30 p.m., from Jan. 6, 2026</del>" in shown
    assert "<ins>Every Friday, 7 p.m. to 8:30 p.m., from Jan. 6, 2026</ins>" in shown


def test_what_changed_between_the_steps_is_shown_again(client, editor, index):
    page = add_group(index, eligibility="Everybody")
    ticket = ticket_of(upload(client, index, table({"Title": page.title, "Cost": "free"})))
    page.eligibility = "Women"
    page.save_revision().publish()
    response = client.post(URL, {"ticket": ticket})
    assert "groups have changed meanwhile" in response.content.decode()
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().cost == ""
    client.post(URL, {"ticket": ticket_of(response)})
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().cost == "free"


@pytest.mark.parametrize("ticket", ["", "rubbish", "a:b:c", "\0"])
def test_a_ticket_that_is_none_writes_nothing(client, editor, index, ticket):
    response = client.post(URL, {"ticket": ticket}, follow=True)
    assert "Please choose the file once more." in response.content.decode()
    assert not SupportGroupPage.objects.exists()


def test_a_ticket_is_good_for_its_owner_alone(client, editor, index):
    ticket = ticket_of(upload(client, index, table(LINE)))
    client.login(username=make_editor("erin").username, password=PASSWORD)
    client.post(URL, {"ticket": ticket})
    assert not SupportGroupPage.objects.exists()


def test_a_ticket_is_not_for_ever(client, editor, index):
    ticket = ticket_of(upload(client, index, table(LINE)))
    with time_machine.travel(timezone.now() + timedelta(hours=5)):
        client.post(URL, {"ticket": ticket})
    assert not SupportGroupPage.objects.exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "This file is empty."),
        (b"PK\x03\x04", "This is a workbook or another packed file."),
        (b"Title\r\nNight\0", "This is no text."),
        (b"x" * (1024 * 1024 + 1), "This file is larger than 1 MB."),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "This calendar ends in the middle."),
    ],
)
def test_a_file_that_is_none_is_refused_beside_the_field(client, editor, index, data, said):  # F9
    response = upload(client, index, data)
    assert response.status_code == 200
    assert said in response.content.decode()


def test_a_ticket_is_nothing_below_a_list_that_is_no_longer_ones_own(client, editor, index):
    ticket = ticket_of(upload(client, index, table(LINE)))
    editor.groups.clear()
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert client.post(URL, {"ticket": ticket}).status_code == 302
    assert not SupportGroupPage.objects.exists()


def test_who_may_not_enter_is_asked_to_sign_in(client, index):
    for address in [URL, f"{URL}template/", f"{URL}export/{index.pk}/"]:
        assert client.get(address).url.startswith(reverse("wagtailadmin_login"))


def test_who_may_add_no_pages_sees_nothing_of_it(client, index):
    client.force_login(make_user("nina"))
    assert upload(client, index, table(LINE)).url == reverse("wagtailadmin_home")
    for address in [URL, f"{URL}template/", f"{URL}export/{index.pk}/"]:
        assert client.get(address).status_code == 302  # Wagtail's answer to PermissionDenied
    assert URL not in client.get("/admin/").content.decode()


def test_the_menu_leads_there(client, editor, index):
    assert URL in client.get("/admin/").content.decode()
    assert client.get(URL).status_code == 200


def test_without_a_list_the_page_says_what_to_do(client, editor, home):
    assert "Create one first." in client.get(URL).content.decode()


def test_the_groups_of_a_list_are_exported(client, editor, index):
    add_group(index)
    response = client.get(f"{URL}export/{index.pk}/")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "no-store" in response["Cache-Control"]
    assert "Tuesday Circle" in response.content.decode()
    assert upload(client, index, response.content).context_data["plan"].to_write == []


def test_a_list_that_is_not_ones_own_is_not_exported(client, editor, index):
    assert client.get(f"{URL}export/{index.pk + 99}/").status_code == 302


def test_the_template_is_sent(client, editor, index):
    response = client.get(f"{URL}template/")
    assert verdicts(upload(client, index, response.content)) == ["new", "new"]


def test_what_stands_in_a_file_is_written_to_no_log(client, editor, index, caplog):
    upload(client, index, table({**LINE, "Title": "Canary Circle", "From": "canary"}))
    upload(client, index, b"Canary\0", name="canary.csv")
    assert "canary" not in caplog.text.casefold()
