"""One person, two lists and everything that can happen to them, in any order. # A19"""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kpact_wagtail.addresses import normalize
from kpact_wagtail.mailing_list import actions, retention
from kpact_wagtail.mailing_list.models import ConsentEvent, MailingList, Subscriber, Subscription
from kpact_wagtail.outbox import tokens
from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.outbox.models import Suppression

from .lists import ADDRESS, links_in, make_list, wording_of

OPEN, APPROVAL = "Letters", "Circle"
NAMES = [OPEN, APPROVAL]
SOME_NAMES = [{OPEN}, {APPROVAL}, {OPEN, APPROVAL}]
SPELLINGS = [ADDRESS, ADDRESS.upper()]
STEPS = [timedelta(minutes=5), timedelta(minutes=16), timedelta(hours=25), timedelta(days=4)]
#: What the daily job may make of a state: what it is, or nothing at all.
FORGETTABLE = {"pending", "unsubscribed", "suppressed"}
LINK_LIFE = timedelta(hours=72)


@dataclass(frozen=True)
class Link:
    """A link to confirm, as it was mailed."""

    token: str
    mailed_at: object
    names: frozenset


class Person(RuleBasedStateMachine):
    """What must be true of the person, written down a second time and compared after each step."""

    links = Bundle("links")

    def __init__(self):
        super().__init__()
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.clock = time_machine.travel(timezone.now(), tick=False)
        self.time = self.clock.start()
        self.states, self.left_at, self.evidence = {}, {}, Counter()
        self.suppressed, self.mailed = False, []
        mail.outbox.clear()

    def teardown(self):
        self.clock.stop()
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)

    def occasion(self):
        self.time.shift(1)  # no two things happen in the same moment
        return actions.Occasion(language="en")

    @property
    def person(self):
        return Subscriber.objects.first()

    def row(self, name):
        return Subscription.objects.get(mailing_list__name=name)

    # What can happen

    @rule(
        target=links,
        names=st.sampled_from(SOME_NAMES),
        spelling=st.sampled_from(SPELLINGS),
        mail_leaves=st.booleans(),
    )
    def ask(self, names, spelling, mail_leaves):
        occasion = self.occasion()
        wordings = [wording_of(each) for each in MailingList.objects.filter(name__in=names)]
        actions.request_to_join(normalize(spelling), wordings, occasion)
        for name in names:
            self.evidence["requested", name] += 1
            if self.states.get(name) in (None, "unsubscribed"):
                self.states[name] = "pending"
        return self.send_mails() if mail_leaves else multiple()

    @rule(target=links)
    def send_mails_later(self):
        return self.send_mails()

    def send_mails(self):
        self.occasion()
        drain()
        mails, mail.outbox[:] = list(mail.outbox), []
        assert not (mails and self.suppressed)  # B5
        found = [each for each in map(self.read, mails) if each]
        assert len(found) <= 1
        return multiple(*found)

    def read(self, message):
        links = links_in(message)
        if "confirm" not in links:
            assert "confirmed" in self.states.values()  # a welcome
            return None
        token = links["confirm"].rstrip("/").rpartition("/")[2]
        ids = tokens.find(token, "confirm").data["subscriptions"]
        rows = Subscription.objects.filter(pk__in=ids)
        names = frozenset(rows.values_list("mailing_list__name", flat=True))
        link = Link(token, timezone.now(), names)
        self.mailed.append(link)
        return link

    @rule(link=links)
    def confirm(self, link):
        occasion = self.occasion()
        found = tokens.find(link.token, "confirm")
        if found is None:
            return
        assert timezone.now() - link.mailed_at <= LINK_LIFE
        actions.confirm(found, occasion)
        for name in link.names:
            left_at = self.left_at.get(name)
            if self.states.get(name) == "pending" and not (left_at and left_at >= link.mailed_at):
                self.states[name] = "awaiting" if name == APPROVAL else "confirmed"
                self.evidence["confirmed", name] += 1

    @rule(names=st.sampled_from(SOME_NAMES))
    def leave(self, names):
        occasion = self.occasion()
        rows = Subscription.objects.filter(mailing_list__name__in=names)
        actions.leave([each.pk for each in rows], occasion)
        for name in names:
            if self.states.get(name) in ("pending", "awaiting", "confirmed"):
                self.end(name, "withdrawn")

    @rule(link=links)
    def press_an_old_link_after_leaving_when_somebody_asked_again(self, link):
        self.leave(link.names)
        self.ask(link.names, ADDRESS, mail_leaves=False)
        self.confirm(link)

    @rule(link=links)
    def press_twice(self, link):
        self.confirm(link)
        self.confirm(link)

    @rule(target=links, names=st.sampled_from(SOME_NAMES))
    def leave_before_the_mail_leaves(self, names):
        self.ask(names, ADDRESS, mail_leaves=False)
        self.leave(names)
        return self.send_mails()

    @rule(target=links, names=st.sampled_from(SOME_NAMES))
    def ask_day_after_day(self, names):
        found = []
        for _day in range(4):
            self.wait(timedelta(hours=25))
            found += self.ask(names, ADDRESS, mail_leaves=True).values
        return multiple(*found)

    def end(self, name, what):
        self.states[name], self.left_at[name] = "unsubscribed", timezone.now()
        self.evidence[what, name] += 1

    @precondition(lambda self: self.states.get(APPROVAL))
    @rule(yes=st.booleans())
    def decide(self, yes):
        self.occasion()
        waiting = self.states[APPROVAL] == "awaiting"
        deed = actions.approve if yes else actions.decline
        assert deed(self.row(APPROVAL), None) == waiting
        if waiting and yes:
            self.states[APPROVAL] = "confirmed"
            self.evidence["approved", APPROVAL] += 1
        elif waiting:
            self.end(APPROVAL, "declined")

    @precondition(lambda self: self.states)
    @rule()
    def stop(self):
        actions.stop(self.person, self.occasion())
        self.suppressed = True
        for name, state in self.states.items():
            if state != "suppressed":
                self.states[name], self.left_at[name] = "suppressed", timezone.now()
        self.evidence["stopped", None] += 1

    @precondition(lambda self: self.suppressed)
    @rule()
    def allow(self):
        occasion = self.occasion()
        actions.allow(Suppression.objects.get(), occasion)
        self.suppressed = False
        for name, state in self.states.items():
            if state == "suppressed":
                self.states[name] = "unsubscribed"
        if self.states:
            self.evidence["changed", None] += 1

    @precondition(lambda self: self.states)
    @rule()
    def erase(self):
        actions.erase(self.person, self.occasion())
        self.forget_all()
        self.mailed.clear()  # that they were mailed is forgotten too

    def forget_all(self):
        self.states.clear()
        self.left_at.clear()
        self.evidence.clear()

    @rule(step=st.sampled_from(STEPS))
    def wait(self, step):
        self.time.shift(step)

    @rule()
    def wait_a_month(self):
        self.time.shift(timedelta(days=31))
        self.occasion()
        retention.forget()
        for name in set(self.states) - set(stored_states()):
            assert self.states.pop(name) in FORGETTABLE
            self.left_at.pop(name, None)
        if self.person is None:
            self.forget_all()

    # What is always true

    @invariant()
    def states_are_as_they_should_be(self):
        assert stored_states() == self.states

    @invariant()
    def there_is_one_person_at_most(self):
        assert Subscriber.objects.count() == bool(self.states)

    @invariant()
    def each_change_has_its_line_of_evidence(self):
        lines = ConsentEvent.objects.filter(subscriber__isnull=False)
        assert Counter(lines.values_list("what", "mailing_list__name")) == +self.evidence

    @invariant()
    def nobody_is_on_a_list_without_having_confirmed_it(self):
        for name, state in stored_states().items():
            if state in ("confirmed", "awaiting"):
                assert self.evidence["confirmed", name]
            if (name, state) == (APPROVAL, "confirmed"):
                assert self.evidence["approved", name]

    @invariant()
    def mails_stay_below_the_caps(self):  # A5
        times = [link.mailed_at for link in self.mailed]
        for number, time in enumerate(times):
            within = [each for each in times[: number + 1] if each > time - timedelta(days=30)]
            assert len(within) <= 3
        for name in NAMES:
            about = [link.mailed_at for link in self.mailed if name in link.names]
            for number, time in enumerate(about):
                day = [each for each in about[: number + 1] if each > time - timedelta(hours=24)]
                assert len(day) <= 2
            gaps = [later - time for time, later in zip(about, about[1:], strict=False)]
            assert all(gap >= timedelta(minutes=15) for gap in gaps)


def stored_states():
    return dict(Subscription.objects.values_list("mailing_list__name", "state"))


@pytest.mark.django_db
def test_whatever_happens_nobody_is_mailed_or_listed_against_their_will(home):
    make_list(OPEN)
    make_list(APPROVAL, joining=MailingList.Joining.APPROVAL)
    run_state_machine_as_test(
        Person,
        settings=settings(
            max_examples=50,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
