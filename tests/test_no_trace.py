"""What goes wrong names nobody: not in logs, error reports or the words of an exception."""

import logging

import pytest
from django.core import mail
from django.test import Client

from kpact_wagtail.crypto import Unreadable
from kpact_wagtail.keys import generate
from kpact_wagtail.mailing_list import actions
from kpact_wagtail.mailing_list.models import Subscriber, Subscription
from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.state import Lease

from . import traces
from .lists import ADDRESS, make_list, sign_up

pytestmark = pytest.mark.django_db


def test_the_search_for_traces_finds_them():
    row = Lease.objects.create(name="found", result={"to": ADDRESS})
    assert traces.in_tables() == [Lease._meta.db_table]
    row.delete()
    assert traces.in_text(f"to={ADDRESS.upper()}")
    assert traces.in_text(b"cXVpbGxmZWF0aGVyQGV4YW1wbGUub3Jn")


@pytest.mark.parametrize("place", ["request_to_join", "find_or_add", "keep_name"])
def test_an_error_report_names_nobody(home, settings, monkeypatch, place):  # C4
    letters = make_list(ask_name=True)
    settings.ADMINS = (
        [("Admin", "admin@example.org")] if settings_take_pairs() else ["admin@example.org"]
    )

    def fail(*args, **kwargs):
        raise RuntimeError("broken")

    monkeypatch.setattr(actions, place, fail)
    logger = logging.getLogger("django.request")
    handler = next(each for each in logging.getLogger("django").handlers if each.level >= 40)
    monkeypatch.setattr(handler, "include_html", True)
    monkeypatch.setattr(handler, "filters", [])
    monkeypatch.setattr(logger, "disabled", False)
    client = Client(raise_request_exception=False)
    response = sign_up(client, letters, name="Quillfeather Ana")
    assert response.status_code == 500
    [report] = mail.outbox
    everything = report.body + str(report.alternatives)
    assert "Traceback" in everything
    assert "*" * 20 in everything  # local variables are there, and hidden
    assert traces.in_text(everything) == []


def settings_take_pairs():
    import django

    return django.VERSION < (6, 0)


def test_rows_do_not_name_people(home):
    sign_up(Client(), make_list())
    rows = [Subscriber.objects.get(), Subscription.objects.get()]
    assert traces.in_text("".join(map(str, rows)) + "".join(map(repr, rows))) == []


def test_an_address_that_cannot_be_read_is_no_mail_and_no_cipher(home, settings, caplog):  # E1
    sign_up(Client(), make_list())
    settings.KPACT_WAGTAIL = {"KEYS": [generate()]}
    with pytest.raises(Unreadable) as refused:
        Subscriber.objects.get().address()
    sealed = bytes(Subscriber.objects.get().sealed_address).hex()
    assert sealed not in str(refused.value)
    drain()
    assert not mail.outbox
    assert sealed not in caplog.text


def test_erasing_leaves_no_trace_in_files(home, tmp_path, settings, monkeypatch):  # B4
    ledger = tmp_path / "ledger"
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "LEDGER": str(ledger)}
    sign_up(Client(), make_list())
    drain()
    actions.erase(Subscriber.objects.get(), actions.Occasion())
    from kpact_wagtail.mailing_list.ledger import flush

    flush()
    assert ledger.read_text()
    assert traces.in_text(ledger.read_text()) == []
