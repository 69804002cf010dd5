"""`make demo` as a newcomer has it: sign up, find the mail, press the button, stop it all."""

import os
import re
import signal
import subprocess
import sys
import time
from fnmatch import fnmatch
from shutil import which
from urllib.parse import urlsplit

import pytest
import requests
from bs4 import BeautifulSoup

from tests.building import ROOT
from tests.install.project import free_port, wait_for

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(which("make") is None, reason="make is not installed"),
]
PATIENCE = 30  # seconds for a mail that is sent every five


@pytest.fixture
def environment(tmp_path):
    """A folder that stands for the virtual environment that `make` would build."""
    python = tmp_path / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    ready = tmp_path / "venv" / "demo-ready"
    ready.touch()
    os.utime(ready, (time.time() + 86400,) * 2)
    return tmp_path / "venv"


@pytest.fixture
def demo(tmp_path, environment):
    """The address of a running demo, and its process."""
    data, port = tmp_path / "data", free_port()
    data.mkdir()
    variables = {**os.environ, "DEMO_DATA": str(data)}
    for name in ["DATABASE_URL", "DJANGO_SETTINGS_MODULE", "MAKEFLAGS", "MAKELEVEL"]:
        variables.pop(name, None)
    log = tmp_path / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            ["make", "demo", f"PORT={port}", f"VENV={environment}"],
            cwd=ROOT,
            env=variables,
            stdout=output,
            stderr=output,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
    address = f"http://localhost:{port}"
    try:
        wait_for(address, process, log, seconds=120)
        yield address, process, log
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def soup(answer):
    assert answer.status_code == 200, answer.text[:500]
    return BeautifulSoup(answer.text, "html.parser")


def find_link(address, kind):
    """The newest link of a kind in the letterbox, once its mail is there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        page = soup(requests.get(f"{address}/letters/", timeout=30))
        links = page.find_all("a", href=re.compile(f"^{address}/kpact/lists/{kind}/"))
        if links:
            return links[0]["href"]
        time.sleep(0.5)
    raise AssertionError(f"No mail with a link to {kind}")


def test_a_newcomer_walks_the_whole_way_and_stops_it(demo):
    address, process, log = demo
    assert f"{address}/letters/" in log.read_text()
    form = soup(requests.get(f"{address}/sex-work-is-work/", timeout=30)).select_one(
        ".kpact-signup"
    )
    sent = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    answer = requests.post(
        address + form["action"], {**sent, "email": "you@example.org"}, timeout=30
    )
    assert soup(answer).find("a", href="/letters/")
    confirm = find_link(address, "confirm")
    assert "Thank you" in soup(requests.post(confirm, timeout=30)).h1.get_text()
    leave = find_link(address, "leave")
    assert urlsplit(leave).netloc == urlsplit(address).netloc
    assert "You have left" in soup(requests.post(leave, timeout=30)).h1.get_text()

    os.killpg(process.pid, signal.SIGINT)  # as Ctrl-C does
    process.wait(timeout=20)
    assert not running_in(process.pid)
    assert "Traceback" not in log.read_text()


def running_in(group):
    """Processes of the demo that are still there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_git_does_not_see_what_the_demo_leaves_behind():
    left = ["db.sqlite3", "db.sqlite3-wal", "media/a.png", "letters/a.log", ".kpact/keys"]
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    for path in left:
        assert any(fnmatch(f"example_site/{path}", each + "*") or each in path for each in ignored)
