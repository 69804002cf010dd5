"""Whatever stands in a file: the same meetings, or a sentence; never an error. # B10, F6, F9"""

import csv
import json
import time
from io import StringIO

import pytest
import time_machine
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kpact_wagtail.spreadsheet import safe
from kpact_wagtail.support_groups.importing.calendar_reading import to_schedule
from kpact_wagtail.support_groups.importing.cells import Unreadable
from kpact_wagtail.support_groups.importing.columns import COLUMNS
from kpact_wagtail.support_groups.importing.contents import describe_rule
from kpact_wagtail.support_groups.importing.export import write_lines, write_table
from kpact_wagtail.support_groups.importing.merging import begin_rules, merge
from kpact_wagtail.support_groups.importing.plan import make_plan
from kpact_wagtail.support_groups.importing.reading import read_file
from kpact_wagtail.support_groups.importing.spans import list_times, next_years
from kpact_wagtail.support_groups.importing.tickets import read_ticket, write_ticket

from .build import add_group, add_index, child, items, rule
from .shapes import SHAPES, ZONES, make_group, schedules, write

HEADINGS = [column.heading for column in COLUMNS]
TEXT = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.text(alphabet="=+-@'\";,\t\r\n\0 -> ()1239:.pmPM2026-", max_size=30),
    st.sampled_from(["2026-01-06", "19:00", "Tuesday", "first", "online", "yes", "12.50", "dates"]),
)
NOW = "2025-12-20T12:00:00Z"
FEW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(autouse=True)
def december():
    with time_machine.travel(NOW, tick=False):
        yield


def as_table(rows):
    file = StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue().encode("utf-8", "surrogatepass")


def read(data):
    """Proposals, or none where a sentence says why."""
    try:
        return read_file(data, ZONES[0])[0]
    except Unreadable as error:
        return [] if error.sentence else None


@pytest.mark.django_db
@FEW
@given(st.dictionaries(st.sampled_from(HEADINGS), TEXT, max_size=8), TEXT)
@example({"Slug": "a b/c", "Title": "="}, "x")
@example({"Price": "1e9999999"}, "x")
@example({"Moved meetings": "(" * 200}, "x")
def test_no_text_in_any_cell_is_an_error(home, cells, title):
    index = home.get_children().filter(slug="groups").first() or add_index(home)
    cells = {"Title": title, **cells}
    proposals = read(as_table([cells.keys(), cells.values()]))
    plan = make_plan(index.specific, proposals)
    for row in plan.rows:
        assert row.words
        assert row.verdict != "refused" or row.sentences
    assert connection.needs_rollback is False


@FEW
@given(st.binary(max_size=300))
@example(b"\xff\xfe\x00")
@example(b"\xef\xbb\xbf")
@example(b"sep=;\r\n")
@example(b"Title\r\n\xff")
def test_no_bytes_are_an_error(data):
    read(data)
    read(b"Title,Weekdays\r\n" + data)
    read(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + data + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")


@FEW
@given(
    st.sampled_from(["DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "SUMMARY", "UID"]),
    st.text(alphabet="FREQ=WKLYMONTHBDAIUC;:,0123456789TZ-+PXSA", max_size=40),
)
@example("RRULE", "FREQ=WEEKLY;INTERVAL=0")
@example("RRULE", "FREQ=WEEKLY;UNTIL=99991231T235959Z")
@example("RRULE", "FREQ=WEEKLY;COUNT=99999999999999999999")
@example("DTSTART", "00010101T000000")
@example("DTSTART", "99991231T235959")
@example("RDATE", "20260107T190000,20260106")
@example("EXDATE", "20260107")
def test_no_line_of_a_calendar_is_an_error(name, value):
    lines = {
        "SUMMARY": "Circle",
        "DTSTART": "20260106T190000",
        "DURATION": "PT1H",
        "RRULE": "FREQ=WEEKLY;COUNT=3",
        name: value,
    }
    if name == "DTEND":
        del lines["DURATION"]
    body = "\r\n".join(f"{key}:{value}" for key, value in lines.items())
    text = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{body}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    for proposal in read(text.encode()):
        assert proposal.problems or proposal.rules


def check_feed(group):
    """What our own feed says of a group is read back as the same meetings, for two years."""
    expected = list_times(group.get_schedule(), *next_years())
    with time_machine.travel(next_years()[0], tick=False):  # later some of them would be over
        text = write(group)
        if "BEGIN:VEVENT" not in text:
            return
        (proposal,) = read_file(text.encode())[0]
    if proposal.problems:
        assert not expected, proposal.problems
        return
    assert meetings_of(proposal) == expected[: len(meetings_of(proposal))]
    assert len(meetings_of(proposal)) == len(expected) or "cannot be said" in proposal.notes[0]


def meetings_of(proposal):
    return list_times(to_schedule(proposal), *next_years())


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("name", SHAPES)
def test_our_own_feed_is_read_back_as_the_same_meetings(name, zone):  # F6
    check_feed(make_group(SHAPES[name], zone))


@settings(FEW, max_examples=12)
@given(schedules(), st.sampled_from(ZONES))
def test_any_feed_is_read_back_as_the_same_meetings(schedule, zone):
    check_feed(make_group(schedule, zone))


def check_table(schedule):
    """What an export says of a group is read back as the same schedule."""
    group = make_group(schedule, ZONES[0])
    rows = [HEADINGS, *write_lines(group)]
    (proposal,) = read(as_table([[safe(cell) for cell in row] for row in rows]))
    assert proposal.problems == []
    assert merge(group, proposal) == []
    copy = make_group([], ZONES[0])
    merge(copy, proposal)
    stored = json.loads(copy._meta.get_field("schedule").value_to_string(copy))
    rules = [describe_rule(each["value"]) for each in stored if each["type"] == "rule"]
    own = [describe_rule(each["value"]) for each in schedule if each["type"] == "rule"]
    assert rules == own
    assert list_times(copy.get_schedule(), *next_years()) == list_times(
        group.get_schedule(), *next_years()
    )


@pytest.mark.parametrize("name", SHAPES)
def test_our_own_table_is_read_back_as_the_same_schedule(name):  # B10
    check_table(SHAPES[name])


@settings(FEW, max_examples=12)
@given(schedules())
def test_any_table_is_read_back_as_the_same_schedule(schedule):
    check_table(schedule)


@pytest.mark.django_db
def test_the_largest_table_waits_in_a_form_and_is_read_in_time(home, django_user_model):  # F9
    index, user = add_index(home), django_user_model(pk=7)
    lines = [[f"Circle {number}", "Tuesday", "19:00", "x" * 1800] for number in range(500)]
    data = as_table([["Title", "Weekdays", "From", "Summary"], *lines])
    began = time.perf_counter()
    proposals, _notes = read_file(data)
    assert time.perf_counter() - began < 5
    plan = make_plan(index, proposals[:20])
    agreed = read_ticket(write_ticket(plan, user), user)
    assert agreed["proposals"] == proposals[:20]


#: What stands in the place of any value in a row of some other age, or in a draft.
BROKEN = [None, "", "x", 7, -1, True, [], ["x"], [None], [{}], {}, {"value": None}, "2026-02-30"]
WHOLE = [
    rule(days=["Tu"]),
    rule("monthly", days=["Tu"], weeks=["1"]),
    rule("month_days", month_days=items([15])),
    rule("dates", dates=items(["2026-11-01"])),
    child("skip", {"first": "2026-12-24", "last": None, "reason": "", "reasons": []}),
    child("move", {"day": "2027-01-05", "new_day": "2027-01-07", "reason": ""}),
    child("pause", {"months": ["8"]}),
]
PARTS = [(at, name) for at, each in enumerate(WHOLE) for name in each["value"]]


def damage(at, name, broken):
    """All kinds of entries, with one value in one of them exchanged; with all of it for no name."""
    stored = json.loads(json.dumps(WHOLE))
    if name is None:
        stored[at]["value"] = broken
    else:
        stored[at]["value"][name] = broken
    return stored


@pytest.mark.parametrize("broken", BROKEN, ids=repr)
def test_nothing_that_is_stored_keeps_groups_from_being_exported_or_compared(broken):
    for at, name in [*PARTS, *((at, None) for at in range(len(WHOLE)))]:
        group = make_group(damage(at, name, broken), ZONES[0])
        rows = list(write_lines(group))
        for proposal in read(as_table([HEADINGS, *([safe(cell) for cell in row] for row in rows)])):
            merge(group, proposal)
            begin_rules(group)


@pytest.mark.django_db
def test_an_incomplete_entry_of_a_draft_keeps_nobody_from_anything(home):
    index = add_index(home)
    empty = [
        child("skip", {"first": None, "last": None, "reason": "", "reasons": []}),
        child("move", {"day": "2027-01-05", "new_day": None, "start": "18:00:00", "reason": ""}),
        child("move", {"day": None, "new_day": None, "reason": ""}),
    ]
    group = add_group(index)
    group.schedule = group.schedule.stream_block.to_python([*WHOLE, *empty])
    group.save_revision()
    text = write_table([group])
    assert "2026-12-24" in text
    assert "2027-01-05 -> 2027-01-05 18:00" in text
    (row,) = make_plan(index, read(text.encode())).rows
    assert (row.verdict, row.changes, row.sentences) == ("unchanged", [], [])
