"""A client may send so many forms a day, and nothing says who it was."""

import logging
import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from kpact_wagtail.guard import count_client
from kpact_wagtail.guard.clients import find_client, purge_clients
from kpact_wagtail.models import ClientCount

V4, V6 = "198.51.100.77", "2001:db8:aa:bb:1:2:3:4"
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def post(address=V4, forwarded=None):
    headers = {"x-forwarded-for": forwarded} if forwarded is not None else {}
    return RequestFactory().post("/", REMOTE_ADDR=address, headers=headers)


@pytest.fixture
def suite(settings):
    """Sets settings of the suite."""

    def use(**given):
        settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, **given}

    use(CLIENT_LIMIT=3)
    return use


def sent(times, request, scope="petition"):
    return [count_client(request, scope) for _ in range(times)]


def test_the_forms_above_the_limit_are_told_apart(db, suite):  # A7
    assert sent(5, post()) == [True, True, True, False, False]


def test_clients_forms_and_days_have_counts_of_their_own(db, suite):
    with time_machine.travel(NOON):
        assert not all(sent(4, post()))
        assert count_client(post("198.51.100.78"), "petition")
        assert count_client(post(), "list:1")
    with time_machine.travel(NOON + timedelta(hours=12)):
        assert count_client(post(), "petition")


def test_a_count_costs_one_query(db, suite, django_assert_num_queries):
    for _ in range(5):
        with django_assert_num_queries(1):
            count_client(post(), "petition")


def test_the_hash_of_a_client_is_another_for_each_form_and_day(db, suite):
    for day in range(3):
        with time_machine.travel(NOON + timedelta(days=day)):
            for scope in ("petition", "list:1"):
                count_client(post(), scope)
    assert ClientCount.objects.count() == 6
    assert len(set(ClientCount.objects.values_list("client", flat=True))) == 6


def test_a_network_of_ipv6_is_one_client():
    same = {find_client(post(f"2001:db8:aa:bb:{tail}")) for tail in ("1:2:3:4", ":5", "ffff:0:0:1")}
    assert same == {"2001:db8:aa:bb::/64"}
    assert find_client(post("2001:db8:aa:bc::1")) not in same


@pytest.mark.parametrize(
    "written",
    [V4, f"::ffff:{V4}", f"[::ffff:{V4}]:4711", f"{V4}:4711", f" {V4} ", "::ffff:c633:644d"],
)
def test_an_address_is_the_same_in_all_its_spellings(written):
    assert find_client(post(written)) == V4


@pytest.mark.parametrize("written", [V6, f"[{V6}]", f"[{V6}]:80", f"{V6}%eth0", V6.upper()])
def test_an_address_of_ipv6_too(written):
    assert find_client(post(written)) == "2001:db8:aa:bb::/64"


INNER = ["127.0.0.1", "10.1.2.3", "192.168.0.9", "172.20.0.1", "100.64.0.1", "169.254.1.1"]
INNER += ["0.0.0.0", "::1", "::", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1"]
ODD = ["", "unix:", "/run/app.sock", "unknown", "_hidden", "1.2.3", "1.2.3.4.5", "[", "]:", ":::"]


@pytest.mark.parametrize("address", [*INNER, *ODD, None])
def test_nobody_is_locked_out_where_clients_cannot_be_told_apart(
    db, suite, address, django_assert_num_queries
):
    with django_assert_num_queries(0):
        assert all(sent(10, post(address)))


def test_a_request_without_any_address_is_let_in(db, suite):
    request = post()
    del request.META["REMOTE_ADDR"]
    assert all(sent(10, request))


def test_a_forwarded_address_is_not_believed_by_default(suite):  # A7
    assert find_client(post(V4, forwarded="203.0.113.5")) == V4


@pytest.mark.parametrize(
    ("proxies", "forwarded", "client"),
    [
        (1, "203.0.113.5", "203.0.113.5"),
        (1, "192.0.2.1, 203.0.113.5", "203.0.113.5"),
        (2, "192.0.2.1, 203.0.113.5", "192.0.2.1"),
        (2, "6.6.6.6, 192.0.2.1, 203.0.113.5", "192.0.2.1"),
        (2, "203.0.113.5", "203.0.113.5"),
        (1, "192.0.2.1,[2001:db8::1]:80", "2001:db8::/64"),
        (1, "", V4),
        (1, None, V4),
        (1, "192.0.2.1, nonsense", None),
        (1, ",", V4),
        (1, "192.0.2.1, 10.0.0.1", None),
    ],
)
def test_behind_proxies_the_hop_they_wrote_counts(suite, proxies, forwarded, client):
    suite(TRUSTED_PROXIES=proxies)
    assert find_client(post(V4, forwarded)) == client


@given(address=st.text(), forwarded=st.text())
def test_no_address_is_odd_enough_to_raise(address, forwarded):
    request = post(V4, None)
    request.META |= {"REMOTE_ADDR": address, "HTTP_X_FORWARDED_FOR": forwarded}
    find_client(request)


def test_counts_are_forgotten_after_their_day(db, suite):
    with time_machine.travel(NOON - timedelta(days=1)):
        sent(2, post())
    with time_machine.travel(NOON):
        sent(1, post())
        assert purge_clients() == {"deleted": 1}
        assert list(ClientCount.objects.values_list("number", flat=True)) == [1]
    with time_machine.travel(NOON.replace(hour=23, minute=59, second=59)):
        assert purge_clients() == {"deleted": 0}
    with time_machine.travel(NOON.replace(hour=0) + timedelta(days=1)):
        assert purge_clients() == {"deleted": 1}


def everything_stored():
    """All rows of all tables, and the whole cache, as text."""
    kept = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            kept += [repr(cursor.fetchall())]
    return "\n".join([*kept, repr(caches["default"]._cache)])


@pytest.mark.parametrize("address", [V4, V6])
def test_the_address_of_a_client_is_in_no_table_cache_or_log(db, suite, caplog, address):  # A7
    suite(TRUSTED_PROXIES=1)
    caches["default"].set("key", b"planted")
    caplog.set_level(logging.DEBUG, "django.db.backends")
    caplog.set_level(logging.DEBUG)
    with CaptureQueriesContext(connection):
        sent(5, post("10.0.0.1", forwarded=address))
    kept = everything_stored()
    assert "planted" in kept
    client = ClientCount.objects.get().client
    assert client in kept
    assert client in caplog.text  # the log has every query
    for trace in (address, address[:12], "x-forwarded"):
        assert trace not in kept
        assert trace not in caplog.text


@pytest.mark.postgres
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs threads that share tables")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_forms_sent_at_once_are_all_counted(suite):
    suite(CLIENT_LIMIT=10)
    barrier, within = threading.Barrier(8), []

    def send():
        barrier.wait()
        within.extend(sent(5, post()))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(within) == [False] * 30 + [True] * 10
    assert ClientCount.objects.get().number == 40
