"""Keys are rotated under a living site: killed at any row, nothing is lost and nobody is twice.

Rotations run in processes of their own, on a copy of the database; see rotating.py.
"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from uuid import uuid4

import pytest
from django.db import connection

from kpact_wagtail.keys import generate
from tests.building import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture
def db(tmp_path, django_db_setup, django_db_blocker):
    """Instead of a transaction, a copy of the empty database for other processes: its settings."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with sqlite3.connect(tmp_path / "copy.sqlite3") as copy:
                connection.connection.backup(copy)
            yield {"NAME": str(tmp_path / "copy.sqlite3")}
        else:
            name = f"copy_{uuid4().hex[:8]}"
            original = connection.settings_dict["NAME"]
            connection.close()
            with connection._nodb_cursor() as cursor:
                cursor.execute(f"CREATE DATABASE {name} TEMPLATE {original}")
            yield {"NAME": name}
            with connection._nodb_cursor() as cursor:
                cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def process(db):
    def process(keys, *command, code=0):
        environment = os.environ | {"DATABASE": json.dumps(db), "KEYS": " ".join(keys)}
        ended = subprocess.run(
            [sys.executable, "-m", "tests.rotating", *map(str, command)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert ended.returncode == code, ended.stdout + ended.stderr
        return json.loads(ended.stdout) if ended.stdout else None

    return process


@pytest.mark.parametrize("row", [1, 13, 40])
def test_a_rotation_that_was_killed_goes_on_where_it_was(process, row):  # E2
    older, newer = generate(), generate()
    process([older], "fill", 40)
    process([newer, older], "kill_at", row, code=-signal.SIGKILL)
    told = process([newer, older], "tell")  # all can be read in between
    assert told["names"] == ["Somebody"]
    whole_batches = (row - 1) // 5 * 5
    assert told["sealed_before"] == 2 * (40 - whole_batches)
    report = process([newer, older], "rotate")
    assert report["sealed"]["changed"] == 40 - whole_batches
    told = process([newer, older], "tell")
    assert told["sealed_before"] == 0
    assert told["addresses"] == sorted(f"person{each}@example.org" for each in range(40))


def test_a_rotation_of_the_index_that_was_killed_keeps_forms_paused_until_it_ends(process):  # E2
    older, newer = generate(), generate()
    process([older], "fill", 40)
    process([newer, older], "rotate")
    process([newer, older], "kill_at", 23, "--index", code=-signal.SIGKILL)
    told = process([newer, older], "tell")
    assert told["paused"]
    assert told["indexed_before"] == 20
    assert told["events_astray"] == 0
    assert process([newer, older], "rotate", "--index")["index"]["changed"] == 20
    told = process([newer, older], "tell")
    assert not told["paused"]
    assert told["index_key_is_newest"]
    assert (told["found"], told["indexed_before"], told["events_astray"]) == (40, 0, 0)


def test_sign_ups_during_a_rotation_do_not_double_anybody(process):  # E2
    older, newer = generate(), generate()
    process([older], "fill", 40)
    process([newer, older], "rotate")
    answers = process([newer, older], "sign_up_meanwhile")
    assert answers["before"] > 0
    assert answers["paused"] > 0
    assert answers["after"] > 0
    told = process([newer, older], "tell")
    assert told["addresses"] == sorted(set(told["addresses"]))
    assert told["found"] == len(told["addresses"])
    assert (told["indexed_before"], told["events_astray"], told["paused"]) == (0, 0, False)


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite refuses the second writer")
def test_a_rotation_waits_for_who_has_begun_to_sign_up(process):  # E2
    older, newer = generate(), generate()
    process([older], "fill", 5)
    process([newer, older], "rotate")
    process([newer, older], "rotate_past_one_who_began")
    told = process([newer, older], "tell")
    assert told["addresses"].count("slow@example.org") == 1
    assert (told["found"], told["indexed_before"]) == (6, 0)
