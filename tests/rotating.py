"""Processes of their own that rotate keys in a copy of the database; see test_killed_rotation.py.

python -m tests.rotating fill 40 · kill_at 13 [--index] · sign_up_meanwhile
The database is DATABASE as JSON, the keys are KEYS, newest first.
"""

import json
import os
import signal
import sys
import threading
import time

import django
from django.conf import settings


def fill(number):
    """People, each with a name and a line in the consent log."""
    for each in range(int(number)):
        sign_up(f"person{each}@example.org")


def sign_up(address):
    """As a form does: all in one transaction, and not while forms are paused."""
    from django.db import transaction

    from kpact_wagtail import crypto
    from kpact_wagtail.mailing_list.models import ConsentEvent, Subscriber

    with transaction.atomic():
        state = crypto.get_state()
        if state.forms_paused_at:
            return "paused"
        index, key_id = crypto.blind_index(address, state=state)
        person = Subscriber(address_index=index, index_key=key_id, language="en")
        person.sealed_address = crypto.seal(address, *person.place())
        person.sealed_name = crypto.seal("Somebody", *person.place())
        Subscriber.objects.bulk_create([person], ignore_conflicts=True)
        person = Subscriber.objects.get(address_index=index)
        ConsentEvent.objects.create(subscriber=person, person_index=index, what="requested")
    return "done"


def kill_at(number, *options):
    """Rotate, and be killed as by kill -9 at the given row, before it is written."""
    from django.core.management import call_command

    from kpact_wagtail import rotation

    rows = iter(range(1, 10_000))
    original = rotation.compare_and_set

    def compare_and_set(*args):
        if next(rows) == int(number):
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*args)

    rotation.compare_and_set = compare_and_set
    rotation.BATCH = 5
    call_command("kpact_rotate_keys", *options)


def sign_up_meanwhile():
    """Three threads sign the same people up, again and again, while the index is rotated."""
    from django.core.management import call_command
    from django.db import OperationalError, connection

    from kpact_wagtail import rotation

    over = threading.Event()
    answers = {"done": 0, "paused": 0, "busy": 0}

    def visitors(first):
        number = first
        while not over.is_set():
            number += 7
            try:
                answer = sign_up(f"person{number % 60}@example.org")
            except OperationalError:  # SQLite lets one write at a time
                answer = "busy"
            answers[answer] += 1
        connection.close()

    original = rotation.compare_and_set

    def slowly(*args):
        time.sleep(0.01)
        return original(*args)

    rotation.compare_and_set = slowly
    threads = [threading.Thread(target=visitors, args=[first]) for first in (0, 1, 2)]
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    done_before = answers["done"]
    call_command("kpact_rotate_keys", "--index", "--json", stdout=sys.stderr)
    done_after = answers["done"]
    time.sleep(0.5)
    over.set()
    for thread in threads:
        thread.join()
    print(json.dumps({**answers, "before": done_before, "after": answers["done"] - done_after}))


def rotate_past_one_who_began():
    """Somebody has begun to sign up when the rotation starts; they end after a second."""
    from django.db import connection

    from kpact_wagtail import crypto, rotation

    begun = threading.Event()
    original = crypto.blind_index

    def slowly(*args, **kwargs):
        index = original(*args, **kwargs)
        begun.set()
        time.sleep(1)
        return index

    def visitor():
        crypto.blind_index = slowly
        sign_up("slow@example.org")
        crypto.blind_index = original
        connection.close()

    thread = threading.Thread(target=visitor)
    thread.start()
    begun.wait()
    rotation.reindex()
    thread.join()
    sign_up("slow@example.org")


def tell():
    """The people as everybody should find them, and what is left of older keys."""
    from kpact_wagtail import crypto
    from kpact_wagtail.mailing_list.models import ConsentEvent, Subscriber
    from kpact_wagtail.models import SuiteState

    newest = crypto.get_keys()[0]
    people = list(Subscriber.objects.all())
    found = {crypto.blind_index(person.address())[0] for person in people}
    state = SuiteState.load()
    events = ConsentEvent.objects.values_list("person_index", "subscriber__address_index")
    print(
        json.dumps(
            {
                "addresses": sorted(person.address() for person in people),
                "names": sorted({person.name() for person in people}),
                "found": len({person.address_index for person in people} & found),
                "sealed_before": sum(
                    not bytes(value).startswith(crypto.prefix_of(newest.id))
                    for person in people
                    for value in (person.sealed_address, person.sealed_name)
                ),
                "indexed_before": sum(person.index_key != newest.id for person in people),
                "index_key_is_newest": state.index_key == newest.id,
                "paused": state.forms_paused_at is not None,
                "events_astray": sum(one != other for one, other in events),
            }
        )
    )


def rotate(*options):
    from django.core.management import call_command

    call_command("kpact_rotate_keys", "--json", *options)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    settings.DATABASES["default"].update(json.loads(os.environ["DATABASE"]))
    settings.KPACT_WAGTAIL = {"KEYS": os.environ["KEYS"].split()}
    django.setup()
    globals()[sys.argv[1]](*sys.argv[2:])
