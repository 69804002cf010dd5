"""Programs and pages on other hosts of a site: what they send, what they are answered, who may read it."""

import json

import pytest
from django.db import OperationalError
from django.test import Client

from kpact_wagtail.guard import form_views, stamp
from kpact_wagtail.mailing_list import views
from kpact_wagtail.mailing_list.models import Subscriber
from kpact_wagtail.outbox.models import Message

from .lists import ADDRESS, fill_in, make_list

pytestmark = pytest.mark.django_db
SUBSCRIBE, PREFERENCES = "/kpact/lists/subscribe/", "/kpact/lists/preferences/"
AXIOS = "application/json, text/plain, */*"
CHROMIUM = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
WWW, FOREIGN = "https://www.example.org", "https://evil.example"


@pytest.fixture
def letters(home):
    return make_list()


@pytest.fixture
def other_host(settings):
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "FORM_ORIGINS": [WWW]}


def ask(**fields):
    return {"email": ADDRESS, "language": "en", "stamp": stamp("preferences"), **fields}


def post_json(url, data, **headers):
    return Client(headers=headers).post(url, data, content_type="application/json")


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 202),
        (AXIOS, 202),
        ("application/json;q=0.9, text/html;q=0.1", 202),
        (CHROMIUM, 303),
        ("*/*", 303),
        ("", 303),
        ("text/html, application/json", 303),
        ("application/json;q=0.1, text/html", 303),
        ("image/webp", 303),
    ],
)
def test_who_takes_json_rather_than_a_page_gets_it(letters, accept, status):
    for url, data in [(SUBSCRIBE, fill_in(letters)), (PREFERENCES, ask())]:
        response = Client(headers={"accept": accept}).post(url, data)
        assert response.status_code == status
    assert Subscriber.objects.count() == 1


def test_a_program_asks_for_the_link_to_preferences(letters):
    response = post_json(PREFERENCES, ask())
    assert (response.status_code, response.json()["status"]) == (202, "sent")
    assert Message.objects.get().kind == "preferences"


def test_a_program_is_told_what_is_wrong_with_its_request(letters):
    response = post_json(PREFERENCES, ask(email="no"))
    assert response.status_code == 422
    assert "email" in response.json()["errors"]
    again = post_json(PREFERENCES, ask(stamp=""))
    assert (again.status_code, again.json()["status"]) == (422, "again")
    refused = post_json(PREFERENCES, ask(), **{"sec-fetch-site": "cross-site"})
    assert (refused.status_code, refused.json()["status"]) == (403, "refused")


def test_a_program_is_asked_to_come_back_while_the_database_is_down(letters, monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(form_views, "judge", fail)
    for url in (SUBSCRIBE, PREFERENCES):
        response = post_json(url, ask())
        assert (response.status_code, response.json()["status"]) == (503, "later")


def answers(client, mailing_list):
    """An answer of each kind, by what it is."""
    wrong = fill_in(mailing_list, address="no")
    yield "form", client.get(SUBSCRIBE)
    yield "request", client.get(PREFERENCES)
    yield "method", client.delete(SUBSCRIBE)
    for url, data in [(SUBSCRIBE, fill_in(mailing_list)), (PREFERENCES, ask())]:
        yield "preflight", client.options(url)
        yield "sent", client.post(url, data)
        yield "followed", client.post(url, data, follow=True)
        yield "json", client.post(url, json.dumps(data), content_type="application/json")
        yield "wrong", client.post(url, wrong)
        yield "stale", client.post(url, {**data, "stamp": ""})


def test_pages_on_other_hosts_of_the_site_may_read_every_answer(letters, other_host):
    for kind, response in answers(Client(headers={"origin": WWW}), letters):
        assert response["Access-Control-Allow-Origin"] == WWW, kind
        assert "Origin" in response["Vary"], kind
        assert "Access-Control-Allow-Credentials" not in response, kind


def test_foreign_pages_may_read_none(letters, other_host):
    for kind, response in answers(Client(headers={"origin": FOREIGN}), letters):
        assert "Access-Control-Allow-Origin" not in response, kind
        assert "Origin" in response["Vary"], kind
    assert not Subscriber.objects.exists()


def test_an_answer_to_trouble_may_be_read_too(letters, other_host, monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(views, "find_asked_lists", fail)
    response = Client(headers={"origin": WWW}).get(SUBSCRIBE)
    assert response.status_code == 503
    assert response["Access-Control-Allow-Origin"] == WWW
