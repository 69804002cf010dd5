"""How fast the outbox hands over confirmations, beside loops that do less.

Each measurement is a process of its own, ``python -m bench.drain <way> <provider>``, on a database
that this module has filled; the provider is one too. All ways load the same people from the same
tables, open their addresses, write the same mail from the same templates and send it over one
connection with the same backend:

``drain``  claims, asks about suppression and caps, stores links, sends, commits one row a mail
``floor``  loads as many people at once, sends, commits one row a mail
``bare``   loads, sends
"""

import json
import os
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path

from .startup import database_for_others

REPOSITORY = Path(__file__).resolve().parent.parent
KIND = "confirm"
WARM_UP = 50  # mails before the clock starts: the first compile templates and open connections
SETTLED = 1000  # mails after which memory must grow no more
SLOW = 0.02  # seconds a mail, as a provider at the other end of the country


# In a process that is measured


def measure(way, provider):
    import django

    django.setup()
    use(provider)
    return {"drain": drain, "floor": floor, "bare": bare}[way]()


def use(url):
    """Send through Anymail to the local provider."""
    import django
    from django.conf import settings

    backend = "anymail.backends.postmark.EmailBackend"
    settings.ANYMAIL = {"POSTMARK_SERVER_TOKEN": "none", "POSTMARK_API_URL": url}
    settings.EMAIL_SUBJECT_PREFIX = ""
    if django.VERSION >= (6, 1):
        settings.MAILERS = {"default": {"BACKEND": backend}}
    else:
        settings.EMAIL_BACKEND = backend


def drain():
    from kpact_wagtail.outbox.drain import drain

    first = drain(limit=WARM_UP).get("sent", 0)
    started = time.perf_counter()
    timed = drain(limit=SETTLED).get("sent", 0)
    memory = resident_mb()
    timed += drain().get("sent", 0)
    seconds = time.perf_counter() - started
    return told(seconds, first, timed) | {"grown_mb": resident_mb() - memory}


def told(seconds, first, timed):
    """The mails that only warmed up are counted, not timed."""
    return {"seconds": seconds, "sent": first + timed, "timed": timed}


def floor():
    from kpact_wagtail.outbox.models import Message

    def mark(message):
        Message.objects.filter(pk=message.pk).update(state="sent")

    return loop(mark)


def bare():
    return loop(lambda message: None)


def loop(mark):
    from kpact_wagtail.outbox import kinds, mailers
    from kpact_wagtail.outbox.models import Message

    kind, mailer, numbers, sent = kinds.get(KIND), mailers.create(), count(), 0
    started, first = time.perf_counter(), 0
    mailer.open()
    waiting = Message.objects.filter(state="queued").select_related("site").order_by("id")
    for messages in chunks(waiting.iterator(WARM_UP), WARM_UP):
        people = kind.load([message.object_id for message in messages])
        for message in messages:
            person = people[message.object_id]
            message.scopes = kind.get_scopes(person)
            email = kind.compose(person, message, lambda *given, **more: f"{next(numbers):043}")
            sent += mailer.send_messages([email])
            mark(message)
        if not first:
            started, first = time.perf_counter(), sent
    mailer.close()
    return told(time.perf_counter() - started, first, sent - first)


def chunks(items, size):
    items = iter(items)
    while chunk := list(islice(items, size)):
        yield chunk


def resident_mb():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


# In the process that has the database


def fill(number):
    """That many people, who asked to join a list a moment ago; those that are there count."""
    from wagtail.models import Locale, Site

    from kpact_wagtail import crypto
    from kpact_wagtail.mailing_list.models import MailingList, Subscriber, Subscription

    site = Site.objects.get(is_default_site=True)
    mailing_list = MailingList.objects.filter(name="News").first() or MailingList.objects.create(
        site=site,
        locale=Locale.get_active(),
        name="News",
        purpose="News about our work.",
        sender_email="us@example.org",
        legal_name="Us",
        postal_address="1 Street, Town",
    )
    state = crypto.get_state()
    for numbers in chunks(range(Subscriber.objects.count(), number), 1000):
        people = [make_person(Subscriber, f"person{each}@example.org", state) for each in numbers]
        Subscriber.objects.bulk_create(people)
        Subscription.objects.bulk_create(
            Subscription(mailing_list=mailing_list, subscriber=person) for person in people
        )


def make_person(model, address, state):
    from kpact_wagtail import crypto

    index, key = crypto.blind_index(address, state=state)
    person = model(address_index=index, index_key=key, language="en")
    person.sealed_address = crypto.seal(address, *person.place())
    return person


def queue_again(number):
    """Nothing has been sent yet; confirmations wait for so many people."""
    from django.db import connection
    from wagtail.models import Site

    from kpact_wagtail.mailing_list.models import Subscriber
    from kpact_wagtail.outbox.models import Handover, MailerState, Message, Token

    for model in (Token, Handover, Message, MailerState):
        model.objects.all().delete()
    site = Site.objects.get(is_default_site=True)
    people = Subscriber.objects.order_by("pk").values_list("pk", flat=True)[:number]
    Message.objects.bulk_create(
        (Message(kind=KIND, object_id=pk, site=site, language="en") for pk in people),
        batch_size=1000,
    )
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")


@contextmanager
def provider(wait):
    """A provider in a process of its own, so that it is no part of what is measured."""
    command = [sys.executable, "-m", "tests.outbox.provider", str(wait)]
    process = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


class Race:
    """Runs ways on fresh queues of one length, and keeps the mails a second of each."""

    def __init__(self, number):
        self.number, self.grown_mb = number, 0

    def run(self, way, url, workers=1, number=None):
        """Mails a second of that many workers together."""
        from django.db import connection

        number = number or self.number
        queue_again(number)
        with database_for_others(connection) as environment:
            started = [start(way, url, environment) for _worker in range(workers)]
            answers = [json.loads(each.communicate()[0]) for each in started]
        if sum(each["sent"] for each in answers) != number:
            raise AssertionError(f"{way} sent {[each['sent'] for each in answers]}, not {number}")
        self.grown_mb = max([self.grown_mb, *(each.get("grown_mb", 0) for each in answers)])
        return sum(each["timed"] for each in answers) / max(each["seconds"] for each in answers)


def start(way, url, environment):
    return subprocess.Popen(
        [sys.executable, "-m", "bench.drain", way, url],
        cwd=REPOSITORY,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
    )


def medians(rounds):
    return (statistics.median(side) for side in zip(*rounds, strict=True))


def race(number, rounds=3):
    """The figures of the case ``drain-10000``, medians of rounds that take turns."""
    fill(number)
    race, slow = Race(number), min(number, max(200, number // 10))
    with provider(0) as url:
        floor, ours = medians(
            (race.run("floor", url), race.run("drain", url)) for _round in range(rounds)
        )
    with provider(SLOW) as url:
        bare, one, two = medians(
            (
                race.run("bare", url, number=slow),
                race.run("drain", url, number=slow),
                race.run("drain", url, workers=2, number=slow),
            )
            for _round in range(rounds)
        )
    return {
        "per_second": round(ours, 1),
        "beside_per_second": round(floor, 1),
        "ratio": round(ours / floor, 3),
        "slow_per_second": round(one, 1),
        "bare_per_second": round(bare, 1),
        "bare_ratio": round(one / bare, 3),
        "two_workers_ratio": round(two / one, 3),
        "grown_mb": round(race.grown_mb, 1),
    }


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    print(json.dumps(measure(*sys.argv[1:])))
