"""Whoever an address belongs to, the answer, the work and the mail are the same."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kpact_wagtail.crypto import blind_index
from kpact_wagtail.guard import stamp
from kpact_wagtail.mailing_list import actions
from kpact_wagtail.mailing_list.models import Subscriber, Subscription
from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.outbox.models import Handover, Message, Suppression

from .lists import ADDRESS, fill_in, links_in, make_list, sign_up

pytestmark = pytest.mark.django_db
State = Subscription.State


@pytest.fixture
def letters(home):
    return make_list()


def ask(mailing_list):
    actions.subscribe(ADDRESS, [mailing_list])
    return Subscriber.objects.get(address_index=blind_index(ADDRESS)[0])


def set_state(mailing_list, state):
    person = ask(mailing_list)
    person.subscriptions.update(state=state)
    return person


def be_erased(mailing_list):
    actions.erase(ask(mailing_list), actions.Occasion())


def be_suppressed(reason):
    def suppress(mailing_list):
        actions.stop(ask(mailing_list), actions.Occasion(), reason)

    return suppress


def be_capped(mailing_list):
    for _ in range(5):
        ask(mailing_list)
        drain()


STATES = {
    "new": lambda mailing_list: None,
    "pending": ask,
    "awaiting": lambda mailing_list: set_state(mailing_list, State.AWAITING),
    "confirmed": lambda mailing_list: set_state(mailing_list, State.CONFIRMED),
    "unsubscribed": lambda mailing_list: set_state(mailing_list, State.UNSUBSCRIBED),
    "bounced": be_suppressed(Suppression.Reason.BOUNCE),
    "complained": be_suppressed(Suppression.Reason.COMPLAINT),
    "stopped": be_suppressed(Suppression.Reason.DO_NOT_MAIL),
    "erased": be_erased,
    "capped": be_capped,
}


def look(response):
    """Everything of an answer that somebody could compare."""
    kept = {name: value for name, value in response.headers.items() if name != "Date"}
    return response.status_code, kept, response.content, dict(response.cookies)


@pytest.fixture
def a_stranger(letters):
    """What a new address is answered, and with how many queries."""
    send(letters, address="first@example.org")  # the first ever writes down which key is used
    return send(letters, address="stranger@example.org")


def send(*mailing_lists, **fields):
    """The answer to a form, and the number of queries it took."""
    sent = fill_in(*mailing_lists, **fields)
    client = Client(REMOTE_ADDR="203.0.113.1")
    with CaptureQueriesContext(connection) as queries:
        response = client.post("/kpact/lists/subscribe/", sent)
    return look(response), len(work(queries))


def work(queries):
    """The statements that are not about transactions."""
    words = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
    return [each["sql"] for each in queries if not each["sql"].startswith(words)]


@pytest.mark.parametrize("state", STATES)
def test_the_answer_is_the_same_in_every_state(letters, a_stranger, state):  # A2, A3
    STATES[state](letters)
    assert send(letters) == a_stranger


def test_signing_up_takes_at_most_ten_queries(letters, a_stranger):
    assert 0 < a_stranger[1] <= 10


def test_several_lists_take_no_query_more(letters, a_stranger):
    others = [make_list(f"List {number}") for number in range(5)]
    assert send(letters, *others, address="many@example.org") == a_stranger


@pytest.mark.parametrize("field", ["further_remarks", "stamp"])
def test_a_program_is_told_what_people_are_told_or_to_try_again(letters, a_stranger, field):  # A8
    response = sign_up(Client(), letters, **{field: "http://example.com"})
    if field == "further_remarks":
        assert look(response) == a_stranger[0]
    else:
        assert response.status_code == 422
        assert ADDRESS in response.content.decode()
    assert Message.objects.count() == Subscriber.objects.count() == 2  # two strangers


NEWCOMER = "n" * len(ADDRESS.partition("@")[0]) + "@example.org"


@pytest.mark.parametrize("state", STATES)
def test_above_the_limit_nothing_is_lost_unsaid_whoever_it_was(
    letters, a_stranger, settings, state
):  # A2, A7
    STATES[state](letters)
    before = Subscriber.objects.count(), Message.objects.count()
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "CLIENT_LIMIT": 1}
    send(letters, address="first@example.org")  # the first page shown looks up the site
    (status, headers, known, cookies), queries = send(letters)
    assert status == 422
    assert "Please try again tomorrow" in known.decode()
    assert ADDRESS in known.decode()
    typed_by_another = known.replace(ADDRESS.encode(), NEWCOMER.encode())
    other = send(letters, address=NEWCOMER)
    assert other == ((status, headers, typed_by_another, cookies), queries)
    assert (Subscriber.objects.count(), Message.objects.count()) == before


def test_above_the_limit_a_link_to_leave_is_not_promised(letters, settings):  # A7
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "CLIENT_LIMIT": 0}
    sent = {"email": ADDRESS, "language": "en", "stamp": stamp("preferences")}
    response = Client(REMOTE_ADDR="203.0.113.1").post("/kpact/lists/preferences/", sent)
    assert response.status_code == 422
    assert b"Please try again tomorrow" in response.content


def plain(message):
    """A mail without its tokens."""
    everything = f"{message.subject}\n{message.body}\n{message.alternatives[0][0]}"
    return re.sub(r"/lists/(\w+)/[^/]+/", r"/lists/\1/…/", everything)


@pytest.mark.parametrize("state", ["pending", "awaiting", "confirmed", "unsubscribed"])
def test_the_mail_tells_nothing_either(letters, state):  # A4
    sign_up(Client(), letters, address="stranger@example.org")
    drain()
    STATES[state](letters)
    Handover.objects.all().delete()
    Message.objects.filter(state="queued").delete()
    sign_up(Client(), letters)
    drain()
    first, second = mail.outbox
    assert plain(first) == plain(second)
    assert (first.from_email, first.reply_to, first.extra_headers) == (
        second.from_email,
        second.reply_to,
        second.extra_headers,
    )


@pytest.mark.parametrize("state", ["bounced", "complained", "stopped"])
def test_who_is_not_to_be_mailed_gets_no_mail(letters, state):  # B5
    STATES[state](letters)
    sign_up(Client(), letters)
    drain()
    assert not mail.outbox
    assert set(Message.objects.values_list("reason", flat=True)) == {"suppressed"}


def test_fifty_forms_are_one_mail(letters):  # A5
    for number in range(50):
        sign_up(Client(REMOTE_ADDR=f"203.0.113.{number}"), letters)
        if number % 10 == 0:
            drain()
    drain()
    assert len(mail.outbox) == 1


def test_spellings_of_one_mailbox_share_their_mails(letters):  # A5
    for address in ["a.b@gmail.com", "ab+x@gmail.com", "A.B+y@gmail.com", "ab@gmail.com"]:
        sign_up(Client(), letters, address=address)
        drain()
    assert len(mail.outbox) == 1


def test_one_mail_for_several_lists(letters):
    news = make_list("News", mail_name="Second post")
    sign_up(Client(), letters, news)
    drain()
    [message] = mail.outbox
    assert "Post from the office" in message.body
    assert "Second post" in message.body
    Client().post(links_in(message)["confirm"])
    assert set(Subscription.objects.values_list("state", flat=True)) == {"confirmed"}


def test_a_second_list_asked_for_a_minute_later_is_not_lost(letters):
    news = make_list("News", mail_name="Second post")
    sign_up(Client(), letters)
    drain()
    sign_up(Client(), news)
    drain()
    first, second = (links_in(message)["confirm"] for message in mail.outbox)
    Client().post(first)
    Client().post(second)
    assert set(Subscription.objects.values_list("state", flat=True)) == {"confirmed"}


def test_the_stored_address_is_mailed_never_the_one_typed_later(letters):  # A17
    sign_up(Client(), letters, address="Ana@example.org")
    sign_up(Client(), letters, address="ANA@EXAMPLE.ORG")
    drain()
    assert mail.outbox[0].to == ["Ana@example.org"]


def test_a_link_of_before_leaving_brings_nobody_back(letters):  # A19, A20
    sign_up(Client(), letters)
    drain()
    old = links_in(mail.outbox[0])["confirm"]
    Client().post(old)
    actions.leave([Subscription.objects.get().pk], actions.Occasion())
    Client().post(old)
    assert Subscription.objects.get().state == State.UNSUBSCRIBED
    sign_up(Client(), letters)  # by somebody else, to get them to press the old link
    assert Subscription.objects.get().state == State.PENDING
    Client().post(old)
    assert Subscription.objects.get().state == State.PENDING


def test_confirming_twice_says_the_same_and_is_one_line_of_evidence(letters):  # A12
    sign_up(Client(), letters)
    drain()
    link = links_in(mail.outbox[0])["confirm"]
    first, second = Client().post(link), Client().post(link)
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert Subscriber.objects.get().events.filter(what="confirmed").count() == 1


def test_a_link_works_for_three_days_after_its_sending(letters):  # A12

    sign_up(Client(), letters)
    later = timezone.now() + timedelta(days=2)
    with time_machine.travel(later, tick=False):  # the provider was down for two days
        drain()
        link = links_in(mail.outbox[0])["confirm"]
    with time_machine.travel(later + timedelta(hours=71, minutes=59)):
        assert Client().get(link).status_code == 200
    with time_machine.travel(later + timedelta(hours=72, minutes=1)):
        assert Client().post(link).status_code == 404
    assert Subscription.objects.get().state == State.PENDING


@pytest.mark.parametrize("purpose", ["confirm", "leave", "stop", "preferences"])
def test_a_token_opens_only_what_it_is_for(letters, purpose):  # A12
    from kpact_wagtail.outbox import tokens

    person = set_state(letters, State.CONFIRMED)
    objects = {"leave": person.subscriptions.get().pk}
    token = tokens.mint(purpose, objects.get(purpose, person.pk))
    answers = {
        name: Client().get(f"/kpact/lists/{name}/{token}/").status_code
        for name in ["confirm", "leave", "stop", "preferences"]
    }
    assert answers == {name: 200 if name == purpose else 404 for name in answers}
