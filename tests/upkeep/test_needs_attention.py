"""The report answers: what must I look at today?"""

from datetime import date, timedelta
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from kpact_wagtail.resources.models import Resource
from kpact_wagtail.upkeep.actions import close_reports
from kpact_wagtail.upkeep.models import Report
from tests.people import make_user

from .build import What, make_due, make_kept, report

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(editor):
    def listing(client=editor, **query):
        return client.get(reverse("kpact_needs_attention"), query)

    return listing


def rows(response):
    assert response.status_code == 200
    return list(response.context["object_list"])


def titles(response):
    return [str(item.record) for item in rows(response)]


def text_of(response):
    return response.content.decode()


def test_what_is_due_stands_there_the_longest_first(listing):
    make_due("Week", 7)
    make_due("Year", 365)
    make_due("Today", 0)
    make_due("Tomorrow", -1)
    make_kept()
    assert titles(listing()) == ["Year", "Week", "Today"]


def test_an_editor_can_look_ahead(listing):
    make_due("Soon", -20)
    make_due("Later", -60)
    assert titles(listing()) == []
    assert titles(listing(ahead="30")) == ["Soon"]
    assert titles(listing(ahead="90")) == ["Soon", "Later"]
    assert titles(listing(ahead="nonsense")) == []


def test_what_nobody_shows_to_visitors_is_not_due(listing):
    make_due("Draft", live=False)
    make_due("Gone", status=Resource.Status.INACTIVE)
    assert titles(listing()) == []
    assert "Nothing needs attention." in text_of(listing())


def test_what_was_reported_comes_first_and_what_is_not_safe_before_that(listing):
    make_due("Due", 700)
    report(make_kept("Older"), What.HOURS)
    report(make_kept("Newer"), What.GONE)
    report(make_kept("Unsafe"), What.UNSAFE)
    report(make_kept("Newest"), What.CONTACT)
    assert titles(listing()) == ["Unsafe", "Newest", "Newer", "Older", "Due"]


def test_a_report_about_what_is_no_longer_shown_is_not_lost(listing):
    record = make_kept("Night line")
    report(record)
    record.unpublish()
    assert titles(listing()) == ["Night line"]


def test_the_words_of_a_report_can_be_read_newest_first(listing):
    record = make_kept("Night line")
    report(record, words="<b>First</b>", address="bea@example.org")
    report(record, What.GONE, words="Second")
    html = text_of(listing())
    assert html.index("Second") < html.index("&lt;b&gt;First&lt;/b&gt;")
    assert 'href="mailto:bea@example.org"' in html
    assert "It is closed, or no longer there" in html


def test_a_report_that_no_key_opens_says_so(listing, settings):
    report(make_kept("Night line"), words="Open until nine")
    settings.KPACT_WAGTAIL = {"KEYS": ["b3RoZXIga2V5IGZvciB0ZXN0cyBvbmx5LCB0aGF0Pz8"]}
    html = text_of(listing())
    assert "Open until nine" not in html
    assert "This cannot be read" in html


def test_who_may_not_change_the_entry_reads_no_words_and_has_no_box(listing, client):
    report(make_kept("Night line"), words="Open until nine", address="bea@example.org")
    client.force_login(make_user("dan", {"kpact_resources.delete_resource"}))
    html = text_of(listing(client))
    assert "Night line" in html
    assert "Reported wrong" in html
    assert "Open until nine" not in html
    assert "bea@example.org" not in html
    assert 'name="chosen"' not in html
    assert 'name="deed"' not in html


def test_what_an_editor_is_done_with_leaves_the_list(listing, user):
    record = make_kept("Night line")
    made = report(record)
    close_reports(record, user, made.pk)
    assert titles(listing()) == []
    assert Report.objects.get().state == Report.State.DONE


def test_an_alert_that_is_over_stands_there_until_its_text_is_gone(listing):
    yesterday = localdate() - timedelta(days=1)
    record = make_kept("Night line", alert="No calls this week", alert_until=yesterday)
    make_kept("Holds", alert="No calls today", alert_until=localdate())
    make_kept("For good", alert="New number")
    (row,) = rows(listing())
    assert (str(row.record), row.why) == ("Night line", ["alert"])
    record.alert = ""
    record.save()
    assert titles(listing()) == []


def test_translations_are_one_row(listing, spanish):
    record = make_due("Night line")
    translated = record.copy_for_translation(spanish)
    translated.title = "Línea nocturna"
    translated.save()
    report(translated)
    (row,) = rows(listing())
    assert row.why == ["reported", "due"]
    html = text_of(listing())
    assert "English, Spanish" in html or "English, Español" in html
    assert Resource.snippet_viewset.get_url_name("edit")
    assert reverse(Resource.snippet_viewset.get_url_name("edit"), args=[record.pk]) in html


def test_the_list_can_be_narrowed(listing, spanish):
    make_due("Due")
    report(make_kept("Reported"))
    make_due("Vencida", locale=spanish)
    assert titles(listing(why="reported")) == ["Reported"]
    assert titles(listing(why="due")) == ["Due", "Vencida"]
    assert titles(listing(why="alert")) == []
    assert "Nothing fits these filters." in text_of(listing(why="alert"))
    assert titles(listing(language="es")) == ["Vencida"]
    assert len(titles(listing(type="kpact_resources.resource"))) == 3
    assert len(titles(listing(type="auth.user"))) == 3  # no such choice: not narrowed


def test_a_row_shows_who_verified_it_and_when(listing):
    make_resource = make_due("Night line", verified_on=date(2025, 2, 3), verified_by="<b>Bo</b>")
    assert make_resource.verified_by
    html = text_of(listing())
    assert "&lt;b&gt;Bo&lt;/b&gt;" in html
    assert "02/03/2025" in html


def test_queries_do_not_grow_with_the_rows(listing, user, spanish):
    def count():
        with CaptureQueriesContext(connection) as queries:
            listing()
        return len(queries)

    report(make_due("First"))
    make_kept("Alert", alert="Old", alert_until=localdate() - timedelta(days=1))
    listing()
    before = count()
    for number in range(12):
        record = make_due(f"Due {number}")
        report(record, words=f"Number {number}")
        record.copy_for_translation(spanish).save()
    assert len(titles(listing())) == 14
    assert count() == before


def test_a_long_list_has_pages(listing):
    for number in range(52):
        make_due(f"Due {number:02}")
    assert len(titles(listing())) == 50
    assert len(titles(listing(p=2))) == 2
    assert len(titles(listing(p="nonsense"))) == 50


def test_the_list_can_be_saved_as_csv_and_nothing_of_it_is_run(listing):  # B10
    report(make_due("=cmd()", verified_by="+Bo"), words="secret words")
    response = listing(export="csv")
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[0] == "Entry,Type,Languages,Why,Due since,Verified on,Verified by,Reports"
    due = localdate() - timedelta(days=7)
    assert lines[1].startswith(f"'=cmd(),Resource,English,\"Reported wrong, Due\",{due},,'+Bo,")
    assert "secret words" not in "".join(lines)


def test_the_list_can_be_saved_as_xlsx_and_nothing_of_it_is_run(listing):  # B10
    make_due("=cmd()")
    response = listing(export="xlsx")
    sheet = openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert sheet["A2"].value == "'=cmd()"
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_a_saved_list_holds_all_pages(listing):
    for number in range(52):
        make_due(f"Due {number:02}")
    lines = b"".join(listing(export="csv").streaming_content).decode().splitlines()
    assert len(lines) == 53


def test_the_report_stands_in_the_menu_of_those_who_work_on_entries(editor, client):
    address = reverse("kpact_needs_attention")
    assert address in editor.get("/admin/").content.decode()
    client.force_login(make_user("nobody"))
    assert address not in client.get("/admin/").content.decode()
    assert client.get(address).status_code == 302
