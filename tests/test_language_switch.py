"""The language switch: each published language in its own name, one query, nothing where alone."""

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from wagtail.models import Locale

from kpact_wagtail.pages.models import AdvocacyPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home):
    return home.add_child(instance=AdvocacyPage(title="Rights", slug="rights"))


def translate(page, code, live=True):
    locale = Locale.objects.get_or_create(language_code=code)[0]
    copy = page.copy_for_translation(locale, copy_parents=True)
    if live:
        copy.save_revision().publish()
    return copy


def switch(page):
    html = Template("{% load kpact %}{% kpact_languages page %}").render(Context({"page": page}))
    return BeautifulSoup(html, "html.parser").select("a")


def test_a_page_in_one_language_has_no_switch(page):
    translate(page, "es", live=False)
    assert switch(page) == []


def test_each_language_is_named_in_itself_and_says_how_it_is_read(page):
    translate(page, "es")
    translate(page, "ar")
    links = {link["lang"]: link for link in switch(page)}
    assert {code: link.text for code, link in links.items()} == {
        "en": "English",
        "es": "español",
        "ar": "العربيّة",
    }
    assert (links["ar"]["dir"], links["ar"]["hreflang"], links["es"]["dir"]) == ("rtl", "ar", "ltr")
    assert [code for code, link in links.items() if link.get("aria-current")] == ["en"]


def test_a_version_that_stands_outside_every_site_is_not_offered(page):
    spanish = Locale.objects.get_or_create(language_code="es")[0]
    outside = AdvocacyPage(title="X", locale=spanish, translation_key=page.translation_key)
    page.get_root().add_child(instance=outside)
    assert switch(page) == []
    translate(page, "ar")
    assert sorted(link["lang"] for link in switch(page)) == ["ar", "en"]


def test_the_switch_costs_one_query(page, django_assert_num_queries):
    translate(page, "es")
    switch(page)  # the addresses of the sites are cached after this
    with django_assert_num_queries(1):
        switch(page)


def test_an_error_page_has_no_switch_and_asks_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert switch("") == []


def test_a_site_in_one_language_is_not_asked_for_others(page, settings, django_assert_num_queries):
    settings.WAGTAIL_I18N_ENABLED = False
    with django_assert_num_queries(0):
        assert switch(page) == []
