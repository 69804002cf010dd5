"""What kpact_status says about lists."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kpact_wagtail.mailing_list import actions, health
from kpact_wagtail.mailing_list.models import Subscription
from kpact_wagtail.state import Lease

from .lists import ADDRESS, make_list

pytestmark = pytest.mark.django_db


def find(name):
    found = [*health.find_people(), health.find_link_roots()]
    return next(finding for finding in found if finding.name == name)


def test_people_who_wait_for_approval_are_counted(home):
    actions.subscribe(ADDRESS, [make_list(joining="approval")])
    assert find("awaiting").number == 0
    Subscription.objects.update(state="awaiting")
    assert find("awaiting").number == 1


@pytest.mark.parametrize(("hours", "level"), [(47, "ok"), (49, "warn")])
def test_it_is_told_when_nobody_is_forgotten_any_more(home, hours, level):
    assert find("retention").level == "warn"
    done = timezone.now() - timedelta(hours=hours)
    Lease.objects.create(name="lists.retention", finished_at=done)
    assert find("retention").level == level


def test_links_in_plain_http_are_told(home):
    letters = make_list()
    assert find("links").level == "warn"
    assert "http://localhost" in find("links").text
    letters.site.port = 443
    letters.site.save()
    assert find("links").level == "ok"
    letters.site.port = 80
    letters.site.save()
    letters.link_root = "https://post.example.org"
    letters.save()
    assert find("links").level == "ok"
