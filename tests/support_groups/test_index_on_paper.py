"""The week of all groups on paper: for those who hand it out, and those without a screen."""

import datetime
import json

import pytest
import time_machine

from kpact_wagtail.support_groups import on_paper

from .build import add_group, add_index, rule
from .lists import look

NOW = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
PHONE = {"method": "call", "value": "+13125550100"}


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def index(home):
    return add_index(home)


def read(client, index, query=""):
    return look(client, index, f"print/{query}").soup


def paper(soup):
    """What is printed, as text."""
    for each in soup.select(".kpact-handout__screen, .kpact-exit, head"):
        each.decompose()
    return soup.get_text(" ", strip=True)


def lines(soup):
    """The rows of the table: a day, or the words of each cell."""
    return [
        [cell.get_text(" ", strip=True) for cell in row.select("td, th")]
        for row in soup.select("tbody tr")
    ]


def test_the_week_says_when_what_where_and_how_to_join(client, index):
    contact = json.dumps([{"type": "contact", "value": PHONE}])
    add_group(index, [rule(days=["Tu", "Fr"])], joining="drop_in", platform="Zoom")
    add_group(
        index,
        [rule(start="09:00:00", end="10:00:00")],
        title="Breakfast",
        mode="in_person",
        venue="The Hall",
        area="near Uptown",
        contacts=contact,
    )
    circle = ["7 p.m. to 8:30 p.m.", "Tuesday Circle", "Online, Zoom", "Just come"]
    hall = "In person The Hall near Uptown"
    call = "Ask us first Call +1 312-555-0100"
    assert lines(read(client, index)) == [
        ["Tuesday"],
        ["9 a.m. to 10 a.m.", "Breakfast", hall, call],
        circle,
        ["Friday"],
        circle,
    ]


def test_the_zone_is_named_once_or_beside_each_time(client, index):
    add_group(index)
    soup = read(client, index)
    assert "Central Time" in soup.caption.get_text()
    assert "Central Time" not in soup.tbody.get_text()
    add_group(index, title="London", time_zone="Europe/London")
    soup = read(client, index)
    assert "Central Time" not in soup.caption.get_text()
    assert "Central Time" in soup.tbody.get_text()
    assert "United Kingdom Time" in soup.tbody.get_text()


def test_a_group_without_a_day_stands_below(client, index):
    add_group(index, [], title="One to one", timing="arranged")
    soup = read(client, index)
    assert not soup.table
    assert "By arrangement and other One to one By arrangement" in paper(soup)


def test_it_is_for_the_same_choice_and_says_of_when_it_is(client, index):
    add_group(index, title="Free circle", cost="free")
    add_group(index, title="Dear circle", cost="fixed")
    link = look(client, index, "?free=yes").link("Print this timetable")
    text = paper(read(client, index, link.split("print/")[1]))
    assert "Free circle" in text
    assert "Dear circle" not in text
    assert "Printed on March 1, 2026." in text
    assert "localhost/groups" in text


def test_nothing_on_paper_is_a_link(client, index):
    add_group(index, joining_url="https://example.org/")
    soup = read(client, index)
    assert soup.select(".kpact-handout__screen a")
    paper(soup)
    assert not soup.select("main a, nav, main script")


def test_an_address_is_printed_only_where_it_is_public(client, index):
    # C5, D8
    add_group(index, mode="in_person", address="3 Open Lane")
    add_group(index, mode="in_person", address="1 Hidden Lane", withheld=True, title="Secret place")
    text = paper(read(client, index))
    assert "3 Open Lane" in text
    assert "Hidden" not in text


def test_large_letters_are_a_link_away_and_keep_the_choice(client, index):
    add_group(index, cost="free")
    visit = look(client, index, "print/?free=yes&by=mode")
    assert not visit.soup.select(".kpact-handout--large")
    large = visit.link("Large letters")
    visit = look(client, index, large.removeprefix(index.get_url()))
    assert visit.soup.select(".kpact-handout--large")
    assert visit.link("Back to the list") == f"{index.get_url()}?free=yes&by=mode"


def test_a_sheet_has_an_end_and_says_what_is_left_out(client, index, monkeypatch):
    monkeypatch.setattr(on_paper, "MOST_ON_PAPER", 2)
    for at in range(3):
        add_group(index, title=f"Circle {at}")
    assert "These are the first 2 of 3." in paper(read(client, index))


def test_the_way_out_is_there_and_search_engines_stay_away(client, index):
    # D1
    response = client.get(index.get_url() + "print/")
    assert response["X-Robots-Tag"] == "noindex"
    assert b"kpact-exit__button" in response.content


@pytest.mark.parametrize("number", [3, 30])
def test_the_number_of_queries_does_not_grow(client, index, django_assert_max_num_queries, number):
    contact = json.dumps([{"type": "contact", "value": PHONE}])
    for at in range(number):
        add_group(index, title=f"Circle {at}", contacts=contact)
    client.get(index.get_url() + "print/")
    with django_assert_max_num_queries(14):
        soup = read(client, index)
    assert len(lines(soup)) == number + 1
