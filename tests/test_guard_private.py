"""A private page that fails is still private: in its headers, in logs and in mails to the admins."""

import logging

import django
import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError, connection
from django.http import Http404, HttpResponse
from django.test import Client
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from kpact_wagtail import crypto
from kpact_wagtail.guard import private
from kpact_wagtail.models import ClientCount
from kpact_wagtail.outbox import tokens

from .urls import urlpatterns as site_urls

TOKEN = "Tm90IGEgdG9rZW4gb2YgYW55Ym9keQ"
HEADERS = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}
#: What a view may do, by its name.
DEEDS = {
    "down": OperationalError("quoted: " + TOKEN),
    "closed": InterfaceError("closed"),
    "keyless": crypto.NoKey("none"),
    "unreadable": crypto.Unreadable("not"),
    "paused": crypto.FormsPaused("now"),
    "broken": RuntimeError("broken"),
    "absent": Http404("not here"),
    "denied": PermissionDenied(),
    "odd": SuspiciousOperation("odd"),
}
PASSING = ["down", "closed", "keyless", "unreadable", "paused"]


@private
def view(request, deed, token):
    if deed in DEEDS:
        raise DEEDS[deed]
    return HttpResponse("done")


@private
@require_POST
def press(request, token):
    return HttpResponse("done")


@private
def write(request, token):
    ClientCount.objects.create(client=TOKEN, scope="x", day="2026-01-01", number=1)
    raise OperationalError


urlpatterns = [
    path("press/<str:token>/", press),
    path("write/<str:token>/", write),
    path("here/<str:deed>/<str:token>/", view),
    *site_urls,
]


@pytest.fixture
def reports(settings, monkeypatch, caplog):
    """All that Django logs and mails, as a site has it whose administrators are told of errors."""
    people = ["admin@example.org"]
    settings.ADMINS = [("Admin", each) for each in people] if django.VERSION < (6, 0) else people
    handler = next(each for each in logging.getLogger("django").handlers if each.level >= 40)
    monkeypatch.setattr(handler, "include_html", True)
    monkeypatch.setattr(handler, "filters", [])
    caplog.set_level(logging.DEBUG)

    def read():
        mails = [f"{each.subject}{each.body}{each.alternatives}" for each in mail.outbox]
        return "\n".join([caplog.text, *map(repr, map(vars, caplog.records)), *mails])

    return read


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("deed", PASSING)
def test_trouble_that_passes_is_a_bare_page_to_be_loaded_again(client, db, reports, deed):
    response = client.get(f"/here/{deed}/{TOKEN}/")
    assert response.status_code == 503
    assert response["Retry-After"]
    assert b"try again in a few minutes" in response.content
    assert b"site-footer" not in response.content  # nothing of the theme
    assert TOKEN not in response.content.decode()
    assert "A private page could not be shown" in reports()


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("deed", [*DEEDS, "done"])
@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_no_answer_is_without_the_headers_of_private_pages(client, db, deed, method):  # A13
    response = getattr(client, method)(f"/here/{deed}/{TOKEN}/")
    assert {name: response[name] for name in HEADERS} == HEADERS
    assert "default-src 'self'" in response["Content-Security-Policy"]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("deed", DEEDS)
def test_no_log_and_no_mail_holds_the_token(client, db, reports, deed):  # C4
    client.get(f"/here/{deed}/{TOKEN}/?again={TOKEN}", headers={"referer": f"/x/{TOKEN}/"})
    assert TOKEN not in reports()


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("method", ["get", "options", "put", "delete"])
def test_a_method_that_is_not_allowed_is_no_line_in_the_log(client, reports, method):
    response = getattr(client, method)(f"/press/{TOKEN}/")
    assert response.status_code == 405
    assert response["Cache-Control"] == "no-store, private"
    assert "Method Not Allowed" not in reports()
    assert TOKEN not in reports()


@pytest.mark.urls(__name__)
def test_a_mistake_in_a_view_is_reported_by_its_route(client, db, reports):
    response = client.get(f"/here/broken/{TOKEN}/")
    assert response.status_code == 500
    assert b"site-footer" not in response.content
    [report] = mail.outbox
    assert "/here/<str:deed>/<str:token>/" in report.subject
    assert "RuntimeError" in report.body
    assert "Traceback" in report.body


@pytest.mark.urls(__name__)
def test_a_test_of_a_site_is_told_of_the_mistake(db):
    with pytest.raises(RuntimeError, match="broken"):
        Client().get(f"/here/broken/{TOKEN}/")


@pytest.mark.urls(__name__)
def test_developers_see_the_mistake(db, settings, client):
    settings.DEBUG = True
    assert b"RuntimeError" in client.get(f"/here/broken/{TOKEN}/").content


@pytest.mark.urls(__name__)
def test_pages_that_are_not_private_are_logged_as_before(client, db, reports):
    client.get("/nothing-is-here/")
    assert "Not Found: /nothing-is-here/" in reports()


@pytest.mark.urls(__name__)
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_half_of_a_deed_is_not_kept_where_requests_are_transactions(client, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "ATOMIC_REQUESTS", True)
    assert client.get(f"/write/{TOKEN}/").status_code == 503
    assert not ClientCount.objects.exists()


@pytest.mark.parametrize("name", ["confirm", "leave", "stop", "preferences"])
@pytest.mark.parametrize("method", ["get", "post", "options"])
def test_links_in_mails_stay_secret_while_the_database_is_down(
    client, db, reports, monkeypatch, name, method
):  # A13, C4
    def fail(*args, **kwargs):
        raise OperationalError("gone")

    monkeypatch.setattr(tokens, "find", fail)
    response = getattr(client, method)(reverse(f"kpact:{name}", args=[TOKEN]))
    assert response.status_code == (405 if method == "options" else 503)
    assert {header: response[header] for header in HEADERS} == HEADERS
    assert TOKEN not in reports()


@pytest.mark.parametrize("name", ["confirm", "leave", "stop", "preferences"])
def test_a_link_that_is_too_old_is_not_written_down(client, db, reports, name):
    assert client.get(reverse(f"kpact:{name}", args=[TOKEN])).status_code == 404
    assert TOKEN not in reports()
