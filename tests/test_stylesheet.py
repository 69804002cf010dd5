"""kpact.css keeps its promises: ten variables, readable colours, no side, nothing that moves."""

import re
from pathlib import Path

import pytest

import kpact_wagtail

PACKAGE = Path(kpact_wagtail.__file__).parent
EXAMPLE = PACKAGE.parent / "example_site"
CSS = re.sub(
    r"/\*.*?\*/",
    "",
    (PACKAGE / "static/kpact_wagtail/kpact.css").read_text(encoding="utf-8"),
    flags=re.DOTALL,
)
PUBLIC = {
    "accent",
    "ink",
    "paper",
    "tint",
    "warning",
    "font-body",
    "font-heading",
    "radius",
    "space",
    "measure",
}
PAIR = re.compile(r"--kpact-([a-z]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")


def rules():
    """(selector, declarations) of every rule, those inside @media and @container too."""
    for selectors, declarations in re.findall(r"([^{};]+)\{([^{}]*)\}", CSS):
        yield selectors.strip(), declarations.strip()


def properties():
    for _, declarations in rules():
        for declaration in filter(None, map(str.strip, declarations.split(";"))):
            name, _, value = declaration.partition(":")
            yield name.strip(), value.strip()


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def test_ten_variables_and_no_more_are_for_sites_to_set():
    assert {name[8:] for name, _ in properties() if name.startswith("--kpact-")} == PUBLIC


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "tint"])
@pytest.mark.parametrize("ink", ["ink", "accent", "warning"])
def test_text_has_a_contrast_of_seven_to_one_on_every_ground(ink, ground, scheme):  # G2: 1.4.3
    colours = {name: twins for name, *twins in PAIR.findall(CSS)}
    assert contrast(colours[ink][scheme], colours[ground][scheme]) >= 7


def test_no_property_names_a_side():  # G7
    sided = re.compile(
        r"(^|-)(left|right)($|-)|^(width|height|(min|max)-(width|height)|top|bottom)$"
    )
    assert [name for name, _ in properties() if sided.search(name)] == []
    assert [item for item in properties() if re.search(r"\b(left|right)\b", item[1])] == []


def test_nothing_moves_and_nothing_is_fetched():
    names = {name for name, _ in properties()}
    assert not [name for name in names if name.startswith(("transition", "animation"))]
    assert re.findall(r"@import|@keyframes|url\(", CSS) == []


def test_a_theme_can_win_where_it_wants_to():
    assert re.findall(r"@layer|!important", CSS) == []
    for selectors, _ in rules():
        outside = re.sub(r":where\((?:[^()]|\([^()]*\))*\)", "", selectors)
        for selector in outside.split(","):
            assert len(re.findall(r"[.#]", selector)) <= 1, selector


def test_a_rule_that_sets_a_ground_sets_the_text_on_it():
    for selectors, declarations in rules():
        if re.search(r"\bbackground(-color)?:", declarations):
            assert re.search(r"(^|[;\s])color:", declarations), selectors


def test_every_rule_is_for_something_a_template_renders():
    """Or for what a script of ours adds to a page."""
    templates = [
        path.read_text(encoding="utf-8")
        for root in (PACKAGE / "templates", EXAMPLE / "templates")
        for path in root.rglob("*.html")
    ]
    templates += [path.read_text() for path in (PACKAGE / "static").rglob("*.js")]
    text = " ".join(templates)
    used = set(re.findall(r"kpact-[a-z_-]+", text))
    styled = {
        name for selector, _ in rules() for name in re.findall(r"\.(kpact-[a-z_-]+)", selector)
    }
    dynamic = {name for name in styled if name.startswith("kpact-block--")}
    assert styled - dynamic - used == set()
    assert len(styled) > 80
