"""The guide for editors leads to tabs, panels and fields of the form by the names they have there."""

import re
from pathlib import Path

import pytest

from kpact_wagtail.pages.models import SupportGroupPage
from kpact_wagtail.support_groups.schedule_blocks import RuleBlock, get_repeats
from tests.building import ROOT

GUIDES = sorted(Path(ROOT, "docs", "editors").glob("groups*.md"))
#: Such as “*Where it meets → Good to know*” or “*Where it meets* → **Good to know**”.
PATH = re.compile(r"\*([^*\n|]+?)\*{0,2} → \*{0,2}([^*\n|]+)\*")


def find_paths():
    return sorted({pair for guide in GUIDES for pair in PATH.findall(guide.read_text())})


def walk(panel):
    for child in getattr(panel, "children", []):
        yield child
        yield from walk(child)


def name(panel):
    field = getattr(panel, "field_name", None)
    words = SupportGroupPage._meta.get_field(field).verbose_name if field else panel.heading
    return str(words).casefold()


def find_places():
    """What a path may begin with, and what stands there."""
    panels = list(walk(SupportGroupPage.get_edit_handler()))
    named = [each for each in panels if name(each)]
    places = {name(each): {name(below) for below in walk(each)} for each in named}
    repeats = {str(words).casefold() for _name, words in get_repeats()}
    return places | {str(RuleBlock().label).casefold(): repeats}


@pytest.mark.parametrize("path", find_paths(), ids=" ".join)
def test_a_path_of_the_guide_leads_to_what_is_there(admin_client, path):
    start, end = (each.strip().casefold() for each in path)
    if start == "groups":  # the menu
        assert f'"label": "{end}"' in admin_client.get("/admin/").text.casefold()
        return
    assert end in find_places()[start]


def test_the_guide_names_the_panel_in_which_a_group_is_kept_true():
    holding = [start for start, below in find_places().items() if "verified on" in below]
    said = Path(ROOT, "docs", "editors", "groups.md").read_text().casefold()
    tab, panel = holding
    assert f"the tab *{tab}* has **{panel}**" in said
