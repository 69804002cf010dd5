"""What the admin shows of people, and what can be done there: masked, exact, one deed at a time."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core import serializers
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from kpact_wagtail.mailing_list.actions import keep_name
from kpact_wagtail.mailing_list.models import ConsentEvent, MailingList, Subscriber, Subscription
from kpact_wagtail.outbox.models import Message, Suppression
from kpact_wagtail.outbox.suppression import is_suppressed, suppress

from .lists import make_list
from .people import CANARY, ask_to_join, logged, make_records

pytestmark = pytest.mark.django_db

OTHER_KEY = "b25lIG1vcmUga2V5IGZvciB0ZXN0cyBvbmx5LCBub3Q"
PLACES = {
    Subscriber: "people",
    Subscription: "subscriptions",
    ConsentEvent: "consent",
    Suppression: "suppressions",
    Message: "outbox",
}
State = Subscription.State


@pytest.fixture
def records(home):
    return make_records()


@pytest.fixture
def person(records):
    return records[Subscriber]


@pytest.fixture
def subscription(records):
    return records[Subscription]


def address_of(model, screen="index", *args):
    return reverse(f"kpact_{PLACES[model]}_modeladmin_{screen}", args=args)


def read(client, url, **kwargs):
    response = client.get(url, **kwargs)
    assert response.status_code == 200, url
    return response.content.decode()


def press(client, record, screen, data=None, follow=True):
    """Press a button on a record: its POST, and the page that follows."""
    url = address_of(type(record), screen, record.pk)
    return client.post(url, data or {}, follow=follow)


def every_screen(records):
    for model in PLACES:
        yield address_of(model)
        yield address_of(model, "inspect", records[model].pk)
    yield reverse("kpact_numbers")


# Looking


def test_no_screen_shows_an_address_or_a_hash(admin_client, records, person):
    secrets = [CANARY, "canary.bird", "aviary", person.address_index]
    for url in every_screen(records):
        html = read(admin_client, url)
        assert not [each for each in secrets if each in html], url
    assert "c…@a….example" in read(admin_client, address_of(Subscriber))


def test_no_screen_fails_with_the_wrong_key_or_shows_what_is_sealed(
    admin_client, records, person, settings
):
    settings.KPACT_WAGTAIL = {"KEYS": [OTHER_KEY]}
    sealed = [bytes(person.sealed_address).hex(), repr(bytes(person.sealed_address))[2:-1]]
    for url in every_screen(records):
        html = read(admin_client, url)
        assert not [each for each in sealed if each in html], url
    said = "cannot be read with the keys there are"
    for model in (Subscriber, Subscription, ConsentEvent):
        assert said in read(admin_client, address_of(model))
    assert said in press(admin_client, person, "show-address").content.decode()
    assert logged() == []


@pytest.mark.parametrize("keys", [[], ["too-short"]])
def test_without_a_usable_key_screens_say_so(admin_client, records, person, settings, keys):
    settings.KPACT_WAGTAIL = {"KEYS": keys}
    assert "cannot be read" in read(admin_client, address_of(Subscriber))
    response = admin_client.post(address_of(Subscriber, "find"), {"email": CANARY})
    assert "cannot be looked up" in response.content.decode()


def count_queries(client, url):
    with CaptureQueriesContext(connection) as queries:
        read(client, url)
    return len(queries)


def test_screens_take_the_same_number_of_queries_however_many_people(admin_client, records):
    urls = list(every_screen(records))
    for url in urls:
        read(admin_client, url)  # what is remembered from request to request
    before = [count_queries(admin_client, url) for url in urls]
    for number in range(12):
        ask_to_join(records[MailingList], f"reader{number}@example.org")
        suppress(f"gone{number}@example.org", Suppression.Reason.BOUNCE)
    make_list("Other letters", purpose="Other things")
    assert [count_queries(admin_client, url) for url in urls] == before


def test_what_is_no_filter_narrows_nothing_and_nothing_is_exported(admin_client, records):
    url = address_of(Subscriber)
    for query in (
        "address_index__startswith=0",
        "nonsense=1",
        "export=csv",
        "p=999",
        "p=-1",
        "o=7",
    ):
        html = read(admin_client, f"{url}?{query}")
        assert "c…@a….example" in html, query


def test_a_filter_narrows_a_list_and_a_wrong_value_narrows_nothing(admin_client, records):
    ask_to_join(records[MailingList], "zoe@other.example")
    url = address_of(Subscription)
    html = read(admin_client, f"{url}?state=awaiting")
    assert "c…@a…" in html
    assert "z…@o…" not in html
    assert "z…@o…" in read(admin_client, f"{url}?mailing_list={records[MailingList].pk}")
    assert "z…@o…" in read(admin_client, f"{url}?state=nonsense&mailing_list=abc")


def test_the_consent_log_shows_the_wording_as_it_stood(admin_client, records):
    event, letters = records[ConsentEvent], records[MailingList]
    letters.consent_text = "Quite other words."
    letters.save()
    html = read(admin_client, address_of(ConsentEvent, "inspect", event.pk))
    assert event.wording.text.splitlines()[0] in html.replace("&#x27;", "'")
    assert "Quite other words." not in html
    assert "<form" not in html.partition("<main")[2]


def test_the_log_of_the_site_leads_to_the_record(admin_client, records, person):
    press(admin_client, person, "stop")
    html = read(admin_client, reverse("wagtailadmin_reports:site_history"))
    assert "Stopped all mail to a person" in html
    assert address_of(Subscriber, "inspect", person.pk) in html


# Finding


@pytest.mark.parametrize("typed", [CANARY, CANARY.upper(), f" {CANARY} "])
def test_a_person_is_found_by_the_whole_address(admin_client, person, typed, caplog):
    response = admin_client.post(address_of(Subscriber, "find"), {"email": typed})
    assert response.url == address_of(Subscriber, "inspect", person.pk)
    assert CANARY not in caplog.text


@pytest.mark.parametrize("typed", ["canary", "bird@aviary.example", "someone@aviary.example", ""])
def test_a_part_of_an_address_finds_nobody(admin_client, person, typed):
    response = admin_client.post(address_of(Subscriber, "find"), {"email": typed})
    assert response.status_code == 200
    assert "error-message" in response.content.decode()
    assert logged() == []


def test_a_typed_address_in_a_url_is_not_searched_for(admin_client, person):
    ask_to_join(make_list("Others"), "zoe@other.example")
    html = read(admin_client, f"{address_of(Subscriber)}?q={CANARY}")
    assert "z…@o…" in html


def test_a_suppression_is_found_by_the_whole_address(admin_client, records):
    response = admin_client.post(address_of(Suppression, "find"), {"email": "gone@example.org"})
    assert response.url == address_of(Suppression, "inspect", records[Suppression].pk)
    [entry] = ModelLogEntry.objects.all()
    assert (entry.action, entry.object_id) == ("kpact.find", str(records[Suppression].pk))


# People


def test_an_address_is_shown_on_request_and_kept_by_no_browser(admin_client, person):
    keep_name(person, "Robin")
    response = press(admin_client, person, "show-address")
    html = response.content.decode()
    assert CANARY in html
    assert "Robin" in html
    assert "no-store" in response["Cache-Control"]
    assert admin_client.get(address_of(Subscriber, "show-address", person.pk)).status_code == 405


def test_erasing_asks_first_and_then_forgets(admin_client, person):
    url = address_of(Subscriber, "erase", person.pk)
    assert "cannot be undone" in read(admin_client, url)
    assert Subscriber.objects.exists()
    assert "has been erased" in admin_client.post(url, follow=True).content.decode()
    assert not Subscriber.objects.exists()
    assert admin_client.post(url).status_code == 404


def test_a_person_can_be_spared_all_mail(admin_client, person, subscription):
    press(admin_client, person, "stop")
    subscription.refresh_from_db()
    assert subscription.state == State.SUPPRESSED
    assert is_suppressed(CANARY)


# Subscriptions


@pytest.mark.parametrize(
    ("screen", "state", "event"),
    [("approve", State.CONFIRMED, "approved"), ("decline", State.UNSUBSCRIBED, "declined")],
)
def test_who_waits_is_approved_or_declined(
    admin_client, admin_user, subscription, screen, state, event
):
    press(admin_client, subscription, screen)
    subscription.refresh_from_db()
    assert subscription.state == state
    line = ConsentEvent.objects.get(what=event)
    assert (line.actor, line.how) == (admin_user, "admin")


def test_a_decision_that_comes_too_late_changes_nothing(admin_client, subscription):
    press(admin_client, subscription, "approve")
    html = press(admin_client, subscription, "decline").content.decode()
    assert "somebody else was faster" in html
    subscription.refresh_from_db()
    assert subscription.state == State.CONFIRMED
    assert logged() == ["kpact.approve"]


def test_after_a_decision_the_filtered_list_comes_back(admin_client, subscription):
    back = f"{address_of(Subscription)}?state=awaiting"
    assert press(admin_client, subscription, "approve", {"next": back}, follow=False).url == back
    away = press(admin_client, subscription, "approve", {"next": "https://x.example"}, follow=False)
    assert away.url.startswith("/admin/")


def test_many_are_approved_at_once_but_only_those_who_wait(admin_client, records, subscription):
    letters = records[MailingList]
    waits = ask_to_join(letters, "one@example.org", state=State.AWAITING)
    left = ask_to_join(letters, "two@example.org", state=State.UNSUBSCRIBED)
    chosen = [subscription.pk, waits.pk, left.pk, "x", "²"]
    url = reverse("kpact_subscriptions_modeladmin_approve-chosen")
    html = admin_client.post(url, {"chosen": chosen}, follow=True).content.decode()
    assert "2 people approved." in html
    states = Subscription.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [State.CONFIRMED, State.CONFIRMED, State.UNSUBSCRIBED]


def test_a_person_is_taken_off_one_list(admin_client, subscription):
    assert "Take off the list?" in read(
        admin_client, address_of(Subscription, "take-off", subscription.pk)
    )
    press(admin_client, subscription, "take-off")
    subscription.refresh_from_db()
    assert subscription.state == State.UNSUBSCRIBED
    assert ConsentEvent.objects.filter(what="withdrawn", how="admin").exists()


def test_buttons_stand_only_where_they_can_be_pressed(admin_client, subscription):
    url = address_of(Subscription)
    approve = address_of(Subscription, "approve", subscription.pk)
    assert approve in read(admin_client, url)
    press(admin_client, subscription, "approve")
    assert approve not in read(admin_client, url)


# Suppressions


def test_an_address_is_suppressed_by_hand_with_whoever_has_it(admin_client, subscription):
    admin_client.post(address_of(Suppression, "add"), {"email": CANARY.upper()})
    assert is_suppressed(CANARY)
    subscription.refresh_from_db()
    assert subscription.state == State.SUPPRESSED
    assert Suppression.objects.get(reason="admin")


def test_an_address_is_suppressed_once(admin_client, records):
    data = {"email": "gone@example.org"}
    html = admin_client.post(address_of(Suppression, "add"), data).content.decode()
    assert "among the suppressions already" in html
    assert Suppression.objects.get().reason == Suppression.Reason.BOUNCE


def test_a_suppression_is_removed_and_the_person_may_ask_again(admin_client, person, subscription):
    press(admin_client, person, "stop")
    row = Suppression.objects.get(reason="admin")
    press(admin_client, row, "remove")
    assert not is_suppressed(CANARY)
    ask_to_join(subscription.mailing_list, state=State.PENDING)


@pytest.mark.parametrize("reason", ["complaint", "do_not_mail"])
def test_what_people_wished_themselves_is_undone_only_by_a_typed_word(admin_client, home, reason):
    suppress("gone@example.org", reason)
    row = Suppression.objects.get()
    html = press(admin_client, row, "remove", {"word": "yes"}).content.decode()
    assert "Nothing was changed" in html
    assert is_suppressed("gone@example.org")
    press(admin_client, row, "remove", {"word": " Remove "})
    assert not is_suppressed("gone@example.org")


# Lists


def test_a_list_somebody_joined_is_kept_and_one_nobody_joined_can_go(admin_client, records):
    letters, unused = records[MailingList], make_list("A slip")
    viewset = MailingList.snippet_viewset
    for each in (letters, unused):
        url = reverse(viewset.get_url_name("delete"), args=[each.pk])
        assert admin_client.post(url, follow=True).status_code == 200
    bulk = reverse("wagtail_bulk_action", args=["kpact_mailing_list", "mailinglist", "delete"])
    response = admin_client.post(f"{bulk}?id={letters.pk}", follow=True)
    assert "it stays as the evidence" in response.content.decode()
    assert list(MailingList.objects.all()) == [letters]


# Outbox


def test_a_mail_that_failed_is_explained_and_tried_again(admin_client, records):
    message = records[Message]
    html = read(admin_client, address_of(Message, "inspect", message.pk))
    assert "Why was this not sent?" in html
    assert "The mail provider refused it." in html
    press(admin_client, message, "retry")
    message.refresh_from_db()
    assert (message.state, message.attempts) == ("queued", 0)
    html = read(admin_client, address_of(Message, "inspect", message.pk))
    assert address_of(Message, "retry", message.pk) not in html


def test_a_person_shows_their_mails_and_a_mail_its_person(admin_client, records, person):
    message = records[Message]
    there = address_of(Message, "inspect", message.pk)
    back = address_of(Subscriber, "inspect", person.pk)
    assert there in read(admin_client, back)
    assert back in read(admin_client, there)


# Numbers


def test_people_are_counted_by_list_and_state(admin_client, records):
    letters = records[MailingList]
    for number, state in enumerate([State.CONFIRMED, State.CONFIRMED, State.UNSUBSCRIBED]):
        ask_to_join(letters, f"reader{number}@example.org", state=state)
    html = read(admin_client, reverse("kpact_numbers"))
    row = html.partition("Letters")[2].partition("</tr>")[0]
    assert [cell.partition("<")[0] for cell in row.split("<td>")[1:]] == ["2", "0", "1", "1"]
    assert 'width="100.0"' in row  # two of four, on the list with most people
    assert (
        "style="
        not in html.partition('class="nice-padding kpact-records')[2].partition("</main>")[0]
    )


# The log


DEEDS = {
    "kpact.find": (Subscriber, "find", {"email": CANARY}),
    "kpact.unmask": (Subscriber, "show-address", {}),
    "kpact.stop": (Subscriber, "stop", {}),
    "kpact.erase": (Subscriber, "erase", {}),
    "kpact.approve": (Subscription, "approve", {}),
    "kpact.decline": (Subscription, "decline", {}),
    "kpact.take_off": (Subscription, "take-off", {}),
    "kpact.suppress": (Suppression, "add", {"email": CANARY}),
    "kpact.allow": (Suppression, "remove", {}),
    "kpact.retry": (Message, "retry", {}),
}


@pytest.mark.parametrize("action", sorted(DEEDS))
def test_each_deed_is_logged_once_without_an_address(
    admin_client, admin_user, records, action, caplog
):  # F8
    caplog.set_level("DEBUG")
    model, screen, data = DEEDS[action]
    args = [] if screen in ("add", "find") else [records[model].pk]
    admin_client.post(address_of(model, screen, *args), data)
    [entry] = ModelLogEntry.objects.all()
    assert (entry.action, entry.user) == (action, admin_user)
    assert entry.formatter.message
    written = serializers.serialize("json", [entry, *LogEntry.objects.all()])
    for html in (
        caplog.text,
        written,
        read(admin_client, reverse("wagtailadmin_reports:site_history")),
    ):
        assert CANARY not in html
        assert CANARY.partition("@")[0] not in html


def test_every_deed_that_can_be_logged_is_in_the_list_above():
    from kpact_wagtail.mailing_list.people_deeds import LOGGED

    assert set(LOGGED) == set(DEEDS)


def test_several_at_once_are_a_line_each(admin_client, records, subscription):
    other = ask_to_join(records[MailingList], "one@example.org", state=State.AWAITING)
    url = reverse("kpact_subscriptions_modeladmin_approve-chosen")
    admin_client.post(url, {"chosen": [subscription.pk, other.pk]})
    assert logged() == ["kpact.approve"] * 2
