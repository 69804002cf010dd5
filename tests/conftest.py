"""Builders that many tests use."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from pytest_django.plugin import blocking_manager_key
from wagtail.models import Locale, Site

from . import traces

pytest_plugins = ["tests.left_out"]

#: Marks and fixtures of tests with a database.
DATABASE = {"django_db", "db", "transactional_db", "live_server"}


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
    """After each test: no log, table, cache or file names anybody it was about. # B4, C4"""
    has_tables = bool(DATABASE & {*request.fixturenames, *request.keywords})
    folder = None
    if has_tables:
        request.getfixturevalue("db")  # so that this ends before the tables are empty again
    if "tmp_path" in request.fixturenames:
        folder = request.getfixturevalue("tmp_path")
    yield
    # At this point pytest has put the lines of the test away: caplog.text is empty.
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    assert traces.in_records(records) == []
    if not has_tables or connection.needs_rollback or not traces.is_about_people():
        return
    spellings = traces.SPELLINGS | traces.spell_all(filter(None, traces.people_now()))
    assert traces.in_records(records, spellings) == []
    assert traces.in_tables(spellings) == []
    assert traces.in_cache(spellings) == []
    assert traces.take_out_of_media(spellings) == []
    if folder:
        assert traces.in_folder(folder, spellings) == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """A test with real transactions empties the database at its end; the next ones want it filled."""
    yield
    marker = item.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)


@pytest.fixture
def home(db):
    """The home page of the default site, from Wagtail's own migrations."""
    return Site.objects.get(is_default_site=True).root_page


@pytest.fixture
def spanish(db):
    return Locale.objects.get_or_create(language_code="es")[0]
