"""A cache in front of the site forgets the lists and pages on which a group has changed."""

import datetime
import json

import pytest
import time_machine

from kpact_wagtail.pages.models import AdvocacyPage
from kpact_wagtail.support_groups import purging
from kpact_wagtail.support_groups.actions import extend_meetings
from tests.builders import make_page
from tests.caches import install, purged

from .build import add_group, add_index

NOW = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def index(home):
    return add_index(home)


@pytest.fixture
def group(index):
    return add_group(index, slug="circle")


@pytest.fixture
def forget(settings, monkeypatch, django_capture_on_commit_callbacks):
    """``forget(deed)``: what is purged of lists and other pages once what was done is written."""
    install(settings, monkeypatch)

    def run(deed):
        purged.clear()
        purging.pending.forget()  # a test commits nothing of what it has prepared
        with django_capture_on_commit_callbacks(execute=True):
            deed()
        return sorted({path for path in purged if "/circle/" not in path})

    return run


LISTS = {"/groups/", "/groups/print/"}


def place(home, group):
    """A page with a group chosen by hand."""
    value = {"heading": "Groups", "groups": [{"type": "item", "value": group.pk, "id": "1"}]}
    body = json.dumps([{"type": "groups", "value": value, "id": "2"}])
    return make_page(AdvocacyPage, home, body=body, slug="with-it")


def test_publishing_and_unpublishing_purge_lists_with_what_they_print(forget, group):
    assert LISTS <= set(forget(group.save_revision().publish))
    assert LISTS <= set(forget(group.unpublish))


def test_deletion_purges_lists(forget, group):
    assert LISTS <= set(forget(group.delete))


@pytest.mark.parametrize("deed", ["publish", "unpublish", "delete"])
def test_pages_with_the_group_are_purged(forget, home, group, deed):
    place(home, group)
    deeds = {"publish": group.save_revision().publish, "unpublish": group.unpublish}
    assert "/with-it/" in forget(deeds.get(deed, group.delete))


def test_drafts_purge_nothing(forget, group):
    assert forget(group.save_revision) == []


def test_one_purge_follows_many_changes(forget, index, group):
    others = [add_group(index, slug=f"circle-{at}") for at in range(3)]

    def publish_all():
        for each in [group, *others]:
            each.save_revision().publish()

    forget(publish_all)
    assert purged.count("/groups/") == 1


def test_the_tick_purges_what_shows_groups_whose_meetings_are_others(forget, home, group):
    place(home, group)
    assert forget(extend_meetings) == []
    with time_machine.travel(NOW + datetime.timedelta(days=8), tick=False):
        assert {*LISTS, "/with-it/"} <= set(forget(extend_meetings))
        assert group.get_url() in purged
        assert purged.count("/groups/") == 1
        assert forget(extend_meetings) == []
