"""The browser harness: a real Chromium, a site with every part on it, and a recorder.

Use the fixture ``visit`` to open pages; when the test ends it fails on requests to other sites,
console errors, policy violations, cookies and storage, unless ``visit(...).expect(kind)`` said so.
"""

import os
from pathlib import Path

import pytest
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer

from .chromium import ARGUMENTS, HOW_TO_GET_IT, find_chromium
from .database import restored_afterwards
from .visits import Visits

# Playwright's synchronous API runs an event loop in this thread, which Django takes for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

HERE = Path(__file__).parent
MIDDLEWARE = [
    "tests.browser.middleware.take_turns",
    "tests.browser.middleware.enforce_policy",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium():
    """A running Chromium (Playwright's Browser); skips with advice where there is none."""
    path = find_chromium()
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        path = None
    if path is None:
        pytest.skip(HOW_TO_GET_IT)  # which tests/left_out.py turns into a failure in CI
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker):
    """Instead of a transaction for each test: a module commits, and all is restored after it."""
    with django_db_blocker.unblock(), restored_afterwards():
        yield


@pytest.fixture(scope="session")
def server(django_db_setup, django_db_blocker):
    """The address of a server under the strict policy, such as http://localhost:43211."""
    from django.conf import settings

    with django_db_blocker.unblock():
        with override_settings(MIDDLEWARE=[*MIDDLEWARE, *settings.MIDDLEWARE]):
            live = LiveServer("localhost")
        yield live.url
        live.stop()


@pytest.fixture(scope="module")
def media(tmp_path_factory):
    """Uploads on disk, where the server finds them."""
    from django.conf import settings

    storages = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    root = tmp_path_factory.mktemp("media")
    with override_settings(STORAGES=storages, MEDIA_ROOT=root):
        yield root


@pytest.fixture(scope="module")
def site(db, server, media):
    """A site with every page type, every block and a Spanish translation; see tests/builders.py."""
    from tests.builders import build_site

    return build_site(server)


@pytest.fixture
def visit(chromium, server, db):
    """Opens pages as a visitor does, and fails the test on anything a visitor must be spared."""
    visits = Visits(chromium, server)
    yield visits
    found = visits.finish()
    assert not found, "\n".join(found)
