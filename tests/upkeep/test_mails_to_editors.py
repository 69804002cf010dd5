"""Editors hear of reports and of what is due by mail, and never a word of a visitor."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from wagtail.models import Site

from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.outbox.models import Message
from kpact_wagtail.resources.models import Resource
from kpact_wagtail.upkeep.digest import send_due
from kpact_wagtail.upkeep.models import Report, UpkeepSettings
from kpact_wagtail.upkeep.notices import make_id, read_id
from tests.outbox import ways

from .build import fill_in, form_url, make_due, make_kept

pytestmark = pytest.mark.django_db

WORDS = "The door man asked for my passport"
BO, CY = "bo@staff.example", "cy@staff.example"


@pytest.fixture
def site(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://desk.example.org"
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def wanted(site):
    """What editors set: the digest to two, reports to one of them."""
    row = UpkeepSettings.for_site(site)
    row.digest_to, row.report_to = f"{BO}\n{CY}\n", BO
    row.save()
    return row


def send(client, record, **fields):
    response = client.post(form_url(record), fill_in(**fields))
    assert response.status_code == 303


def mailed():
    """What the drain hands over now: (whom, subject, text)."""
    mail.outbox.clear()
    drain()
    return [(each.to, each.subject, each.body) for each in mail.outbox]


def states():
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


# Reports


def test_a_report_is_mailed_without_what_was_written(client, wanted):
    send(client, make_kept("Night line"), words=WORDS, email="bea@example.org")
    ((to, subject, text),) = mailed()
    assert (to, subject) == ([BO], "A mistake was reported")
    assert "Night line" in text
    assert "https://desk.example.org/admin/reports/needs-attention/?why=reported" in text
    (message,) = mail.outbox
    whole = message.message().as_string()
    assert "passport" not in whole
    assert "bea@example.org" not in whole


def test_without_an_own_list_reports_go_where_the_digest_goes(client, wanted):
    wanted.report_to = ""
    wanted.save()
    send(client, make_kept())
    assert [to for to, *_rest in mailed()] == [[BO], [CY]]


def test_nobody_is_mailed_where_no_address_is_set(client, site):
    send(client, make_kept())
    assert states() == []
    assert Report.objects.count() == 1


def test_no_address_stands_in_the_outbox(client, wanted):
    send(client, make_kept())
    row = Message.objects.values().get()
    assert BO not in repr(row)


def test_one_entry_is_mailed_about_once_a_day(client, wanted):
    record = make_kept("Night line")
    send(client, record)
    assert len(mailed()) == 1
    send(client, record, words="Something else")
    assert mailed() == []
    send(client, make_kept("Day line"))
    assert len(mailed()) == 1
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        send(client, record, words="A third thing")
        assert len(mailed()) == 1


def test_a_stranger_cannot_fill_the_mailbox_of_an_editor(client, wanted):
    for number in range(25):
        send(client, make_kept(f"Line {number}"))
    assert len(mailed()) == 20
    assert Report.objects.count() == 25


def test_a_report_is_there_when_the_provider_is_not(client, wanted, settings):
    ways.use(settings, "tests.upkeep.no_provider.EmailBackend")
    send(client, make_kept())
    drain()
    assert Report.objects.count() == 1
    assert Message.objects.get().state in (Message.State.QUEUED, Message.State.UNCERTAIN)


@pytest.mark.parametrize("what", ["settings", "record", "done"])
def test_what_is_no_longer_wanted_is_not_mailed(client, wanted, what):
    record = make_kept()
    send(client, record)
    if what == "settings":
        wanted.report_to = CY
        wanted.digest_to = ""
        wanted.save()
    elif what == "record":
        record.delete()
    else:
        Report.objects.update(state=Report.State.DONE)
    assert mailed() == []
    assert states() == ["dropped"]


# The digest


def test_the_digest_says_how_many_and_names_the_first(wanted):
    for number in range(12):
        make_due(f"Line {number:02}", days=100 - number)
    assert send_due() == {"mails": 2}
    sent = mailed()
    assert [to for to, *_rest in sent] == [[BO], [CY]]
    _to, subject, text = sent[0]
    assert subject == "12 entries need attention"
    assert "Due: 12" in text
    assert "Line 00" in text
    assert "Line 09" in text
    assert "Line 10" not in text
    assert "2 more" in text
    assert "https://desk.example.org/admin/reports/needs-attention/" in text


def test_nothing_is_mailed_when_nothing_needs_attention(wanted):
    make_kept()
    assert send_due() == {"mails": 0}
    assert states() == []
    make_due()
    assert send_due() == {"mails": 2}  # the day has not been used up


def test_what_was_done_before_the_mail_left_is_not_mailed(wanted):
    record = make_due()
    send_due()
    Resource.objects.filter(pk=record.pk).update(review_due_on=None)
    assert mailed() == []


@pytest.mark.parametrize(("every", "days"), [("week", 7), ("month", 31)])
def test_the_digest_comes_as_often_as_was_chosen(wanted, every, days):
    wanted.digest_every = every
    wanted.save()
    make_due()
    start = timezone.now()
    assert send_due() == {"mails": 2}
    assert send_due() == {"mails": 0}
    with time_machine.travel(start + timedelta(days=min(days - 1, 27))):
        assert send_due() == {"mails": 0}
    with time_machine.travel(start + timedelta(days=days)):
        assert send_due() == {"mails": 2}


def test_never_means_never(wanted):
    wanted.digest_every = "never"
    wanted.save()
    make_due()
    assert send_due() == {"mails": 0}


def test_every_address_gets_a_mail_of_its_own(wanted):
    make_due()
    send_due()
    drain()
    assert all(len(each.recipients()) == 1 for each in mail.outbox)


def test_a_mail_is_about_a_row_and_a_person_without_the_address():
    assert read_id(make_id(7, BO), [CY, BO]) == (7, BO)
    assert read_id(make_id(7, BO), [CY]) == (7, "")
    assert make_id(7, BO) != make_id(7, CY)
    assert make_id(2**31 - 1, BO) < 2**63
