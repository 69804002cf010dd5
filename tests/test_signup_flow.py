"""From the form to a confirmed place on a list, and out again, as a visitor walks it."""

import pytest
from django.core import mail
from django.test import Client

from kpact_wagtail.mailing_list.models import ConsentEvent, Subscriber, Subscription
from kpact_wagtail.mailing_list.tickets import make_ticket
from kpact_wagtail.mailing_list.wording import newest_wording
from kpact_wagtail.outbox.drain import drain

from .lists import ADDRESS, fill_in, links_in, make_list, sign_up

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


def test_a_visitor_walks_the_whole_way_in_spanish(letters, spanish):
    cartas = letters.copy_for_translation(spanish)
    cartas.name, cartas.purpose, cartas.mail_name = "Cartas", "Fechas y noticias.", "La oficina"
    cartas.welcome_text = "Qué bien que estés."
    cartas.save()
    visitor = Client()
    form = visitor.get("/kpact/lists/subscribe/?language=es").content.decode()
    assert "Fechas y noticias." in form
    ticket = make_ticket(newest_wording(letters, "es").pk)
    sent = visitor.post(
        "/kpact/lists/subscribe/", {**fill_in(letters), "language": "es", "wording": [ticket]}
    )
    assert 'lang="es"' in visitor.get(sent["Location"]).content.decode()
    drain()
    [first] = mail.outbox
    assert 'lang="es"' in first.alternatives[0][0]
    assert "La oficina" in first.body
    assert "Post from the office" not in first.body
    links = links_in(first)
    assert 'lang="es"' in visitor.get(links["confirm"]).content.decode()
    assert "La oficina" in visitor.post(links["confirm"]).content.decode()
    assert Subscriber.objects.get().language == "es"
    drain()
    welcome = mail.outbox[1]
    assert "Qué bien que estés." in welcome.body
    left = visitor.post(links_in(welcome)["leave"]).content.decode()
    assert 'lang="es"' in left
    english = {"You have left", "Thank you", "Look into your mail", "Was this you?"}
    assert not any(words in first.body + left for words in english)
