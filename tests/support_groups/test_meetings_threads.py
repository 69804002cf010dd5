"""Two who write down the meetings of a group at once, on a database with rows to lock."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError, local

import pytest
from django.db import connection

from kpact_wagtail.support_groups import actions
from kpact_wagtail.support_groups.models import Occurrence
from tests.test_signup_threads import Crowd

from .build import add_group

pytestmark = [
    pytest.mark.slow,
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs rows that lock"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def group(home):
    return add_group(home)


@pytest.fixture
def slowly(group, monkeypatch):
    """Whoever has read what is stored waits for the other to have read it too, if that can be."""
    identify, both, thread = actions.identify, Barrier(2), local()

    def wait_once(row):
        if not hasattr(thread, "waited"):
            thread.waited = True
            with suppress(BrokenBarrierError):
                both.wait(3)
        return identify(row)

    monkeypatch.setattr(actions, "identify", wait_once)


def test_two_at_once_store_every_meeting_once(group, slowly):
    number = Occurrence.objects.count()
    Occurrence.objects.all().delete()
    with Crowd(2) as crowd:
        calls = [lambda: actions.store_meetings(group)] * 2
        assert crowd.at_once(calls)[0] == number
    assert number > 0
    assert Occurrence.objects.count() == number
