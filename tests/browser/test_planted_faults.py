"""The harness catches what it is there to catch: each kind of fault, planted in a sound page."""

import pytest
from wagtail import blocks

from kpact_wagtail.blocks import BodyBlock

from . import axe, recorder
from .measures import faint_texts, faults_of, pictures_on_texts, sideways, small_targets
from .planted import FAULTS
from .registry import blocks_missing_on
from .visits import DESKTOP, PHONE, Visits

TRIED = set()


@pytest.fixture
def plant(chromium, server, db, settings):
    """Opens a page with a fault; unlike ``visit`` it does not fail on what it records."""
    settings.ROOT_URLCONF = "tests.browser.planted"
    visits = Visits(chromium, server)

    def open_fault(name, **options):
        TRIED.add(name)
        return visits(f"/planted/{name}/", **options)

    yield open_fault
    visits.finish()


def kinds_found(visit):
    visit.finish()
    return {finding.kind for finding in visit.seen.found}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_sound_page_has_no_fault(plant, scheme):
    visit = plant("nothing", scheme=scheme)
    assert faults_of(visit.page) == []
    assert axe.violations(visit.page) == []
    assert kinds_found(visit) == set()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("picture-from-elsewhere", recorder.CSP),
        ("inline-script", recorder.CSP),
        ("inline-style", recorder.CSP),
        ("inline-handler", recorder.CSP),
        ("cookie", recorder.COOKIE),
        ("storage", recorder.STORAGE),
        ("session-storage", recorder.STORAGE),
        ("database", recorder.STORAGE),
        ("console-error", recorder.CONSOLE),
        ("page-error", recorder.PAGE_ERROR),
        ("missing-file", recorder.FAILED),
    ],
)
def test_a_visit_records(plant, name, kind):
    # D6, D7, F1
    assert kind in kinds_found(plant(name))


def test_a_page_that_sends_its_visitors_elsewhere_is_recorded(plant):
    # D6: no policy of ours forbids it
    visit = plant("sent-elsewhere")
    visit.page.wait_for_url("https://elsewhere.example/")
    assert recorder.FOREIGN in kinds_found(visit)


def test_a_finding_fails_a_visit_unless_the_test_expects_it(plant):
    careless, careful = plant("console-error"), plant("console-error")
    careful.expect(recorder.CONSOLE)
    assert careless.finish()
    assert careful.finish() == []


def test_a_picture_from_elsewhere_is_recorded_as_a_request_too(plant, monkeypatch):
    # where a site has no policy yet
    monkeypatch.setattr("tests.browser.middleware.POLICY", "")
    assert recorder.FOREIGN in kinds_found(plant("picture-from-elsewhere"))


def test_a_cookie_is_recorded_without_javascript(plant):
    assert recorder.COOKIE in kinds_found(plant("cookie", javascript=False))


@pytest.mark.parametrize(
    "name", ["faint", "faint-through-opacity", "faint-on-a-coloured-ancestor", "faint-large"]
)
@pytest.mark.parametrize("javascript", [True, False])
def test_text_that_is_hard_to_read_is_measured(plant, name, javascript):
    # G2: 1.4.3
    visit = plant(name, javascript=javascript)
    assert any("contrast" in fault for fault in faint_texts(visit.page))


@pytest.mark.parametrize("name", ["tiny-button", "thin-link"])
def test_a_target_too_small_for_a_thumb_is_measured(plant, name):
    # G2: 2.5.8
    visit = plant(name)
    assert len(small_targets(visit.page)) == 1


@pytest.mark.parametrize("name", ["wide", "wide-and-cut-off"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_what_does_not_fit_a_narrow_window_is_measured(plant, name, viewport):
    # G2: 1.4.10
    visit = plant(name, viewport=viewport)
    assert sideways(visit.page)
    assert visit.page.viewport_size == viewport


def test_a_picture_that_lies_on_words_is_measured(plant):
    assert len(pictures_on_texts(plant("picture-on-words").page)) == 1


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("no-alternative", "image-alt"),
        ("no-label", "label"),
        ("empty-link", "link-name"),
        ("skipped-heading", "heading-order"),
        ("crowded-buttons", "target-size"),
    ],
)
def test_axe_finds(plant, name, rule):
    # G1
    found = {violation.rule for violation in axe.violations(plant(name).page)}
    assert rule in found


def test_a_block_that_is_not_on_the_page_is_missed(visit, site):
    class LargerBody(BodyBlock):
        petition = blocks.CharBlock()

    page = visit(next(page for page in site.pages.values() if hasattr(page, "body"))).page
    assert blocks_missing_on(page, LargerBody()) == {"petition"}


def test_every_planted_fault_was_tried():
    assert TRIED == set(FAULTS)
