"""What a directory has found as a table that no spreadsheet program runs."""

import csv
import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from kpact_wagtail.resources import export
from kpact_wagtail.resources.models import Resource
from kpact_wagtail.spreadsheet import BEGINS_FORMULA

from .build import make_resource
from .directories import look, make_audience, make_directory, make_topic

pytestmark = pytest.mark.django_db

CALL = {"method": "call", "value": "+13125550100", "note": "press 2"}


@pytest.fixture
def directory(home):
    return make_directory(home)


def read(client, url):
    response = client.get(url)
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_row_says_what_visitors_may_know(client, directory):
    make_resource(
        "Night line",
        kind="hotline",
        contacts=[CALL],
        countries=["US"],
        languages=["es"],
        topics=[make_topic("Housing"), make_topic("Courts")],
        audiences=[make_audience("Young people")],
        emergency_services="no",
        verified_on=datetime.date(2026, 10, 1),
        always_open=True,
    )
    [row] = read(client, directory.url + "csv/")
    assert row["Name"] == "Night line"
    assert row["Kind"] == "Helpline"
    assert row["Contacts"] == "Call (312) 555-0100 (press 2)"
    assert row["Hours"] == "at any time, every day"
    assert row["Topics"] == "Courts, Housing"
    assert row["For whom"] == "Young people"
    assert row["Languages"] == "Spanish"
    assert row["Countries and regions"] == "United States"
    assert row["May call the police"] == "No"
    assert row["People can stay anonymous"] == ""
    assert row["Checked on"] == "2026-10-01"


def test_a_contact_is_said_as_it_is_used(client, directory):
    keyword = {"method": "keyword", "value": "741741", "keyword": "HOME"}
    desk = {"method": "call", "value": "+13125550100", "extension": "12"}
    make_resource("Night line", contacts=[keyword, desk], countries=["US"])
    [row] = read(client, directory.url + "csv/")
    assert row["Contacts"] == "Text HOME to 741741; Call (312) 555-0100 extension 12"


def test_a_contact_comes_with_all_that_is_said_of_it(client, directory):
    mornings = {"days": ["Mo"], "opens": "09:00:00", "closes": "12:00:00"}
    line = {**CALL, "label": "for parents", "free": True, "anonymous": True}
    line |= {"languages": ["es", "ase"], "hours": [mornings]}
    make_resource("Night line", contacts=[line], time_zone="America/Chicago", countries=["US"])
    [row] = read(client, directory.url + "csv/")
    assert row["Contacts"] == (
        "for parents: Call (312) 555-0100 (press 2, free, no name is asked, Spanish, "
        "American Sign Language, Monday, 9 a.m. to noon)"
    )
    assert row["Time zone"] == "Central Time"


def test_a_row_warns_as_the_page_does(client, directory):
    make_resource(
        "Night line",
        always_open=True,
        other_hours=[{"first": "2099-12-24", "reason": "holidays"}],
        emergency_note="Only when you ask for it.",
        calls_back="no",
        verified_on=datetime.date(2020, 1, 1),
    )
    [row] = read(client, directory.url + "csv/")
    assert row["Other hours"] == "Dec. 24, 2099: closed (holidays)"
    safety = "Police and emergency services: Only when you ask for it.; Never calls back."
    assert row["Before you call"] == safety
    assert row["Not checked for a long time"].startswith("We have not checked")
    Resource.objects.update(verified_on=None, review_due_on=None)
    [row] = read(client, directory.url + "csv/")
    assert row["Not checked for a long time"] == ""


def test_the_address_is_where_the_page_leads(client, directory):
    make_resource("A site", url="https://example.org/", local_url="https://example.org/en")
    make_resource("B page", kind="own_page", page=directory, url="https://example.org/")
    make_resource("C nothing")
    addresses = [row["Web address"] for row in read(client, directory.url + "csv/")]
    assert addresses == ["https://example.org/en", "http://localhost/help/", ""]


def test_a_work_is_listed_with_who_wrote_it(client, directory):
    authors = [{"type": "person", "value": {"family": "Nguyen", "given": "Ana"}}]
    make_resource("Rent", citation=[{"type": "book", "authors": authors, "issued": "2019"}])
    [row] = read(client, directory.url + "csv/")
    assert row["Reference"].startswith("Nguyen, A. (2019). Rent.")


def test_nothing_private_is_in_it(client, directory):
    # F9
    make_resource(
        "Shelter",
        address="1 Hidden Lane",
        place="withheld",
        show_address=True,
        notes="Ring twice",
        source_url="https://source.example",
        verified_by="Kim",
    )
    make_resource("Office", address="2 Quiet Lane", place="physical")
    make_resource("Café", address="3 Open Lane", place="physical", show_address=True)
    text = str([list(row.values()) for row in read(client, directory.url + "csv/")])
    assert "3 Open Lane" in text
    for private in ["Hidden", "Quiet", "Ring twice", "source.example", "Kim"]:
        assert private not in text


def test_it_has_the_same_choice_as_the_list_and_no_end(client, directory, monkeypatch):
    monkeypatch.setattr(export, "ROWS_AT_ONCE", 3)
    for number in range(30):
        make_resource(f"Line {number:02}", cost="free" if number < 28 else "")
    link = look(client, directory, "?free=yes").link("Save it as a table (CSV)")
    names = [row["Name"] for row in read(client, link)]
    assert names == [f"Line {number:02}" for number in range(28)]


def test_a_formula_in_a_title_is_text(client, directory):
    # B10
    make_resource("=cmd()", gloss="@SUM(1)", contacts=[{**CALL, "value": "+1", "note": ""}])
    [row] = read(client, directory.url + "csv/")
    assert row["Name"] == "'=cmd()"
    assert row["In one sentence"] == "'@SUM(1)"


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(title=TEXT, gloss=TEXT)
def test_no_cell_is_ever_run(client, directory, title, gloss):
    # B10
    record = make_resource(title, gloss=gloss)
    [row] = read(client, directory.url + "csv/")
    record.delete()
    for name, cell in row.items():
        assert not BEGINS_FORMULA.match(cell) or cell.startswith("'"), name


def test_headings_and_names_are_in_the_language_of_the_page(client, home, directory, spanish):
    home.copy_for_translation(spanish).save_revision().publish()
    root = Page.objects.get(translation_key=home.translation_key, locale=spanish)
    page = make_directory(root, locale=spanish)
    make_resource("Night line", languages=["en"])
    response = client.get(page.url + "csv/")
    translation.activate("en")
    text = b"".join(response.streaming_content).decode("utf-8")
    assert "inglés" in text


def test_it_is_a_file_to_save(client, directory):
    response = client.get(directory.url + "csv/")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="help.csv"'


def test_queries_do_not_grow_with_the_rows_of_a_batch(client, directory):
    def count():
        with CaptureQueriesContext(connection) as queries:
            read(client, directory.url + "csv/")
        return len(queries)

    topic = make_topic("Housing")
    make_resource("Line", topics=[topic], page=directory)
    count()
    few = count()
    for number in range(20):
        make_resource(f"Line {number}", topics=[topic], page=directory)
    assert count() == few
