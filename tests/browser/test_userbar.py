"""The user bar appears for editors, under the strict policy and on cached pages, and for nobody else."""

import pytest
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from .conftest import MIDDLEWARE
from .exit.pages import SIZES, is_on_top
from .middleware import one_at_a_time
from .recorder import COOKIE, STORAGE
from .visits import DESKTOP, Visits

UPDATE = "django.middleware.cache.UpdateCacheMiddleware"
FETCH = "django.middleware.cache.FetchFromCacheMiddleware"


@pytest.fixture(scope="module")
def cached_server(db):
    """A server that keeps every page in Django's cache, as the cheapest page cache there is."""
    from django.conf import settings

    middleware = [*MIDDLEWARE, UPDATE, *settings.MIDDLEWARE, FETCH]
    with override_settings(MIDDLEWARE=middleware):
        live = LiveServer("localhost")
    yield live.url
    live.stop()


@pytest.fixture
def visit_cached(chromium, cached_server, site):
    visits = Visits(chromium, cached_server)
    yield visits
    assert visits.finish() == []


@pytest.fixture
def page(site):
    return next(iter(site.pages.values()))


def trigger(page):
    return page.locator("wagtail-userbar [data-wagtail-userbar-trigger]")


def asked_for(visit):
    return [r for r in visit.seen.requests if "/userbar" in r.url and "static" not in r.url]


def flag(page):
    return page.evaluate("localStorage.getItem('kpact-editor')")


def test_an_editor_sees_the_bar_of_the_page_they_read(visit, site, page):
    editor = visit(reverse("wagtailadmin_home"), user=site.editor, viewport=DESKTOP)
    editor.go(page)
    trigger(editor.page).click()
    edit = editor.page.get_by_role("menuitem", name="Edit this page")
    assert edit.get_attribute("href").endswith(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def test_the_content_checks_of_the_bar_run(visit, site, page):
    editor = visit(reverse("wagtailadmin_home"), user=site.editor, viewport=DESKTOP)
    editor.go(page)
    trigger(editor.page).click()
    checks = editor.page.locator("wagtail-userbar [data-content-checker-count]").first
    expect(checks).to_be_attached()
    expect(editor.page.get_by_role("menuitem", name="Checks")).to_be_visible()


def test_an_editor_sees_the_bar_on_a_page_from_the_cache(visit_cached, site, page):
    kept = visit_cached(page).page.locator("h1").inner_text()
    with one_at_a_time:
        type(page).objects.filter(pk=page.pk).update(title="Changed behind the cache")
    editor = visit_cached(reverse("wagtailadmin_home"), user=site.editor, viewport=DESKTOP)
    editor.go(page)
    assert editor.page.locator("h1").inner_text() == kept
    expect(trigger(editor.page)).to_be_visible()


def test_a_visitor_gets_the_same_page_after_an_editor(visit_cached, site, page):
    editor = visit_cached(reverse("wagtailadmin_home"), user=site.editor)
    editor.go(page)
    for_editor = editor.response.body()
    visitor = visit_cached(page)
    assert visitor.response.body() == for_editor
    expect(trigger(visitor.page)).to_have_count(0)


def test_visitors_ask_for_nothing_and_store_nothing(visit, site, page):
    # D7; the fixture fails on cookies and storage
    visitor = visit(page)
    visitor.page.wait_for_load_state("networkidle")
    assert asked_for(visitor) == []
    assert flag(visitor.page) is None


def test_the_sign_in_page_alone_does_not_make_a_browser_an_editors(visit, site, page):
    visitor = visit().expect(COOKIE, STORAGE)  # Wagtail's own
    visitor.go(reverse("wagtailadmin_login"))
    assert flag(visitor.page) is None


def test_a_browser_forgets_its_editor_when_they_have_signed_out(visit, site, page):
    editor = visit(reverse("wagtailadmin_home"), user=site.editor)
    assert flag(editor.page) is not None
    editor.context.clear_cookies()
    with editor.page.expect_response("**/kpact/userbar/**") as answer:
        editor.go(page)
    assert answer.value.status == 204
    editor.page.wait_for_function("localStorage.getItem('kpact-editor') === null")
    asked = len(asked_for(editor))
    editor.go(page).page.wait_for_load_state("networkidle")
    assert len(asked_for(editor)) == asked


@pytest.mark.parametrize("size", SIZES)
def test_the_bar_never_covers_the_exit_button(visit, site, page, size):
    # D2
    editor = visit(reverse("wagtailadmin_home"), user=site.editor, **SIZES[size])
    editor.go(page)
    expect(trigger(editor.page)).to_be_visible()
    assert is_on_top(editor.page)
    trigger(editor.page).click()
    expect(editor.page.get_by_role("menuitem", name="Edit this page")).to_be_visible()
    assert is_on_top(editor.page)


def test_a_preview_has_the_stock_bar(visit, site, page):
    editor = visit(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), user=site.editor)
    expect(trigger(editor.page)).to_be_visible()
    assert asked_for(editor) == []
