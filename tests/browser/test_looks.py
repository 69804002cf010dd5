"""How pages look: pictures to look at, in .artifacts/looks/, and what must hold in each."""

from copy import deepcopy
from pathlib import Path

import pytest

from kpact_wagtail.pages.models import AdvocacyPage, ArticleIndexPage, ArticlePage

from . import axe
from .measures import (
    faint_texts,
    faults_of,
    ground_is_light,
    pictures_on_texts,
    sideways,
    small_targets,
)
from .pseudo import END, RIGHT_TO_LEFT, make_pseudo_page
from .visits import DESKTOP, PHONE

TESTS = Path(__file__).parent.parent
PICTURES = TESTS.parent / ".artifacts" / "looks"
VENDOR = TESTS / "browser" / "vendor"

by_width = pytest.mark.parametrize("width", ["phone", "desktop"])
by_scheme = pytest.mark.parametrize("scheme", ["light", "dark"])
VIEWPORTS = {"phone": PHONE, "desktop": DESKTOP}
PAPERS = {"upright": {"width": 794, "height": 1123}, "sideways": {"width": 1123, "height": 794}}
OTHER_TYPES = [ArticlePage, ArticleIndexPage]

THEMES = {
    "bootstrap": {
        "BASE_TEMPLATE": "themes/bootstrap.html",
        "BASE_BLOCKS": {"title": "page_title", "head": "head", "content": "main"},
    },
    "no-theme": {"BASE_TEMPLATE": "themes/none.html"},
}

# As WCAG 1.4.12 asks; a constructed sheet, which no policy forbids.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


@pytest.fixture(autouse=True)
def pictures():
    PICTURES.mkdir(parents=True, exist_ok=True)


@pytest.fixture
def theme(settings):
    """Puts the site's pages into somebody else's base template."""

    def put_on(name):
        templates = deepcopy(settings.TEMPLATES)
        templates[0]["DIRS"] = [TESTS / "templates", *templates[0]["DIRS"]]
        settings.TEMPLATES = templates
        settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, ("vendor", VENDOR)]
        settings.KPACT_WAGTAIL = {**getattr(settings, "KPACT_WAGTAIL", {}), **THEMES[name]}

    return put_on


@pytest.fixture(scope="module")
def mirrored(site):
    """The advocacy page in the pseudo-locale, right to left."""
    return make_pseudo_page(site.pages[AdvocacyPage])


def take_picture(page, *words):
    page.screenshot(path=PICTURES / f"{'-'.join(words)}.png", full_page=True)


def assert_good(page):
    assert faults_of(page) == []
    assert [str(found) for found in axe.violations(page)] == []


@by_width
@by_scheme
def test_our_own_base(visit, site, width, scheme):
    # the page itself is held by test_every_page
    page = visit(site.pages[AdvocacyPage], viewport=VIEWPORTS[width], scheme=scheme).page
    take_picture(page, "own", width, scheme)
    assert ground_is_light(page) == (scheme == "light")


@pytest.mark.parametrize("name", THEMES)
@by_width
@by_scheme
def test_an_advocacy_page_in_another_theme(visit, site, theme, name, width, scheme):
    theme(name)
    page = visit(site.pages[AdvocacyPage], viewport=VIEWPORTS[width], scheme=scheme).page
    take_picture(page, name, width, scheme)
    assert page.locator(".site-header").count() == 0
    assert_good(page)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("model", OTHER_TYPES, ids=lambda model: model.__name__)
def test_a_page_of_another_type_in_another_theme(visit, site, theme, name, model):
    theme(name)
    page = visit(site.pages[model]).page
    take_picture(page, name, model.__name__, "phone")
    assert_good(page)


@by_width
@by_scheme
def test_right_to_left_and_a_third_longer(visit, mirrored, width, scheme):
    # G7
    page = visit(mirrored, viewport=VIEWPORTS[width], scheme=scheme).page
    take_picture(page, "right-to-left", width, scheme)
    assert page.locator("html").get_attribute("dir") == "rtl"
    heading = page.locator("h1")
    assert heading.inner_text().strip(RIGHT_TO_LEFT + END) != site_title(mirrored)
    assert heading.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert_good(page)


def site_title(page):
    return page.get_translations().first().title


def test_a_part_keeps_its_place_right_to_left(visit, site, mirrored):
    # G7: what is at the start in one direction is at the start in the other
    def side_of_the_step(page):
        box = visit(page, viewport=DESKTOP).page.locator(".kpact-steps__step").first.bounding_box()
        return "left" if box["x"] < DESKTOP["width"] - box["x"] - box["width"] else "right"

    assert {side_of_the_step(site.pages[AdvocacyPage]), side_of_the_step(mirrored)} == {
        "left",
        "right",
    }


@pytest.mark.parametrize("model", [AdvocacyPage, *OTHER_TYPES], ids=lambda model: model.__name__)
def test_wider_spacing_of_text_hides_nothing(visit, site, model):
    # G2: 1.4.12
    page = visit(site.pages[model]).page
    page.evaluate(SPACED)
    take_picture(page, "spaced", model.__name__)
    assert sideways(page) == []


@by_scheme
def test_colours_chosen_by_the_visitor(visit, site, scheme):
    # G1. The colours are the visitor's; axe reads those of the stylesheet, which nobody sees.
    page = visit(site.pages[AdvocacyPage], scheme=scheme, forced_colors="active").page
    take_picture(page, "forced-colours", scheme)
    assert [*sideways(page), *small_targets(page), *pictures_on_texts(page)] == []
    assert [str(found) for found in axe.violations(page, without={"color-contrast"})] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_paper(visit, site, paper):
    page = visit(site.pages[AdvocacyPage], viewport=PAPERS[paper], scheme="dark").page
    page.emulate_media(media="print")
    take_picture(page, "print", paper)
    assert not page.locator(".kpact-exit").first.is_visible()
    assert not page.get_by_role("navigation").first.is_visible()
    assert ground_is_light(page)
    assert [*faint_texts(page), *pictures_on_texts(page)] == []
