"""Each mistake in a site's settings is found, with an id and a way to mend it."""

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.core.checks.registry import registry
from django.urls import include, path

from kpact_wagtail import checks
from kpact_wagtail.pages.models import AdvocacyPage


@pytest.fixture
def found():
    """The suite's messages by id; each has to bring a hint."""

    def found():
        ours = [check for check in registry.get_checks() if check.__module__ == checks.__name__]
        messages = [message for check in ours for message in check(app_configs=None)]
        messages += AdvocacyPage._meta.get_field("body").check()
        assert all(message.hint for message in messages)
        return {message.id.removeprefix("kpact_wagtail."): message for message in messages}

    return found


def test_a_site_with_nothing_wrong_hears_nothing(found):
    assert found() == {}


@pytest.mark.parametrize(
    ("given", "number", "word"),
    [
        ({"BODY_BLOCK": "nowhere.BodyBlock"}, "E001", "nowhere"),
        ({"BASE_TEMPLATE": "no/such.html"}, "E002", "no/such.html"),
        ({"EXIT_URL": "http://example.org/"}, "E003", "http://example.org/"),
        ({"EXIT_URL": "javascript:alert(1)"}, "E003", "javascript"),
        ({"EXIT_URL": "https:///nowhere"}, "E003", "nowhere"),
        ({"ARTICLES_PER_PAGE": "12"}, "E004", "ARTICLES_PER_PAGE"),
        ({"ARTICLES_PER_PAGE": True}, "E004", "ARTICLES_PER_PAGE"),
        ({"ARTICLES_PER_PAGE": 0}, "E004", "positive"),
        ({"BASE_BLOCKS": "content"}, "E004", "BASE_BLOCKS"),
        ({"BASE_TEMPLATE": None}, "E004", "BASE_TEMPLATE"),
        ({"EXIT_URL": None}, "E004", "EXIT_URL"),
        (["BODY_BLOCK"], "E004", "dict"),
        ({"BODY_BLOCKS": "mysite.Body"}, "W001", "BODY_BLOCKS"),
        ({"BASE_BLOCKS": {"contents": "main"}}, "W002", "contents"),
    ],
    ids=str,
)
def test_a_wrong_setting_is_named(settings, found, given, number, word):
    settings.KPACT_WAGTAIL = given
    messages = found()
    assert word in messages[number].msg
    assert [*messages] == [number]


def test_a_body_block_of_the_wrong_type_is_told_as_both_mistakes(settings, found):
    settings.KPACT_WAGTAIL = {"BODY_BLOCK": None}
    assert {*found()} == {"E001", "E004"}


@pytest.mark.parametrize(
    ("given", "meant"),
    [({"body_block": "x"}, "BODY_BLOCK"), ({"BASE_BLOCKS": {"contnet": "main"}}, "content")],
)
def test_a_mistyped_key_is_answered_with_the_one_that_was_meant(settings, found, given, meant):
    settings.KPACT_WAGTAIL = given
    (message,) = found().values()
    assert f"Did you mean {meant!r}?" == message.hint


@pytest.mark.parametrize("name", checks.NEEDED_APPS)
def test_a_missing_app_is_named(monkeypatch, found, name):
    monkeypatch.setattr(checks.apps, "is_installed", lambda app: app != name)
    messages = found()
    assert name in messages["W003"].msg
    assert f'"{name}"' in messages["W003"].hint


def test_missing_addresses_are_named_with_the_line_to_paste(settings, found):
    class NoUrls:
        urlpatterns = []

    settings.ROOT_URLCONF = NoUrls
    assert checks.URL_LINE in found()["W004"].hint


def test_addresses_inside_a_language_prefix_are_named(settings, found):
    class LanguageUrls:
        urlpatterns = i18n_patterns(path("kpact/", include("kpact_wagtail.urls")))

    settings.ROOT_URLCONF = LanguageUrls
    assert "i18n_patterns" in found()["W005"].msg


def test_addresses_are_found_however_deep_they_stand(settings, found):
    class Deep:
        urlpatterns = [path("a/", include([path("b/", include("kpact_wagtail.urls"))]))]

    settings.ROOT_URLCONF = Deep
    assert found() == {}
