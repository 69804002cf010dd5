"""Measuring a page as it stands in the window; each function returns sentences, none when well."""

from pathlib import Path

from .visits import NARROWEST

SCRIPT = (Path(__file__).parent / "measures.js").read_text()
LEAST_TARGET = 24  # CSS px, WCAG 2.5.8


def measure(page, call):
    return page.evaluate(f"() => {SCRIPT.strip()}.{call}")


def sideways(page):
    """What makes the page scroll sideways in a window of 320 px. # G2: 1.4.10"""
    before = page.viewport_size
    page.set_viewport_size(NARROWEST)
    try:
        return measure(page, "sideways()")
    finally:
        page.set_viewport_size(before)


def small_targets(page, least=LEAST_TARGET):
    """Links and buttons smaller than 24 × 24 px that are not part of a sentence. # G2: 2.5.8"""
    return measure(page, f"smallTargets({least})")


def faint_texts(page):
    """Text with less contrast than 4.5:1, or 3:1 where it is large. # G2: 1.4.3"""
    return measure(page, "faintTexts()")


def pictures_on_texts(page):
    """Pictures and words that lie on one another."""
    return measure(page, "picturesOnTexts()")


def ground_is_light(page):
    return measure(page, "groundIsLight()")


def faults_of(page):
    """Everything that is measured on every page."""
    return [*sideways(page), *small_targets(page), *faint_texts(page), *pictures_on_texts(page)]
