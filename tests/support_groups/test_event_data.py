"""What search engines are told of a group: schema.org, and only where somebody chose to tell it."""

import datetime
import json

import pytest
import time_machine
from bs4 import BeautifulSoup

from kpact_wagtail.models import Audience

from .build import add_group, child, items, rule
from .shapes import SHAPES
from .test_calendars_words import CORPUS

NOW = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel(NOW, tick=False):
        yield


def get_data(client, page):
    found = BeautifulSoup(client.get(page.url).content, "html.parser")
    (script,) = found.select('script[type="application/ld+json"]')
    return json.loads(script.string)


def get_series(client, page):
    data = get_data(client, page)
    assert data["@type"] == "WebPage"
    return data["mainEntity"][0]


def test_without_a_choice_it_is_a_page_like_others(client, home):
    data = get_data(client, add_group(home))
    assert data["@type"] == "WebPage"
    assert "mainEntity" not in data


def test_a_page_hidden_from_search_engines_tells_nothing(client, home):
    page = client.get(add_group(home, in_structured_data=True, noindex=True).url)
    assert "ld+json" not in page.text


def test_a_weekly_group_has_a_schedule(client, home):
    group = add_group(home, in_structured_data=True, cost="free")
    series = get_series(client, group)
    assert series["@type"] == "EventSeries"
    assert series["name"] == "Tuesday Circle"
    assert series["eventSchedule"] == [
        {
            "@type": "Schedule",
            "startDate": "2026-01-06",
            "startTime": "19:00:00",
            "endTime": "20:30:00",
            "scheduleTimezone": "America/Chicago",
            "repeatFrequency": "P1W",
            "byDay": ["https://schema.org/Tuesday"],
        }
    ]
    assert series["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert series["eventStatus"] == "https://schema.org/EventScheduled"
    assert series["isAccessibleForFree"] is True


@pytest.mark.parametrize(
    ("schedule", "told"),
    [
        (
            rule("monthly", days=["Tu"], weeks=["1", "3"]),
            {"byDay": ["https://schema.org/Tuesday"], "byMonthWeek": [1, 3]},
        ),
        (rule("monthly", days=["Fr"], weeks=["-1"]), {"byDay": ["-1FR"]}),
        (rule("month_days", month_days=items([15, 31])), {"byMonthDay": [15, 31]}),
        (rule(every=2), {"repeatFrequency": "P2W"}),
        (rule(months=["1", "3"]), {"byMonth": [1, 3]}),
        (rule(last="2026-05-01"), {"endDate": "2026-05-01"}),
        (rule(count=8), {"repeatCount": 8}),
    ],
)
def test_rules_are_told_in_the_words_of_the_standard(client, home, schedule, told):
    group = add_group(home, [schedule], in_structured_data=True)
    (found,) = get_series(client, group)["eventSchedule"]
    assert {name: found[name] for name in told} == told


def test_days_without_a_meeting_are_exceptions_and_moved_ones_are_events(client, home):
    skip = child("skip", {"first": "2026-03-17"})
    move = child("move", {"day": "2026-03-10", "new_day": "2026-03-11"})
    series = get_series(client, add_group(home, [rule(), skip, move], in_structured_data=True))
    without = ["2026-03-10T19:00:00-05:00", "2026-03-17T19:00:00-05:00"]
    assert series["eventSchedule"][0]["exceptDate"] == without
    (moved,) = series["subEvent"]
    assert moved["startDate"] == "2026-03-11T19:00:00-05:00"
    assert moved["previousStartDate"] == "2026-03-10T19:00:00-05:00"
    assert moved["eventStatus"] == "https://schema.org/EventRescheduled"


def test_dates_chosen_by_hand_are_events_while_they_are_to_come(client, home):
    dates = items(["2026-02-01", "2026-03-08", "2026-05-05"])
    series = get_series(
        client, add_group(home, [rule("dates", dates=dates)], in_structured_data=True)
    )
    assert "eventSchedule" not in series
    starts = [each["startDate"] for each in series["subEvent"]]
    assert starts == ["2026-03-08T19:00:00-05:00", "2026-05-05T19:00:00-05:00"]


def test_a_place_is_told_by_its_public_area_only(client, home):  # C5, C6
    group = add_group(
        home,
        [rule(mode="hybrid")],
        in_structured_data=True,
        mode="hybrid",
        platform="Zoom",
        venue="The Library",
        area="near Uptown station",
        address="1 Main Street",
        withheld=True,
    )
    series = get_series(client, group)
    assert series["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert series["location"] == [
        {"@type": "VirtualLocation", "name": "Zoom"},
        {"@type": "Place", "name": "near Uptown station"},
    ]
    assert "Main Street" not in json.dumps(series)


def test_whom_it_is_for_and_what_it_costs(client, home):
    audience = Audience.objects.create(name="Sex workers", slug="sw", locale=home.locale)
    facts = {"min_age": 18, "cost": "fixed", "price": 5, "currency": "USD", "capacity_online": 12}
    group = add_group(home, audiences=[audience], in_structured_data=True, **facts)
    series = get_series(client, group)
    assert series["audience"]["audienceType"] == ["Sex workers"]
    assert series["audience"]["suggestedMinAge"] == 18
    assert series["typicalAgeRange"] == "18-"
    assert series["offers"] == {"@type": "Offer", "price": "5.00", "priceCurrency": "USD"}
    assert series["maximumVirtualAttendeeCapacity"] == 12


def test_a_discreet_title_stands_alone(client, home):  # D9
    audience = Audience.objects.create(name="Sex workers", slug="sw", locale=home.locale)
    group = add_group(
        home,
        title="Out of the Trade",
        slug="c",
        audiences=[audience],
        discreet_title="Appointment",
        in_structured_data=True,
        summary="For sex workers.",
        area="Uptown",
        mode="in_person",
    )
    text = json.dumps(get_data(client, group))
    assert "Appointment" in text
    for word in ["Trade", "workers", "Uptown"]:
        assert word not in text


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"status": "hiatus"}, "EventPostponed"),
        ({"status": "closed"}, "EventCancelled"),
        ({"status": "full"}, "EventScheduled"),
    ],
)
def test_a_group_that_does_not_meet_says_so(client, home, facts, status):
    series = get_series(client, add_group(home, in_structured_data=True, **facts))
    assert series["eventStatus"] == f"https://schema.org/{status}"


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_of_a_schedule_is_valid_json(client, home, name):
    group = add_group(home, SHAPES[name], in_structured_data=True)
    assert get_series(client, group)["@type"] == "EventSeries"


@pytest.mark.parametrize(
    "text", [text for text in CORPUS if 0 < len(text) < 250], ids=lambda text: repr(text[:20])
)
def test_words_stay_words(client, home, text):  # F2
    if "\x00" in text or "\ud800" in text:
        text = text.replace("\x00", "").replace("\ud800", "")  # which no database takes
    words = f"</script><script>alert(1)</script>{text}"
    group = add_group(
        home, in_structured_data=True, summary=words[:300], slug="c", area=words[:100]
    )
    assert get_series(client, group)["description"] == words[:300]
