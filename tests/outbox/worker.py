"""A worker in a process of its own, which a test can kill.

``python -m tests.outbox.worker drain`` or ``… queue 5``; start one with ``Worker``.
"""

import json
import os
import subprocess
import sys
from urllib.parse import urlsplit

from tests.building import ROOT


def start(*command, provider=None, crash_at="", mark=""):
    """Start a worker on the database of the running test; a Popen."""
    from django.db import connection

    url = urlsplit(os.environ["DATABASE_URL"])
    environment = {
        **os.environ,
        "DATABASE_URL": url._replace(path=f"/{connection.settings_dict['NAME']}").geturl(),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PROVIDER": json.dumps(provider.anymail) if provider else "",
        "KPACT_CRASH_AT": crash_at,
        "KPACT_CRASH_MARK": str(mark),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.outbox.worker", *map(str, command)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(worker):
    """What a worker that ended well has counted."""
    out, err = worker.communicate(timeout=300)
    assert worker.returncode == 0, err
    return json.loads(out)


def main(command, *arguments):
    import django

    django.setup()
    from django.conf import settings

    from tests.outbox import kinds, ways

    kinds.register()
    ways.use(settings, ways.POSTMARK)
    settings.ANYMAIL = json.loads(os.environ["PROVIDER"] or "{}")
    print(json.dumps(COMMANDS[command](*arguments)))


def drain():
    from kpact_wagtail.outbox import claims
    from kpact_wagtail.outbox import drain as outbox

    return {**claims.reap(), **outbox.drain()}


def queue(number):
    """What a request does: decide and queue in one transaction, then answer."""
    from django.db import transaction

    from kpact_wagtail.outbox import crash
    from kpact_wagtail.outbox.actions import queue

    with transaction.atomic():
        queue("greeting", int(number), site_id=None, language="en")
        crash.at("before_commit")
    crash.at("after_commit")
    return {"answered": 1}


def sign_up(*tickets):
    """What a visitor's press of the button does, through the whole site."""
    from django.test import Client

    from kpact_wagtail.guard import STAMP, stamp
    from tests.lists import ADDRESS

    sent = {"email": ADDRESS, "wording": tickets, "language": "en", STAMP: stamp("signup")}
    return {"status": Client().post("/kpact/lists/subscribe/", sent).status_code}


COMMANDS = {"drain": drain, "queue": queue, "sign_up": sign_up}

if __name__ == "__main__":
    main(*sys.argv[1:])
