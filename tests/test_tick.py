"""kpact_tick runs what is due, one process at a time, and a fault in one job is no fault of others."""

import json
import logging
import os
import signal
import threading
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone

from kpact_wagtail import leases
from kpact_wagtail.crypto import NoKey
from kpact_wagtail.models import Lease
from kpact_wagtail.tick import TICK, Job, find_jobs, run_due

CANARY = "maya@example.org"
calls = []


def work():
    calls.append("work")
    return {"sent": 2, "share": 0.5, "to": CANARY, "list": [CANARY], "odd": float("nan")}


def other():
    calls.append("other")


def fail():
    calls.append("fail")
    raise ValueError(f"cannot mail {CANARY}")


def fail_for_the_database():
    raise OperationalError(CANARY)


def fail_for_the_keys():
    raise NoKey("none")


def tick_within():
    calls.append("outer")
    calls.append([result.state for result in run_due()])


def lose_the_lease():
    Lease.objects.filter(name="lose").update(holder=uuid4(), until=timezone.now() + HOUR)
    return {"sent": 1}


def stop_politely():
    os.kill(os.getpid(), signal.SIGTERM)
    calls.append("finished")


def stop_by_key():
    os.kill(os.getpid(), signal.SIGINT)
    calls.append("finished")


def end_own_connection():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


HOUR = timedelta(hours=1)
ME = "tests.test_tick"


@pytest.fixture
def jobs(monkeypatch):
    """Makes these the only jobs there are: functions of this module, or Jobs."""
    calls.clear()

    def use(*given):
        for config in apps.get_app_configs():
            monkeypatch.setattr(config, "kpact_jobs", [], raising=False)
        made = [
            job if isinstance(job, Job) else Job(job.__name__, f"{ME}.{job.__name__}")
            for job in given
        ]
        monkeypatch.setattr(apps.get_app_config("testapp"), "kpact_jobs", made)

    return use


def daily(function, **more):
    return Job(function.__name__, f"{ME}.{function.__name__}", every=timedelta(days=1), **more)


def tick(*options):
    """The exit code, what was printed, and what was printed as an error."""
    out, err = StringIO(), StringIO()
    try:
        call_command("kpact_tick", *options, stdout=out, stderr=err)
    except SystemExit as end:
        return end.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


# What is due


def test_every_app_says_what_it_wants_done():
    names = [job.name for job in find_jobs()]
    assert "clients" in names
    assert len(set(names)) == len(names)
    for job in find_jobs():
        assert len(job.name) <= Lease._meta.get_field("name").max_length


def test_every_job_of_the_suite_can_be_run(db):
    assert {result.state for result in run_due()} == {"ran"}


def test_a_job_runs_when_its_time_has_passed_and_not_before(db, jobs):
    jobs(daily(work), other)
    now = timezone.now()
    for later in (
        timedelta(0),
        HOUR,
        timedelta(hours=23, minutes=59),
        timedelta(days=1, seconds=2),
    ):
        with time_machine.travel(now + later):
            run_due()
    assert calls == ["work", "other", "other", "other", "work", "other"]


def test_a_tick_with_nothing_due_costs_four_queries(db, jobs, django_assert_max_num_queries):
    jobs(daily(work), daily(other))
    run_due()
    with django_assert_max_num_queries(6):  # with the savepoint of the last
        assert run_due() == []


def test_numbers_are_kept_and_nothing_else(db, jobs):
    jobs(work)
    assert run_due()[0].counts == {"sent": 2, "share": 0.5}
    lease = Lease.objects.get(name="work")
    assert lease.result == {"sent": 2, "share": 0.5}
    assert (lease.failed, lease.holder, lease.until) == (False, None, None)


# Faults


def test_a_failing_job_stops_no_other_and_its_error_is_told_by_class_only(db, jobs, caplog):
    jobs(fail, work)
    with caplog.at_level(logging.DEBUG):
        states = [(result.job, result.state, result.error) for result in run_due()]
    assert states == [("fail", "failed", "ValueError"), ("work", "ran", "")]
    assert "The job fail failed: ValueError" in caplog.messages
    assert CANARY not in caplog.text
    lease = Lease.objects.get(name="fail")
    assert (lease.failed, lease.result) == (True, {"error": "ValueError"})
    assert CANARY not in str(Lease.objects.values())


def test_a_job_that_is_not_there_fails_alone(db, jobs):
    jobs(Job("gone", "tests.test_tick.gone"), work)
    assert [result.error for result in run_due()] == ["ImportError", ""]


def test_a_daily_job_that_failed_is_tried_again_soon_and_not_at_once(db, jobs):
    jobs(daily(fail))
    now = timezone.now()
    for minutes in (0, 1, 14, 16, 17, 32):
        with time_machine.travel(now + timedelta(minutes=minutes)):
            run_due()
    assert calls == ["fail"] * 3


@pytest.mark.parametrize("minutes", [14, 16])
def test_a_daily_job_whose_process_died_is_taken_over_when_its_lease_ends(db, jobs, minutes):
    now = timezone.now()
    began = now - timedelta(minutes=minutes)
    Lease.objects.create(
        name="work", holder=uuid4(), started_at=began, until=began + timedelta(minutes=15)
    )
    jobs(daily(work))
    run_due()
    assert calls == (["work"] if minutes > 15 else [])


def test_a_lease_from_a_clock_that_was_wrong_does_not_last_for_years(db, jobs):
    ahead = timezone.now() + timedelta(days=4000)
    Lease.objects.create(name="work", holder=uuid4(), started_at=ahead, until=ahead)
    jobs(daily(work))
    run_due()
    assert calls == ["work"]


# One at a time


def test_a_tick_while_a_job_runs_leaves_it_alone(db, jobs):
    jobs(tick_within)
    assert [result.state for result in run_due()] == ["ran"]
    assert calls == ["outer", ["busy"]]


def test_work_that_is_shared_out_waits_for_nobody(db, jobs):
    shared = Job("work", f"{ME}.work", alone=False)
    jobs(shared)
    run_due()
    assert leases.acquire(shared)  # and its process dies
    assert [result.state for result in run_due()] == ["ran"]
    assert calls == ["work", "work"]


def test_who_was_taken_over_does_not_give_back_the_lease_of_another(db, jobs):
    jobs(Job("lose", f"{ME}.lose_the_lease"))
    run_due()
    lease = Lease.objects.get(name="lose")
    assert lease.holder
    assert lease.finished_at is None


def test_who_looked_before_another_finished_does_not_run_the_job_again(db, jobs):
    job = daily(work)
    jobs(job)
    assert leases.find_due([job]) == [job]
    run_due()
    assert leases.acquire(job) is None


@pytest.mark.postgres
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs threads that share tables")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_many_ticks_at_once_one_runs_the_job(jobs):
    job = daily(work)
    jobs(job)
    for _ in range(10):
        Lease.objects.all().delete()
        calls.clear()
        barrier = threading.Barrier(8)

        def start(barrier=barrier):
            barrier.wait()
            run_due()
            connection.close()

        threads = [threading.Thread(target=start) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert calls == ["work"]


# The command


def test_the_command_tells_what_was_done(db, jobs):
    jobs(work, other)
    code, out, err = tick()
    assert (code, err) == (0, "")
    assert out == "work: sent 2, share 0.5\nother: ran\n"


def test_for_cron_it_is_silent_unless_a_job_fails(db, jobs):
    jobs(work)
    assert tick("-v", "0") == (0, "", "")
    jobs(work, fail)
    assert tick("-v", "0") == (1, "", "fail: failed (ValueError)\n")


def test_the_command_prints_one_object_a_line(db, jobs):
    jobs(work, fail)
    code, out, err = tick("--json")
    first, second = map(json.loads, out.splitlines())
    assert code == 1
    assert (first["job"], first["state"], first["counts"]["sent"]) == ("work", "ran", 2)
    assert (second["job"], second["error"]) == ("fail", "ValueError")
    assert CANARY not in out + err


def test_the_exit_code_is_two_where_nothing_could_run(db, jobs, monkeypatch):
    jobs(fail_for_the_keys)
    assert tick()[0] == 2
    jobs(fail_for_the_keys, fail_for_the_database)
    assert tick()[0] == 2
    jobs(fail_for_the_keys, work)
    assert tick()[0] == 1
    monkeypatch.setattr(leases, "find_due", lambda jobs: fail_for_the_database())
    code, out, err = tick()
    assert code == 2
    assert "Nothing can run without the database: OperationalError" in err
    assert CANARY not in out + err


@pytest.mark.parametrize("stop", [stop_politely, stop_by_key])
def test_a_loop_finishes_the_job_at_hand_and_begins_no_other(db, jobs, stop):
    handlers = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    jobs(stop, other)
    assert tick("--loop", "0.1")[0] == 0
    assert calls == ["finished"]
    assert Lease.objects.get(name=stop.__name__).finished_at
    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)] == handlers


def test_a_loop_goes_on_when_the_database_was_away(db, jobs, monkeypatch, caplog):
    jobs(other, stop_politely)
    find, times = leases.find_due, []

    def find_later(jobs):
        times.append(1)
        return find(jobs) if len(times) > 2 else fail_for_the_database()

    monkeypatch.setattr(leases, "find_due", find_later)
    assert tick("--loop", "0.1")[0] == 0
    assert calls == ["other", "finished"]
    assert caplog.messages.count("Nothing can run without the database: OperationalError") == 2


@pytest.mark.postgres
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no connection to end")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_connection_that_ends_within_a_job_costs_that_job_only(jobs):
    jobs(end_own_connection, other)
    assert [result.state for result in run_due()] == ["failed", "ran"]
    assert Lease.objects.get(name="end_own_connection").failed


def test_a_job_of_an_app_that_has_gone_is_forgotten_after_a_month(db, jobs):
    jobs(work)
    now = timezone.now()
    for name, days in (("old", 31), ("recent", 29), ("work", 99), (TICK, 99)):
        Lease.objects.create(name=name, started_at=now - timedelta(days=days))
    assert leases.purge_leases() == {"deleted": 1}
    assert set(Lease.objects.values_list("name", flat=True)) == {"recent", "work", TICK}
