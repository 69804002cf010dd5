"""Who never confirmed, and who left, is forgotten on the day that was promised."""

import json
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from kpact_wagtail.mailing_list import actions, retention
from kpact_wagtail.mailing_list.models import ConsentEvent, Subscriber, Subscription

from .lists import make_list

pytestmark = pytest.mark.django_db
State = Subscription.State
UNCONFIRMED = timedelta(days=17)  # 72 hours and 14 days


@pytest.fixture
def letters(home):
    return make_list()


def join(mailing_list, address="ana@example.org", state=State.CONFIRMED):
    actions.subscribe(address, [mailing_list])
    subscription = Subscription.objects.latest("pk")
    if state == State.CONFIRMED:
        Subscription.objects.filter(pk=subscription.pk).update(state=state)
        person = subscription.subscriber
        actions.record(ConsentEvent.What.CONFIRMED, actions.Occasion(), person, [subscription])
    return subscription


def forget_at(moment, dry_run=False):
    with time_machine.travel(moment, tick=False):
        return retention.forget(dry_run)


def test_who_never_confirmed_is_forgotten_without_a_trace(letters):  # B6
    asked = join(letters, state=State.PENDING).asked_at
    assert forget_at(asked + UNCONFIRMED - timedelta(seconds=1))["unconfirmed"] == 0
    assert forget_at(asked + UNCONFIRMED + timedelta(seconds=1)) == {
        "unconfirmed": 1,
        "left": 0,
        "people": 1,
    }
    assert not Subscriber.objects.exists()
    assert not ConsentEvent.objects.exists()


def test_who_left_is_forgotten_but_for_the_evidence(letters):  # B6
    subscription = join(letters)
    index = subscription.subscriber.address_index
    actions.leave([subscription.pk], actions.Occasion())
    left = Subscription.objects.get().changed_at
    assert forget_at(left + timedelta(days=30, seconds=-1))["left"] == 0
    assert forget_at(left + timedelta(days=30, seconds=1))["people"] == 1
    assert not Subscriber.objects.exists()
    kept = ConsentEvent.objects.values_list("what", "subscriber", "person_index")
    assert set(kept) == {(what, None, index) for what in ("requested", "confirmed", "withdrawn")}


def test_who_is_on_another_list_stays(letters):
    news = make_list("News")
    leaving = join(letters)
    join(news)
    actions.leave([leaving.pk], actions.Occasion())
    assert forget_at(timezone.now() + timedelta(days=400))["people"] == 0
    assert [each.mailing_list for each in Subscription.objects.all()] == [news]


def test_who_came_back_meanwhile_stays(letters):
    person = join(letters, state=State.PENDING).subscriber
    Subscription.objects.all().delete()
    rows = [person]
    actions.subscribe("ana@example.org", [letters])
    assert retention.forget_these(rows) == 0
    assert Subscriber.objects.exists()


def test_a_dry_run_says_what_would_go_and_leaves_it(letters):
    join(letters, state=State.PENDING)
    out = StringIO()
    with time_machine.travel(timezone.now() + timedelta(days=90), tick=False):
        call_command("kpact_retention", "--dry-run", "--json", stdout=out)
    told = {line["app"]: line["counts"] for line in map(json.loads, out.getvalue().splitlines())}
    assert told["kpact_mailing_list"]["unconfirmed"] == 1
    assert "messages" in told["kpact_outbox"]
    assert Subscription.objects.exists()


def test_many_are_forgotten_in_small_steps(letters, monkeypatch):
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    for number in range(5):
        join(letters, f"person{number}@example.org", State.PENDING)
    assert forget_at(timezone.now() + timedelta(days=90))["people"] == 5
