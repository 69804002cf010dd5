"""A table of groups becomes drafts, and nothing an editor could not have written. # B10, F9"""

import json
from pathlib import Path

import pytest

from kpact_wagtail.pages.models import SupportGroupPage
from kpact_wagtail.support_groups.importing.actions import write_plan
from kpact_wagtail.support_groups.importing.cells import Unreadable
from kpact_wagtail.support_groups.importing.columns import COLUMNS
from kpact_wagtail.support_groups.importing.merging import Change
from kpact_wagtail.support_groups.importing.reading import read_file
from tests.support_groups.build import add_group, add_index, rule
from tests.support_groups.tables import LINE, plan_of, table

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return add_index(home)


def only_row(index, **changes):
    (row,) = plan_of(index, table({**LINE, **changes})).rows
    return row


def rules_of(page):
    stored = json.loads(page._meta.get_field("schedule").value_to_string(page))
    return [each["value"] for each in stored if each["type"] == "rule"]


def test_a_dry_run_writes_nothing(index):
    plan = plan_of(index, table(LINE))
    assert [row.verdict for row in plan.rows] == ["new"]
    assert not SupportGroupPage.objects.exists()


def test_a_new_group_becomes_a_draft(index):
    write_plan(plan_of(index, table(LINE)))
    page = SupportGroupPage.objects.get()
    assert (page.title, page.live, page.has_unpublished_changes) == ("Night Circle", False, True)
    assert page.get_parent().pk == index.pk
    (found,) = rules_of(page.get_latest_revision_as_object())
    assert (found["days"], found["start"], found["first"]) == (["Tu"], "19:00:00", "2026-01-06")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_files_of_every_spreadsheet_program_are_read(index, delimiter, encoding):
    data = table({**LINE, "Title": "Círculo"}, delimiter=delimiter).decode().encode(encoding)
    plan = plan_of(index, data)
    assert [(row.title, row.verdict) for row in plan.rows] == [("Círculo", "new")]
    assert plan.notes == []


def test_a_file_in_windows_1252_is_read_and_said(index):
    data = table({**LINE, "Title": "Círculo"}).decode().encode("cp1252")
    plan = plan_of(index, data)
    assert [row.title for row in plan.rows] == ["Círculo"]
    assert "Windows-1252" in plan.notes[0]


def test_the_line_that_names_the_separator_is_no_heading(index):
    plan = plan_of(index, b"sep=;\r\n" + table(LINE, delimiter=";"))
    assert [row.verdict for row in plan.rows] == ["new"]


def test_unknown_columns_are_said_and_left_out(index):
    plan = plan_of(index, table({**LINE, "Moon": "full"}))
    assert plan.notes == ["This column is not known and is left out: “Moon”."]
    assert [row.verdict for row in plan.rows] == ["new"]


def test_several_lines_with_one_title_are_one_group(index):
    second = {"Title": "Night Circle", "Weekdays": "Friday", "Which of the month": "last"}
    second |= {name: LINE[name] for name in ("From", "To", "First day")}
    (row,) = plan_of(index, table(LINE, second)).rows
    assert [each["repeats"] for each in rules_of(row.page)] == ["weekly", "monthly"]
    assert row.proposal.lines == [2, 3]


def test_two_answers_to_one_question_are_refused(index):
    (row,) = plan_of(
        index, table({**LINE, "Cost": "free"}, {"Title": "Night Circle", "Cost": "fixed"})
    ).rows
    assert row.verdict == "refused"
    assert row.sentences == [
        "Line 3, “Cost”: a line above says something else about the same group."
    ]


@pytest.mark.parametrize(
    ("column", "text", "stored"),
    [
        ("Weekdays", "tue; Thursdays", ("days", ["Tu", "Th"])),
        ("Weekdays", "mo and we", ("days", ["Mo", "We"])),
        ("Which of the month", "1st, 3rd", ("weeks", ["1", "3"])),
        ("Which of the month", "last", ("weeks", ["-1"])),
        ("From", "7 pm", ("start", "19:00:00")),
        ("From", "07:00 PM", ("start", "19:00:00")),
        ("From", "19h00", ("start", "19:00:00")),
        ("First day", "06.01.2026", ("first", "2026-01-06")),
        ("First day", "1/16/2026", ("first", "2026-01-16")),
        ("Last day", "2026-12-31 00:00:00", ("last", "2026-12-31")),
        ("Only in", "Jan, march, 5", ("months", ["1", "3", "5"])),
        ("Every … weeks or months", "2", ("every", 2)),
        ("How these meetings are held", "In person", ("mode", "in_person")),
        ("Interpreter", "American Sign Language", ("interpreter", "ase")),
    ],
)
def test_what_people_write_is_understood(index, column, text, stored):
    row = only_row(index, **{column: text})
    assert row.sentences == []
    assert rules_of(row.page)[0][stored[0]] == stored[1]


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("Weekdays", "Someday", "Write days of the week, such as “Tuesday, Thursday”."),
        ("From", "evening", "Write a time such as 19:00 or 7:00 pm."),
        ("From", "7", "Write a time such as 19:00 or 7:00 pm."),
        ("From", "13 pm", "Write a time such as 19:00 or 7:00 pm."),
        (
            "First day",
            "03/04/2026",
            "“03/04/2026” could be two days. Write the year first: 2026-03-04 or 2026-04-03.",
        ),
        ("First day", "2026-02-30", "There is no day “2026-02-30”."),
        ("Time zone", "Chicago", "Write the time zone like America/Chicago."),
        ("How it meets", "somehow", "Write one of these: online, in person, hybrid."),
        ("Price", "-3", "Write an amount such as 12.50."),
        ("Address is not public", "perhaps", "Write “yes” or “no”."),
    ],
)
def test_what_cannot_be_meant_is_refused_with_line_and_column(index, column, text, said):
    row = only_row(index, **{column: text})
    assert (row.verdict, row.sentences) == ("refused", [f"Line 2, “{column}”: {said}"])


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Last day": "2025-01-01"}, "“Last day”: This day is before the first one."),
        ({"To": ""}, "“To”: This field is required."),
        ({"Time zone": "", "Weekdays": ""}, "“Weekdays”: Choose at least one day."),
        (
            {"First day": "", "Every … weeks or months": "2"},
            "“First day”: Enter the first day it holds. From there the weeks are counted.",
        ),
        ({"E-mail": "nobody at home"}, "“E-mail”: Enter a valid email address."),
        (
            {"Venue": "x" * 121},
            "“Venue”: Ensure this value has at most 120 characters (it has 121).",
        ),
        (
            {"Address is not public": "yes", "Address": "1 Main Street"},
            "“Address”: An address that is not public has its place in the access details: leave it "
            "out.",
        ),
    ],
)
def test_what_the_form_would_refuse_is_refused(index, changes, said):
    row = only_row(index, **changes)
    assert (row.verdict, row.sentences) == ("refused", [said])


def test_the_way_into_a_meeting_is_left_out_of_public_columns(index):  # C5
    row = only_row(index, Venue="https://zoom.us/j/81234567890?pwd=abc", Summary="We talk.")
    assert row.verdict == "new"
    assert (row.page.venue, row.page.summary) == ("", "We talk.")
    assert "keep it in the access details" in row.sentences[0]


def test_a_published_group_gets_a_draft_and_stays_as_it_is(index):
    page = add_group(index, eligibility="Everybody")
    line = {"Title": "tuesday circle", "Who it is for": "Women over 18"}
    plan = plan_of(index, table(line))
    (row,) = plan.rows
    assert (row.verdict, row.changes) == (
        "changed",
        [Change("Who it is for", "Everybody", "Women over 18")],
    )
    write_plan(plan)
    page.refresh_from_db()
    assert (page.live, page.eligibility, page.has_unpublished_changes) == (True, "Everybody", True)
    draft = page.get_latest_revision_as_object()
    assert draft.eligibility == "Women over 18"
    assert draft.schedule.raw_data[0]["id"] == page.schedule.raw_data[0]["id"]


def test_what_somebody_has_begun_to_write_is_kept(index):
    page = add_group(index)
    page.eligibility = "Begun"
    page.save_revision()
    write_plan(plan_of(index, table({"Title": page.title, "Cost": "free"})))
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    assert (draft.eligibility, draft.cost) == ("Begun", "free")


def test_an_empty_cell_changes_nothing(index):
    page = add_group(index, eligibility="Everybody")
    (row,) = plan_of(index, table({"Title": page.title, "Who it is for": ""})).rows
    assert row.verdict == "unchanged"


def test_a_rule_that_changes_keeps_its_id_and_what_the_file_does_not_say(index):
    old = rule(note="Ring twice", interpreter="ase")
    page = add_group(index, [old])
    line = {**LINE, "Title": page.title, "From": "18:00", "Interpreter": ""}
    (row,) = plan_of(index, table(line)).rows
    (new,) = rules_of(row.page)
    assert row.page.schedule[0].id == old["id"]
    assert (new["start"], new["note"], new["interpreter"]) == ("18:00:00", "Ring twice", "")


def test_two_groups_with_one_title_need_a_slug(index):
    add_group(index, slug="one")
    add_group(index, slug="two", eligibility="Women")
    line = {"Title": "Tuesday Circle", "Who it is for": "Men"}
    (row,) = plan_of(index, table(line)).rows
    assert row.sentences == ["Several groups have this title. Say which in the column “Slug”."]
    (row,) = plan_of(index, table({**line, "Slug": "two"})).rows
    assert (row.verdict, row.page.slug) == ("changed", "two")


def test_slugs_are_harmless_where_titles_are_not_and_never_taken(index):
    add_group(index, title="Else", slug="walk")
    lines = [{**LINE, "Title": f"Circle {name}", "Discreet title": "Walk"} for name in "AB"]
    lines += [{**LINE, "Title": title} for title in ("Café", "Café!")]
    write_plan(plan_of(index, table(*lines)))
    slugs = SupportGroupPage.objects.order_by("path").values_list("slug", flat=True)
    assert list(slugs) == ["walk", "walk-2", "walk-3", "café", "café-2"]


def test_one_group_is_not_changed_twice_by_one_file(index):
    add_group(index, slug="tuesday")
    lines = [{"Title": "Tuesday Circle", "Cost": "free"}, {"Title": "T", "Slug": "tuesday"}]
    first, second = plan_of(index, table(*lines)).rows
    assert (first.verdict, second.verdict) == ("changed", "refused")
    assert second.sentences == ["The same group stands above in this file already."]


def test_a_locked_group_is_refused(index):
    add_group(index, locked=True)
    (row,) = plan_of(index, table({"Title": "Tuesday Circle", "Cost": "free"})).rows
    assert row.sentences == ["It is locked by somebody."]


def test_what_is_missing_before_publication_is_said(index):
    (row,) = plan_of(index, table({"Title": "Night Circle"})).rows
    assert row.verdict == "new"
    assert row.sentences == [
        "Before it is published: “Weekdays”: Say when it meets, or choose above that times are "
        "arranged or announced."
    ]


def test_every_column_stands_in_the_guide():
    guide = (Path(__file__).parents[2] / "docs/editors/groups-import.md").read_text()
    rows = [line.split("|")[1] for line in guide.splitlines() if line.startswith("| ")]
    named = {name.strip() for row in rows for part in row.split("·") for name in part.split(", ")}
    whole = {part.strip() for row in rows for part in row.split("·")}
    assert {column.heading for column in COLUMNS} - named - whole == set()


def test_a_translation_is_not_written_over(index, spanish):
    page = add_group(index)
    home = index.get_parent().copy_for_translation(spanish)
    copy = index.copy_for_translation(spanish)
    page.copy_for_translation(spanish)
    (row,) = plan_of(copy, table({**LINE, "Title": page.title})).rows
    assert row.sentences == ["It is a translation. Import below the list in the main language."]
    assert home.pk


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "This file is empty."),
        (b" \r\n", "This file is empty."),
        (b"PK\x03\x04rest", "This is a workbook or another packed file."),
        (b"Title\r\nNight\0Circle", "This is no text."),
        (b"\x81\x8d\xff", "The letters of this file cannot be read."),
        (b"Name of it,Day\r\nNight,Tuesday", "No column is called “Title”."),
        (b"Title,Venue,Venue\r\nNight,a,b", "Two columns are called “Venue”."),
        (b"Title\r\n", "There is no group in this file"),
        (b'Title,Venue\r\n"Night,Hall\r\n', "Line 2 cannot be read"),
        (b"Title\r\n" + b"x\r\n" * 501, "These are more than 500 lines."),
        (b"Title\r\n" + b"x" * 5000, "Line 2 is too long"),
        (b"x" * (1024 * 1024 + 1), "This file is larger than 1 MB."),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(data, said):  # F9
    with pytest.raises(Unreadable) as error:
        read_file(data)
    assert error.value.sentence.startswith(said)


def test_a_line_with_too_many_cells_is_refused(index):
    (row,) = plan_of(index, b"Title\r\nNight,Tuesday\r\n").rows
    assert row.sentences == [
        "Line 2: it has more cells than there are headings. Look for a separator."
    ]


def test_control_characters_do_not_reach_a_page(index):
    row = only_row(index, Title="Night\x0b\r\nCircle\x1f", Venue="Hall\x07")
    assert (row.page.title, row.page.venue) == ("Night Circle", "Hall")
