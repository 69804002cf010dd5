"""A Django project in a folder of its own, driven as its owner would: commands, files, a server."""

import json
import re
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import requests

from .editor import Editor
from .environments import clean_environ

PASSWORD = "a-long-one-for-this-test"


class Project:
    def __init__(self, folder, environment, **environ):
        self.folder, self.environment = Path(folder), environment
        self.environ = clean_environ(**environ)

    def manage(self, *args, code=0, **more):
        """The output of ``manage.py``; fails where the exit code is another than this."""
        result = subprocess.run(
            [str(self.environment.python), "manage.py", *args],
            cwd=self.folder,
            env={**self.environ, **more},
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == code, f"{args}\n{result.stdout}\n{result.stderr}"
        return result.stdout

    def shell(self, code):
        """The last line that a piece of Python prints inside the project."""
        return self.manage("shell", "--no-imports", "--command", code).strip().splitlines()[-1]

    @property
    def home_id(self):
        code = "from wagtail.models import Site; print(Site.objects.get().root_page_id)"
        return int(self.shell(code))

    def diagnose(self, code):
        """What the doctor finds, as ``{id: finding}``: problems only, the first of each kind."""
        found = json.loads(self.manage("kpact_doctor", "--json", code=code))
        problems = [finding for finding in found if finding["level"] == "problem"]
        return {finding["id"]: finding for finding in reversed(problems)}

    def create_editor(self):
        names = {"username": "editor", "email": "editor@example.org"}
        flags = [part for name, value in names.items() for part in (f"--{name}", value)]
        self.manage("createsuperuser", "--noinput", *flags, DJANGO_SUPERUSER_PASSWORD=PASSWORD)

    def append(self, path, text):
        target = self.folder / path
        target.write_text(target.read_text() + "\n" + text + "\n")

    def insert(self, path, pattern, text, *, before=False, instead=False):
        """Put text after (before, instead of) the one place where a pattern matches."""
        target = self.folder / path
        source = target.read_text()
        (match,) = re.finditer(pattern, source)
        start = match.start() if before or instead else match.end()
        end = match.end() if instead else start
        target.write_text(source[:start] + text + source[end:])

    @contextmanager
    def serve(self):
        """The address of the running site."""
        port = free_port()
        log = self.folder / "server.log"
        command = [str(self.environment.python), "manage.py", "runserver", "--noreload", str(port)]
        with log.open("w") as output:
            process = subprocess.Popen(
                command, cwd=self.folder, env=self.environ, stdout=output, stderr=output
            )
        try:
            address = f"http://localhost:{port}"
            wait_for(address, process, log)
            yield address
        finally:
            process.terminate()
            process.wait()

    @contextmanager
    def editing(self):
        """An editor who has logged in to the running site."""
        self.create_editor()
        with self.serve() as address:
            yield Editor(address, "editor", PASSWORD)


def free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def wait_for(address, process, log, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text()
        try:
            requests.get(address, timeout=30, allow_redirects=False)
        except requests.ConnectionError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(log.read_text())
