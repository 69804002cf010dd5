"""The command imports what the admin does: a dry run unless it is told to write."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from kpact_wagtail.pages.models import SupportGroupPage
from tests.support_groups.build import add_index
from tests.support_groups.tables import LINE, table

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return add_index(home)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "groups.csv"
    path.write_bytes(table(LINE, {"Title": "Broken", "From": "evening"}))
    return path


def run(*args):
    out = StringIO()
    call_command("kpact_import_groups", *map(str, args), stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("option", [[], ["--dry-run"]])
def test_it_says_what_would_happen(index, file, option):
    said = run(file, "--below", index.slug, *option)
    assert "New draft: Night Circle (line 2)" in said
    assert "Every Tuesday" in said
    assert "Refused: Broken (line 3)" in said
    assert "Line 3, “From”: Write a time such as 19:00 or 7:00 pm." in said
    assert not SupportGroupPage.objects.exists()


def test_it_writes_when_it_is_told_to(index, file):
    assert "Drafts written: 1." in run(file, "--below", index.pk, "--write")
    page = SupportGroupPage.objects.get()
    assert (page.title, page.live) == ("Night Circle", False)


def test_it_asks_for_one_list(index, file):
    with pytest.raises(CommandError, match=f"There are: {index.pk} \\(groups\\)"):
        run(file, "--below", "elsewhere")


def test_a_file_that_is_none_is_said(index, tmp_path):
    with pytest.raises(CommandError, match="cannot be opened"):
        run(tmp_path / "none.csv", "--below", index.pk)
    (tmp_path / "empty.csv").touch()
    with pytest.raises(CommandError, match="This file is empty"):
        run(tmp_path / "empty.csv", "--below", index.pk)
