"""Many at once, on a database with rows to lock: nobody is there twice, and leaving wins. # A20"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection, connections
from django.test import Client

from kpact_wagtail.addresses import normalize
from kpact_wagtail.mailing_list import actions
from kpact_wagtail.mailing_list.models import ConsentEvent, Subscriber, Subscription
from kpact_wagtail.outbox import tokens
from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.outbox.models import Message, Suppression

from .lists import ADDRESS, fill_in, links_in, make_list, sign_up, wording_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.postgres,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs rows that lock"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

THREADS, ROUNDS = 16, 50


class Crowd:
    """Threads that live as long as the test, each with a connection; they begin together."""

    def __init__(self, number):
        self.barrier = Barrier(number)
        self.pool = ThreadPoolExecutor(number)
        self.number = number

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.at_once([connections.close_all] * self.number)
        self.pool.shutdown()

    def at_once(self, calls):
        """What the calls return, one for each thread."""
        assert len(calls) == self.number
        return [each.result(60) for each in [self.pool.submit(self.wait, call) for call in calls]]

    def wait(self, call):
        self.barrier.wait(60)
        return call()


@pytest.fixture
def letters(home):
    mailing_list = make_list()
    sign_up(Client(), mailing_list, address="first@example.org")  # writes down the key
    drain()
    mail.outbox.clear()
    return mailing_list


def from_client(number):
    return Client(REMOTE_ADDR=f"203.0.113.{number}")


def test_the_threads_of_a_crowd_do_work_at_the_same_time(db):
    """Else the tests below would prove nothing."""

    def look():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid(), pg_sleep(0.2), clock_timestamp()")
            return cursor.fetchone()[0]

    with Crowd(THREADS) as crowd:
        assert len(set(crowd.at_once([look] * THREADS))) == THREADS


def test_sixteen_forms_at_once_are_one_subscription_and_one_mail(letters):
    local_part, _, domain = ADDRESS.partition("@")

    def send(sent, number):
        return lambda: from_client(number).post("/kpact/lists/subscribe/", sent).status_code

    with Crowd(THREADS) as crowd:
        for each in range(ROUNDS):
            sent = fill_in(letters, address=f"{local_part}{each}@{domain}")
            answers = crowd.at_once([send(sent, number) for number in range(THREADS)])
            assert set(answers) == {303}
            assert Subscriber.objects.count() == Subscription.objects.count() == each + 2
            assert Message.objects.filter(state="queued").count() == 1
            assert drain() == {"sent": 1}
    assert len(mail.outbox) == ROUNDS
    assert len({message.to[0] for message in mail.outbox}) == ROUNDS


def test_forms_while_the_mail_leaves_are_no_second_mail(letters):
    def send(sent, number):
        return lambda: from_client(number).post("/kpact/lists/subscribe/", sent).status_code

    with Crowd(5) as crowd:
        for each in range(ROUNDS):
            address = f"quillfeather{each}@example.org"
            sent = fill_in(letters, address=address)
            from_client(9).post("/kpact/lists/subscribe/", sent)
            crowd.at_once([drain, *(send(sent, number) for number in range(4))])
            drain()
    assert [len(message.to) for message in mail.outbox] == [1] * ROUNDS
    assert len({message.to[0] for message in mail.outbox}) == ROUNDS


@pytest.mark.parametrize("approval", [False, True])
def test_leaving_at_the_moment_of_confirming_wins(letters, approval):
    if approval:
        type(letters).objects.update(joining=letters.Joining.APPROVAL)
    local_part, _, domain = ADDRESS.partition("@")

    def press(path):
        return lambda: Client().post(path).status_code

    with Crowd(8) as crowd:
        for each in range(ROUNDS):
            sign_up(Client(), letters, address=f"{local_part}{each}@{domain}")
            drain()
            confirm = links_in(mail.outbox.pop())["confirm"]
            subscription = Subscription.objects.order_by("pk").last()
            leave = f"/kpact/lists/leave/{tokens.mint('leave', subscription.pk)}/"
            answers = crowd.at_once([press(path) for path in [confirm, leave] * 4])
            assert set(answers) == {200}
            subscription.refresh_from_db()
            assert subscription.state == "unsubscribed", each
            lines = ConsentEvent.objects.filter(subscriber=subscription.subscriber_id)
            assert lines.filter(what="withdrawn").count() == 1
            assert lines.filter(what="confirmed").count() <= 1
            mail.outbox.clear()


def test_no_two_verbs_wait_for_each_other(letters):
    wordings = [wording_of(letters), wording_of(make_list("News"))]
    occasion, address = actions.Occasion(language="en"), normalize(ADDRESS)

    def verbs():
        """Everything that can happen to one person on two lists, in both orders."""
        person = Subscriber.objects.order_by("pk").last()
        ids = list(person.subscriptions.order_by("pk").values_list("pk", flat=True))
        link = tokens.mint("confirm", person.pk, data={"subscriptions": ids})
        found = tokens.find(link, "confirm")
        first = person.subscriptions.earliest("pk")
        return [
            lambda: actions.request_to_join(address, wordings, occasion),
            lambda: actions.request_to_join(address, wordings[::-1], occasion),
            lambda: actions.confirm(found, occasion),
            lambda: actions.leave(ids, occasion),
            lambda: actions.approve(first, None),
            lambda: actions.decline(first, None),
            lambda: actions.stop(person, occasion),
            lambda: actions.erase(person, occasion),
            drain,
        ]

    with Crowd(9) as crowd:
        for number in range(ROUNDS):
            Suppression.objects.all().delete()
            actions.request_to_join(address, wordings, occasion)
            Subscription.objects.update(state=["pending", "awaiting", "confirmed"][number % 3])
            crowd.at_once(verbs())
            assert Subscriber.objects.count() <= 2
            assert Suppression.objects.count() == 1
