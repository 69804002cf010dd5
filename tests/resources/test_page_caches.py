"""A cache in front of the site forgets the pages on which a resource has changed."""

import json

import pytest

from kpact_wagtail.pages.models import AdvocacyPage
from kpact_wagtail.resources import purging
from kpact_wagtail.resources.models import Resource
from kpact_wagtail.upkeep import actions
from tests.caches import install, purged
from tests.people import make_user

from .build import make_resource
from .directories import make_directory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cache(settings, monkeypatch):
    install(settings, monkeypatch)


@pytest.fixture
def forget(cache, django_capture_on_commit_callbacks):
    """``forget(deed, …)``: the addresses that are purged once what was done is written."""

    def run(deed, *arguments, **options):
        purged.clear()
        purging.pending.forget()  # a test commits nothing of what it has prepared
        with django_capture_on_commit_callbacks(execute=True):
            deed(*arguments, **options)
        return sorted(purged)

    return run


@pytest.fixture
def line(home):
    return make_resource("Night line", kind="hotline")


def place(parent, *resources, slug="help", kind="resources", **fields):
    """A page with resources placed by hand."""
    body = json.dumps([{"type": kind, "value": make_value(kind, resources)}])
    page = AdvocacyPage(title=slug, slug=slug, body=body, locale=parent.locale, **fields)
    return parent.add_child(instance=page)


def make_value(kind, resources):
    if kind == "crisis":
        return {"heading": "Now", "lines": [each.pk for each in resources]}
    stored = [{"type": "resource", "value": each.pk} for each in resources]
    return {"sections": [{"type": "item", "id": "1", "value": {"entries": stored}}]}


@pytest.mark.parametrize("kind", ["resources", "crisis"])
def test_a_published_change_purges_the_pages_that_show_it(forget, home, line, kind):
    place(home, line, kind=kind)
    place(home, make_resource("Another"), slug="other")
    assert forget(line.save) == ["/help/"]


def test_directories_are_purged_with_what_they_offer_for_print(forget, home, line):
    make_directory(home, slug="find")
    make_directory(home, slug="draft", live=False)
    assert forget(line.save) == ["/find/", "/find/csv/", "/find/print/"]


def test_pages_that_are_not_published_are_left_alone(forget, home, line):
    place(home, line, live=False)
    assert forget(line.save) == []


def test_drafts_purge_nothing(forget, home, line):
    place(home, line)
    line.title = "Not yet"
    assert forget(line.save_revision) == []
    draft = make_resource("Draft", live=False)
    place(home, draft, slug="draft")
    assert forget(draft.save) == []


def test_publishing_and_unpublishing_purge(forget, home, line):
    place(home, line)
    assert forget(line.unpublish) == ["/help/"]
    line.refresh_from_db()
    assert forget(line.save_revision().publish) == ["/help/"]


@pytest.mark.parametrize("delete", [Resource.delete, lambda each: Resource.objects.all().delete()])
def test_deletion_purges_what_showed_it(forget, home, line, delete):
    place(home, line)
    assert forget(delete, line) == ["/help/"]


@pytest.mark.parametrize("deed", [actions.verify, actions.archive])
def test_the_work_of_upkeep_purges(forget, home, line, deed):
    place(home, line)
    assert forget(deed, line, make_user("edith")) == ["/help/"]


def test_a_page_that_shows_another_language_is_purged_with_the_shared_facts(forget, home, spanish):
    line = make_resource("Night line")
    translated = line.copy_for_translation(spanish)
    translated.live = True
    translated.save()
    casa = home.copy_for_translation(spanish)
    casa.live = True
    casa.save()
    place(casa, translated, slug="ayuda")
    assert "/es/ayuda/" in forget(line.save)


def test_one_purge_follows_many_changes(forget, home, line):
    others = [make_resource(f"Line {number}") for number in range(5)]
    place(home, line, *others)

    def save_all():
        for each in [line, *others]:
            each.save()

    assert forget(save_all) == ["/help/"]  # written down once


def test_the_number_of_queries_does_not_grow(cache, home, django_assert_max_num_queries):
    lines = [make_resource(f"Line {number}") for number in range(8)]
    for number in range(12):
        place(home, *lines, slug=f"help-{number}")
    keys = {each.translation_key for each in lines}
    purging.purge(keys, set())
    purged.clear()
    with django_assert_max_num_queries(5):
        purging.purge(keys, set())
    assert len(purged) == 12


def test_without_the_app_nothing_is_looked_up(line, django_assert_num_queries):
    with django_assert_num_queries(0):
        purging.purge_soon(line)
        purging.purge_after_deletion(line)
