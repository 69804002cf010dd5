"""The sign-up form in a block, a template tag and the footer: one form, the same for everybody."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from kpact_wagtail.guard import HONEYPOT
from kpact_wagtail.mailing_list import actions, signals
from kpact_wagtail.mailing_list.models import ConsentEvent, Subscriber
from kpact_wagtail.mailing_list.tickets import make_ticket
from kpact_wagtail.models import SiteSettings
from kpact_wagtail.outbox import tokens
from kpact_wagtail.pages.models import AdvocacyPage

from .lists import ADDRESS, fill_in, make_list, sign_up, ticket_of, wording_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(home):
    return make_list()


def add_page(home, *lists, **block):
    body = [("signup", {"heading": "Get mail", "lists": list(lists), **block})]
    page = home.add_child(instance=AdvocacyPage(title="Join", slug="join", body=body))
    page.save_revision().publish()
    return page


def read(page, client=None):
    response = (client or Client()).get(page.get_url())
    return response, BeautifulSoup(response.content, "html.parser")


def send(form, client, **typed):
    """Press the button of a form as it stands, with an address typed."""
    fields = {}
    for field in form.select("input[name]"):
        if field.get("type") != "checkbox" or "checked" in field.attrs:
            fields.setdefault(field["name"], []).append(field.get("value", ""))
    return client.post(form["action"], {**fields, "email": ADDRESS, **typed})


def test_the_form_of_a_page_signs_up(home, letters):
    _, html = read(add_page(home, letters))
    assert send(html.form, Client()).status_code == 303
    assert Subscriber.objects.get().address() == ADDRESS
    event = ConsentEvent.objects.get()
    assert (event.page, event.how, event.language) == ("/join/", "form", "en")
    assert event.wording == wording_of(letters)
    assert "We never share who is on this list." in event.wording.text


def test_every_visitor_gets_the_same_page_without_a_cookie(home, letters, admin_client):  # A10
    page = add_page(home, letters)
    first, html = read(page)
    for client in (Client(), admin_client):
        again, _ = read(page, client)
        assert again.content == first.content
    assert not first.cookies
    assert "Cookie" not in first.headers.get("Vary", "")
    assert "csrfmiddlewaretoken" not in str(html)
    assert not html.select(
        "script:not([src]):not([type='application/ld+json']), [style], [onclick]"
    )


def test_a_form_of_last_month_still_works(home, letters):  # A10
    import time_machine

    with time_machine.travel("2026-10-01 12:00"):
        _, html = read(add_page(home, letters))
    with time_machine.travel("2026-10-29 12:00"):
        assert send(html.form, Client()).status_code == 303
    with time_machine.travel("2026-11-09 12:00"):
        late = send(html.form, Client())
    assert late.status_code == 422
    assert ADDRESS in late.content.decode()


def test_a_page_with_the_form_takes_one_query_more(home, letters):
    text = home.add_child(
        instance=AdvocacyPage(title="Text", slug="text", body=[("text", "<p>A</p>")])
    )
    page = add_page(home, letters)
    for number in range(4):
        make_list(f"List {number}")
    counts = []
    for each in (text, page, text, page):
        with CaptureQueriesContext(connection) as queries:
            Client().get(each.get_url())
        counts.append(len(queries))
    assert counts[3] == counts[2] + 1


def test_more_lists_take_no_query_more(home, letters):
    few = add_page(home, letters)
    read(few)
    with CaptureQueriesContext(connection) as one:
        read(few)
    few.body = [("signup", {"lists": [letters, *(make_list(f"List {n}") for n in range(6))]})]
    few.save_revision().publish()
    with CaptureQueriesContext(connection) as many:
        _, html = read(few)
    assert len(html.select("input[type=checkbox]")) == 7
    assert len(many) == len(one)


def test_a_choice_is_open_and_nothing_is_ticked(home, letters):  # B2
    news = make_list("News", group="For members")
    _, html = read(add_page(home, letters, news))
    assert not html.select("input[checked]")
    assert "For members" in html.text
    nothing = send(html.form, Client())
    assert nothing.status_code == 422
    assert b"Choose what you want to get." in nothing.content
    assert send(html.form, Client(), wording=[ticket_of(news)]).status_code == 303
    assert Subscriber.objects.get().subscriptions.get().mailing_list == news


def test_without_a_list_all_public_ones_are_offered(home, letters):
    make_list("Hidden", visibility="unlisted")
    make_list("News")
    _, html = read(add_page(home))
    names = [label.text for label in html.select(".kpact-signup__name")]
    assert names == ["Letters", "News"]


def test_the_form_speaks_the_language_of_its_page(home, letters, spanish):
    copy = letters.copy_for_translation(spanish)
    copy.name, copy.purpose = "Cartas", "Fechas y noticias."
    copy.save()
    home_es = home.copy_for_translation(spanish)
    home_es.save_revision().publish()
    page = add_page(home, letters)
    translated = page.copy_for_translation(spanish)
    translated.save_revision().publish()
    _, html = read(translated)
    assert "Fechas y noticias." in html.text
    send(html.form, Client())
    event = ConsentEvent.objects.get()
    assert event.language == "es"
    assert event.mailing_list == letters
    assert "Fechas y noticias." in event.wording.text


def test_a_changed_list_has_a_new_wording_and_old_evidence_stays(home, letters):  # B1
    sign_up(Client(), letters)
    letters.promise = "We write to nobody else."
    letters.save()
    old = ConsentEvent.objects.get().wording
    assert "We never share" in old.text
    assert wording_of(letters).number == old.number + 1
    letters.order = 5
    letters.save()
    assert wording_of(letters).number == old.number + 1


def test_evidence_is_never_changed(home, letters):  # B1
    sign_up(Client(), letters)
    for row in (ConsentEvent.objects.get(), wording_of(letters)):
        with pytest.raises(TypeError):
            row.save()
        with pytest.raises(TypeError):
            row.delete()


def test_a_wording_that_nobody_showed_is_shown_anew(letters):  # B1
    response = Client().post(
        "/kpact/lists/subscribe/", {**fill_in(letters), "wording": [make_ticket(999999)]}
    )
    assert response.status_code == 422
    assert ADDRESS in response.content.decode()
    assert not Subscriber.objects.exists()


def test_a_closed_list_takes_nobody(home, letters):
    page = add_page(home, letters)
    _, html = read(page)
    letters.joining = "closed"
    letters.save()
    closed = send(html.form, Client())
    assert closed.status_code == 422
    assert b"takes no new people" in closed.content
    _, html = read(page)
    assert html.form is None
    assert "takes no new people" in html.text


def test_errors_stand_beside_their_field_and_nothing_typed_is_lost(letters):  # G3
    response = sign_up(Client(), letters, address="ana@exam ple")
    html = BeautifulSoup(response.content, "html.parser")
    field = html.select_one("input[name=email]")
    assert response.status_code == 422
    assert response["Cache-Control"] == "no-store, private"
    assert field["value"] == "ana@exam ple"
    assert field["aria-invalid"] == "true"
    assert "name@example.org" in html.find(id=field["aria-describedby"]).text
    assert html.title.text.startswith("Error:")
    assert html.select_one(".kpact-errors a")["href"] == f"#{field['id']}"


@pytest.mark.parametrize("name", ["x\r\nBcc: a@example.org", "a\x00b", "a\u2028b", "x" * 1_000_000])
def test_odd_names_are_an_error_beside_the_field(home, name):  # A16, F9
    letters = make_list(ask_name=True)
    response = sign_up(Client(), letters, name=name)
    assert response.status_code == 422
    html = BeautifulSoup(response.content, "html.parser")
    assert html.select_one("input[name=name]")["aria-invalid"] == "true"
    assert not Subscriber.objects.exists()


def test_a_name_is_kept_sealed_and_only_where_it_is_asked_for(home, letters):
    asking = make_list("Club", ask_name=True)
    sign_up(Client(), letters, name="Ana", address="one@example.org")
    sign_up(Client(), asking, name="Ana", address="two@example.org")
    sign_up(Client(), asking, name="Other", address="two@example.org")
    assert [person.name() for person in Subscriber.objects.order_by("pk")] == ["", "Ana"]


def test_another_program_of_the_site_gets_json(letters):
    client = Client(headers={"accept": "application/json"})
    sent = client.post("/kpact/lists/subscribe/", fill_in(letters), content_type="application/json")
    assert sent.status_code == 202
    assert sent.json()["status"] == "sent"
    wrong = client.post(
        "/kpact/lists/subscribe/", fill_in(letters, address="no"), content_type="application/json"
    )
    assert wrong.status_code == 422
    assert "email" in wrong.json()["errors"]


def test_a_form_of_a_foreign_page_is_refused(letters):  # A10
    headers = {"sec-fetch-site": "cross-site", "origin": "https://evil.example"}
    response = sign_up(Client(headers=headers), letters)
    assert response.status_code == 403
    assert not Subscriber.objects.exists()


def test_a_database_that_is_down_keeps_what_was_typed(letters, monkeypatch):
    from django.db import OperationalError

    from kpact_wagtail.mailing_list import actions

    def fail(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(actions, "request_to_join", fail)
    response = sign_up(Client(), letters)
    html = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 503
    assert html.select_one("input[name=email]")["value"] == ADDRESS
    assert html.select_one("input[name=wording]")["value"] == ticket_of(letters)
    monkeypatch.undo()
    again = {field["name"]: field["value"] for field in html.select("form input[name]")}
    assert Client().post("/kpact/lists/subscribe/", again).status_code == 303


def test_without_a_key_nothing_is_written_down(letters, settings):  # E1
    sent = fill_in(letters)
    settings.KPACT_WAGTAIL = {}
    response = Client().post("/kpact/lists/subscribe/", sent)
    assert response.status_code == 503
    assert ADDRESS in response.content.decode()
    assert not Subscriber.objects.exists()


def test_on_shared_devices_nothing_is_remembered(home, letters):
    site_settings = SiteSettings.for_site(letters.site)
    site_settings.shared_devices = True
    site_settings.save()
    _, html = read(add_page(home, letters))
    assert {field["autocomplete"] for field in html.select("input[autocomplete]")} == {"off"}


def test_the_honeypot_is_not_offered_to_anybody(home, letters):  # A8
    _, html = read(add_page(home, letters))
    trap = html.select_one(f"input[name={HONEYPOT}]")
    assert trap["tabindex"] == "-1"
    assert trap.find_parent(attrs={"aria-hidden": "true"})


def test_the_template_tag_shows_chosen_lists_and_those_of_the_footer(home, letters):
    make_list("Footer", in_footer=True)
    request = RequestFactory().get("/")
    context = Context({"request": request})
    load = "{% load kpact %}"
    one = Template(load + '{% kpact_signup "' + letters.list_key + '" %}').render(context)
    footer = Template(load + "{% kpact_signup footer=True %}").render(context)
    odd = Template(load + '{% kpact_signup "no key" %}').render(context)
    assert f'value="{ticket_of(letters)}"' in one
    assert one.count("<form") == footer.count("<form") == 1
    assert "<form" not in odd
    ids = [tag["id"] for tag in BeautifulSoup(one + footer, "html.parser").select("[id]")]
    assert len(ids) == len(set(ids))


def test_a_headless_site_is_told_how_to_send_the_form(home, letters):
    page = add_page(home, letters)
    request = RequestFactory().get("/")
    [block] = page.body
    told = block.block.get_api_representation(block.value, {"request": request})
    assert told["heading"] == "Get mail"
    [offered] = told["lists"]
    assert "We never share" in offered["consent"]
    sent = {
        "email": ADDRESS,
        "wording": [offered["wording"]],
        told["fields"]["stamp"]: told["stamp"],
        told["fields"]["honeypot"]: "",
    }
    answer = Client().post(told["action"], sent, content_type="application/json")
    assert answer.status_code == 202
    assert Subscriber.objects.get().subscriptions.get().mailing_list == letters


def test_the_site_is_told_who_joins_and_leaves(letters, django_capture_on_commit_callbacks):
    told = []

    def note(sender, signal, **facts):
        told.append((signal, facts.get("list_key")))
        raise RuntimeError("a receiver of the site that fails")

    for signal in (signals.person_confirmed, signals.person_left, signals.person_erased):
        signal.connect(note, weak=False)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            actions.subscribe(ADDRESS, [letters])
            person = Subscriber.objects.get()
            subscription = person.subscriptions.get()
            token = tokens.mint("confirm", person.pk, data={"subscriptions": [subscription.pk]})
            actions.confirm(tokens.find(token, "confirm"), actions.Occasion())
            actions.leave([subscription.pk], actions.Occasion())
            actions.erase(person, actions.Occasion())
    finally:
        for signal in (signals.person_confirmed, signals.person_left, signals.person_erased):
            signal.disconnect(note)
    assert told == [
        (signals.person_confirmed, letters.list_key),
        (signals.person_left, letters.list_key),
        (signals.person_erased, None),
    ]


def test_a_program_that_subscribes_nobody_is_told_so(letters):
    with pytest.raises(ValidationError):
        actions.subscribe("no address", [letters])
