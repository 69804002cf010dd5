"""A restored backup brings nobody back who left, stopped or was erased."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import OperationalError, transaction
from django.utils import timezone

from kpact_wagtail import crypto
from kpact_wagtail.keys import generate, get_keys
from kpact_wagtail.mailing_list import actions, ledger
from kpact_wagtail.mailing_list.models import LedgerEntry, Subscriber, Subscription
from kpact_wagtail.models import SuiteState
from kpact_wagtail.outbox.models import Message, Suppression

from .lists import make_list

pytestmark = pytest.mark.django_db
State = Subscription.State
NOTHING = dict.fromkeys(["left", "stopped", "erased", "parked", "key_missing", "unreadable"], 0)


@pytest.fixture
def file(settings, tmp_path):
    path = tmp_path / "outside" / "ledger.jsonl"
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "LEDGER": str(path)}
    return path


@pytest.fixture
def letters(home):
    return make_list()


def join(mailing_list, address):
    actions.subscribe(address, [mailing_list])
    Subscription.objects.filter(subscriber__in=Subscriber.objects.all()).update(
        state=State.CONFIRMED
    )
    return Subscriber.objects.latest("pk")


def rows_of(*models):
    return {model: list(model.objects.values()) for model in models}


def bring_back(rows):
    """As if a backup of the two tables had been restored."""
    for model, values in rows.items():
        model.objects.all().delete()
        model.objects.bulk_create([model(**each) for each in values])


def test_what_people_decided_is_done_again(letters, file, capsys):
    leaver, stopper, erased, stayer = (
        join(letters, f"{name}@example.org") for name in ("leaver", "stopper", "erased", "stayer")
    )
    backup = rows_of(Subscriber, Subscription)
    actions.leave([leaver.subscriptions.get().pk], actions.Occasion())
    actions.stop(stopper, actions.Occasion())
    actions.erase(erased, actions.Occasion())
    ledger.flush()
    bring_back(backup)
    Suppression.objects.all().delete()

    call_command("kpact_after_restore", "--dry-run")
    assert set(Subscription.objects.values_list("state", flat=True)) == {"confirmed"}
    call_command("kpact_after_restore")
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told[0] == told[1] == {**NOTHING, "left": 1, "stopped": 1, "erased": 1, "parked": 3}

    states = dict(Subscription.objects.values_list("subscriber", "state"))
    assert states == {
        leaver.pk: "unsubscribed",
        stopper.pk: "suppressed",
        stayer.pk: "confirmed",
    }
    assert Suppression.objects.get().reason == "do_not_mail"
    assert set(Message.objects.values_list("state", flat=True)) == {"parked"}

    call_command("kpact_after_restore")
    assert json.loads(capsys.readouterr().out) == NOTHING


def test_who_came_back_after_leaving_stays(letters, file):
    person = join(letters, "ana@example.org")
    actions.leave([person.subscriptions.get().pk], actions.Occasion())
    ledger.flush()
    join(letters, "ana@example.org")
    call_command("kpact_after_restore")
    assert Subscription.objects.get().state == State.CONFIRMED


def test_nothing_is_lost_while_the_ledger_cannot_be_written(
    letters, file, django_capture_on_commit_callbacks
):
    file.parent.write_text("in the way")
    person = join(letters, "ana@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        actions.leave([person.subscriptions.get().pk], actions.Occasion())
    assert LedgerEntry.objects.count() == 1
    assert ledger.check_health()[0].level == "warn"
    file.parent.unlink()
    assert ledger.flush() == {"written": 1}
    assert not LedgerEntry.objects.exists()
    assert [entry["what"] for entry in ledger.read()] == ["left"]


@pytest.mark.parametrize("error", [OperationalError, OSError, ZeroDivisionError])
def test_a_ledger_that_fails_stops_neither_the_answer_nor_what_follows(
    letters, file, monkeypatch, django_capture_on_commit_callbacks, error
):
    def fail():
        raise error("locked")

    person, told = join(letters, "ana@example.org"), []
    monkeypatch.setattr(ledger, "flush", fail)
    with django_capture_on_commit_callbacks(execute=True):
        ledger.note("left", person, letters)
        transaction.on_commit(lambda: told.append("next"))
    assert told == ["next"]
    assert LedgerEntry.objects.count() == 1


def test_without_a_file_lines_wait_for_ninety_days(letters):
    person = join(letters, "ana@example.org")
    ledger.note("left", person, letters)
    with time_machine.travel(timezone.now() + timedelta(days=89)):
        ledger.note("stopped", person)
        assert ledger.flush() == {"waiting": 2, "forgotten": 0}
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        assert ledger.flush() == {"waiting": 1, "forgotten": 1}
    assert LedgerEntry.objects.get().what == "stopped"


def test_with_a_file_lines_wait_until_it_can_be_written(letters, file):
    ledger.note("left", join(letters, "ana@example.org"), letters)
    LedgerEntry.objects.update(at=timezone.now() - timedelta(days=400))
    assert ledger.flush() == {"written": 1}


def test_a_torn_line_of_the_ledger_is_passed_over(
    letters, file, django_capture_on_commit_callbacks
):
    person = join(letters, "ana@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        actions.leave([person.subscriptions.get().pk], actions.Occasion())
    with file.open("a") as written:
        written.write('{"what": "le')
    assert [entry["what"] for entry in ledger.read()] == ["left"]


def test_the_ledger_holds_no_address_and_is_for_its_owner_only(letters, file):
    person = join(letters, "ana@example.org")
    actions.erase(person, actions.Occasion())
    ledger.flush()
    assert "ana" not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0


def test_a_suppression_that_was_lifted_stays_lifted(letters, file):
    person = join(letters, "ana@example.org")
    actions.stop(person, actions.Occasion())
    actions.allow(Suppression.objects.get(), actions.Occasion())
    ledger.flush()
    call_command("kpact_after_restore")
    assert not Suppression.objects.exists()


@pytest.fixture
def restored_from_before_a_rotation(letters, file, settings):
    """A backup was made, the index rotated, four people decided, the backup restored."""
    people = [
        join(letters, f"{name}@example.org") for name in ("left", "stopped", "erased", "stays")
    ]
    backup = rows_of(Subscriber, Subscription, SuiteState)
    older = settings.KPACT_WAGTAIL["KEYS"][0]
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "KEYS": [generate(), older]}
    call_command("kpact_rotate_keys", "--index", "--json")
    leaver, stopper, erased = Subscriber.objects.order_by("pk")[:3]
    actions.leave([leaver.subscriptions.get().pk], actions.Occasion())
    actions.stop(stopper, actions.Occasion())
    actions.erase(erased, actions.Occasion())
    ledger.flush()
    bring_back(backup)
    Suppression.objects.all().delete()
    return people


def test_a_backup_from_before_a_rotation_brings_nobody_back(
    restored_from_before_a_rotation, capsys
):
    left, stopped, _erased, stays = restored_from_before_a_rotation
    capsys.readouterr()
    call_command("kpact_after_restore")
    told = json.loads(capsys.readouterr().out)
    assert told == {**NOTHING, "left": 1, "stopped": 1, "erased": 1, "parked": 3}
    assert dict(Subscription.objects.values_list("subscriber", "state")) == {
        left.pk: State.UNSUBSCRIBED,
        stopped.pk: State.SUPPRESSED,
        stays.pk: State.CONFIRMED,
    }
    call_command("kpact_after_restore")
    assert json.loads(capsys.readouterr().out) == NOTHING
    assert Suppression.objects.count() == 1


def test_what_was_lifted_under_a_newer_key_stays_lifted(letters, file, settings):
    person = join(letters, "ana@example.org")
    actions.stop(person, actions.Occasion())
    settings.KPACT_WAGTAIL = {
        **settings.KPACT_WAGTAIL,
        "KEYS": [generate(), *settings.KPACT_WAGTAIL["KEYS"]],
    }
    ledger.note_index(
        "allowed", get_keys()[0].index("ana@example.org", "address"), get_keys()[0].id
    )
    Suppression.objects.all().delete()
    ledger.flush()
    call_command("kpact_after_restore")
    assert not Suppression.objects.exists()


def test_a_restore_without_the_key_of_the_ledger_ends_badly(
    restored_from_before_a_rotation, settings, capsys
):
    settings.KPACT_WAGTAIL = {
        **settings.KPACT_WAGTAIL,
        "KEYS": settings.KPACT_WAGTAIL["KEYS"][1:],
    }
    capsys.readouterr()
    with pytest.raises(CommandError, match="3 lines of the ledger"):
        call_command("kpact_after_restore", "--dry-run")
    assert json.loads(capsys.readouterr().out)["key_missing"] == 3


def test_a_restore_in_which_somebody_cannot_be_read_ends_badly(
    restored_from_before_a_rotation, capsys
):
    other = Subscriber.objects.order_by("pk").last()
    Subscriber.objects.filter(pk=other.pk).update(sealed_address=b"damaged")
    with pytest.raises(crypto.Unreadable):
        Subscriber.objects.get(pk=other.pk).address()
    with pytest.raises(CommandError, match="addresses of 1 people"):
        call_command("kpact_after_restore")


def test_people_are_opened_only_where_an_entry_has_another_key(letters, file, monkeypatch):
    person = join(letters, "ana@example.org")
    actions.leave([person.subscriptions.get().pk], actions.Occasion())
    ledger.flush()
    opened = []
    with monkeypatch.context() as watched:
        watched.setattr(Subscriber, "address", lambda self: opened.append(self))
        call_command("kpact_after_restore")
    assert opened == []
