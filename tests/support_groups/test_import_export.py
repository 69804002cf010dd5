"""What is exported can be imported again, and is harmless in a spreadsheet program. # B10"""

import csv
from io import StringIO

import pytest

from kpact_wagtail.pages.models import SupportGroupPage
from kpact_wagtail.support_groups.importing.actions import write_plan
from kpact_wagtail.support_groups.importing.export import write_table, write_template
from tests.support_groups.build import add_group, add_index, child, items, rule
from tests.support_groups.tables import plan_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return add_index(home)


def full_schedule():
    return [
        rule("monthly", days=["Tu"], weeks=["1", "3"], mode="online", note="=cmd()"),
        rule(
            "monthly",
            days=["Fr"],
            weeks=["-1"],
            mode="in_person",
            venue="The Hall, upstairs",
            interpreter="ase",
            last="2027-12-31",
        ),
        rule("weekly", days=["We", "Su"], every=2, months=["1", "3", "5"]),
        rule("month_days", month_days=items([15, 31]), count=12, start="23:00:00", end="01:00:00"),
        rule("dates", dates=items(["2026-11-01", "2027-03-14"]), first=None),
        child(
            "skip", {"first": "2026-12-24", "last": "2026-12-31", "reason": "a; (b)", "reasons": []}
        ),
        child("skip", {"first": "2026-07-04", "last": None, "reason": "", "reasons": []}),
        child(
            "move",
            {
                **{"day": "2027-01-05", "at": None, "new_day": "2027-01-07", "start": "18:00:00"},
                **{"end": None, "mode": "", "venue": "", "reason": "Snow", "reasons": []},
            },
        ),
        child("pause", {"months": ["8"]}),
    ]


def add_full_group(index):
    return add_group(
        index,
        full_schedule(),
        title="=Tuesday Circle",
        summary="+ We talk.\nAll of us.",
        eligibility="Everybody, 18 and over",
        cost="sliding",
        price="12.50",
        currency="USD",
        joining="register",
        languages=[child("language", "en"), child("language", "es")],
        contacts=[
            child("contact", {"method": "email", "value": "hello@example.org"}),
            child("contact", {"method": "call", "value": "+13125550100"}),
        ],
        withheld=True,
        status="waiting_list",
    )


def test_what_was_exported_changes_nothing(index):
    add_full_group(index)
    plan = plan_of(index, write_table([SupportGroupPage.objects.get()]).encode())
    assert [(row.verdict, row.changes, row.sentences) for row in plan.rows] == [
        ("unchanged", [], [])
    ]


def test_what_was_exported_makes_the_same_group_elsewhere(index, home):
    page = add_full_group(index)
    other = add_index(home, slug="others")
    write_plan(plan_of(other, write_table([page]).encode()))
    copy = SupportGroupPage.objects.descendant_of(other).get().get_latest_revision_as_object()
    exported = write_table([copy])
    assert exported == write_table([page])


def test_no_cell_of_an_export_is_run_by_a_spreadsheet_program(index):  # B10
    text = write_table([add_full_group(index)])
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(tuple("=+-@"))]
    assert "'=Tuesday Circle" in rows[1]


def test_the_template_can_be_imported(index):
    plan = plan_of(index, write_template().encode())
    assert [(row.verdict, row.sentences) for row in plan.rows] == [("new", []), ("new", [])]
