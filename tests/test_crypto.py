"""A sealed value opens in its own row with its own key, and otherwise tells nothing."""

import logging
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from kpact_wagtail import crypto
from kpact_wagtail.keys import generate
from kpact_wagtail.mailing_list.models import Subscriber
from kpact_wagtail.models import KeyRecord, SuiteState

LABEL = "mysite.Person"
ROW = UUID("6ff2ab07-64a4-4c0c-9c39-06cc3d2d9d5c")
ADDRESS = "canary.bird@example.org"


@pytest.fixture
def use_keys(settings):
    def use_keys(*keys):
        settings.KPACT_WAGTAIL = {"KEYS": list(keys)}

    return use_keys


def add_person(address=ADDRESS, name=""):
    index, key_id = crypto.blind_index(address)
    person = Subscriber(address_index=index, index_key=key_id, language="en")
    person.sealed_address = crypto.seal(address, *person.place())
    person.sealed_name = crypto.seal(name, *person.place()) if name else b""
    person.save()
    return person


# Sealing


@given(st.text(), st.uuids(), st.text(max_size=30))
def test_what_is_sealed_can_be_opened(text, uuid, label):
    assert crypto.open_sealed(crypto.seal(text, label, uuid), label, uuid) == text


def test_the_layout_is_version_key_nonce_and_ciphertext():
    sealed = crypto.seal(ADDRESS, LABEL, ROW)
    assert sealed[0] == 1
    assert sealed[1:5].hex() == crypto.get_keys()[0].id
    assert len(sealed) == 1 + 4 + 12 + len(ADDRESS) + 16


def test_the_same_text_is_sealed_differently_each_time():
    sealed = {crypto.seal(ADDRESS, LABEL, ROW) for _ in range(100)}
    assert len({value[5:17] for value in sealed}) == 100


def test_a_value_of_another_row_does_not_open():  # E1
    sealed = crypto.seal(ADDRESS, LABEL, ROW)
    for label, uuid in [(LABEL, uuid4()), ("mysite.Other", ROW), (LABEL + "\0", ROW)]:
        with pytest.raises(crypto.Unreadable):
            crypto.open_sealed(sealed, label, uuid)


@pytest.mark.django_db
def test_values_swapped_between_two_people_do_not_open():  # E1
    one, other = add_person(), add_person("other@example.org")
    one.sealed_address, other.sealed_address = other.sealed_address, one.sealed_address
    for person in (one, other):
        person.save()
        person.refresh_from_db()
        with pytest.raises(crypto.Unreadable):
            person.address()


def test_a_value_that_was_changed_anywhere_does_not_open():
    sealed = crypto.seal(ADDRESS, LABEL, ROW)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(crypto.Unreadable):
            crypto.open_sealed(changed, LABEL, ROW)


def test_a_value_that_was_cut_short_does_not_open():
    sealed = crypto.seal(ADDRESS, LABEL, ROW)
    for length in range(len(sealed)):
        with pytest.raises(crypto.Unreadable):
            crypto.open_sealed(sealed[:length], LABEL, ROW)


def test_the_wrong_key_is_named_and_nothing_else(use_keys):  # E1
    use_keys(right := generate())
    sealed = crypto.seal(ADDRESS, LABEL, ROW)
    right_id = crypto.get_keys()[0].id
    use_keys(generate())
    with pytest.raises(crypto.Unreadable) as raised:
        crypto.open_sealed(sealed, LABEL, ROW)
    assert raised.value.missing_key == right_id
    told = f"{raised.value} {raised.value!r} {raised.value.__cause__!r}"
    for secret in (ADDRESS, right, sealed.hex(), repr(sealed), sealed[17:].hex()):
        assert secret not in told


def test_a_key_never_shows_itself():
    key = crypto.get_keys()[0]
    assert repr(key) == f"<Key {key.id}>"
    assert key.raw.hex() not in f"{key} {key!r} {[key]}"


def test_a_damaged_value_misses_no_key():
    damaged = crypto.seal(ADDRESS, LABEL, ROW)[:-1] + b"\0"
    with pytest.raises(crypto.Unreadable) as raised:
        crypto.open_sealed(damaged, LABEL, uuid4())
    assert raised.value.missing_key == ""


def test_an_older_key_still_opens(use_keys):
    use_keys(older := generate())
    sealed = crypto.seal(ADDRESS, LABEL, ROW)
    use_keys(generate(), older)
    assert crypto.open_sealed(sealed, LABEL, ROW) == ADDRESS
    assert crypto.seal(ADDRESS, LABEL, ROW)[:5] != sealed[:5]


@pytest.mark.django_db
def test_the_database_holds_no_address_and_no_name():  # E1
    person = add_person(name="Canary")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {Subscriber._meta.db_table}")
        row = b" ".join(
            bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
            for value in cursor.fetchone()
        )
    assert bytes(person.sealed_address) in row  # it is looked at
    for word in (b"canary", b"Canary", b"example", ADDRESS.encode().hex().encode()):
        assert word not in row
    assert (person.address(), person.name()) == (ADDRESS, "Canary")


def test_thirty_two_threads_do_not_get_in_each_others_way(use_keys):  # E1
    keys = [generate() for _ in range(3)]
    use_keys(*keys)

    def seal_and_open(number):
        for turn in range(50):
            if number % 8 == 0:  # another process has changed the keys
                use_keys(*keys[turn % 3 :], *keys[: turn % 3])
            text, row = f"{number}-{turn}@example.org", uuid4()
            sealed = crypto.seal(text, LABEL, row)
            assert crypto.open_sealed(sealed, LABEL, row) == text
            with pytest.raises(crypto.Unreadable):
                crypto.open_sealed(sealed, LABEL, uuid4())
        return 50

    with ThreadPoolExecutor(32) as pool:
        assert sum(pool.map(seal_and_open, range(32))) == 32 * 50


def test_nothing_is_logged(caplog):
    with caplog.at_level(logging.DEBUG):
        sealed = crypto.seal(ADDRESS, LABEL, ROW)
        crypto.open_sealed(sealed, LABEL, ROW)
        with pytest.raises(crypto.Unreadable):
            crypto.open_sealed(sealed, LABEL, uuid4())
    assert caplog.records == []


# Blind indexes


@pytest.mark.django_db
def test_an_index_is_the_same_for_the_same_value_only():
    index, key_id = crypto.blind_index("a@example.org")
    assert crypto.blind_index("a@example.org") == (index, key_id)
    assert len(index) == 64
    others = [crypto.blind_index("b@example.org"), crypto.blind_index("a@example.org", "cap")]
    assert index not in dict(others)


@pytest.mark.django_db
def test_an_index_takes_one_query(django_assert_num_queries):
    crypto.get_state()
    with django_assert_num_queries(1):
        crypto.blind_index("a@example.org")
    with django_assert_num_queries(1):
        state = crypto.get_state()
    with django_assert_num_queries(0):
        crypto.blind_index("a@example.org", state=state)


@pytest.mark.django_db
def test_the_first_use_chooses_the_newest_key_and_remembers_it(use_keys):
    use_keys(generate(), generate())
    newest = crypto.get_keys()[0]
    assert crypto.blind_index("a@example.org")[1] == newest.id
    assert SuiteState.load().index_key == newest.id
    assert KeyRecord.objects.get().check_value == newest.check_value


@pytest.mark.django_db
def test_a_newer_key_does_not_change_how_people_are_found(use_keys):
    use_keys(older := generate())
    index = crypto.blind_index("a@example.org")
    use_keys(generate(), older)
    assert crypto.blind_index("a@example.org") == index
    assert KeyRecord.objects.count() == 2


@pytest.mark.django_db
def test_rows_of_any_key_can_be_looked_for(use_keys):  # B5
    use_keys(older := generate())
    index, _key_id = crypto.blind_index("a@example.org")
    use_keys(generate(), older)
    indexes = crypto.blind_indexes("a@example.org")
    assert len(set(indexes)) == 2
    assert indexes[1] == index


@pytest.mark.django_db
def test_without_the_index_key_nobody_is_looked_for(use_keys):
    use_keys(generate())
    key_id = crypto.blind_index("a@example.org")[1]
    use_keys(generate())
    with pytest.raises(crypto.NoKey, match=key_id):
        crypto.blind_index("a@example.org")


# Keys for other uses


def test_a_derived_key_belongs_to_its_purpose_and_context():
    keys = [
        crypto.derive("stamp"),
        crypto.derive("client"),
        crypto.derive("client", "2026-01-01"),
        crypto.derive("client", "2026-01-02"),
        crypto.derive("clien", "t2026-01-02"),
        crypto.derive("client", "2026", "-01-02"),
    ]
    assert len(set(keys)) == len(keys)
    assert {len(key) for key in keys} == {32}
    assert crypto.derive("stamp") == keys[0]


def test_keys_derived_before_a_newer_key_came_are_known_still(use_keys):
    use_keys(older := generate())
    derived = crypto.derive("stamp")
    use_keys(generate(), older)
    assert crypto.derive_each("stamp") == [crypto.derive("stamp"), derived]
