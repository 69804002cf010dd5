"""Access details of which groups somebody may know of: of those published, or open to them. # F4"""

import uuid

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.utils.translation import override

from kpact_wagtail.support_groups.access import open_details
from kpact_wagtail.support_groups.access_admin import find_rows
from kpact_wagtail.support_groups.models import GroupAccess

from .access import DETAILS, add_access, make_keeper, make_moderator_of_pages, screen
from .build import add_group

pytestmark = pytest.mark.django_db


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


def find_permissions(*actions):
    return Permission.objects.filter(codename__in=[f"{each}_groupaccess" for each in actions])


def test_drafts_of_others_are_not_among_the_groups_to_choose(keeper, home, group):
    add_group(home, title="Secret draft", slug="draft").unpublish()
    html = keeper.get(screen("add")).content.decode()
    assert "Tuesday Circle" in html
    assert "Secret draft" not in html


def test_own_drafts_are(client, home):
    user = make_moderator_of_pages()
    user.user_permissions.add(*find_permissions("add"))
    client.force_login(user)
    add_group(home, title="Our draft", slug="draft").unpublish()
    assert "Our draft" in client.get(screen("add")).content.decode()


def test_a_group_stands_there_once_for_all_its_languages(keeper, home, group, spanish):
    home.copy_for_translation(spanish).save_revision().publish()
    group.copy_for_translation(spanish).save_revision().publish()
    html = keeper.get(screen("add")).content.decode()
    assert html.count(f'<option value="{group.translation_key.hex}"') == 1


def add_row_of_draft(home):
    draft = add_group(home, title="Secret draft", slug="draft")
    draft.unpublish()
    return add_access(draft, label="Sundays")


def test_rows_of_drafts_of_others_are_nowhere(keeper, home, row):  # F4
    hidden = add_row_of_draft(home)
    html = keeper.get(screen("index")).content.decode()
    assert "Tuesday Circle: Tuesdays" in html
    assert "Secret draft" not in html
    assert hidden.group.hex not in html
    data = {"group": hidden.group.hex, "release": "never", "note": "New"}
    for name in ("edit", "delete", "history", "history_results"):
        assert keeper.get(screen(name, hidden.pk)).status_code == 404, name
        assert keeper.post(screen(name, hidden.pk), data).status_code in (404, 405), name
    assert open_details(GroupAccess.objects.get(pk=hidden.pk)) == DETAILS


def test_rows_of_own_drafts_stand_in_the_list(client, home):
    hidden = add_row_of_draft(home)
    user = make_moderator_of_pages()
    user.user_permissions.add(*find_permissions("view", "change"))
    client.force_login(user)
    assert "Secret draft: Sundays" in client.get(screen("index")).content.decode()
    assert client.get(screen("edit", hidden.pk)).status_code == 200


def test_rows_of_a_group_that_is_gone_are_left_to_superusers(admin_client, keeper, row):
    GroupAccess.objects.update(group=uuid.uuid4())
    assert "Tuesdays" not in keeper.get(screen("index")).content.decode()
    assert keeper.get(screen("delete", row.pk)).status_code == 404
    assert "A group that is gone: Tuesdays" in admin_client.get(screen("index")).content.decode()
    assert admin_client.get(screen("delete", row.pk)).status_code == 200


def test_a_title_that_is_not_published_is_not_told(keeper, home, group, row, spanish):
    home.copy_for_translation(spanish).save_revision().publish()
    copy = group.copy_for_translation(spanish)
    copy.title = "Borrador secreto"
    copy.save()
    with override("es"):
        [found] = find_rows(get_user_model().objects.get(username="kim"))
        assert found.title == "Tuesday Circle"
        boss = get_user_model().objects.create_superuser("boss", "b@staff.example", "long enough")
        assert find_rows(boss).get().title == "Borrador secreto"
