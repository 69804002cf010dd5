"""A post is foreign only where the browser says so."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from kpact_wagtail.guard import is_own_origin, let_own_origins_read


def post(host="example.org", secure=True, **headers):
    return RequestFactory().post(
        "/",
        secure=secure,
        headers={"host": host} | {k.replace("_", "-"): v for k, v in headers.items()},
    )


@pytest.fixture
def origins(settings):
    def allow(*origins, trusted=()):
        settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "FORM_ORIGINS": list(origins)}
        settings.CSRF_TRUSTED_ORIGINS = list(trusted)

    return allow


SAME, NONE, SITE, CROSS = "same-origin", "none", "same-site", "cross-site"
OWN, FOREIGN = "https://example.org", "https://evil.example"


@pytest.mark.parametrize("site", [None, SAME, NONE, SITE, CROSS])
@pytest.mark.parametrize("origin", [None, "null", OWN, FOREIGN])
def test_every_pair_of_what_browsers_send(origin, site):  # A10
    headers = {"origin": origin} if origin else {}
    headers |= {"sec_fetch_site": site} if site else {}
    own = origin == OWN or site in (SAME, NONE) or (not site and origin != FOREIGN)
    assert is_own_origin(post(**headers)) is own


@pytest.mark.parametrize(
    "origin",
    [
        "https://example.org:443",
        "https://EXAMPLE.org",
        "HTTPS://example.org",
    ],
)
def test_the_same_origin_in_other_words_is_ours(origin):
    assert is_own_origin(post(origin=origin))
    assert is_own_origin(post(host="example.org:443", origin=origin))


@pytest.mark.parametrize(
    "origin",
    [
        "http://example.org",
        "https://example.org:8443",
        "https://example.org.evil.example",
        "https://evilexample.org",
        "https://www.example.org",
        "https://example.org@evil.example",
        "https://evil.example@example.org",
        "https://example.org/path",
        "https://example.org?x",
        "https://[::1",
        "https://example.org:99999",
        "https://example.org:x",
        "example.org",
        "//example.org",
        "https://",
        "https://example.org https://evil.example",
        "file://",
        "*",
        "",
    ],
)
def test_what_only_resembles_our_origin_is_foreign(origin, origins):
    origins()
    assert not is_own_origin(post(origin=origin))


def test_ports_and_plain_http_count():
    assert is_own_origin(post("localhost:8000", secure=False, origin="http://localhost:8000"))
    assert not is_own_origin(post("localhost:8000", secure=False, origin="http://localhost"))
    assert not is_own_origin(post("localhost", secure=False, origin="https://localhost"))


def test_a_listed_origin_may_post_although_the_browser_calls_it_another_site(origins):
    www = {"origin": "https://www.example.org", "sec_fetch_site": SITE}
    assert not is_own_origin(post("cms.example.org", **www))
    origins("https://www.example.org")
    assert is_own_origin(post("cms.example.org", **www))
    origins(trusted=["https://www.example.org"])
    assert is_own_origin(post("cms.example.org", **www))


def test_a_listed_wildcard_stands_for_hosts_below_it_only(origins):
    origins("https://*.example.net")
    assert is_own_origin(post(origin="https://a.example.net", sec_fetch_site=CROSS))
    assert is_own_origin(post(origin="https://a.b.example.net"))
    for origin in ("https://example.net", "https://evilexample.net", "http://a.example.net"):
        assert not is_own_origin(post(origin=origin))


@pytest.mark.parametrize("entry", ["", "www.example.org", "*", "null", 7, None])
def test_an_entry_that_is_no_origin_lets_nobody_in(origins, entry):
    origins(entry)
    assert not is_own_origin(post(origin="https://www.example.org"))
    assert not is_own_origin(post(origin="null", sec_fetch_site=CROSS))


def test_behind_a_proxy_that_changes_the_host_the_browser_is_believed():
    assert is_own_origin(post("127.0.0.1:8000", secure=False, origin=OWN, sec_fetch_site=SAME))


def test_a_listed_origin_may_read_the_answer_and_no_other(origins):
    origins("https://www.example.org")
    allowed = let_own_origins_read(post(origin="https://www.example.org"), HttpResponse())
    assert allowed["Access-Control-Allow-Origin"] == "https://www.example.org"
    assert "Access-Control-Allow-Credentials" not in allowed
    for origin in (FOREIGN, "null"):
        refused = let_own_origins_read(post(origin=origin), HttpResponse())
        assert "Access-Control-Allow-Origin" not in refused
        assert refused["Vary"] == "Origin"
