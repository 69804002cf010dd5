"""The user bar never makes a public page differ; tests/browser/test_userbar.py sees it appear."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.template import engines
from django.urls import reverse
from wagtail.models import GroupPagePermission

from kpact_wagtail.pages.models import AdvocacyPage

TAG = "{% load kpact %}{% kpact_userbar %}"


@pytest.fixture
def page(home):
    return home.add_child(instance=AdvocacyPage(title="Know your rights"))


@pytest.fixture
def editor(django_user_model):
    user = django_user_model.objects.create_user("editor", password="secret")
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def member(django_user_model):
    """Somebody with an account and no business in the admin."""
    return django_user_model.objects.create_user("member", password="secret")


def script(html):
    return BeautifulSoup(html, "html.parser").select_one("script[data-kpact-userbar]")


def bar(client, page):
    return client.get(reverse("kpact:userbar"), {"page": page.pk})


def test_a_page_is_the_same_for_visitors_members_and_editors(client, page, editor, member):
    anonymous = client.get(page.url)
    client.force_login(member)
    for_member = client.get(page.url)
    client.force_login(editor)
    for_editor = client.get(page.url)
    assert anonymous.content == for_member.content == for_editor.content
    assert script(anonymous.content)


def test_a_page_neither_sets_a_cookie_nor_varies_by_one(client, page, editor):
    # D7
    for response in (client.get(page.url), client.force_login(editor) or client.get(page.url)):
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert not response.wsgi_request.session.accessed


def test_the_tag_says_where_the_bar_of_this_page_is(client, page):
    script_tag = script(client.get(page.url).content)
    assert script_tag["type"] == "module"
    assert script_tag["data-url"] == f"/kpact/userbar/?page={page.pk}&position=bottom-right"


@pytest.mark.django_db
def test_a_page_of_no_page_type_has_a_bar_as_well(rf):
    html = engines["django"].from_string(TAG).render({}, rf.get("/search/"))
    assert script(html)["data-url"] == "/kpact/userbar/?page=&position=bottom-right"


def test_the_tag_is_empty_without_a_request():
    assert not engines["django"].from_string(TAG).render({}).strip()


def test_the_tag_is_empty_on_a_site_without_our_urls(rf, settings):
    settings.ROOT_URLCONF = "wagtail.urls"
    assert not engines["django"].from_string(TAG).render({}, rf.get("/")).strip()


def test_visitors_and_members_get_no_bar(client, page, member):
    for response in (bar(client, page), client.force_login(member) or bar(client, page)):
        assert response.status_code == 204
        assert response.content == b""
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies


def test_an_editor_gets_the_bar_of_the_page(client, page, editor):
    client.force_login(editor)
    response = bar(client, page)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    html = response.content.decode()
    assert "<wagtail-userbar>" in html
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html


def test_an_editor_gets_no_link_to_edit_what_they_may_not(client, page, editor):
    GroupPagePermission.objects.filter(group__name="Editors").delete()
    client.force_login(editor)
    html = bar(client, page).content.decode()
    assert "<wagtail-userbar>" in html
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) not in html


@pytest.mark.parametrize("page_id", ["", "0", "99999999999999999999999", "-1", "x", "1 or 1=1"])
def test_an_editor_gets_a_plain_bar_for_what_is_no_page(client, editor, page_id):
    client.force_login(editor)
    response = client.get(reverse("kpact:userbar"), {"page": page_id})
    assert response.status_code == 200
    assert "<wagtail-userbar>" in response.content.decode()


def test_only_known_positions_are_taken(client, page, editor):
    client.force_login(editor)
    url = reverse("kpact:userbar")
    left = client.get(url, {"page": page.pk, "position": "top-left"}).content.decode()
    odd = client.get(url, {"page": page.pk, "position": '"><b>'}).content.decode()
    assert "w-userbar--top-left" in left
    assert "w-userbar--bottom-right" in odd


def test_the_bar_cannot_be_posted_to(client, page):
    assert client.post(reverse("kpact:userbar")).status_code == 405


def test_a_preview_has_the_stock_bar_with_its_content_checks(client, page, editor):
    client.force_login(editor)
    original = client.get(reverse("wagtailadmin_home")).wsgi_request
    html = page.make_preview_request(original, preview_mode="").rendered_content
    assert script(html) is None
    assert "<wagtail-userbar>" in html
    assert "axe-configuration" in html


def test_every_admin_page_marks_the_browser_as_an_editors(client, editor):
    client.force_login(editor)
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    mark = BeautifulSoup(html, "html.parser").select_one('script[src*="editors-browser.js"]')
    assert mark.has_attr("defer")
