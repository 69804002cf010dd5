"""No words of an editor can break out of a calendar, or make it fail. # F6"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from kpact_wagtail.support_groups.calendars import LONGEST_TEXT, write_calendar

from .build import add_group, add_index, rule
from .shapes import make_group

CORPUS = [
    "Circle\r\nATTENDEE:mailto:a@example.org",
    "Circle\nEND:VEVENT\nBEGIN:VEVENT\nUID:x",
    "Circle\rURL:https://evil.example",
    "Circle\x00",
    "Circle\x0b\x0c\x1c\x85\u2028\u2029ORGANIZER:x",
    "a;b,c\\n\\;d:e",
    "\ud800 alone",
    "🌈" * 100,
    "x" * 1_000_000,
    "\r\n" * 500_000,
    "<script>alert(1)</script>",
    'CN="x":y^n',
    "",
]
PROPERTIES = {"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DURATION", "RRULE"}
PROPERTIES |= {"SUMMARY", "CLASS", "TRANSP"}


def write(text):
    group = make_group([rule(mode="in_person", venue=text)], "America/Chicago")
    group.discreet_title, group.title = "", text
    group.get_full_url = lambda: None
    return write_calendar([group], text, {})


def check(text):
    content = write(text)
    assert b"\x00" not in content
    assert max(map(len, content.split(b"\r\n"))) <= 75
    calendar = Calendar.from_ical(content)
    assert calendar.errors == []
    (event,) = calendar.walk("VEVENT")
    assert event.errors == []
    assert PROPERTIES <= set(event) <= PROPERTIES | {"LOCATION"}
    return event


@pytest.mark.parametrize("text", CORPUS, ids=lambda text: repr(text[:20]))
def test_a_title_of_the_corpus_stays_a_title(text):
    check(text)


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_title_comes_back_as_it_is_read_aloud(text):
    event = check(text)
    assert str(event["SUMMARY"]).split() == [
        word for word in "".join(filter(is_shown, " ".join(text.split())))[:LONGEST_TEXT].split()
    ]


def is_shown(char):
    return char.isprintable() or not (char < " " or "\x7f" <= char < "\xa0" or is_half(char))


def is_half(char):
    """Half of a pair that no text can hold alone."""
    return "\ud800" <= char <= "\udfff"


def test_a_list_and_a_group_with_such_titles_answer(client, home):
    index = add_index(home, title="Groups\r\nX-EVIL:1")
    group = add_group(index, title="Circle\r\nX-EVIL:1", in_calendar=True)
    for page in (index, group):
        response = client.get(page.calendar_url)
        assert response.status_code == 200
        assert b"\r\nX-EVIL" not in response.content
        assert response["Content-Disposition"] == 'attachment; filename="calendar.ics"'
