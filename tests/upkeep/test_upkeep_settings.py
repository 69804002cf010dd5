"""Whom editors name in the settings, and what operators hear of it."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Site

from kpact_wagtail.health import find_failed_jobs
from kpact_wagtail.tick import find_jobs
from kpact_wagtail.upkeep.digest import send_due
from kpact_wagtail.upkeep.health import find_upkeep
from kpact_wagtail.upkeep.models import UpkeepSettings
from kpact_wagtail.upkeep.settings import check_addresses, read_addresses
from tests.people import make_user

from .build import make_due, make_kept, report


def test_addresses_stand_one_in_a_line():
    text = " bo@staff.example \r\n\n cy@staff.example\nBO@staff.example"
    assert len(read_addresses(text)) == 2
    check_addresses(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bo@staff.example\nnobody", "Line 2: Enter an address in the form name@example.org."),
        ("bo@staff.example, cy@staff.example", "Line 1: Enter an address"),
        ("\n".join(f"e{number}@staff.example" for number in range(21)), "20 addresses at most"),
    ],
)
def test_what_is_no_list_of_addresses_is_refused_in_plain_words(text, said):
    with pytest.raises(ValidationError) as raised:
        check_addresses(text)
    assert said in raised.value.messages[0]


@pytest.mark.django_db
def test_the_form_of_the_settings_says_which_line_is_wrong(client):
    user = make_user("sue", {"kpact_upkeep.change_upkeepsettings"})
    client.force_login(user)
    site = Site.objects.get(is_default_site=True)
    url = reverse("wagtailsettings:edit", args=["kpact_upkeep", "upkeepsettings", site.pk])
    data = {"digest_to": "nobody", "digest_every": "week", "report_to": ""}
    assert "Line 1: Enter an address" in client.post(url, data).content.decode()
    data["digest_to"] = "bo@staff.example"
    assert client.post(url, data).status_code == 302
    assert UpkeepSettings.for_site(site).report_addresses == ["bo@staff.example"]


def told():
    return {finding.name: finding for finding in find_upkeep()}


@pytest.mark.django_db
def test_operators_hear_how_many_reports_wait():
    assert told()["reports"].number == 0
    report(make_kept())
    assert told()["reports"].number == 1
    assert told()["reports"].level == "ok"


@pytest.mark.django_db
def test_operators_hear_whether_anybody_is_mailed():
    assert told()["digest"].text == "Nobody is mailed what needs attention."
    row = UpkeepSettings.for_site(Site.objects.get(is_default_site=True))
    row.digest_to = "bo@staff.example"
    row.save()
    assert told()["digest"].text == "What needs attention is mailed to the editors."
    assert "bo@" not in repr(told())


@pytest.mark.django_db
def test_without_the_outbox_there_is_no_digest_and_operators_hear_so(monkeypatch):
    row = UpkeepSettings.for_site(Site.objects.get(is_default_site=True))
    row.digest_to = "bo@staff.example"
    row.save()
    make_due()
    monkeypatch.setattr(apps, "is_installed", lambda name: name != "kpact_wagtail.outbox")
    assert send_due() == {"mails": 0}
    assert told()["digest"].level == "warn"


@pytest.mark.django_db
def test_the_jobs_are_known_to_the_tick():
    jobs = {job.name: job for job in find_jobs()}
    assert jobs["upkeep.digest"].run() == {"mails": 0}
    assert jobs["upkeep.retention"].run() == {"done": 0, "old": 0, "orphaned": 0}
    assert find_failed_jobs().level == "ok"
