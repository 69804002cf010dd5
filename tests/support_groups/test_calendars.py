"""The calendar of a group: what it says, and that it says it only where somebody offered it."""

import datetime
import json

import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from .build import add_group, add_index, child, items, rule


def get_calendar(client, page):
    response = client.get(page.calendar_url)
    assert response.status_code == 200
    return Calendar.from_ical(response.content)


def get_events(client, page):
    return get_calendar(client, page).walk("VEVENT")


def test_a_group_that_is_not_offered_has_none(client, home):
    group = add_group(home)
    assert client.get(group.calendar_url).status_code == 404
    assert "webcal:" not in client.get(group.url).text


def test_a_rule_is_one_event_with_its_rule(client, home):
    group = add_group(home, in_calendar=True)
    (event,) = get_events(client, group)
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;WKST=MO"
    assert event["DTSTART"].dt.isoformat() == "2026-01-06T19:00:00-06:00"
    assert event["DTSTART"].params["TZID"] == "America/Chicago"
    assert event["DURATION"].dt == datetime.timedelta(minutes=90)


def test_it_is_a_calendar_by_type_and_by_a_name_that_tells_nothing(client, home):
    group = add_group(home, in_calendar=True)
    response = client.get(group.calendar_url)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="calendar.ics"'
    assert response["X-Robots-Tag"] == "noindex"


def test_who_asks_again_is_told_that_it_is_as_it_was(client, home):
    group = add_group(home, in_calendar=True)
    etag = client.get(group.calendar_url)["ETag"]
    assert client.get(group.calendar_url, headers={"if-none-match": etag}).status_code == 304
    group.title = "Wednesday Circle"
    group.save_revision().publish()
    assert client.get(group.calendar_url, headers={"if-none-match": etag}).status_code == 200


def test_a_discreet_title_stands_alone(client, home):  # D9
    group = add_group(home, discreet_title="Appointment", in_calendar=True, venue="Uptown Library")
    response = client.get(group.calendar_url)
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert event["SUMMARY"] == "Appointment"
    assert not {"URL", "LOCATION", "DESCRIPTION", "ATTENDEE", "ORGANIZER"} & set(event)
    assert b"Tuesday" not in response.content
    assert response["Referrer-Policy"] == "no-referrer"


def test_an_open_title_leads_to_the_page_and_says_where(client, home):
    group = add_group(home, in_calendar=True, mode="in_person", venue="Library", area="Uptown")
    (event,) = get_events(client, group)
    assert event["SUMMARY"] == "Tuesday Circle"
    assert event["URL"] == group.full_url
    assert event["LOCATION"] == "Library, Uptown"
    assert event["CLASS"] == "PRIVATE"


def test_an_address_that_is_not_public_is_in_no_calendar(client, home):  # C6
    group = add_group(
        home, in_calendar=True, mode="in_person", venue="Library", address="1 St", withheld=True
    )
    (event,) = get_events(client, group)
    assert "LOCATION" not in event


def test_a_link_to_a_meeting_is_in_no_calendar(client, home):  # C5
    venue = "https://zoom.us/j/123456789"
    group = add_group(home, in_calendar=True, mode="in_person", venue=venue)
    (event,) = get_events(client, group)
    assert "LOCATION" not in event


def test_meetings_of_a_rule_say_where_they_are(client, home):
    rules = [rule(), rule(days=["Fr"], mode="in_person", venue="Café")]
    group = add_group(home, rules, in_calendar=True, venue="Library", address="1 Main Street")
    places = [event["LOCATION"] for event in get_events(client, group)]
    assert places == ["Online", "Café"]


def test_a_place_is_told_in_the_language_of_the_calendar(client, home, spanish):
    words = items([{"language": "es", "area": "Cerca del lago", "note": ""}])
    there = rule(mode="in_person", area="Near the lake", words=words)
    group = add_group(home, [there], in_calendar=True)
    home.copy_for_translation(spanish)
    copy = group.copy_for_translation(spanish)
    copy.save_revision().publish()
    said = [get_events(client, page)[0]["LOCATION"] for page in (group, copy)]
    assert said == ["Near the lake", "Cerca del lago"]


def test_days_without_a_meeting_are_left_out(client, home):
    skip = child("skip", {"first": "2026-03-10", "last": "2026-03-17"})
    (event,) = get_events(client, add_group(home, [rule(), skip], in_calendar=True))
    left_out = [each.dt.date().isoformat() for each in event["EXDATE"].dts]
    assert left_out == ["2026-03-10", "2026-03-17"]


def test_a_first_day_without_a_meeting_is_not_the_start(client, home):
    skip = child("skip", {"first": "2026-01-06"})
    (event,) = get_events(client, add_group(home, [rule(count=3), skip], in_calendar=True))
    assert event["DTSTART"].dt.date().isoformat() == "2026-01-13"
    assert event["RRULE"]["UNTIL"] == [datetime.datetime(2026, 1, 21, 1, tzinfo=datetime.UTC)]


def test_a_moved_meeting_takes_the_place_of_another(client, home):
    move = child("move", {"day": "2026-03-10", "new_day": "2026-03-11", "venue": "Café"})
    group = add_group(home, [rule(mode="in_person"), move], in_calendar=True)
    event, moved = get_events(client, group)
    assert moved["UID"] == event["UID"]
    assert moved["RECURRENCE-ID"].dt.isoformat() == "2026-03-10T19:00:00-05:00"
    assert moved["DTSTART"].dt.isoformat() == "2026-03-11T19:00:00-05:00"
    assert moved["LOCATION"] == "Café"


def test_after_a_break_it_begins_again(client, home):
    until = datetime.date(2026, 3, 20)
    group = add_group(home, in_calendar=True, status="hiatus", status_until=until)
    (event,) = get_events(client, group)
    assert event["DTSTART"].dt.date().isoformat() == "2026-03-24"


@pytest.mark.parametrize(
    "facts",
    [
        {"status": "hiatus"},
        {"status": "hiatus", "status_until": datetime.date.max},
        {"status": "starting"},
        {"status": "closed"},
        {"timing": "arranged"},
        {"time_zone": "Mars/Olympus"},  # of a day when there was such a zone
        {"time_zone": ""},
    ],
)
def test_a_group_without_times_has_an_empty_calendar(client, home, facts):
    group = add_group(home, in_calendar=True)
    type(group).objects.filter(pk=group.pk).update(**facts)
    assert get_events(client, group) == []
    assert client.get(group.url).status_code == 200


def test_names_of_events_stay_when_a_rule_changes(client, home):
    group = add_group(home, [rule(id="a"), rule(id="b", days=["Fr"])], in_calendar=True)
    before = [event["UID"] for event in get_events(client, group)]
    changed = [rule(id="a", start="18:00:00"), rule(id="b", days=["Fr"])]
    field = group._meta.get_field("schedule")
    group.schedule = field.to_python(json.dumps(changed))
    group.save_revision().publish()
    assert [event["UID"] for event in get_events(client, group)] == before
    assert len(set(before)) == 2
    assert not any("circle" in uid.lower() for uid in before)


def test_every_language_has_its_title_and_the_same_events(client, home, spanish):
    group = add_group(home, in_calendar=True)
    home.copy_for_translation(spanish).save_revision().publish()
    copy = group.copy_for_translation(spanish)
    copy.title = "Círculo del martes"
    copy.save_revision().publish()
    (event,), (same,) = get_events(client, group), get_events(client, copy)
    assert same["SUMMARY"] == "Círculo del martes"
    assert same["UID"] == event["UID"]
    assert same["SEQUENCE"] == event["SEQUENCE"]


def test_a_list_has_the_meetings_of_all_that_are_offered(client, home):
    index = add_index(home)
    add_group(index, in_calendar=True)
    add_group(index, title="Friday Circle", slug="friday", in_calendar=True)
    add_group(index, title="Secret Circle", slug="secret")
    add_group(index, title="Draft", slug="draft", in_calendar=True).unpublish()
    titles = [str(event["SUMMARY"]) for event in get_events(client, index)]
    assert titles == ["Tuesday Circle", "Friday Circle"]


def test_a_group_behind_a_password_is_in_no_public_calendar(client, home):
    index = add_index(home)
    group = add_group(index, in_calendar=True)
    PageViewRestriction.objects.create(page=group, restriction_type="password", password="x")
    assert get_events(client, index) == []
    assert b"BEGIN:VEVENT" not in client.get(group.calendar_url).content


def test_a_draft_has_none(client, home):
    group = add_group(home, in_calendar=True)
    group.unpublish()
    assert client.get(group.calendar_url).status_code == 404


def test_the_page_leads_to_its_calendar_by_the_address_of_the_site(client, home):
    page = client.get(add_group(home, in_calendar=True).url, headers={"host": "testserver"})
    links = [each["href"] for each in BeautifulSoup(page.content, "html.parser").select("a[href]")]
    site = home.get_site().hostname
    assert f"webcal://{site}/tuesday-circle/calendar/" in links
    assert "/tuesday-circle/calendar/" in links


def test_a_page_with_a_discreet_title_leaves_no_trail(client, home):  # D8
    group = add_group(home, discreet_title="Appointment")
    assert client.get(group.url)["Referrer-Policy"] == "no-referrer"
