"""Everything is sealed again with the newest key, and people are found by it."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from kpact_wagtail import crypto, rotation
from kpact_wagtail.keys import generate, get_keys
from kpact_wagtail.mailing_list import actions
from kpact_wagtail.mailing_list.models import ConsentEvent, LedgerEntry, Subscriber, Subscription
from kpact_wagtail.models import KeyRecord, SuiteState
from kpact_wagtail.outbox.models import Suppression
from kpact_wagtail.outbox.suppression import is_suppressed, suppress, suppressed_among
from tests.lists import make_list
from tests.rotating import sign_up


@pytest.fixture
def use_keys(settings):
    def use_keys(*keys):
        settings.KPACT_WAGTAIL = {"KEYS": list(keys)}

    return use_keys


@pytest.fixture
def newer_key(db, use_keys):
    """Three people are there when a newer key comes; the older one."""
    use_keys(older := generate())
    for name in ("ada", "bo", "cy"):
        sign_up(f"{name}@example.org")
    use_keys(generate(), older)
    return older


def rotate(*options, code=0):
    out = StringIO()
    if code:
        with pytest.raises(SystemExit) as ended:
            call_command("kpact_rotate_keys", "--json", *options, stdout=out)
        assert ended.value.code == code
    else:
        call_command("kpact_rotate_keys", "--json", *options, stdout=out)
    return json.loads(out.getvalue())


def sealed_by():
    return {
        crypto.key_id_of(value)
        for person in Subscriber.objects.all()
        for value in (person.sealed_address, person.sealed_name)
    }


# Sealing again


def test_everything_is_sealed_with_the_newest_key(newer_key, use_keys):  # E2
    newest, older = get_keys()
    report = rotate()
    assert report["key"] == newest.id
    assert report["sealed"]["changed"] == 3
    assert sealed_by() == {newest.id}
    assert {person.name() for person in Subscriber.objects.all()} == {"Somebody"}
    assert report["older"] == {older.id: 3}  # people are still found by it
    assert set(KeyRecord.objects.values_list("key_id", flat=True)) == {newest.id, older.id}


def test_what_the_newest_key_has_sealed_is_left_alone(newer_key):
    rotate()
    before = [bytes(person.sealed_address) for person in Subscriber.objects.all()]
    assert rotate()["sealed"]["changed"] == 0
    assert [bytes(person.sealed_address) for person in Subscriber.objects.all()] == before


def test_a_person_without_a_name_gets_none(newer_key):
    Subscriber.objects.update(sealed_name=b"")
    assert rotate()["sealed"]["changed"] == 3
    assert {person.name() for person in Subscriber.objects.all()} == {""}


def test_a_row_that_changes_meanwhile_is_not_overwritten(newer_key, monkeypatch):  # E2
    original = rotation.compare_and_set
    busy = Subscriber.objects.order_by("pk")[1]

    def meanwhile(row, old, new):
        if row.pk == busy.pk:  # somebody takes their name back while the row is in our hands
            Subscriber.objects.filter(pk=busy.pk).update(sealed_name=b"")
        return original(row, old, new)

    monkeypatch.setattr(rotation, "compare_and_set", meanwhile)
    report = rotate()
    busy.refresh_from_db()
    assert busy.name() == ""
    assert crypto.key_id_of(busy.sealed_address) == get_keys()[0].id  # in the second pass
    assert report["sealed"]["changed"] == 3
    assert report["sealed"]["changed_meanwhile"] == 0


def test_a_damaged_row_is_named_and_left_and_the_others_go_on(newer_key):
    damaged = Subscriber.objects.order_by("pk")[1]
    value = bytes(damaged.sealed_address)[:-1] + b"?"
    Subscriber.objects.filter(pk=damaged.pk).update(sealed_address=value)
    report = rotate(code=1)
    assert report["sealed"]["unreadable"] == [f"kpact_mailing_list.Subscriber {damaged.pk}"]
    assert report["sealed"]["changed"] == 2
    assert bytes(Subscriber.objects.get(pk=damaged.pk).sealed_address) == value


def test_a_missing_key_is_named_and_what_it_sealed_is_left(newer_key, use_keys):
    older = get_keys()[1].id
    use_keys(generate())
    before = [bytes(person.sealed_address) for person in Subscriber.objects.all()]
    report = rotate(code=1)
    assert report["missing"] == [older]
    assert report["sealed"]["key_missing"] == 3
    assert [bytes(person.sealed_address) for person in Subscriber.objects.all()] == before


def test_words_and_numbers_of_the_command_tell_nobody(newer_key):
    out = StringIO()
    call_command("kpact_rotate_keys", "--index", stdout=out)
    newest, older = (key.id for key in get_keys())
    assert out.getvalue().splitlines() == [
        f"3 rows are sealed again with the key {newest}.",
        "3 people are found by it.",
    ]
    assert "example.org" not in out.getvalue()


def test_without_a_key_the_command_says_how_to_make_one(db, use_keys):
    use_keys()
    with pytest.raises(CommandError, match="kpact_generate_key"):
        call_command("kpact_rotate_keys")


# The blind index


def test_people_are_found_by_the_newest_key_and_their_log_follows(newer_key):  # E2
    gone = ConsentEvent.objects.create(what="confirmed", person_index="")
    report = rotate("--index")
    newest = get_keys()[0]
    assert report["index"]["changed"] == 3
    assert report["older"] == {}
    state = SuiteState.load()
    assert (state.index_key, state.forms_paused_at) == (newest.id, None)
    for person in Subscriber.objects.all():
        expected = crypto.blind_index(person.address())
        assert (person.address_index, person.index_key) == expected
        assert person.events.get().person_index == person.address_index
    gone.refresh_from_db()
    assert gone.person_index == ""


def test_a_person_is_not_twice_after_it(newer_key):
    rotate("--index")
    sign_up("ada@example.org")
    assert Subscriber.objects.count() == 3


def test_hashes_without_a_plaintext_keep_their_key_and_are_found(newer_key):  # B5
    newest, older = get_keys()
    index = older.index("gone@example.org", "address")
    Suppression.objects.create(address_index=index, key_id=older.id, reason="do_not_mail")
    ConsentEvent.objects.create(what="confirmed", person_index=index)
    report = rotate("--index")
    assert report["older"] == {older.id: 1}
    kept = Suppression.objects.get()
    assert (kept.address_index, kept.key_id) == (index, older.id)
    assert index in crypto.blind_indexes("gone@example.org")
    assert ConsentEvent.objects.filter(person_index=index).count() == 1


def test_what_the_living_wished_follows_them(newer_key):  # B5
    newest, older = get_keys()
    for person in Subscriber.objects.order_by("pk")[:2]:
        reason = "do_not_mail" if person.address() == "ada@example.org" else "bounce"
        suppress(person.address_index, reason, person.index_key, person.address())
    LedgerEntry.objects.all().delete()  # they need the key of their time
    assert rotate("--index")["older"] == {}
    for person in Subscriber.objects.order_by("pk")[:2]:
        row = Suppression.objects.get(address_index=person.address_index)
        assert row.key_id == newest.id
    assert suppressed_among(["ada+2@example.org", "bo+2@example.org"]) == {"ada+2@example.org"}
    assert Suppression.objects.filter(cap_index="").count() == 1


def test_who_is_allowed_again_after_it_can_join_again(newer_key, home):
    person = Subscriber.objects.first()
    joined = Subscription.objects.create(
        subscriber=person, mailing_list=make_list(), state="confirmed"
    )
    actions.stop(person, actions.Occasion())
    rotate("--index")
    actions.allow(Suppression.objects.get(), actions.Occasion())
    joined.refresh_from_db()
    assert joined.state == "unsubscribed"
    assert not is_suppressed(person.address())


def test_two_suppressions_of_one_address_become_the_wider(newer_key):
    newest, older = get_keys()
    address = "ada@example.org"
    for key, reason in ((older, "do_not_mail"), (newest, "bounce")):
        suppress(key.index(address, "address"), reason, key.id, address)
    rotate("--index")
    row = Suppression.objects.get()
    assert (row.key_id, row.reason) == (newest.id, "do_not_mail")
    assert is_suppressed("ada+2@example.org")


def test_forms_are_paused_from_the_first_row_to_the_last(newer_key, monkeypatch):
    told = []
    original = rotation.compare_and_set

    def compare_and_set(*args):
        told.append(crypto.forms_are_paused())
        return original(*args)

    monkeypatch.setattr(rotation, "compare_and_set", compare_and_set)
    assert not crypto.forms_are_paused()
    rotation.reindex()
    assert told == [True] * 3
    assert not crypto.forms_are_paused()


def test_with_a_missing_key_forms_are_not_even_paused(newer_key, use_keys):
    use_keys(generate())
    with pytest.raises(CommandError, match="--leave-unreadable"):
        call_command("kpact_rotate_keys", "--index")
    assert SuiteState.load().forms_paused_at is None


def test_a_site_that_lost_a_key_can_go_on(newer_key, use_keys):
    use_keys(generate())
    report = rotate("--index", "--leave-unreadable", code=1)
    assert report["index"]["key_missing"] == 3
    assert sign_up("new@example.org") == "done"
    assert Subscriber.objects.count() == 4


def test_two_rows_that_are_one_person_are_named_and_left(newer_key):
    newest = get_keys()[0]
    ada = next(one for one in Subscriber.objects.all() if one.address() == "ada@example.org")
    index = newest.index("ada@example.org", "address")
    other = Subscriber(address_index=index, index_key=newest.id, language="en")
    other.sealed_address = crypto.seal("ada@example.org", *other.place())
    other.save()
    report = rotate("--index", code=1)
    assert report["index"]["twice"] == [f"kpact_mailing_list.Subscriber {ada.pk}"]
    assert report["index"]["changed"] == 2
