"""An editor imports groups with the keyboard alone; the screens have no fault. # G1, G5"""

import pytest
from playwright.sync_api import expect

from kpact_wagtail.pages.models import SupportGroupIndexPage, SupportGroupPage
from tests.support_groups.build import add_group, add_index
from tests.support_groups.tables import LINE, table

from .editor import tab_to
from .test_admin_screens import faults_in
from .visits import DESKTOP, PHONE

URL = "/admin/support-groups/import/"
TITLES = ["Night Circle", "Evening Circle", "Friday Circle"]


@pytest.fixture(scope="module")
def index(site):
    """The only list of groups, with one group that the file changes and one that it does not."""
    SupportGroupIndexPage.objects.all().delete()
    index = add_index(site.home, title="Our groups", slug="our-groups")
    add_group(index, title="Friday Circle", eligibility="Everybody")
    add_group(index, title="Tuesday Circle")
    return index


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "groups.csv"
    path.write_bytes(
        table(
            {**LINE, "Moon": "full"},
            {**LINE, "Title": "Evening Circle", "From": "evening"},
            {"Title": "Friday Circle", "Who it is for": "Women over 18"},
            {"Title": "Tuesday Circle"},
        )
    )
    return path


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_screens_have_no_fault(visit, site, index, file, viewport):
    seat = visit(URL, user=site.moderator, viewport=viewport)
    assert faults_in(seat.page) == []
    seat.page.get_by_role("button", name="Show what would happen").click()
    expect(seat.page.get_by_text("This field is required.")).to_be_visible()
    assert faults_in(seat.page) == []
    seat.page.get_by_label("File").set_input_files(file)
    seat.page.get_by_role("button", name="Show what would happen").click()
    expect(seat.page.get_by_role("row")).to_have_count(5)
    assert faults_in(seat.page) == []
    width = seat.page.evaluate("document.documentElement.scrollWidth")
    assert width <= viewport["width"]


def test_groups_are_imported_with_the_keyboard_alone(visit, site, index, file):
    page = visit(URL, user=site.moderator, viewport=DESKTOP).page
    page.get_by_label("File").set_input_files(file)  # the window of the system, for once
    tab_to(page, "button", "Show what would happen")
    page.keyboard.press("Enter")
    table_of_rows = page.get_by_role("table", name="What would become of each group in the file")
    expect(table_of_rows.get_by_role("row")).to_have_count(5)
    words = [row.inner_text() for row in table_of_rows.get_by_role("row").all()]
    assert ["New draft" in words[1], "Refused" in words[2]] == [True, True]
    assert "Every Tuesday" in words[1]
    assert "Line 3, “From”: Write a time such as 19:00 or 7:00 pm." in words[2]
    assert "Women over 18" in words[3]
    assert "Nothing to change" in words[4]
    tab_to(page, "button", "Import 2 groups as drafts")
    page.keyboard.press("Enter")
    expect(page.locator(".messages .success")).to_contain_text("2 groups were written as drafts.")
    assert not SupportGroupPage.objects.get(title="Night Circle").live
    friday = SupportGroupPage.objects.get(title="Friday Circle")
    assert (friday.live, friday.eligibility) == (True, "Everybody")
    assert friday.get_latest_revision_as_object().eligibility == "Women over 18"
