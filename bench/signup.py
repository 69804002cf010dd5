"""How a site takes sign-ups: each a POST through the whole WSGI handler, with many people there.

``python -m bench.signup <path> <number> <rate> <name>`` is one process of a server under load. It
reads the form on the page at that path as a browser does, then sends it at a fixed rate, each time
for somebody new. A sign-up that has to wait for the one before it took that much longer: time
counts from when it was due.
"""

import io
import json
import os
import re
import statistics
import subprocess
import sys
import time
from html import unescape
from itertools import count
from urllib.parse import urlencode

from .drain import REPOSITORY
from .startup import database_for_others

PROCESSES = 2
WARM_UP = 5  # sign-ups of each process before it counts
FORM = re.compile(r'<form class="kpact-signup" method="post" action="([^"]+)".*?</form>', re.S)
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
#: Said about transactions, not about data.
FRAME = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def read_form(html):
    """Where the form of a page is sent, and what it holds before anybody types."""
    found = FORM.search(html)
    if not found:
        raise AssertionError("There is no sign-up form on the page.")
    return found[1], [(name, unescape(value)) for name, value in HIDDEN.findall(found[0])]


class Person:
    """Stands in for a Visitor: each question is somebody new who sends the form."""

    def __init__(self, html, name):
        from django.core.handlers.wsgi import WSGIHandler

        self.handler = WSGIHandler()
        self.action, self.fields = read_form(html)
        self.name, self.numbers = name, count()

    def ask(self, path=""):
        number = next(self.numbers)
        address = f"{self.name}{number}@example.net"
        return self.send(address, f"11.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}")

    def send(self, address, client):
        """Sent by a client that no other form came from today, or the limiter would count it."""
        body = urlencode([*self.fields, ("email", address)]).encode()
        environ = {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": self.action,
            "QUERY_STRING": "",
            "SCRIPT_NAME": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost",
            "REMOTE_ADDR": client,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
        }
        response = self.handler(environ, lambda status, headers: None)
        body = b"".join(response)
        response.close()
        if response.status_code != 303:
            raise AssertionError(f"{self.action} answers {response.status_code}")
        return response, body

    def read(self, path=""):
        """For measure.py, which warms up with it."""
        self.ask()

    def count_queries(self, address, client):
        """Queries of one sign-up, without those that begin and end transactions."""
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as queries:
            self.send(address, client)
        return sum(not each["sql"].startswith(FRAME) for each in queries)


# One process of a server under load


def serve(path, number, rate, name):
    import django

    django.setup()
    from .visitor import Visitor

    person = Person(Visitor().read(path).html, name)
    for _warm_up in range(WARM_UP):
        person.ask()
    print("ready", flush=True)
    sys.stdin.readline()
    return take(person, number, rate)


def take(person, number, rate):
    """Seconds each sign-up took from when it was due, and all of them together."""
    took, started = [], time.perf_counter()
    for each in range(number):
        due = started + each / rate
        time.sleep(max(0, due - time.perf_counter()))
        person.ask()
        took.append(time.perf_counter() - due)
    return {"took": took, "seconds": time.perf_counter() - started, "people": count_people()}


def count_people():
    from kpact_wagtail.mailing_list.models import Subscriber

    return Subscriber.objects.count()


# In the process that has the database


def load(path, rate, seconds):
    """Sign-ups a second that two processes took, and the 95th percentile of their milliseconds."""
    from django.db import connection

    each, before = rate / PROCESSES, count_people()
    arguments = [path, str(int(each * seconds)), str(each)]
    with database_for_others(connection) as environment:
        servers = [start([*arguments, f"load{n}-"], environment) for n in range(PROCESSES)]
        for server in servers:
            if server.stdout.readline().strip() != "ready":
                raise RuntimeError("A process of the server did not start")
        told = [json.loads(server.communicate()[0]) for server in go(servers)]
    took = [second for one in told for second in one["took"]]
    added = max(one["people"] for one in told) - before  # the last to end sees all
    if added != len(took) + PROCESSES * WARM_UP:
        raise AssertionError(f"{added} people were written down, not {len(took)} and the warm-up")
    return {
        "per_second": round(len(took) / max(one["seconds"] for one in told), 1),
        "load_p95_ms": round(statistics.quantiles(took, n=20)[-1] * 1000, 1),
    }


def go(servers):
    """Let all begin before anybody waits for one of them."""
    for server in servers:
        server.stdin.write("go\n")
        server.stdin.flush()
    return servers


def start(arguments, environment):
    return subprocess.Popen(
        [sys.executable, "-m", "bench.signup", *arguments],
        cwd=REPOSITORY,
        env={**os.environ, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    path, number, rate, name = sys.argv[1:]
    print(json.dumps(serve(path, int(number), float(rate), name)))
