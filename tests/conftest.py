"""Builders that many tests use."""

import pytest
from django.core.cache import cache
from django.utils import translation
from wagtail.models import Locale, Site

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


@pytest.fixture
def home(db):
    """The home page of the default site, from Wagtail's own migrations."""
    return Site.objects.get(is_default_site=True).root_page


@pytest.fixture
def spanish(db):
    return Locale.objects.get_or_create(language_code="es")[0]
