"""A provider on this machine, kinds of mail to send through it, and a watch over the log."""

import logging

import pytest

from kpact_wagtail.outbox import actions
from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.outbox.models import Message
from tests.outbox import kinds, ways
from tests.outbox.provider import Provider


@pytest.fixture(autouse=True)
def test_kinds():
    kinds.forget()
    kinds.register()
    yield
    kinds.unregister()


@pytest.fixture(autouse=True)
def nobody_is_named_in_the_log(caplog):  # C4
    caplog.set_level(logging.DEBUG)
    yield
    told = "\n".join(
        f"{record.getMessage()} {record.exc_info or ''} {record.args}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.name != "mail.log"  # that of the SMTP server, which is not ours
    )
    assert kinds.CANARY not in told


@pytest.fixture
def provider(settings):
    with Provider() as provider:
        ways.use(settings, ways.POSTMARK)
        settings.ANYMAIL = provider.anymail
        yield provider


@pytest.fixture
def queue(db):
    """Queue a mail of a kind to each of some people, and give the messages."""

    def put(*numbers, kind="greeting", language="en", **more):
        for number in numbers:
            actions.queue(kind, number, site_id=None, language=language, **more)
        return list(Message.objects.filter(kind=kind, object_id__in=numbers).order_by("id"))

    return put


@pytest.fixture
def send(queue):
    """Queue to one person, drain, and give the message as it then is."""

    def put(number=1, **more):
        queue(number, **more)
        drain()
        return Message.objects.filter(object_id=number).latest("id")

    return put


@pytest.fixture
def admins(settings):
    settings.ADMINS = ["admin@example.net"]
    return settings.ADMINS
