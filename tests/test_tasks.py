"""A worker is told to look, after commit, where there is one; nothing is done in the request."""

import importlib
import sys

import pytest
from django.db import transaction

from kpact_wagtail import tasks
from kpact_wagtail.models import Lease
from kpact_wagtail.tick import TICK

HOME = "django.tasks" if importlib.util.find_spec("django.tasks") else "django_tasks"
Base = importlib.import_module(f"{HOME}.backends.base").BaseTaskBackend
CANARY = "maya@example.org"
enqueued = []


class QueueBackend(Base):
    """A real queue, as far as we can see: somebody else runs what is put there."""

    def enqueue(self, task, args, kwargs):
        enqueued.append((task.func.__name__, args, kwargs))


class BrokenBackend(Base):
    def enqueue(self, task, args, kwargs):
        raise ConnectionError(f"cannot reach redis://{CANARY}")


def backends(*names):
    return [f"{home}.backends.{name}" for home in sorted({"django_tasks", HOME}) for name in names]


@pytest.fixture
def use(settings, monkeypatch):
    """Sets the backend of TASKS; the task is made anew, as in a process that starts."""
    enqueued.clear()

    def use(backend=None, **more):
        if backend:
            settings.TASKS = {"default": {"BACKEND": backend, **more}}
        elif hasattr(settings, "TASKS"):
            del settings.TASKS
        monkeypatch.delitem(sys.modules, "kpact_wagtail.tick_task", raising=False)

    return use


@pytest.fixture
def poke(db, django_capture_on_commit_callbacks):
    """Calls tick_soon() in a transaction that is committed."""

    def poke():
        with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
            tasks.tick_soon()
            assert not enqueued

    return poke


def test_a_worker_is_told_after_commit_and_told_nothing_else(use, poke):  # H6
    use(f"{__name__}.QueueBackend")
    poke()
    assert enqueued == [("tick", (), {})] or enqueued == [("tick", [], {})]


@pytest.mark.parametrize(
    "backend", [None, *backends("immediate.ImmediateBackend", "dummy.DummyBackend")]
)
def test_without_a_worker_nothing_runs_in_the_request(use, poke, backend, caplog):  # H6
    use(backend)
    poke()
    assert not Lease.objects.exists()
    assert not caplog.records


def test_what_was_rolled_back_tells_nobody(use, db, django_capture_on_commit_callbacks):
    use(f"{__name__}.QueueBackend")
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            tasks.tick_soon()
            transaction.set_rollback(True)
    assert enqueued == []


@pytest.mark.parametrize(
    ("backend", "more"),
    [
        (f"{__name__}.BrokenBackend", {}),
        ("no.such.Backend", {}),
        (f"{__name__}.QueueBackend", {"QUEUES": ["pictures"]}),
    ],
)
def test_a_queue_that_is_down_or_set_wrongly_is_logged_and_keeps_nobody_waiting(
    use, poke, caplog, backend, more
):
    use(backend, **more)
    poke()
    assert enqueued == []
    assert "No worker could be told, cron will do it" in caplog.text
    assert CANARY not in caplog.text


def test_the_task_does_what_the_command_does(db):
    from kpact_wagtail.tick_task import tick

    tick.call()
    assert Lease.objects.get(name=TICK).finished_at
