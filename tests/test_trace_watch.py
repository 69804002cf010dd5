"""The watch of tests/conftest.py over every test: it fails the ones that leave a person somewhere."""

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest

from . import traces
from .people import CANARY

LEAKS = """
import logging

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from kpact_wagtail.mailing_list import actions
from kpact_wagtail.state import Lease
from tests.lists import make_list

SOMEBODY = "magdalena.ruiz@example.org"


@pytest.fixture
def somebody(home):
    actions.subscribe(SOMEBODY, [make_list()])


def test_silent(somebody):
    pass


def test_log(caplog, somebody):
    logging.getLogger("x").warning("to %s", SOMEBODY)


def test_log_without_tables():
    logging.getLogger("x").warning("to quillfeather@example.org")


def test_table(somebody):
    Lease.objects.create(name="x", result={"to": SOMEBODY})


def test_cache(somebody):
    cache.set("x", SOMEBODY)


def test_media(somebody):
    default_storage.save("a/b.txt", ContentFile(SOMEBODY.encode()))


def test_file(somebody, tmp_path):
    (tmp_path / "export.csv").write_text(SOMEBODY)


def test_mail(somebody, tmp_path):
    (tmp_path / "mail.log").write_text(SOMEBODY)
"""


def test_a_test_that_leaves_somebody_somewhere_fails(tmp_path):  # B4, C4
    (tmp_path / "test_leaks.py").write_text(LEAKS)
    (tmp_path / "conftest.py").write_text(
        "from tests.conftest import empty_cache, home, nobody_is_named"
    )
    root = Path(__file__).parent.parent
    where = ["-c", str(root / "setup.cfg"), "--rootdir", str(tmp_path), "--ds", "tests.settings"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:xdist", "-rA", "-q", *where, str(tmp_path)],
        cwd=root,
        # A database of its own: the one of this run is in use.
        env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        capture_output=True,
        text=True,
        check=False,
    )
    failed = {line.split("::")[1].split()[0] for line in run.stdout.splitlines() if is_error(line)}
    leaks = {"log", "log_without_tables", "table", "cache", "media", "file"}
    assert failed == {f"test_{each}" for each in leaks}, run.stdout + run.stderr
    assert "8 passed, 6 errors" in run.stdout


def is_error(line):
    return line.startswith("ERROR ") and "::" in line


@pytest.mark.parametrize("before", ["", "x", "xx"])
def test_base64_is_found_wherever_the_address_begins(before):
    assert traces.in_text(base64.b64encode(f"{before}{CANARY}, and more".encode()))


@pytest.mark.parametrize("written", [CANARY.upper(), CANARY.encode().hex(), "ana%40example.org"])
def test_other_ways_to_write_an_address_are_found(written):
    assert traces.in_text(f"to={written};")


def test_an_everyday_word_is_nobody():
    assert traces.in_text("An analysis of feathers and canaries at example.org") == []
