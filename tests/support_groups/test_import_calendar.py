"""A calendar becomes groups that meet exactly when it says, or a sentence on why not. # F6, F9"""

import time

import pytest
import time_machine

from kpact_wagtail.pages.models import SupportGroupPage
from kpact_wagtail.support_groups.importing.actions import write_plan
from kpact_wagtail.support_groups.importing.cells import Unreadable
from kpact_wagtail.support_groups.importing.plan import make_plan
from kpact_wagtail.support_groups.importing.reading import read_file
from tests.support_groups.build import add_group, add_index, items, rule

pytestmark = pytest.mark.django_db
ZONE = "America/Chicago"
NOW = "2026-01-01T12:00:00Z"
START = ("DTSTART", f"TZID={ZONE}:20260106T190000")


@pytest.fixture(autouse=True)
def new_year():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def index(home):
    return add_index(home)


def event(*lines, **properties):
    """A VEVENT on Tuesday, 6 January 2026, 19:00 to 20:30, unless said otherwise."""
    given = {
        "UID": "one@example.org",
        "SUMMARY": "Night Circle",
        "DTSTART": f";TZID={ZONE}:20260106T190000",
        "DURATION": "PT90M",
        **properties,
    }
    said = [
        f"{name.replace('_', '-')}{value if value[:1] in ';:' else ':' + value}"
        for name, value in given.items()
        if value
    ]
    return "\r\n".join(["BEGIN:VEVENT", *said, *lines, "END:VEVENT"])


def calendar(*events, head=()):
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Test//EN",
        *head,
        *events,
        "END:VCALENDAR",
    ]
    return ("\r\n".join(lines) + "\r\n").encode()


def rows_of(index, *events, head=(), zone=""):
    proposals, notes = read_file(calendar(*events, head=head), zone)
    return make_plan(index, proposals, None, notes).rows


def only_row(index, *events, **options):
    (row,) = rows_of(index, *events, **options)
    return row


def said(index, *events, **options):
    row = only_row(index, *events, **options)
    assert row.verdict == "refused"
    return row.sentences


def days(row, number=4):
    from kpact_wagtail.support_groups.importing.spans import next_years

    found = row.page.get_schedule().between(*next_years())
    return [f"{meeting.start:%Y-%m-%d %H:%M}" for meeting in found[:number]]


@pytest.mark.parametrize(
    ("recurs", "words", "first"),
    [
        ("FREQ=WEEKLY", "Every Tuesday", "2026-01-06 2026-01-13 2026-01-20"),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU", "Every 2 weeks", "2026-01-06 2026-01-20 2026-02-03"),
        (
            "FREQ=WEEKLY;BYDAY=TU,TH",
            "Every week on Tuesday and Thursday",
            "2026-01-06 2026-01-08 2026-01-13",
        ),
        ("FREQ=DAILY;INTERVAL=14", "Every 2 weeks", "2026-01-06 2026-01-20 2026-02-03"),
        (
            "FREQ=MONTHLY;BYDAY=1TU,3TU",
            "first and third Tuesday",
            "2026-01-06 2026-01-20 2026-02-03",
        ),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1", "first Tuesday", "2026-01-06 2026-02-03 2026-03-03"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU", "months", "2026-01-06 2026-03-03 2026-05-05"),
        ("FREQ=MONTHLY", "6", "2026-01-06 2026-02-06 2026-03-06"),
        ("FREQ=YEARLY;BYMONTH=1,7;BYDAY=1TU", "first Tuesday", "2026-01-06 2026-07-07 2027-01-05"),
        ("FREQ=WEEKLY;UNTIL=20260114T010000Z", "Every Tuesday", "2026-01-06 2026-01-13"),
        ("FREQ=WEEKLY;UNTIL=20260114T000000Z", "Every Tuesday", "2026-01-06"),
        ("FREQ=WEEKLY;COUNT=2", "Every Tuesday", "2026-01-06 2026-01-13"),
    ],
)
def test_a_rule_becomes_the_words_of_the_form(index, recurs, words, first):
    row = only_row(index, event(RRULE=recurs))
    assert row.verdict == "new", row.sentences
    assert not any("cannot be said" in sentence for sentence in row.sentences)
    assert words in row.when[0]
    assert days(row, 3) == [f"{day} 19:00" for day in first.split()]


@pytest.mark.parametrize(
    "recurs",
    [
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYDAY=20TU",
        "FREQ=YEARLY;INTERVAL=99999999",
    ],
)
def test_a_rule_the_form_cannot_say_becomes_its_dates(index, recurs):
    row = only_row(index, event(RRULE=recurs))
    assert row.verdict == "new", row.sentences
    assert any("How it repeats cannot be said here" in sentence for sentence in row.sentences)
    assert row.page.schedule[0].value["repeats"] == "dates"
    assert 1 <= len(row.page.schedule[0].value["dates"]) <= 200


def test_a_first_meeting_on_another_day_than_the_rule_is_one_more_date(index):
    row = only_row(index, event(RRULE="FREQ=WEEKLY;BYDAY=WE"))
    assert [each.value["repeats"] for each in row.page.schedule] == ["weekly", "dates"]
    assert days(row, 2) == ["2026-01-06 19:00", "2026-01-07 19:00"]


def test_skipped_moved_and_further_dates_are_kept(index):
    row = only_row(
        index,
        event(
            f"EXDATE;TZID={ZONE}:20260113T190000",
            f"RDATE;TZID={ZONE}:20260115T190000",
            RRULE="FREQ=WEEKLY;BYDAY=TU",
        ),
        event(
            f"RECURRENCE-ID;TZID={ZONE}:20260120T190000",
            DTSTART=f";TZID={ZONE}:20260121T180000",
        ),
        event(f"RECURRENCE-ID;TZID={ZONE}:20260127T190000", STATUS="CANCELLED"),
    )
    assert row.verdict == "new", row.sentences
    assert days(row) == [
        "2026-01-06 19:00",
        "2026-01-15 19:00",
        "2026-01-21 18:00",
        "2026-02-03 19:00",
    ]
    kinds = [each.block_type for each in row.page.schedule]
    assert kinds == ["rule", "rule", "skip", "skip", "move"]


def test_events_with_one_title_are_one_group(index):
    row = only_row(
        index,
        event(RRULE="FREQ=WEEKLY"),
        event(UID="two", SUMMARY="night circle", DTSTART=f";TZID={ZONE}:20260109T190000"),
        event(UID="three", DTSTART=f";TZID={ZONE}:20260116T190000"),
    )
    assert days(row, 3) == ["2026-01-06 19:00", "2026-01-09 19:00", "2026-01-13 19:00"]
    assert [each.value["repeats"] for each in row.page.schedule] == ["weekly", "dates"]


@pytest.mark.parametrize(
    ("begin", "head", "zone"),
    [
        (";TZID=Central Standard Time:20260106T190000", (), "America/Chicago"),
        (":20260107T010000Z", ["X-WR-TIMEZONE:America/Chicago"], "America/Chicago"),
        (":20260106T190000", ["X-WR-TIMEZONE:America/Chicago"], "America/Chicago"),
        (":20260106T190000", (), "Europe/London"),
        (":20260106T190000Z", (), "UTC"),
    ],
)
def test_a_time_zone_is_found_or_said(index, begin, head, zone):
    row = only_row(index, event(DTSTART=begin), head=head, zone="Europe/London")
    assert row.verdict == "new", row.sentences
    assert row.page.time_zone == zone
    assert days(row) == ["2026-01-06 19:00"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SUMMARY": ""}, "It has no title (SUMMARY)."),
        ({"DTSTART": ""}, "It has no start (DTSTART)."),
        ({"DTSTART": ";VALUE=DATE:20260106"}, "It lasts all day. Give it times."),
        ({"DTSTART": ":2026 in January"}, "“DTSTART” cannot be read."),
        ({"DTSTART": ":20260106T190000"}, "Its times name no time zone. Write one, such as"),
        ({"DTSTART": ";TZID=Nowhere/Town:20260106T190000"}, "The time zone “Nowhere/Town” is not"),
        ({"DURATION": ""}, "It has no end. Give it one."),
        ({"DURATION": "-PT1H"}, "It ends before it begins."),
        ({"DURATION": "P2D"}, "It lasts longer than a day."),
        (
            {"RRULE": "FREQ=WEEKLY;UNTIL=20251201T000000Z"},
            "It ends before it begins: look at UNTIL.",
        ),
        ({"RRULE": "FREQ=HOURLY"}, "It repeats within a day. Write down each time as an event."),
        ({"RRULE": "FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2"}, "There is no day on which all of this"),
        ({"RRULE": "FREQ=SOMETIMES"}, "“RRULE” cannot be read."),
        ({"DTSTART": f";TZID={ZONE}:20200106T190000"}, "All its meetings are over."),
        (
            {"RRULE": "FREQ=WEEKLY;COUNT=3", "DTSTART": f";TZID={ZONE}:20200106T190000"},
            "All its meetings are over.",
        ),
    ],
)
def test_what_means_nothing_is_refused_with_what_to_change(index, changes, sentence):
    assert said(index, event(**changes))[0].startswith(sentence)


@pytest.mark.parametrize(
    "recurs",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;INTERVAL=7;BYDAY=WE",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=WEEKLY;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=MONTHLY;BYDAY=99TU",
    ],
)
def test_rules_that_never_occur_cost_no_time(index, recurs):  # F9
    began = time.perf_counter()
    assert said(index, event(RRULE=recurs))
    assert time.perf_counter() - began < 5


def test_one_bad_event_leaves_the_others(index):
    rows = rows_of(index, event(DTSTART="", SUMMARY="Broken"), event(UID="two"))
    assert [(row.title, row.verdict) for row in rows] == [
        ("Broken", "refused"),
        ("Night Circle", "new"),
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (calendar(event())[:150], "This calendar ends in the middle."),
        (calendar(*([event()] * 10_000))[: 1024 * 1024], "These are "),
        (calendar(), "There is no event in this calendar."),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n", "This calendar is damaged."),
        (calendar(event(SUMMARY="Night\0")), "This is no text."),
    ],
)
def test_a_calendar_that_is_none_is_refused_in_words(data, sentence):
    with pytest.raises(Unreadable) as error:
        read_file(data)
    assert error.value.sentence.startswith(sentence)


def test_signs_that_end_lines_do_not_get_into_a_title(index):
    row = only_row(index, event(SUMMARY="Night\\nCircle\x0b\x1f\u2028!"))
    assert row.page.title == "Night Circle!"


def test_the_way_into_a_meeting_stays_out_of_public_fields(index):  # C5
    link = "https://zoom.us/j/81234567890?pwd=canary"
    row = only_row(index, event(LOCATION=link, DESCRIPTION=f"Come in: {link}", URL=link))
    assert row.verdict == "new", row.sentences
    assert any("keep it in the access details" in sentence for sentence in row.sentences)
    fields = [str(getattr(row.page, field.attname)) for field in row.page._meta.concrete_fields]
    assert not [text for text in fields if "canary" in text or "81234567890" in text]
    assert not [each for each in row.sentences if "canary" in each]
    assert row.page.mode == "online"


def test_a_place_and_a_summary_are_taken(index):
    row = only_row(index, event(LOCATION="The Hall\\, upstairs", DESCRIPTION="We talk."))
    assert (row.page.venue, row.page.mode, row.page.summary) == (
        "The Hall, upstairs",
        "in_person",
        "We talk.",
    )


def test_a_group_that_is_there_takes_only_when_it_meets(index):
    page = add_group(index, title="Night Circle", venue="Here", mode="in_person")
    on_wednesday = f";TZID={ZONE}:20260107T190000"
    row = only_row(index, event(DTSTART=on_wednesday, RRULE="FREQ=WEEKLY", LOCATION="Elsewhere"))
    assert (row.verdict, [change.heading for change in row.changes]) == ("changed", ["Weekdays"])
    write_plan(make_plan(index, [row.proposal]))
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    assert (draft.venue, draft.schedule[0].id) == ("Here", page.schedule[0].id)
    assert (page.schedule[0].value["days"], draft.schedule[0].value["days"]) == (["Tu"], ["We"])


def test_a_group_that_meets_as_the_calendar_says_stays_as_it_is(index):
    add_group(
        index, [rule("dates", dates=items(["2026-01-06", "2026-01-13"]))], title="Night Circle"
    )
    row = only_row(index, event(RRULE="FREQ=WEEKLY;COUNT=2"))
    assert row.verdict == "unchanged"


def test_a_calendar_becomes_drafts(index):
    write_plan(make_plan(index, [only_row(index, event(RRULE="FREQ=WEEKLY")).proposal]))
    page = SupportGroupPage.objects.get()
    assert (page.title, page.live, page.slug) == ("Night Circle", False, "night-circle")
