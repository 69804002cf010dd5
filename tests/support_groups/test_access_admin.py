"""Who may keep access details sees them on screens of their own; everybody else sees no trace. # C5, F4"""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail import hooks
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision
from wagtail.search.index import get_indexed_models

from kpact_wagtail.keys import generate
from kpact_wagtail.support_groups.access import Details, open_details, save_details
from kpact_wagtail.support_groups.models import GroupAccess
from tests import traces

from .access import (
    CANARIES,
    DETAILS,
    RELEASE,
    add_access,
    make_keeper,
    make_moderator_of_pages,
    may,
    screen,
)
from .build import add_group

pytestmark = pytest.mark.django_db

ACTIONS = ("view", "add", "change", "delete")
#: Screen → the permissions of which one opens it.
NEEDS = {
    "index": ACTIONS,
    "index_results": ACTIONS,
    "add": ("add",),
    "edit": ("change",),
    "delete": ("delete",),
    "history": ("add", "change", "delete"),
    "history_results": ("add", "change", "delete"),
}
ABOUT_NO_ROW = {"index", "index_results", "add"}


@pytest.fixture
def group(home):
    return add_group(home)


@pytest.fixture
def row(group):
    return add_access(group, label="Tuesdays")


@pytest.fixture
def keeper(client):
    """A browser in which somebody has signed in who may do everything with access details only."""
    client.force_login(make_keeper())
    return client


def address(name, row):
    return screen(name, *([] if name in ABOUT_NO_ROW else [row.pk]))


def fill_in(whose, **values):
    """What a browser sends of the form."""
    empty = dict.fromkeys(["label", "renewed_on", "renew_every_months", *vars(DETAILS)], "")
    return {"group": whose.translation_key.hex, "release": "never", **empty, **values}


def told(response):
    """Which canaries stand in an answer: the page, where it leads, and what it says of itself."""
    html = response.content.decode().replace("&amp;", "&")
    text = f"{html} {response.headers}"
    return [each for each in CANARIES if each in text]


def fresh():
    return GroupAccess.objects.get()


# Who may


def test_every_screen_is_expected_and_there():
    assert set(walk(get_resolver().url_patterns)) == set(NEEDS)
    with pytest.raises(NoReverseMatch):
        screen("usage", 1)


def walk(patterns, inside=False):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            is_ours = pattern.namespace == "kpact_group_access"
            yield from walk(pattern.url_patterns, inside or is_ours)
        elif inside:
            yield pattern.name


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("name", NEEDS)
def test_one_permission_opens_the_screens_it_is_for_and_no_other(client, row, name, action):
    client.force_login(make_keeper(actions=[action]))
    response = client.get(address(name, row))
    if action in NEEDS[name]:
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
    else:
        assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))


@pytest.mark.parametrize("name", NEEDS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_only_edit_pages_opens_no_screen(client, group, row, name, method):
    client.force_login(make_moderator_of_pages())
    response = getattr(client, method)(address(name, row), fill_in(group))
    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    assert open_details(fresh()) == DETAILS
    assert Client().get(address(name, row)).url.startswith(reverse("wagtailadmin_login"))


def test_who_may_only_edit_pages_sees_no_menu_panel_or_way_there(client, group, row):
    user = make_moderator_of_pages()
    client.force_login(user)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[group.pk]))
    assert edit.status_code == 200
    assert "support-groups/access" not in edit.content.decode()
    assert "support-groups/access" not in client.get(reverse("wagtailadmin_home")).content.decode()
    assert AdminURLFinder(user).get_edit_url(row) is None


def test_who_may_has_a_menu_and_a_panel_on_the_page(client, group, row):
    user = make_moderator_of_pages()
    user.user_permissions.add(*permissions("view"))
    client.force_login(user)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[group.pk])).content.decode()
    assert f"{screen('index')}?group={group.translation_key.hex}" in html
    assert "1 entry for this group." in html
    assert "Add access details" not in html
    user.user_permissions.add(*permissions("add"))
    html = client.get(reverse("wagtailadmin_pages:edit", args=[group.pk])).content.decode()
    assert f"{screen('add')}?group={group.translation_key.hex}" in html
    assert traces.in_text(html, traces.spell_all(CANARIES)) == []


def permissions(*actions):
    return Permission.objects.filter(codename__in=[f"{each}_groupaccess" for each in actions])


def test_a_group_of_people_can_be_given_each_permission():
    offered = {
        f"{each.content_type.app_label}.{each.codename}"
        for hook in hooks.get_hooks("register_permissions")
        for each in hook().select_related("content_type")
    }
    assert may(*ACTIONS) <= offered


def test_a_post_from_another_site_is_refused(group, row):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_keeper())
    assert client.post(screen("delete", row.pk)).status_code == 403
    assert fresh() == row


# The list


def test_the_list_says_what_is_set_and_never_what_it_is(keeper, group, row):
    add_access(group, Details(note="Knock"), RELEASE.NEVER, label="Fridays")
    response = keeper.get(screen("index"))
    html = response.content.decode()
    assert "Tuesday Circle: Tuesdays" in html
    assert "link, meeting ID, passcode, by phone, address, note" in html
    assert "Whoever asks, with a button on the page" in html
    assert told(response) == []


def test_who_may_only_look_sees_the_list_and_no_form(client, row):
    client.force_login(make_keeper(actions=["view"]))
    html = client.get(screen("index")).content.decode()
    assert "Tuesday Circle: Tuesdays" in html
    assert screen("edit", row.pk) not in html
    assert screen("delete", row.pk) not in html
    assert screen("add") not in html


def test_the_list_narrows_to_what_is_to_be_renewed(keeper, group, row):
    GroupAccess.objects.update(renewed_on=datetime.date(2020, 1, 1), renew_every_months=3)
    add_access(group, label="Fridays", renew_every_months=3)
    html = keeper.get(screen("index") + "?renew=due").content.decode()
    assert "Tuesday Circle: Tuesdays" in html
    assert "Tuesday Circle: Fridays" not in html
    assert "Now:" in html


def test_the_list_narrows_to_one_group(keeper, home, row):
    other = add_group(home, title="Other", slug="other")
    add_access(other)
    html = keeper.get(f"{screen('index')}?group={other.translation_key.hex}").content.decode()
    assert "Tuesday Circle: Tuesdays" not in html


def test_the_list_takes_the_same_queries_for_two_rows_as_for_twelve(keeper, group):
    def count():
        with CaptureQueriesContext(connection) as queries:
            keeper.get(screen("index"))
        return len(queries)

    for _ in range(2):
        add_access(group)
    count()
    before = count()
    for _ in range(10):
        add_access(group)
    assert count() == before


# The form


def test_what_is_typed_is_kept_sealed(keeper, group):
    response = keeper.post(screen("add"), fill_in(group, release="anyone", **vars(DETAILS)))
    assert (response.status_code, response.url) == (302, screen("index"))
    assert open_details(fresh()) == DETAILS
    assert fresh().release == RELEASE.ANYONE
    assert fresh().renewed_on == datetime.date.today()


def test_the_form_of_a_group_begins_with_it(keeper, group):
    html = keeper.get(f"{screen('add')}?group={group.translation_key.hex}").content.decode()
    assert f'<option value="{group.translation_key.hex}" selected>' in html


def test_the_form_shows_what_is_stored_to_who_may_change_it(keeper, row):
    response = keeper.get(screen("edit", row.pk))
    assert told(response) == CANARIES
    assert response.content.decode().count('autocomplete="off"') >= len(vars(DETAILS))
    assert "Tuesday Circle: Tuesdays" in response.content.decode()


def test_neither_log_message_nor_address_tells_what_was_typed(keeper, group, caplog):  # C5
    data = fill_in(group, release="anyone", **vars(DETAILS))
    answers = [keeper.post(screen("add"), data)]
    row = fresh()
    answers += [keeper.post(screen("edit", row.pk), {**data, "passcode": "canarypass77b"})]
    answers += [keeper.get(screen("index")), keeper.get(screen("history", row.pk))]
    answers += [keeper.get(screen("delete", row.pk)), keeper.post(screen("delete", row.pk))]
    answers += [keeper.get(screen("index"))]
    assert [told(each) for each in answers] == [[]] * len(answers)
    entries = ModelLogEntry.objects.filter(content_type__model="groupaccess")
    assert [each.action for each in entries.order_by("pk")] == [
        *["wagtail.create", "wagtail.edit", "wagtail.delete"]
    ]
    spellings = traces.spell_all(CANARIES)
    assert traces.in_tables(spellings) == []
    assert traces.in_text(caplog.text, spellings) == []
    assert traces.in_cache(spellings) == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"link": "zoom"}, "Enter the web address alone"),
        ({"link": "javascript:alert(1)"}, "Enter the web address alone"),
        ({"link": "ftp://example.org/"}, "Enter the web address alone"),
        ({"link": "https://example.org/" + "a" * 2000}, "2000"),
        ({}, "Enter a link, a number, an address or a note."),
        ({"note": "x", "group": "0" * 32}, "Select a valid choice"),
        ({"note": "x", "group": "rubbish"}, "Select a valid choice"),
        ({"note": "x", "release": "all"}, "Select a valid choice"),
        ({"note": "x", "renew_every_months": "0"}, "greater than or equal to 1"),
        ({"note": "x", "renew_every_months": "99"}, "less than or equal to 60"),
        ({"passcode": "\0"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(keeper, group, values, said):
    response = keeper.post(screen("add"), fill_in(group, **values))
    html = response.content.decode()
    assert response.status_code == 200
    assert said in html
    assert not GroupAccess.objects.exists()
    assert values.get("link", "") in html
    messages = " ".join(map(str, get_messages(response.wsgi_request)))
    assert not values.get("link") or values["link"] not in messages


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("zoom.us/j/8412345678", "https://zoom.us/j/8412345678"),
        ("http://meet.example/x", "http://meet.example/x"),
    ],
)
def test_a_link_without_its_beginning_gets_the_safe_one(keeper, group, typed, stored):
    keeper.post(screen("add"), fill_in(group, link=typed))
    assert open_details(fresh()).link == stored


def test_a_number_stays_as_it_was_typed(keeper, group):
    typed = "+1 312…\n(local) 312 555-0187"
    keeper.post(screen("add"), fill_in(group, dial_in=typed))
    assert open_details(fresh()).dial_in.replace("\r", "") == typed


def test_a_new_link_was_renewed_today_unless_another_day_is_given(keeper, group, row):
    old = datetime.date(2020, 1, 1)
    GroupAccess.objects.update(renewed_on=old)
    data = fill_in(group, **vars(DETAILS), renewed_on="2020-01-01")
    keeper.post(screen("edit", row.pk), {**data, "note": "Come in"})
    assert fresh().renewed_on == old
    keeper.post(screen("edit", row.pk), {**data, "link": "https://new.example/"})
    assert fresh().renewed_on == datetime.date.today()
    data = {**data, "link": "https://newer.example/", "renewed_on": "2026-01-02"}
    keeper.post(screen("edit", row.pk), data)
    assert fresh().renewed_on == datetime.date(2026, 1, 2)


def test_what_cannot_be_read_is_said_and_outlives_saving_the_rest(keeper, group, row, settings):
    [old] = settings.KPACT_WAGTAIL["KEYS"]
    settings.KPACT_WAGTAIL = {"KEYS": [new := generate()]}
    html = keeper.get(screen("edit", row.pk)).content.decode()
    assert html.count("cannot be read: its key is missing") == len(vars(DETAILS))
    assert bytes(row.sealed_link).hex() not in html
    keeper.post(screen("edit", row.pk), fill_in(group, label="Fridays", note="New"))
    settings.KPACT_WAGTAIL = {"KEYS": [new, old]}
    assert fresh().label == "Fridays"
    assert open_details(fresh()) == Details(**{**vars(DETAILS), "note": "New"})


def test_without_any_key_nothing_new_is_taken_and_it_is_said_why(keeper, group, row, settings):
    settings.KPACT_WAGTAIL = {"KEYS": []}
    assert keeper.get(screen("edit", row.pk)).status_code == 200
    response = keeper.post(screen("edit", row.pk), fill_in(group, note="New"))
    assert "the key is missing" in response.content.decode()
    assert bytes(fresh().sealed_note) == bytes(row.sealed_note)


def test_details_are_deleted_after_a_question(keeper, row):
    assert "nobody can bring it back" in keeper.get(screen("delete", row.pk)).content.decode()
    assert fresh() == row
    keeper.post(screen("delete", row.pk))
    assert not GroupAccess.objects.exists()


# Nothing else knows


def test_no_revision_reference_or_search_knows_of_a_row(row):
    assert GroupAccess not in get_indexed_models()
    assert not Revision.objects.filter(content_type__model="groupaccess").exists()
    assert not ReferenceIndex.objects.filter(content_type__model="groupaccess").exists()
    assert not ReferenceIndex.objects.filter(to_content_type__model="groupaccess").exists()
    save_details(row, DETAILS)
    assert not Revision.objects.filter(content_type__model="groupaccess").exists()
