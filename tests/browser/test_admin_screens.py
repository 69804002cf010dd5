"""The screens we add to the admin are fit for editors who use a keyboard or a screen reader. # G1, G5"""

import re

import pytest
from django.apps import apps
from django.urls import reverse
from playwright.sync_api import expect
from wagtail.models import Site

from kpact_wagtail.models import SiteSettings, VocabularyModel
from kpact_wagtail.reports import ReviewsDueView

from . import axe
from .editor import PageEditor
from .visits import DESKTOP, PHONE

# What Wagtail's own parts violate, by rule and by what the element looks like; nothing else passes.
KNOWN_IN_WAGTAIL = [
    ("page-has-heading-one", "<html"),  # forms of snippets have breadcrumbs instead
    ("aria-input-field-name", "public-DraftEditor-content"),  # rich text fields
    ("target-size", 'href="/admin/pages/'),  # lists of where something is used
    ("scrollable-region-focusable", "w-minimap__list"),  # the map of a long form
    ("scrollable-region-focusable", "DraftEditor-root"),  # rich text on a phone
    ("aria-dialog-name", 'class="modal fade in"'),  # windows to choose something
]
VOCABULARY = [model for model in apps.get_models() if issubclass(model, VocabularyModel)]
LEAST_VOCABULARY = 4
VIEWS = ["list", "add", "edit", "usage", "history", "delete"]


@pytest.fixture
def screen(visit, site):
    """Opens an admin screen as a moderator; it must be there."""

    def open_screen(url, **options):
        seat = visit(url, user=site.moderator, **{"viewport": DESKTOP, **options})
        assert seat.response.status == 200
        return seat.page

    return open_screen


def faults_in(page, inside=None):
    return [
        str(found)
        for found in axe.violations(page, inside=inside)
        if not any(found.rule == rule and piece in found.html for rule, piece in KNOWN_IN_WAGTAIL)
    ]


def address_of(model, view):
    viewset = model.snippet_viewset
    ids = [] if view in {"list", "add"} else [model.objects.first().pk]
    return reverse(viewset.get_url_name(view), args=ids)


@pytest.fixture
def one_of_each(site):
    """A row of every kind, so that each has a screen to edit it on."""
    for model in VOCABULARY:
        if not model.objects.exists():
            model.objects.create(locale=site.home.locale, name="Neighbours", slug="neighbours")


def test_the_vocabulary_is_enumerated():
    assert len(VOCABULARY) >= LEAST_VOCABULARY


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("model", VOCABULARY, ids=lambda model: model.__name__)
def test_a_screen_of_the_vocabulary(screen, one_of_each, model, view):
    page = screen(address_of(model, view))
    assert faults_in(page) == []


def test_the_site_settings(screen):
    place = ["kpact_wagtail", SiteSettings._meta.model_name, Site.objects.get().pk]
    page = screen(reverse("wagtailsettings:edit", args=place))
    for tab in page.get_by_role("tab").all():
        tab.click()
        assert faults_in(page) == [], tab.inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_of_reviews_due(screen, scheme):
    assert faults_in(screen(reverse(ReviewsDueView.index_url_name), scheme=scheme)) == []


def ready_made(site):
    return [item for item in site.pages.items() if item[0].__module__.startswith("kpact_wagtail.")]


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_form_of_each_page_type(screen, site, viewport):
    for model, made in ready_made(site):
        page = screen(reverse("wagtailadmin_pages:edit", args=[made.pk]), viewport=viewport)
        assert faults_in(page) == [], model.__name__


def test_the_window_to_choose_or_create_a_definition(visit, site, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    seat = visit(user=site.moderator, viewport=DESKTOP)
    desk = PageEditor(seat).begin_page(site.home, "Advocacy page", "Words")
    part = desk.insert("Definitions")
    chooser = desk.page.locator(f"[id='{part.id_of('definitions-0-value')}-chooser']")
    chooser.get_by_role("button", name=re.compile("^Choose")).click()
    window = desk.page.locator(".modal-dialog")
    expect(window.get_by_role("link", name=site.definition.term).first).to_be_visible()
    assert faults_in(desk.page, inside=".modal") == []
    window.get_by_role("tab", name="New").click()
    expect(window.get_by_role("button", name="Create and choose")).to_be_visible()
    assert faults_in(desk.page, inside=".modal") == []
