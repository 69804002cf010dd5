"""How long a fresh process takes to its first page, with the suite installed and without it.

A process starts Python, reads the settings, the apps and the URL configuration, and answers the
first visit of the title-only page. ``python -m bench.startup <path>`` is that process; it prints
how many queries the visit took.

The garbage collector is off in these processes, on both sides. A full collection takes a tenth of
the start, and comes when the heap has grown by a quarter: whether the next one falls before the
end of the start or after it says nothing about what was installed.
"""

import gc
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

REPOSITORY = Path(__file__).resolve().parent.parent


class Process:
    """Stands in for a Visitor: each question is a process of its own."""

    def __init__(self, environment):
        self.environment = {**os.environ, **environment}
        self.cpu = 0.0

    def ask(self, path):
        before = children_cpu()
        done = subprocess.run(
            [sys.executable, "-m", "bench.startup", path],
            cwd=REPOSITORY,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        self.cpu = children_cpu() - before
        return json.loads(done.stdout)


def children_cpu():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def take_starts(sides, rounds):
    """Start a process of each side in turn; the first of each only writes the bytecode."""
    for side in sides:
        side.queries, side.bytes = side.visitor.ask(side.path)
    for number in range(rounds):
        for side in sides if number % 2 else reversed(sides):
            started = time.perf_counter()
            side.visitor.ask(side.path)
            side.seconds.append(time.perf_counter() - started)
            side.cpu.append(side.visitor.cpu)


@contextmanager
def database_for_others(connection):
    """The environment in which another process finds the database that this one has filled."""
    if connection.vendor == "postgresql":
        url = urlsplit(os.environ["DATABASE_URL"])
        yield {"DATABASE_URL": url._replace(path=f"/{connection.settings_dict['NAME']}").geturl()}
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.sqlite3"
        connection.ensure_connection()
        copy = sqlite3.connect(path)
        connection.connection.backup(copy)
        copy.close()
        yield {"BENCH_SQLITE": str(path)}


def first_visit(path):
    """Answer one visit in this process: its queries and bytes."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    import django

    django.setup()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from .visitor import Visitor

    with CaptureQueriesContext(connection) as queries:
        _response, body = Visitor().ask(path)
    return len(queries), len(body)


if __name__ == "__main__":
    gc.disable()
    print(json.dumps(first_visit(sys.argv[1])))
