"""What we keep of other projects is what they published."""

import re

import pytest

from .axe import SCRIPT, VENDOR, sha256_of

PINNED = dict(reversed(line.split()) for line in (VENDOR / "SHA256SUMS").read_text().splitlines())


@pytest.mark.parametrize("name", sorted(PINNED))
def test_a_vendored_file_is_unchanged(name):
    assert sha256_of(VENDOR / name) == PINNED[name]


def test_every_vendored_script_and_stylesheet_is_pinned():
    assert {path.name for path in VENDOR.glob("*.[jc]s*")} == set(PINNED)


def test_the_version_of_axe_is_the_one_we_name():
    version = re.match(r"/\*! axe v([\d.]+)", SCRIPT.read_text())[1]
    assert f"axe-core {version}" in (VENDOR / "README.md").read_text()
