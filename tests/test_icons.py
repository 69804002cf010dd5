"""Every block and screen of the suite has an icon that Wagtail knows."""

import re
from pathlib import Path

import pytest
from wagtail.admin.icons import get_icons

import kpact_wagtail

SOURCES = Path(kpact_wagtail.__file__).parent
NAMED = re.compile(r"\b(?:menu_)?icon(?:_name)?\s*=\s*\"([\w-]+)\"")


def named_icons():
    """Pairs of file and icon, from the source, so that no block is forgotten."""
    for path in sorted(SOURCES.rglob("*.py")):
        for name in NAMED.findall(path.read_text()):
            yield path.relative_to(SOURCES).as_posix(), name


@pytest.mark.parametrize(("path", "name"), sorted(set(named_icons())))
def test_an_icon_is_registered(path, name):
    assert f'id="icon-{name}"' in get_icons()
