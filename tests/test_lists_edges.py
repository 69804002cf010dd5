"""What happens to lists at the edges: guessed numbers, late translations, second thoughts."""

import json
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from kpact_wagtail.addresses import normalize
from kpact_wagtail.mailing_list import actions, retention, signals
from kpact_wagtail.mailing_list.mails import get_list_id
from kpact_wagtail.mailing_list.models import ConsentEvent, ConsentWording, Subscriber, Subscription
from kpact_wagtail.mailing_list.preferences import mail_preferences_link
from kpact_wagtail.mailing_list.tickets import make_ticket, read_ticket
from kpact_wagtail.mailing_list.wording import keep_all_wordings
from kpact_wagtail.outbox import tokens
from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.outbox.models import Token
from kpact_wagtail.pages.models import AdvocacyPage

from .lists import ADDRESS, fill_in, links_in, make_list, sign_up, ticket_of, wording_of

pytestmark = pytest.mark.django_db
State = Subscription.State
URL = "/kpact/lists/subscribe/"


@pytest.fixture
def letters(home):
    return make_list()


@pytest.fixture
def person(letters):
    actions.subscribe(ADDRESS, [letters])
    Subscription.objects.update(state=State.CONFIRMED)
    return Subscriber.objects.get()


def test_lists_cannot_be_counted_through(letters):
    hidden = make_list("Shelter residents", visibility="unlisted")
    number = wording_of(hidden).pk
    for guess in (number, f"{number}-", f"{number}-{'0' * 20}", f"{number}-é", make_ticket(1)[2:]):
        sent = {**fill_in(letters), "wording": [guess], "offered": [guess], "email": "x"}
        answer = Client().post(URL, sent)
        assert answer.status_code == 422
        assert b"Shelter" not in answer.content
        Client().post(URL, {**fill_in(letters), "wording": [guess]})
    assert not Subscription.objects.exists()
    assert read_ticket(ticket_of(hidden)) == number


def test_a_page_with_the_form_stands_without_a_key(home, letters, settings):  # H11
    page = home.add_child(
        instance=AdvocacyPage(title="Join", body=[("signup", {"lists": [letters]})])
    )
    settings.KPACT_WAGTAIL = {}
    response = Client().get(page.get_url())
    assert response.status_code == 200
    assert b"<form" not in response.content


def test_a_list_translated_late_into_the_main_language_stays_one_list(home, spanish):
    cartas = make_list("Cartas", locale=spanish, purpose="Fechas y noticias.")
    actions.subscribe(ADDRESS, [cartas])
    for promise in ("Primera promesa.", "Segunda promesa."):
        cartas.promise = promise
        cartas.save()
    english = cartas.copy_for_translation(Locale.get_default())
    english.name = "Letters"
    english.save()
    cartas.refresh_from_db()
    cartas.promise = "Tercera promesa."
    cartas.save()
    shown = type(cartas).objects.with_wording().get(pk=cartas.pk)
    assert "Tercera promesa." in shown.wording_text
    actions.subscribe(ADDRESS, [english])
    assert [each.mailing_list for each in Subscription.objects.all()] == [cartas]


def test_a_form_speaks_the_language_of_its_list_where_there_is_no_translation(home, spanish):
    cartas = make_list("Cartas", locale=spanish, purpose="Fechas y noticias.")
    page = home.add_child(
        instance=AdvocacyPage(title="Join", body=[("signup", {"lists": [cartas]})])
    )
    html = BeautifulSoup(Client().get(page.get_url()).content, "html.parser")
    [consent] = html.select(".kpact-signup__consent")
    assert html.form["lang"] == "es"
    wording = ConsentWording.objects.get(language="es")
    assert consent.text in wording.text


def test_a_release_that_changes_the_words_renews_the_wordings(letters, monkeypatch):
    from kpact_wagtail.mailing_list import wording

    monkeypatch.setattr(wording, "compose_wording", lambda mailing_list: "Other words.")
    assert keep_all_wordings() == {"new": 1}
    assert keep_all_wordings() == {"new": 0}
    assert wording_of(letters).text == "Other words."


def test_who_leaves_before_the_mail_goes_gets_none(letters):
    sign_up(Client(), letters)
    actions.leave([Subscription.objects.get().pk], actions.Occasion())
    drain()
    assert not mail.outbox


def test_a_mail_names_no_list_that_was_left(letters):
    news = make_list("News", mail_name="Second post")
    sign_up(Client(), letters)
    actions.leave([Subscription.objects.get().pk], actions.Occasion())
    sign_up(Client(), news)
    drain()
    [message] = mail.outbox
    assert "Second post" in message.body
    assert "Post from the office" not in message.body


def test_nobody_is_locked_out_of_their_own_data_by_others(person):  # A5
    for _day in range(3):
        for _ in range(10):
            mail_preferences_link(normalize(ADDRESS), "en", RequestFactory().get("/"))
            drain()
    links = [links_in(message) for message in mail.outbox if "preferences" in links_in(message)]
    assert links
    assert Client().get(links[-1]["preferences"]).status_code == 200


@pytest.mark.parametrize("verb", ["stop", "erase"])
def test_the_site_hears_of_everybody_who_goes(person, verb, django_capture_on_commit_callbacks):
    heard, key = [], person.subscriptions.get().mailing_list.list_key

    def note(sender, list_key, **facts):
        heard.append(list_key)

    signals.person_left.connect(note)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            getattr(actions, verb)(person, actions.Occasion())
    finally:
        signals.person_left.disconnect(note)
    assert heard == [key]


def preferences_of(person):
    return reverse("kpact:preferences", args=[tokens.mint("preferences", person.pk)])


def test_people_say_themselves_what_they_are_called(person):
    actions.keep_name(person, "Something cruel")
    person.refresh_from_db()
    url = preferences_of(person)
    assert b"Something cruel" in Client().get(url).content
    stay = list(person.subscriptions.values_list("pk", flat=True))
    Client().post(url, {"do": "save", "stay": stay, "language": "en", "name": "Ana"})
    person.refresh_from_db()
    assert person.name() == "Ana"
    Client().post(url, {"do": "save", "stay": stay, "language": "en"})
    person.refresh_from_db()
    assert person.name() == "Ana"


def test_the_download_says_the_same_afterwards(person):
    told = json.loads(Client().post(preferences_of(person), {"do": "export"}).content)
    assert [each["what"] for each in told["consent"]] == ["requested"]
    assert ConsentEvent.objects.filter(what="exported").exists()


def test_links_do_not_outlive_the_person(person):
    subscription = person.subscriptions.get()
    tokens.mint("leave", subscription.pk)
    tokens.mint("stop", person.pk)
    actions.leave([subscription.pk], actions.Occasion())
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        retention.forget()
    assert not Token.objects.exists()


@pytest.mark.parametrize(
    ("root", "host"), [("", "localhost"), ("https://post.example.org", "post.example.org")]
)
def test_the_list_id_names_the_host_of_the_links(letters, root, host):  # C1
    letters.link_root = root
    assert get_list_id(letters) == f"{letters.list_key[:12]}.{host}"
