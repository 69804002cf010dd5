"""``kill -9`` while somebody signs up: they are written down with their mail, or not at all (H1)."""

import signal

import pytest
from django.db import connection  # noqa: F401 - for skipif

from kpact_wagtail.mailing_list.models import ConsentEvent, Subscriber, Subscription
from kpact_wagtail.outbox.models import Message

from .lists import make_list, ticket_of
from .outbox.worker import finish, start

pytestmark = [
    pytest.mark.slow,
    pytest.mark.postgres,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs processes that share"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
TABLES = [Subscriber, Subscription, ConsentEvent, Message]


@pytest.mark.parametrize(("point", "rows"), [("before_commit", 0), ("after_commit", 1)])
def test_all_of_it_is_there_or_nothing(home, tmp_path, point, rows):
    letters, mark = make_list(), tmp_path / "mark"
    worker = start("sign_up", ticket_of(letters), crash_at=point, mark=mark)
    _out, err = worker.communicate(timeout=120)
    assert worker.returncode == -signal.SIGKILL, err
    assert mark.read_text() == point
    assert [table.objects.count() for table in TABLES] == [rows] * 4
    assert finish(start("sign_up", ticket_of(letters))) == {"status": 303}
    assert [Subscriber.objects.count(), Subscription.objects.count()] == [1, 1]
    assert Message.objects.count() == 1  # pressing again is no second mail
