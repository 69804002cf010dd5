"""A group says how to get in on a private page, to whoever presses the button, and to no program."""

import json

import pytest
from django.apps import apps
from django.test import Client
from wagtail.contrib.frontend_cache.backends import BaseBackend
from wagtail.models import PageViewRestriction

from kpact_wagtail.guard import HONEYPOT, STAMP
from kpact_wagtail.keys import generate
from kpact_wagtail.support_groups.access import Details
from kpact_wagtail.support_groups.dialling import split_numbers
from kpact_wagtail.support_groups.models import GroupAccess

from .access import CANARIES, DETAILS, RELEASE, add_access, press, url_of
from .build import add_group

pytestmark = pytest.mark.django_db

BUTTON = "Show how to take part"
NOTHING = "There is nothing here"


@pytest.fixture
def group(home):
    return add_group(home)


@pytest.fixture
def row(group):
    return add_access(group)


def told(response):
    """Which of the canaries an answer tells."""
    html = response.content.decode()
    return [each for each in CANARIES if each in html.replace("&amp;", "&")]


# The button


def test_the_page_of_the_group_has_a_button_and_no_details(client, group, row):  # C5
    response = client.get(group.get_url())
    html = response.content.decode()
    assert BUTTON in html
    assert f'action="{url_of(group)}"' in html
    assert told(response) == []
    assert "csrfmiddlewaretoken" not in html
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_the_page_is_the_same_for_everybody(client, admin_client, group, row):  # A10
    pages = [each.get(group.get_url()).content for each in (client, client, Client(), admin_client)]
    assert len(set(pages)) == 1


@pytest.mark.parametrize("release", [RELEASE.NEVER, RELEASE.APPROVED])
def test_a_page_says_nothing_of_details_that_are_not_for_anyone(client, group, release):
    before = client.get(group.get_url()).content
    add_access(group, release=release)
    assert client.get(group.get_url()).content == before


def test_a_closed_group_has_no_button(client, group, row):
    group.status = group.Status.CLOSED
    group.save_revision().publish()
    assert BUTTON not in client.get(group.get_url()).content.decode()
    assert press(client, group).status_code == 404


def test_a_draft_in_preview_has_no_button(home):
    draft = add_group(home, title="Draft", slug="draft")
    add_access(draft)
    draft.unpublish()
    response = draft.make_preview_request(preview_mode="")
    assert BUTTON not in response.render().content.decode()


# What it leads to


def test_looking_shows_the_button_and_pressing_it_the_details(client, group, row):
    assert told(client.get(url_of(group))) == []
    assert client.head(url_of(group)).status_code == 200
    response = press(client, group)
    assert response.status_code == 200
    assert told(response) == CANARIES
    html = response.content.decode()
    assert f'href="{DETAILS.link}" rel="noreferrer"' in html.replace("&amp;", "&")
    assert 'href="tel:+13125550187"' in html
    assert "Please do not pass this on." in html
    assert "<title>How to take part</title>" in html


@pytest.mark.parametrize("method", ["get", "press"])
def test_nothing_keeps_finds_or_passes_on_the_page(client, group, row, method):  # A13
    response = press(client, group) if method == "press" else client.get(url_of(group))
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert not response.cookies


def test_several_rows_are_told_apart_by_their_label(client, group):
    add_access(group, Details(link="https://a.example/"), label="Tuesdays")
    add_access(group, Details(link="https://b.example/"), label="Fridays")
    add_access(group, Details(link="https://c.example/"), RELEASE.NEVER, label="Hidden")
    html = press(client, group).content.decode()
    assert html.index("Fridays") < html.index("https://b.example/") < html.index("Tuesdays")
    assert "Hidden" not in html
    assert "c.example" not in html


def test_the_page_speaks_the_language_of_the_page_with_the_button(
    client, group, row, spanish, home
):
    home.copy_for_translation(spanish).save_revision().publish()
    copy = group.copy_for_translation(spanish)
    copy.title = "Círculo"
    copy.save_revision().publish()
    html = press(client, group, language="es").content.decode()
    assert '<html lang="es"' in html
    assert "Círculo" in html
    assert "Tuesday Circle" in press(client, group, language="xx").content.decode()


def test_markup_in_details_stays_text(client, group):  # F3
    add_access(group, Details(note="<script>alert(1)</script>", dial_in="<b>+1 312 555 0100</b>"))
    html = press(client, group).content.decode()
    assert "<script>alert" not in html
    assert "&lt;b&gt;" in html


def test_a_link_that_would_run_something_is_no_link(client, group):
    add_access(group, Details(link="javascript:alert(1)", note="Ring"))
    assert "javascript:" not in press(client, group).content.decode()


def test_programs_of_the_site_may_ask_in_json(client, group, row):
    data = json.dumps({STAMP: client_stamp(client, group)})
    response = client.post(url_of(group), data, content_type="application/json")
    assert response.json() == {"status": "shown", "access": [{"label": "", **vars(DETAILS)}]}
    response = client.post(url_of(group), "{}", content_type="application/json")
    assert (response.status_code, response.json()["status"]) == (422, "again")


def client_stamp(client, group):
    html = client.get(group.get_url()).content.decode()
    return html.partition(f'name="{STAMP}" value="')[2].partition('"')[0]


# What is not shown


def make_private(group):
    PageViewRestriction.objects.create(page=group, restriction_type=PageViewRestriction.LOGIN)


HIDDEN = {
    "never": lambda group: GroupAccess.objects.update(release=RELEASE.NEVER),
    "approved": lambda group: GroupAccess.objects.update(release=RELEASE.APPROVED),
    "nothing": lambda group: GroupAccess.objects.all().delete(),
    "draft": lambda group: group.unpublish(),
    "private": make_private,
    "private parent": lambda group: make_private(group.get_parent()),
    "deleted": lambda group: group.delete(),
}


@pytest.mark.parametrize("why", HIDDEN)
def test_what_is_hidden_answers_like_what_does_not_exist(client, group, row, why):  # A2
    HIDDEN[why](group)
    elsewhere = url_of(group).replace(group.translation_key.hex, "0" * 32)
    for method in ("get", "post"):
        hidden, unknown = (getattr(client, method)(url) for url in (url_of(group), elsewhere))
        assert (hidden.status_code, unknown.status_code) == (404, 404)
        assert hidden.content == unknown.content
        assert NOTHING in hidden.content.decode()
        assert told(press(client, group)) == []


@pytest.mark.parametrize("key", ["x", "0" * 31, "0" * 33, "G" * 32, "%00" * 3, "é" * 32, "-1"])
def test_rubbish_in_the_address_is_not_found(client, key):
    for response in (client.get(f"/kpact/groups/{key}/"), client.post(f"/kpact/groups/{key}/")):
        assert response.status_code == 404


def test_a_published_translation_suffices(client, group, row, spanish, home):
    home.copy_for_translation(spanish).save_revision().publish()
    group.copy_for_translation(spanish).save_revision().publish()
    group.unpublish()
    assert told(press(client, group)) == CANARIES


# Who asks


@pytest.mark.parametrize("stamp", ["", "20200101." + "0" * 32, "x" * 10_000])
def test_without_a_good_stamp_the_button_comes_again(client, group, row, stamp):  # A8
    response = press(client, group, **{STAMP: stamp})
    assert response.status_code == 422
    assert BUTTON in response.content.decode()
    assert told(response) == []


def test_the_stamp_of_another_form_is_worth_nothing(client, group, row):
    from kpact_wagtail.guard import stamp

    assert told(press(client, group, **{STAMP: stamp("signup")})) == []


def test_a_program_that_fills_in_what_nobody_sees_gets_the_button_again(client, group, row):  # A8
    response = press(client, group, **{HONEYPOT: "hello"})
    assert told(response) == []
    assert "Please press the button once more." in response.content.decode()
    assert "hello" not in response.content.decode()


def test_a_post_from_another_site_is_refused(client, group, row):  # A10
    response = press(client, group, extra={"headers": {"sec-fetch-site": "cross-site"}})
    assert response.status_code == 403
    assert told(response) == []


def test_a_network_that_asks_too_often_is_told_so(client, group, row, settings):
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "CLIENT_LIMIT": 2}
    answers = [press(client, group, extra={"REMOTE_ADDR": "203.0.113.9"}) for _ in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 422]
    assert told(answers[-1]) == []
    assert "Too many forms came from this network" in answers[-1].content.decode()
    assert press(client, group, extra={"REMOTE_ADDR": "203.0.113.10"}).status_code == 200


def test_each_group_counts_a_network_for_itself(client, home, group, row, settings):
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "CLIENT_LIMIT": 2}
    other = add_group(home, title="Other", slug="other")
    add_access(other)
    network = {"REMOTE_ADDR": "203.0.113.9"}
    asked = [group, group, other, other, group, other]
    answers = [press(client, each, extra=network).status_code for each in asked]
    assert answers == [200, 200, 200, 200, 422, 422]


# Without the key


def test_what_cannot_be_read_is_said_with_where_else_to_turn(
    client, group, row, settings, caplog
):  # E1
    settings.KPACT_WAGTAIL = {"KEYS": [generate()]}
    response = press(client, group)
    html = response.content.decode()
    assert response.status_code == 503
    assert "This cannot be shown right now" in html
    assert f'href="{group.get_url()}#kpact-joining"' in html
    assert told(response) == []
    assert bytes(row.sealed_link).hex() not in html
    assert [each for each in caplog.records if "kpact" in each.name] == []


def test_one_row_that_cannot_be_read_does_not_hide_another(client, group, row):
    GroupAccess.objects.update(sealed_note=b"\x01broken")
    add_access(group, Details(link="https://b.example/"), label="Fridays")
    response = press(client, group)
    html = response.content.decode()
    assert response.status_code == 200
    assert "https://b.example/" in html
    assert "Some of it cannot be shown right now." in html
    assert told(response) == []  # nothing of a row that is damaged


def test_without_any_key_the_group_is_shown_and_the_button_is_not(client, group, row, settings):
    settings.KPACT_WAGTAIL = {"KEYS": []}
    response = client.get(group.get_url())
    assert response.status_code == 200
    assert BUTTON not in response.content.decode()
    for response in (client.get(url_of(group)), client.post(url_of(group))):
        assert response.status_code == 503
        assert "This cannot be shown right now" in response.content.decode()


# Numbers


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("+1 312 626 6799, Chicago", [("+1 312 626 6799", "tel:+13126266799"), (", Chicago", "")]),
        ("(312) 555-0101", [("(312) 555-0101", "tel:3125550101")]),
        ("+13126266799,,8412345678#", [("+13126266799,,8412345678#", "tel:+13126266799,,8412345678%23")]),
        ("ID 841 2345 6789", [("ID 841 2345 6789", "")]),
        ("Ask us", [("Ask us", "")]),
        ("", []),
    ],
)  # fmt: skip
def test_numbers_can_be_dialled_and_all_else_stays_as_typed(typed, found):
    assert split_numbers(typed) == found
    assert "".join(words for words, address in split_numbers(typed)) == typed


@pytest.mark.parametrize(
    "typed", ["+1" * 5000, "+1 " * 5000, "1 " * 5000, "(" * 10_000, ",," * 5000]
)
def test_numbers_are_found_in_time(typed):  # F6
    assert "".join(words for words, address in split_numbers(typed)) == typed


# Copies in front of the site


CACHE = "wagtail.contrib.frontend_cache"


class FakeCache(BaseBackend):
    purged = []

    def purge(self, url):
        self.purged.append(url)


def test_when_a_button_comes_copies_of_the_page_are_thrown_away(
    group, settings, monkeypatch, django_capture_on_commit_callbacks
):
    settings.WAGTAILFRONTENDCACHE = {"default": {"BACKEND": f"{__name__}.FakeCache"}}
    is_installed = apps.is_installed
    monkeypatch.setattr(apps, "is_installed", lambda name: name == CACHE or is_installed(name))
    with django_capture_on_commit_callbacks(execute=True):
        add_access(group)
    assert group.get_full_url() in FakeCache.purged
