"""``kill -9`` at each named point: nobody is lost, nobody is mailed twice who must not be (H1–H3)."""

import random
import signal
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from kpact_wagtail.outbox import claims
from kpact_wagtail.outbox.drain import BATCH, drain
from kpact_wagtail.outbox.models import Handover, Message, Token
from tests.outbox.provider import Provider
from tests.outbox.worker import finish, start

pytestmark = [
    pytest.mark.slow,
    pytest.mark.postgres,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs processes that share"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
State = Message.State
POINTS = ["after_claim", "after_mint", "before_send", "after_send", "after_mark"]
PEOPLE = BATCH + 10


@pytest.fixture
def provider():
    with Provider() as provider:
        yield provider


@pytest.fixture
def die(provider, tmp_path):
    """Let a worker run until it dies at a point, and see that it did."""

    def die(point, *command):
        mark = tmp_path / point.replace(":", "-")
        worker = start(*command, provider=provider, crash_at=point, mark=mark)
        _out, err = worker.communicate(timeout=120)
        assert worker.returncode == -signal.SIGKILL, err
        assert mark.read_text() == point.partition(":")[0]

    return die


def put(number, kind):
    Message.objects.bulk_create(
        [Message(kind=kind, object_id=each, language="en") for each in range(number)]
    )


def expire_leases():
    Message.objects.exclude(claim=None).update(lease_until=timezone.now() - timedelta(seconds=1))


def finish_the_work(provider):
    expire_leases()
    return finish(start("drain", provider=provider))


def states():
    return dict.fromkeys(Message.objects.values_list("state", flat=True)).keys()


@pytest.mark.parametrize("time_reached", ["", ":7"])
@pytest.mark.parametrize("point", POINTS)
def test_at_least_once_loses_nobody_and_doubles_one_at_most(die, provider, point, time_reached):
    if time_reached and point in ("after_claim", "after_mint"):
        time_reached = ":2"  # once for each batch
    put(PEOPLE, "greeting")
    die(point + time_reached, "drain")
    finish_the_work(provider)
    doubled = {address for address, number in provider.copies.items() if number > 1}
    assert len(provider.copies) == PEOPLE  # I2
    assert len(provider.accepted) == PEOPLE + len(doubled)
    assert len(doubled) == (point == "after_send")
    assert states() == {State.SENT}  # I4
    assert Handover.objects.count() == PEOPLE


@pytest.mark.parametrize("point", POINTS)
def test_at_most_once_never_doubles_and_says_of_whom_it_is_not_known(die, provider, point):
    put(PEOPLE, "campaign")
    die(f"{point}:2", "drain")
    finish_the_work(provider)
    assert set(provider.copies.values()) == {1}  # I1
    uncertain = Message.objects.filter(state=State.UNCERTAIN)
    assert uncertain.count() == (point in ("before_send", "after_send"))
    assert uncertain.filter(claim=None).count() == uncertain.count()
    sent = Message.objects.filter(state=State.SENT).count()
    assert sent + uncertain.count() == PEOPLE  # I2
    assert len(provider.accepted) == sent + (point == "after_send")


def test_tokens_work_in_every_mail_whenever_the_worker_died(die, provider):
    put(PEOPLE, "greeting")
    die("after_send:9", "drain")
    finish_the_work(provider)
    from kpact_wagtail.outbox.tokens import find

    assert all(find(mail["TextBody"], "greet") for mail in provider.mails)
    assert Token.objects.count() >= len(provider.mails)


def test_a_reaper_that_dies_leaves_the_rest_to_the_next(die, provider):  # H5
    put(9, "greeting")
    claims.claim(9)
    expire_leases()
    die("in_reaper:4", "drain")
    assert Message.objects.filter(state=State.CLAIMED).count() == 6
    counts = finish(start("drain", provider=provider))
    assert (counts["reaped"], counts["sent"]) == (6, 9)
    assert set(provider.copies.values()) == {1}


def test_what_was_not_committed_was_never_asked_for(die):  # H1
    die("before_commit", "queue", 5)
    assert not Message.objects.exists()


def test_what_was_committed_is_sent_though_nobody_was_answered(die, provider):  # H1
    die("after_commit", "queue", 5)
    assert finish(start("drain", provider=provider))["sent"] == 1


@pytest.mark.parametrize("kind", ["greeting", "campaign"])
def test_two_workers_killed_again_and_again_send_ten_thousand(provider, kind):
    number, kills, chance = 10_000, 6, random.Random(5)
    put(number, kind)
    for _round in range(kills):
        workers = [start("drain", provider=provider) for _worker in range(2)]
        time.sleep(chance.uniform(3, 6))
        for worker in workers:
            worker.kill()
            worker.communicate()
        expire_leases()
    while Message.objects.filter(state__in=[State.QUEUED, State.CLAIMED]).exists():
        finish_the_work(provider)
    copies = provider.copies
    sent = Message.objects.filter(state=State.SENT).count()
    uncertain = Message.objects.filter(state=State.UNCERTAIN).count()
    assert sent + uncertain == number
    if kind == "campaign":
        assert set(copies.values()) == {1}
        assert uncertain <= 2 * kills
        assert sent <= len(copies) <= number
    else:
        assert uncertain == 0
        assert len(copies) == number
        assert len(provider.accepted) <= number + 2 * kills


def test_two_workers_send_each_mail_once(provider):
    put(1000, "greeting")
    workers = [start("drain", provider=provider) for _worker in range(2)]
    counts = [finish(worker) for worker in workers]
    assert sum(each.get("sent", 0) for each in counts) == 1000
    assert set(provider.copies.values()) == {1}
    assert all(each.get("sent") for each in counts)


def test_a_database_that_restarts_between_mail_and_mark_costs_no_second_copy(provider, settings):
    from tests.outbox import ways

    put(3, "greeting")
    settings.ANYMAIL = provider.anymail
    ways.use(settings, ways.POSTMARK)
    take, ended = provider.take, []

    def end_the_connection(mail):
        if not ended:
            ended.append(other_connection_ends(backend))
        return take(mail)

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    provider.take = end_the_connection
    assert drain() == {"sent": 3}
    assert ended == [True]
    assert set(provider.copies.values()) == {1}


def other_connection_ends(backend):
    import psycopg

    given = connection.get_connection_params()
    parameters = {key: given[key] for key in ("dbname", "user", "host", "port") if given.get(key)}
    with psycopg.connect(**parameters) as other:
        return other.execute("SELECT pg_terminate_backend(%s)", [backend]).fetchone()[0]
