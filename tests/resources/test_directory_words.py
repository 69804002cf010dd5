"""A visitor who types what the help is about, or only how it begins, finds it."""

import json

import pytest
from django.core.management import call_command
from wagtail.search.backends import get_search_backends
from wagtail.search.backends.base import BaseSearchBackend

from kpact_wagtail.choice import read_words
from kpact_wagtail.resources import directory as directories
from kpact_wagtail.resources.directory import search
from kpact_wagtail.resources.models import Resource

from .build import make_resource
from .directories import look, make_audience, make_directory, make_topic

pytestmark = pytest.mark.django_db

SHELTER = "Shelter North"


@pytest.fixture
def shelter():
    make_resource("Another line", gloss="Somebody who listens.")
    return make_resource(
        SHELTER,
        topics=[make_topic("Housing")],
        audiences=[make_audience("Young people")],
        eligibility="trans women",
        areas=json.dumps([{"type": "region", "value": "Uptown"}]),
        description="<p>Run by peers.</p>",
    )


@pytest.mark.parametrize(
    "words",
    [
        "housing",
        "young",
        "uptown",
        "trans",
        "Shelt",
        "nor shel",
        "hous upt",
        "women housing",
        "peers housing",
        "SHELTER",
    ],
)
def test_topic_audience_region_and_eligibility_are_found_by_how_they_begin(
    client, home, shelter, words
):
    directory = make_directory(home)
    assert look(client, directory, f"?q={words}").titles == [SHELTER]
    call_command("update_index", verbosity=0)
    assert look(client, directory, f"?q={words}").titles == [SHELTER]


@pytest.mark.parametrize("words", ["elter", "housing line", "hous list"])
def test_all_words_must_be_there_and_only_beginnings_count(client, home, shelter, words):
    assert look(client, make_directory(home), f"?q={words}").titles == []


def test_a_topic_added_later_is_found(shelter):
    shelter.topics.add(make_topic("Courts"))
    shelter.save()
    assert search("courts") == [shelter.pk]


def test_many_words_are_searched_for_as_they_are(shelter, monkeypatch):
    monkeypatch.setattr(directories, "MOST_BEGUN", 2)
    assert search("nor shel") == [shelter.pk]
    assert search("nor shel hous") == []
    assert search("north shelter housing") == [shelter.pk]


def test_a_backend_without_beginnings_finds_whole_words(shelter, monkeypatch):
    def autocomplete(*args, **kwargs):
        raise NotImplementedError

    monkeypatch.setattr(BaseSearchBackend, "autocomplete", autocomplete)
    assert search("housing") == [shelter.pk]
    assert search("shelt") == []


def test_a_search_that_is_down_does_not_keep_a_record_from_being_saved(monkeypatch, caplog):
    def fail(self, model, objects):
        raise OSError("down")

    for backend in map(type, get_search_backends(with_auto_update=True)):
        monkeypatch.setattr(backend, "add_bulk", fail)
        monkeypatch.setattr(backend, "catch_indexing_errors", True)
    make_resource("Night line")
    assert Resource.objects.filter(title="Night line").exists()
    assert "put into the search" in caplog.text


def test_joiners_inside_words_are_kept():
    persian = "می\u200cخواهم"
    assert read_words(f" {persian}\x00\u200b x ") == f"{persian} x"
