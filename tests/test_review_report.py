"""The report “Reviews due” answers: which pages must I read again today?"""

from datetime import date, timedelta
from io import BytesIO

import openpyxl
import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from kpact_wagtail.pages.models import AdvocacyPage, ArticlePage
from kpact_wagtail.reports import get_reviewed_models
from tests.testapp.models import CampaignPage

pytestmark = pytest.mark.django_db


def add_page(parent, title, days_ago, model=AdvocacyPage, **fields):
    """A page whose review was due that many days ago (of a 12 month promise)."""
    due = localdate() - timedelta(days=days_ago)
    page = model(title=title, review_every_months=12, **fields)
    parent.add_child(instance=page)
    model.objects.filter(pk=page.pk).update(review_due_on=due)
    return page


@pytest.fixture
def report(admin_client):
    def report(client=admin_client, **query):
        return client.get(reverse("kpact_reviews_due"), query)

    return report


def titles(response):
    assert response.status_code == 200
    return [page.title for page in response.context["object_list"]]


def test_pages_of_every_type_stand_in_one_list_the_longest_due_first(report, home):
    add_page(home, "Week", 7)
    add_page(home, "Year", 365, model=ArticlePage)
    add_page(home, "Today", 0, model=CampaignPage)
    assert titles(report()) == ["Year", "Week", "Today"]


def test_pages_that_are_not_due_not_promised_or_not_published_are_left_out(report, home):
    add_page(home, "Tomorrow", -1)
    add_page(home, "Draft", 7, live=False)
    home.add_child(instance=AdvocacyPage(title="No promise"))
    assert titles(report()) == []
    assert "No review is due." in report().content.decode()


def test_an_editor_can_look_ahead(report, home):
    add_page(home, "Soon", -20)
    add_page(home, "Later", -60)
    assert titles(report(ahead="30")) == ["Soon"]
    assert titles(report(ahead="90")) == ["Soon", "Later"]
    assert titles(report(ahead="36500")) == ["Soon", "Later"]
    assert titles(report(ahead="nonsense")) == ["Soon", "Later"]


def test_the_list_can_be_narrowed_to_a_type_and_a_language(report, home, spanish):
    from django.contrib.contenttypes.models import ContentType

    add_page(home, "Page", 7)
    add_page(home, "Article", 7, model=ArticlePage)
    add_page(home, "Página", 7, locale=spanish)
    article_type = ContentType.objects.get_for_model(ArticlePage)
    assert titles(report(content_type=article_type.pk)) == ["Article"]
    assert titles(report(locale="es")) == ["Página"]


def test_a_row_shows_what_the_editor_needs_and_leads_to_the_form(report, home):
    page = add_page(
        home, "Page", 7, reviewed_on=date(2025, 2, 3), reviewed_by="The <b>legal</b> team"
    )
    html = report().content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html
    for words in ("Advocacy page", "English", "Feb. 3, 2025", "The &lt;b&gt;legal&lt;/b&gt; team"):
        assert words in html


def test_the_number_of_queries_does_not_grow_with_the_pages(report, home):
    def count():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            report()
        return len(queries)

    add_page(home, "First", 7)
    add_page(home, "Second", 7, model=ArticlePage)
    report()
    before = count()
    for number in range(8):
        add_page(home, f"Page {number}", 7, model=[AdvocacyPage, ArticlePage][number % 2])
    assert len(titles(report())) == 10
    assert count() == before


def test_reviewing_the_page_takes_it_off_the_list(report, home):
    page = add_page(home, "Page", 7)
    page.reviewed_on = localdate()
    page.save_revision().publish()
    assert titles(report()) == []


@pytest.fixture
def editor(client, django_user_model, home):
    """A client signed in as someone who may edit below one page only; that page."""
    own = add_page(home, "Own", 7)
    group = Group.objects.create(name="Editors of one part")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    group.page_permissions.create(
        page=own, permission=Permission.objects.get(codename="change_page")
    )
    user = django_user_model.objects.create_user("editor", password="password")
    user.groups.add(group)
    client.force_login(user)
    return client


def test_an_editor_sees_only_pages_they_may_edit(report, home, editor):
    add_page(home, "Of others", 30)
    assert titles(report(editor)) == ["Own"]


def test_who_works_on_no_page_has_no_report(report, client, django_user_model):
    user = django_user_model.objects.create_user("librarian", password="password")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert titles(report()) == []
    assert report(client).status_code == 302
    assert reverse("kpact_reviews_due") not in client.get("/admin/").content.decode()


def test_the_report_stands_in_the_menu_of_editors(editor):
    assert reverse("kpact_reviews_due") in editor.get("/admin/").content.decode()


def test_the_list_can_be_saved_as_csv(report, home):
    add_page(home, "Page", 7, reviewed_by="Legal team")
    response = report(export="csv")
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[0] == "Title,Type,Language,Reviewed on,Reviewed by,Due since"
    due = localdate() - timedelta(days=7)
    assert lines[1] == f"Page,Advocacy page,English,,Legal team,{due}"


def test_the_list_can_be_saved_as_xlsx(report, home):
    add_page(home, "=1+1", 7)
    response = report(export="xlsx")
    sheet = openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content))).active
    cell = sheet["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_every_page_type_with_review_dates_is_in_the_report():
    assert {AdvocacyPage, ArticlePage, CampaignPage} <= set(get_reviewed_models())
