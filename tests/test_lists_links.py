"""The links in mails: what they do, what they never do, and what their pages tell."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import get_resolver, reverse

from kpact_wagtail.mailing_list import actions
from kpact_wagtail.mailing_list.models import ConsentEvent, Subscriber, Subscription
from kpact_wagtail.models import SiteSettings
from kpact_wagtail.outbox import tokens
from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.outbox.models import Message, Suppression

from .lists import ADDRESS, links_in, make_list, sign_up

pytestmark = pytest.mark.django_db
State = Subscription.State
#: Every public address of mailing lists; a new one without a line here fails.
ADDRESSES = {
    "subscribe": "",
    "sent": "en",
    "confirm": "confirm",
    "leave": "leave",
    "stop": "stop",
    "ask_preferences": "",
    "preferences": "preferences",
}
TOKEN_PAGES = ["confirm", "leave", "stop", "preferences"]


@pytest.fixture
def letters(home):
    return make_list("Letters of the Union")


@pytest.fixture
def person(letters):
    actions.subscribe(ADDRESS, [letters, make_list("Club", mail_name="Other post")])
    Subscription.objects.update(state=State.CONFIRMED)
    return Subscriber.objects.get()


def address_of(name, person):
    """The address of a view, with a valid token where it wants one."""
    wants = ADDRESSES[name]
    if wants == "":
        return reverse(f"kpact:{name}")
    if wants not in TOKEN_PAGES:
        return reverse(f"kpact:{name}", args=[wants])
    subscriptions = person.subscriptions.order_by("pk")
    about = subscriptions.first().pk if name == "leave" else person.pk
    data = {"subscriptions": [each.pk for each in subscriptions], "language": "en"}
    return reverse(f"kpact:{name}", args=[tokens.mint(name, about, data=data)])


def snapshot():
    """The whole content of our tables."""
    tables = [name for name in connection.introspection.table_names() if "kpact" in name]
    rows = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")
            rows[table] = [tuple(map(bytes_of, row)) for row in cursor.fetchall()]
    return rows


def bytes_of(value):
    return bytes(value) if isinstance(value, memoryview) else value


def test_every_public_address_of_lists_is_in_these_tests():
    [included] = [
        each
        for each in get_resolver("kpact_wagtail.urls").url_patterns
        if str(each.pattern) == "lists/"
    ]
    assert {each.name for each in included.url_patterns} == set(ADDRESSES)


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_looking_never_changes_anything(person, name, method):  # A1
    url = address_of(name, person)
    client = Client()
    SiteSettings.for_site(person.subscriptions.first().mailing_list.site)  # made at first use
    before = snapshot()
    assert any(before.values())
    for _ in range(20):
        getattr(client, method)(url)
    assert snapshot() == before


@pytest.mark.parametrize("name", TOKEN_PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_pages_behind_links_tell_nothing_and_leave_nothing(person, name, method):  # A13
    response = getattr(Client(), method)(address_of(name, person))
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex"
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert not response.cookies
    html = BeautifulSoup(response.content, "html.parser")
    assert html.title.text == "Mail"
    text = response.content.decode()
    assert ADDRESS not in text
    assert "Letters of the Union" not in text
    assert "http://" not in text.replace("http://localhost", "")
    assert not html.select("script:not([src]), [style], [onclick], form [autofocus]")


@pytest.mark.parametrize("name", TOKEN_PAGES)
def test_a_link_that_was_made_up_says_so(home, name):
    response = Client().get(reverse(f"kpact:{name}", args=["x" * 43]))
    assert response.status_code == 404
    assert b"no longer works" in response.content


def test_one_click_leaves_with_both_kinds_of_content(person):  # A14, RFC 8058
    first, second = (each.pk for each in person.subscriptions.order_by("pk"))
    body = {"List-Unsubscribe": "One-Click"}
    client = Client(enforce_csrf_checks=True, headers={"sec-fetch-site": "cross-site"})
    for pk in (first, second):
        url = reverse("kpact:leave", args=[tokens.mint("leave", pk)])
        if pk == first:
            response = client.post(url, body)  # multipart/form-data
        else:
            response = client.post(
                url,
                "List-Unsubscribe=One-Click",
                content_type="application/x-www-form-urlencoded",
            )
        assert response.status_code == 200
        assert Subscription.objects.get(pk=pk).state == State.UNSUBSCRIBED
    events = ConsentEvent.objects.filter(what="withdrawn")
    assert [event.how for event in events] == ["one_click", "one_click"]


def test_one_click_is_answered_the_same_for_people_who_were_erased(person):
    url = address_of("leave", person)
    before = Client().post(url)
    actions.erase(person, actions.Occasion())
    after = Client().post(url)
    assert (after.status_code, after.content) == (200, before.content)


def test_leaving_takes_one_press_and_no_reason(person):  # B3
    html = BeautifulSoup(Client().get(address_of("leave", person)).content, "html.parser")
    assert len(html.select("main form")) == 1
    assert len(html.select("main form button")) == 1
    assert not html.select("main form input")


def test_list_mail_carries_its_headers_and_the_first_mail_does_not(letters):  # A14
    sign_up(Client(), letters)
    drain()
    Client().post(links_in(mail.outbox[0])["confirm"])
    drain()
    first, welcome = mail.outbox
    assert not first.extra_headers
    assert welcome.extra_headers == {
        "List-Id": f"<{letters.list_key[:12]}.localhost>",
        "List-Unsubscribe": f"<http://localhost{links_in(welcome)['leave']}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def test_the_first_mail_holds_one_link_no_picture_and_no_word_of_a_visitor(home):  # A15, B2
    letters = make_list(ask_name=True)
    sign_up(Client(), letters, name="win http://x.example")
    drain()
    [first] = mail.outbox
    html = BeautifulSoup(first.alternatives[0][0], "html.parser")
    assert "win" not in first.body
    assert "win" not in html.text
    assert not html.select("img, script, link, iframe")
    assert len(html.select("a.button")) == 1
    assert sorted(links_in(first)) == ["confirm", "stop"]
    assert len(first.to) == 1
    assert not first.cc
    assert not first.bcc


def test_mails_name_neither_the_list_nor_the_cause(letters):  # C1
    sign_up(Client(), letters)
    drain()
    [first] = mail.outbox
    shown = f"{first.subject} {first.from_email} {first.body} {first.alternatives[0][0]}"
    assert "Union" not in shown
    assert "Post from the office" in shown
    assert first.body.rstrip().endswith("PO Box 12, Chicago")


def test_text_and_html_of_a_mail_say_the_same(letters):  # G4
    sign_up(Client(), letters)
    drain()
    [first] = mail.outbox
    html = BeautifulSoup(first.alternatives[0][0], "html.parser")
    assert html.html["lang"] == "en"
    assert len(html.select("h1")) == 1
    said = " ".join(first.body.split())
    for element in html.select("main h1, main p, main li"):
        words = " ".join(element.get_text(" ").split())
        assert all(part.strip() in said for part in words.split(" Questions"))


def test_never_again_holds_against_every_form_afterwards(letters):  # A15, B5
    sign_up(Client(), letters)
    drain()
    links = links_in(mail.outbox[0])
    Client().post(links["stop"])
    assert Suppression.objects.get().reason == "do_not_mail"
    assert Subscription.objects.get().state == State.SUPPRESSED
    assert Client().post(links["confirm"]).status_code == 404
    sign_up(Client(), letters)
    drain()
    assert len(mail.outbox) == 1


# Preferences


def ask_for_link(address, client=None):
    from kpact_wagtail.guard import STAMP, stamp

    return (client or Client()).post(
        reverse("kpact:ask_preferences"),
        {"email": address, "language": "en", STAMP: stamp("preferences")},
    )


def test_the_link_to_preferences_is_mailed_to_whoever_is_here_only(person):  # A2
    known, unknown = ask_for_link(ADDRESS), ask_for_link("nobody@example.org")
    assert (known.status_code, known.content, known["Location"]) == (
        unknown.status_code,
        unknown.content,
        unknown["Location"],
    )
    drain()
    letters = [message for message in mail.outbox if "preferences" in links_in(message)]
    assert [message.to for message in letters] == [[ADDRESS]]
    assert Message.objects.get(kind="preferences", object_id=0).reason == "gone"


def test_links_of_ones_own_are_mailed_though_confirmations_are_used_up(person):  # A5
    for _ in range(8):
        actions.subscribe(ADDRESS, [each.mailing_list for each in person.subscriptions.all()])
        drain()
    ask_for_link(ADDRESS)
    drain()
    assert "preferences" in links_in(mail.outbox[-1])


def press(person, **fields):
    return Client().post(address_of("preferences", person), fields)


def test_preferences_begin_with_leaving_everything(person):
    html = BeautifulSoup(Client().get(address_of("preferences", person)).content, "html.parser")
    assert html.select("main button")[0]["value"] == "leave"
    assert b"You have left" in press(person, do="leave").content
    assert set(Subscription.objects.values_list("state", flat=True)) == {State.UNSUBSCRIBED}


def test_some_lists_are_left_and_the_language_changed(person, letters):
    stay = person.subscriptions.exclude(mailing_list=letters).get()
    response = press(person, do="save", stay=[stay.pk], language="es")
    assert response.status_code == 200
    states = dict(Subscription.objects.values_list("mailing_list", "state"))
    assert states == {letters.pk: State.UNSUBSCRIBED, stay.mailing_list_id: State.CONFIRMED}
    person.refresh_from_db()
    assert person.language == "es"


def test_a_language_that_does_not_exist_is_refused(person):
    assert press(person, do="save", language="xx").status_code == 422
    assert set(Subscription.objects.values_list("state", flat=True)) == {State.CONFIRMED}


def test_ones_own_data_comes_as_a_file(person):  # B7
    response = press(person, do="export")
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Cache-Control"] == "no-store, private"
    told = json.loads(response.content)
    assert told["address"] == ADDRESS
    assert len(told["subscriptions"]) == 2
    assert ConsentEvent.objects.filter(what="exported").count() == 1


def test_erasing_asks_once_and_then_leaves_nothing(person):  # B4
    assert b"Erase everything" in press(person, do="erase").content
    assert Subscriber.objects.exists()
    index = person.address_index
    assert b"You have been erased" in press(person, do="erase-now").content
    assert not Subscriber.objects.exists()
    assert not Subscription.objects.exists()
    assert not ConsentEvent.objects.filter(person_index=index).exists()
    assert not Message.objects.filter(kind="confirm").exists()
    assert ConsentEvent.objects.filter(what="erased", person_index="").count() == 1


def test_never_again_can_be_said_on_the_preferences_page(person):
    assert press(person, do="stop").status_code == 200
    assert set(Subscription.objects.values_list("state", flat=True)) == {State.SUPPRESSED}


# Approval


def test_a_list_with_approval_waits_for_somebody(home, admin_user):
    club = make_list("Club", joining="approval")
    sign_up(Client(), club)
    drain()
    response = Client().post(links_in(mail.outbox[0])["confirm"])
    assert b"We read your request first" in response.content
    subscription = Subscription.objects.get()
    assert subscription.state == State.AWAITING
    assert actions.approve(subscription, admin_user)
    assert not actions.approve(subscription, admin_user)
    drain()
    assert "leave" in links_in(mail.outbox[1])
    assert ConsentEvent.objects.get(what="approved").actor == admin_user


def test_who_was_declined_may_ask_again(home, admin_user):
    club = make_list("Club", joining="approval")
    actions.subscribe(ADDRESS, [club])
    Subscription.objects.update(state=State.AWAITING)
    assert actions.decline(Subscription.objects.get(), admin_user)
    actions.subscribe(ADDRESS, [club])
    assert Subscription.objects.get().state == State.PENDING
