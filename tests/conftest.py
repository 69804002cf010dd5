"""Builders that many tests use."""

import pytest
from django.core.cache import cache
from django.utils import translation
from wagtail.models import Locale, Site

from . import traces

pytest_plugins = ["tests.left_out"]


@pytest.fixture(autouse=True)
def empty_cache():
    """The database forgets each test; Wagtail's list of sites in the cache would not."""
    cache.clear()


@pytest.fixture(autouse=True)
def own_language(settings):
    """A request to a Spanish page leaves Spanish active in its thread, which is the test's."""
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def nobody_is_named(request, caplog):
    """After each test about people: their address is in no log, table or cache. # B4, C4"""
    about_people = hasattr(request.module, "ADDRESS") or hasattr(request.module, "make_list")
    if about_people and "django_db" in request.keywords:
        request.getfixturevalue("db")
    yield
    if about_people:
        assert traces.in_text(caplog.text) == []
        assert traces.in_cache() == []
        if "django_db" in request.keywords:
            assert traces.in_tables() == []


@pytest.fixture
def home(db):
    """The home page of the default site, from Wagtail's own migrations."""
    return Site.objects.get(is_default_site=True).root_page


@pytest.fixture
def spanish(db):
    return Locale.objects.get_or_create(language_code="es")[0]
