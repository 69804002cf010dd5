"""Private pages let nothing in from elsewhere, but do where the site's own files are."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

CDN = "https://cdn.example.net"


def policy_of(response):
    directives = response["Content-Security-Policy"].split("; ")
    return {name: sources for name, *sources in map(str.split, directives)}


@pytest.fixture
def visit(home):
    return lambda: Client().get("/kpact/lists/preferences/")


def test_nothing_comes_from_elsewhere(visit):  # A13
    assert policy_of(visit()) == {
        "default-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }


@pytest.mark.parametrize("kind", ["style-src", "script-src", "img-src", "font-src"])
@pytest.mark.parametrize(
    ("url", "origin"),
    [
        (f"{CDN}/static/", CDN),
        (f"{CDN}:8443/", f"{CDN}:8443"),
        ("//cdn.example.net/s/", "cdn.example.net"),
    ],
)
def test_the_host_of_static_files_is_let_in(visit, settings, kind, url, origin):  # A13
    settings.STATIC_URL = url
    response = visit()
    policy = policy_of(response)
    assert policy[kind] == ["'self'", origin]
    assert policy["default-src"] == policy["form-action"] == ["'self'"]
    sheet = BeautifulSoup(response.content, "html.parser").select_one("link[rel=stylesheet]")
    assert sheet["href"].startswith(url)


def test_a_storage_that_does_not_use_static_url_is_asked(visit, settings):
    backend = "django.core.files.storage.FileSystemStorage"
    options = {"base_url": f"{CDN}/bucket/", "location": "/nowhere"}
    files = {"BACKEND": backend, "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": files}
    assert policy_of(visit())["style-src"] == ["'self'", CDN]


def test_the_host_of_pictures_is_let_in_for_pictures_alone(visit, settings):
    settings.MEDIA_URL = f"{CDN}/media/"
    policy = policy_of(visit())
    assert policy["img-src"] == ["'self'", CDN]
    assert "style-src" not in policy


def test_a_password_in_the_address_of_files_is_not_told(visit, settings):
    settings.MEDIA_URL = "https://user:secret@cdn.example.net/"
    assert policy_of(visit())["img-src"] == ["'self'", CDN]
