"""kpact_status and kpact/health/ say whether all is well, to those who may know, and never fail."""

import json
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone

from kpact_wagtail.guard.stamps import today
from kpact_wagtail.health import ALARM, LATE, OK, WARN, Finding, collect, worst
from kpact_wagtail.models import ClientCount, Lease
from kpact_wagtail.tick import TICK, run_due

URL = "/kpact/health/"
SECRET = "a secret of the monitor’s"
CANARY = "maya@example.org"
ME = "tests.test_health"


def all_well():
    return Finding("petition", text="All is well.", number=3)


def two_warnings():
    yield Finding("first", WARN, "Look at this.")
    yield Finding("second", WARN, "And at that.", 7)


def an_alarm():
    return [Finding("petition", ALARM, "It stands still.")]


def broken():
    raise ValueError(CANARY)


@pytest.fixture
def looks(monkeypatch):
    """Makes these functions the only ones that look."""

    def use(*functions):
        for config in apps.get_app_configs():
            monkeypatch.setattr(config, "kpact_health", [], raising=False)
        paths = [f"{ME}.{function.__name__}" for function in functions]
        monkeypatch.setattr(apps.get_app_config("testapp"), "kpact_health", paths)

    return use


@pytest.fixture
def secret(settings):
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "HEALTH_SECRET": SECRET}
    return {"authorization": f"Bearer {SECRET}".encode().decode("latin-1")}


@contextmanager
def database_down():
    def refuse(*args):
        raise OperationalError(f"could not connect as {CANARY}")

    with connection.execute_wrapper(refuse):
        yield


def status(*options):
    out = StringIO()
    try:
        call_command("kpact_status", *options, stdout=out, no_color=True)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


def found(name):
    return next(finding for finding in collect() if finding.name == name)


# What is found


def test_all_is_well_after_a_tick(db):
    run_due()
    told = {finding.name: finding for finding in collect()}
    for name in ("database", "tick", "clients", "keys"):
        assert told[name].level == OK
    assert all(finding.text for finding in told.values())


def test_a_tick_that_never_ran_or_stopped_is_a_warning(db):  # H7
    assert found("tick").level == WARN
    assert "never" in found("tick").text
    lease = Lease.objects.create(
        name=TICK, finished_at=timezone.now() - LATE + timedelta(seconds=9)
    )
    assert (found("tick").level, found("tick").number) == (OK, 14)
    lease.finished_at -= timedelta(seconds=10)
    lease.save()
    assert (found("tick").level, found("tick").number) == (WARN, 15)


def test_a_job_that_failed_is_named_with_the_class_of_its_error(db):
    Lease.objects.create(name="clients", failed=True, result={"error": "OperationalError"})
    Lease.objects.create(name="of an app that has gone", failed=True)
    assert found("jobs").level == WARN
    assert found("jobs").text == "Failed at the last run: clients (OperationalError)."
    assert found("jobs").number == 1


@pytest.mark.parametrize(
    ("counts", "level"),
    [([60], OK), ([61], WARN), ([61, 60], OK), ([600, 60], WARN), ([600, 67], OK), ([], OK)],
)
def test_one_client_that_sends_nearly_everything_may_be_a_proxy(db, counts, level):
    for place, number in enumerate(counts):
        ClientCount.objects.create(client=str(place), scope="x", day=today(), number=number)
    ClientCount.objects.create(client="1", scope="x", day=today() - timedelta(days=1), number=999)
    assert found("clients").level == level


def test_an_app_adds_its_own_and_a_look_that_fails_is_an_alarm(db, looks):
    looks(all_well, two_warnings, broken)
    names = [(finding.name, finding.level) for finding in collect()]
    assert names[1:] == [("petition", OK), ("first", WARN), ("second", WARN), ("broken", ALARM)]
    assert CANARY not in str(collect())
    assert worst(collect()) == ALARM


def test_a_database_that_is_down_is_the_one_finding(db):
    with database_down():
        assert [(finding.name, finding.level) for finding in collect()] == [("database", ALARM)]
        assert CANARY not in str(collect())


# The command


@pytest.mark.parametrize(
    ("looking", "code"),
    [([all_well], 0), ([all_well, two_warnings], 1), ([two_warnings, an_alarm], 2)],
)
def test_the_exit_code_is_that_of_the_worst(db, looks, looking, code):
    looks(*looking)
    assert status()[0] == code
    assert status("--json")[0] == code


def test_the_command_prints_a_table(db, looks):
    looks(all_well, two_warnings)
    assert status()[1].splitlines() == [
        "ok     database          The database answers.",
        "ok     petition       3  All is well.",
        "warn   first             Look at this.",
        "warn   second         7  And at that.",
    ]


def test_a_long_sentence_stays_in_its_column(db, looks, monkeypatch):
    looks(all_well)
    monkeypatch.setattr(f"{ME}.all_well", lambda: Finding("petition", WARN, "word " * 40))
    lines = status()[1].splitlines()[1:]
    assert len(lines) > 2
    assert {line.index("word") for line in lines} == {25}
    assert max(map(len, lines)) <= 88


def test_the_command_prints_json(db, looks):
    looks(all_well)
    told = json.loads(status("--json")[1])
    assert told["status"] == "ok"
    assert told["findings"][1] == {
        "name": "petition",
        "level": "ok",
        "text": "All is well.",
        "number": 3,
    }


def test_the_command_speaks_when_the_database_does_not(db):
    with database_down():
        code, told = status()
    assert code == 2
    assert "OperationalError" in told
    assert CANARY not in told


# The view


def test_a_monitor_with_the_secret_may_read_it(client, db, looks, secret):  # H7
    looks(all_well)
    response = client.get(URL, headers=secret)
    assert response.status_code == 200
    assert response.json()["findings"][1]["text"] == "All is well."
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("looking", "code"), [(all_well, 200), (two_warnings, 200), (an_alarm, 503), (broken, 503)]
)
def test_an_alarm_is_503(client, db, looks, secret, looking, code):
    looks(looking)
    assert client.get(URL, headers=secret).status_code == code


@pytest.mark.parametrize(
    "authorization",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        f"Basic {SECRET}",
        SECRET,
        "Bearer \xff",
        "bearer None",
    ],
)
def test_others_find_nothing_there(client, db, secret, authorization):
    header = authorization.encode().decode("latin-1")
    response = client.get(URL, headers={"authorization": header})
    assert response.status_code == 404
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer "])
def test_without_a_secret_in_the_settings_no_secret_fits(client, db, authorization):
    assert client.get(URL, headers={"authorization": authorization}).status_code == 404


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, 404),
        ({"is_staff": True}, 200),
        ({"is_staff": True, "is_active": False}, 404),
    ],
)
def test_staff_may_read_it_signed_in(client, db, looks, fields, code):
    looks(all_well)
    client.force_login(get_user_model().objects.create_user("una", **fields))
    assert client.get(URL).status_code == code


def test_it_answers_503_when_the_database_is_down(client, db, secret, admin_user):  # H7
    client.force_login(admin_user)
    with database_down():
        with_secret, signed_in = client.get(URL, headers=secret), client.get(URL)
    assert with_secret.status_code == 503
    assert with_secret.json()["findings"][0]["name"] == "database"
    assert CANARY not in with_secret.content.decode()
    assert signed_in.status_code == 503
