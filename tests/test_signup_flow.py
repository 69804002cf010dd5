"""From the form to a confirmed place on a list, and out again, as a visitor walks it."""

import pytest
from django.core import mail
from django.test import Client

from kpact_wagtail.mailing_list.models import ConsentEvent, Subscription
from kpact_wagtail.outbox.drain import drain

from .lists import ADDRESS, links_in, make_list, sign_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(home):
    return make_list()


def states():
    return list(Subscription.objects.order_by("pk").values_list("state", flat=True))


def test_a_visitor_signs_up_confirms_and_leaves_again(letters):
    visitor = Client()
    assert sign_up(visitor, letters).status_code == 303
    assert states() == ["pending"]
    assert not mail.outbox  # never in the request

    drain()
    [first] = mail.outbox
    assert first.to == [ADDRESS]
    link = links_in(first)["confirm"]
    assert b"Yes, it was me" in visitor.get(link).content
    assert states() == ["pending"]
    assert b"You will get these mails" in visitor.post(link).content
    assert states() == ["confirmed"]

    drain()
    welcome = mail.outbox[1]
    assert welcome.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert visitor.post(links_in(welcome)["leave"]).status_code == 200
    assert states() == ["unsubscribed"]
    assert list(ConsentEvent.objects.order_by("pk").values_list("what", flat=True)) == [
        "requested",
        "confirmed",
        "withdrawn",
    ]
