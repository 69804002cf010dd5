"""The page of a group answers what people ask first, and holds nothing that goes stale."""

import datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from kpact_wagtail.models import Author
from kpact_wagtail.pages.models import AdvocacyPage
from tests.builders import make_page

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


def test_coming_changes_within_a_break_are_not_said(client, home):
    changes = [
        child("skip", {"first": "2026-03-10"}),
        child("skip", {"first": "2026-03-17", "last": "2026-03-24"}),
        child("move", {"day": "2026-03-31", "new_day": "2026-04-01"}),
        child("move", {"day": "2026-04-07", "new_day": "2026-04-16"}),
        child("skip", {"first": "2026-04-28"}),
    ]
    until = datetime.date(2026, 4, 15)
    group = add_group(home, [rule(), *changes], status="hiatus", status_until=until)
    said = [each.get_text() for each in read(client, group).select(".kpact-group__changes li")]
    assert said == [
        "The meeting of Tuesday, April 7, 2026 is on Thursday, April 16, 2026",
        "No meeting on Tuesday, April 28, 2026",
    ]


def test_a_closed_group_says_where_to_go_and_nothing_of_meetings(client, home):
    skip = child("skip", {"first": "2026-03-10"})
    group = add_group(
        home,
        [rule(), skip],
        status="closed",
        instead="<p>Try the Friday Circle.</p>",
        cost="fixed",
        price="5",
        currency="USD",
        waiver="Whoever asks",
        joining_words="Write to us.",
        in_calendar=True,
        organizer="listed",
        organizer_name="Kettle Street Library",
        description="<p>We began in a kitchen.</p>",
    )
    soup = read(client, group)
    text = soup.select_one("main, .kpact-page").get_text(" ", strip=True)
    assert text.index("No longer meeting") < text.index("Where you can go instead")
    assert text.index("Friday Circle") < text.index("kitchen")
    gone = [*["Tuesday,", "p.m.", "March", "How to join", "Write to us", "Cost", "5"], "runs"]
    assert [words for words in gone if words in text] == []
    assert not soup.select("time, [href*=calendar], .kpact-marks")
    assert group.when_in_words == group.coming_changes == []


def test_how_to_join_is_said_twice_only_where_there_is_more_to_say(client, home):
    group = add_group(home, joining="drop_in")
    soup = read(client, group)
    assert soup.get_text().count("How to join") == 1
    assert not soup.select("#kpact-joining")
    other = read(client, add_group(home, slug="other", response_time="Within a day"))
    assert "Within a day" in other.select_one("#kpact-joining").parent.get_text()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"organizer": "own", "organizer_name": "Millpond"}, "We run it."),
        ({"organizer": "together", "organizer_name": "Millpond"}, "We run it with Millpond."),
        ({"organizer": "together"}, "We run it with others."),
        (
            {"organizer": "listed", "organizer_name": "Millpond"},
            "Millpond runs it; we only tell of it.",
        ),
        ({"organizer": "listed"}, "Others run it; we only tell of it."),
    ],
)
def test_the_page_says_who_runs_the_group(client, home, facts, words):
    url = "https://example.org/"
    soup = read(client, add_group(home, organizer_url=url, **facts))
    said = soup.select_one(".kpact-group__organizer")
    assert said.get_text() == words
    links = [(each["href"], each["rel"]) for each in said.select("a")]
    assert links == ([] if facts["organizer"] == "own" else [(url, ["noreferrer"])])
    above = soup.select_one(".kpact-page__header").get_text()
    assert (words in above) == (facts["organizer"] == "listed")


def test_names_of_leaders_lead_to_pages_that_everybody_may_read(client, home):
    shown, hidden, draft = (
        make_page(AdvocacyPage, home, title=name, slug=name) for name in ["ana", "bo", "cy"]
    )
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    draft.unpublish()
    author = Author.objects.create(name="Dee", url="https://example.org/dee")
    unsafe = Author.objects.create(name="Eve", url="javascript:alert(1)")
    people = [
        child("person", {"name": page.title, "page": page.pk}) for page in (shown, hidden, draft)
    ]
    people += [child("person", {"name": "Fay"})]
    people += [child("author", author.pk), child("author", unsafe.pk)]
    soup = read(client, add_group(home, facilitators=people))
    section = soup.select_one(".kpact-group__people")
    names = [each.get_text() for each in section.select("b")]
    assert names == ["ana", "bo", "cy", "Fay", "Dee", "Eve"]
    links = {each.get_text(): each for each in section.select("a")}
    assert links.keys() == {"ana", "Dee"}
    assert links["ana"]["href"] == shown.get_url()
    assert links["Dee"]["href"] == author.url
    assert links["Dee"]["rel"] == ["noreferrer"]


def test_pages_of_leaders_take_two_queries_however_many(home, django_assert_num_queries):
    pages = [make_page(AdvocacyPage, home, title=name, slug=name) for name in "abcde"]
    people = [child("person", {"name": page.title, "page": page.pk}) for page in pages]
    group = add_group(home, facilitators=people)
    group = type(group).objects.get(pk=group.pk)
    group.get_url()  # finds the sites
    with django_assert_num_queries(2):
        assert all(person["page_url"] for person in group.facilitator_list)


def test_a_guideline_without_text_is_said_once(client, home):
    guidelines = [
        child("guideline", {"title": "No advice", "text": ""}),
        child("guideline", {"title": "Confidence", "text": "What is said here stays here."}),
    ]
    text = read(client, add_group(home, guidelines=guidelines)).get_text(" ", strip=True)
    assert text.count("No advice") == 1
    assert text.count("Confidence") == 1
    assert "What is said here stays here." in text
