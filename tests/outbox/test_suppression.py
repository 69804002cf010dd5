"""Nothing is mailed to whoever asked for that, in whatever spelling, and no restore forgets it."""

import json

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from kpact_wagtail import crypto
from kpact_wagtail.mailing_list import actions, ledger
from kpact_wagtail.mailing_list.models import LedgerEntry, Subscriber, Subscription
from kpact_wagtail.outbox import suppression
from kpact_wagtail.outbox.models import Suppression
from kpact_wagtail.outbox.suppression import is_suppressed, suppress, suppressed_among
from tests.lists import make_list

pytestmark = pytest.mark.django_db
SPELLINGS = ["jo@gmail.com", "j.o@gmail.com", "J.O+news@googlemail.com", "jo+2@gmail.com"]
Reason = Suppression.Reason


@pytest.mark.parametrize("reason", ["do_not_mail", "complaint", "admin"])
@pytest.mark.parametrize("spelling", SPELLINGS[:2])
def test_what_somebody_wishes_holds_for_every_spelling(reason, spelling):  # B5
    suppress(spelling, reason)
    others = [*SPELLINGS[:2], SPELLINGS[3], "jo@example.org", "oj@gmail.com"]
    assert suppressed_among(others) == {*SPELLINGS[:2], SPELLINGS[3]}


def test_a_bounce_says_something_about_one_spelling():
    suppress("jo+old@example.org", "bounce")
    assert suppressed_among(["jo+old@example.org", "jo@example.org"]) == {"jo+old@example.org"}


def test_a_wish_outdoes_a_bounce_and_no_bounce_outdoes_a_wish():
    suppress("jo+old@example.org", "bounce")
    suppress("jo+old@example.org", "do_not_mail")
    assert is_suppressed("jo@example.org")
    suppress("jo+old@example.org", "bounce")
    assert Suppression.objects.get().reason == Reason.DO_NOT_MAIL


def test_a_batch_is_asked_about_in_one_query(django_assert_num_queries):
    suppress("jo+1@example.org", "admin")
    with django_assert_num_queries(1):
        found = suppressed_among([f"jo+{number}@example.org" for number in range(50)])
    assert len(found) == 50


def test_the_mailbox_cannot_be_linked_with_what_the_caps_are_counted_from():
    suppress("jo@example.org", "admin")
    hashes = {
        index
        for purpose in ("cap", "address")
        for index in crypto.blind_indexes("jo@example.org", purpose)
    }
    assert Suppression.objects.get().cap_index not in hashes


@pytest.fixture
def both(home):
    """One person joined in two spellings."""
    letters = make_list()
    for spelling in SPELLINGS[:2]:
        actions.subscribe(spelling, [letters])
    Subscription.objects.update(state="confirmed")
    return list(Subscriber.objects.order_by("pk"))


def test_never_again_pressed_in_one_spelling_holds_for_the_other(both):
    actions.stop(both[0], actions.Occasion())
    assert suppressed_among(SPELLINGS[:2]) == set(SPELLINGS[:2])


def test_never_again_works_where_the_address_cannot_be_read(both):
    both[0].sealed_address = b"damaged"
    actions.stop(both[0], actions.Occasion())
    assert is_suppressed("jo@gmail.com")
    assert Suppression.objects.get().cap_index == ""


def test_mail_is_possible_again_for_all_spellings_at_once(both):
    for person in both:
        actions.stop(person, actions.Occasion())
    assert Suppression.objects.count() == 2
    actions.allow(Suppression.objects.last(), actions.Occasion())
    assert suppressed_among(SPELLINGS) == set()
    assert set(Subscription.objects.values_list("state", flat=True)) == {"unsubscribed"}


def test_an_editor_finds_what_holds_for_a_spelling(admin_client, both):
    add = "/admin/kpact/suppressions/add/"
    assert admin_client.post(add, {"email": "jo@gmail.com"}).status_code == 302
    html = admin_client.post(add, {"email": "j.o+x@gmail.com"}).content.decode()
    assert "among the suppressions already" in html
    assert suppression.find("j.o+x@gmail.com") == Suppression.objects.get()


@pytest.fixture
def file(settings, tmp_path):
    path = tmp_path / "ledger.jsonl"
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "LEDGER": str(path)}
    return path


@pytest.mark.parametrize("reason", list(Reason))
def test_a_restore_does_not_forget_a_suppression_of_any_kind(file, reason, capsys):
    suppress("jo+x@example.org", reason)
    before = Suppression.objects.values("address_index", "cap_index", "key_id", "reason").get()
    ledger.flush()
    Suppression.objects.all().delete()
    call_command("kpact_after_restore")
    assert json.loads(capsys.readouterr().out)["stopped"] == 1
    after = Suppression.objects.values("address_index", "cap_index", "key_id", "reason").get()
    assert after == before


def test_what_an_editor_types_is_in_the_ledger(admin_client, file):
    admin_client.post("/admin/kpact/suppressions/add/", {"email": "jo@example.org"})
    assert LedgerEntry.objects.get().what == "stopped"


def test_a_person_is_noted_once_when_they_stop(both):
    actions.stop(both[0], actions.Occasion())
    actions.stop(both[0], actions.Occasion())
    assert list(LedgerEntry.objects.values_list("what", flat=True)) == ["stopped"]


def test_a_suppression_that_cannot_be_noted_is_none(monkeypatch):
    def full(*given, **more):
        raise DatabaseError

    monkeypatch.setattr(LedgerEntry.objects, "create", full)
    with pytest.raises(DatabaseError):
        suppress("jo@example.org", "admin")
    assert not Suppression.objects.exists()
