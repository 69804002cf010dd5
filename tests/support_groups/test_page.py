"""The page of a group answers what people ask first, and holds nothing that goes stale."""

import datetime

import pytest
import time_machine
from bs4 import BeautifulSoup

from .build import add_group, child, items, rule

NOW = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel(NOW, tick=False):
        yield


def read(client, page):
    response = client.get(page.get_url())
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_the_page_says_when_and_names_the_zone(client, home):
    soup = read(client, add_group(home))
    text = soup.get_text(" ", strip=True)
    assert "Every Tuesday, 7 p.m. to 8:30 p.m." in text
    assert "Central Time" in text


def test_meetings_are_absolute_dates_with_the_offset_of_the_group(client, home):
    soup = read(client, add_group(home))
    first = soup.select_one("time[data-kpact-meeting]")
    assert first["datetime"] == "2026-03-03T19:00-06:00"
    assert first.get_text() == "Tuesday, March 3, 2026, 7 p.m. to 8:30 p.m."
    assert soup.select("time[data-kpact-meeting]")[1]["datetime"] == "2026-03-10T19:00-05:00"


def test_a_skipped_and_a_moved_meeting_are_said_with_their_reasons(client, home):
    reasons = items([{"language": "es", "reason": "Semana Santa"}])
    skip = child("skip", {"first": "2026-03-31", "reason": "Holy week", "reasons": reasons})
    move = child("move", {"day": "2026-03-10", "new_day": "2026-03-11", "reason": "Election"})
    text = read(client, add_group(home, [rule(), skip, move])).get_text(" ", strip=True)
    assert "No meeting on Tuesday, March 31, 2026 (Holy week)" in text
    assert (
        "The meeting of Tuesday, March 10, 2026 is on Wednesday, March 11, 2026 (Election)" in text
    )


def test_a_break_is_said_first(client, home):
    group = add_group(home, status="hiatus", status_until=datetime.date(2026, 4, 30))
    text = read(client, group).get_text(" ", strip=True)
    assert "Taking a break until Thursday, April 30, 2026" in text
    assert text.index("Taking a break") < text.index("When")


def test_a_withheld_address_is_not_shown_whatever_the_field_holds(client, home):
    group = add_group(home, mode="in_person", address="12 Elm Street", withheld=True)
    text = read(client, group).get_text(" ", strip=True)
    assert "Elm" not in text
    assert "We tell you the address when you join." in text


def test_the_page_of_a_group_without_times_says_so(client, home):
    text = read(client, add_group(home, [], timing="arranged")).get_text(" ", strip=True)
    assert "By arrangement" in text


def test_a_zone_that_is_gone_leaves_the_page_alive(client, home):
    group = add_group(home)
    type(group).objects.filter(pk=group.pk).update(time_zone="Mars/Olympus")
    assert "Every Tuesday" in read(client, group).get_text(" ", strip=True)


def test_a_withheld_address_of_one_rule_is_not_shown_either(client, home):
    group = add_group(home, [rule(address="12 Elm Street")], mode="in_person", withheld=True)
    assert "Elm" not in client.get(group.get_url()).content.decode()
    type(group).objects.filter(pk=group.pk).update(withheld=False)
    assert "Elm" in client.get(group.get_url()).content.decode()
