"""Nothing that somebody wrote is run by a spreadsheet program. # B10"""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kpact_wagtail.spreadsheet import SafeExportMixin, original, printable, safe

SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"
#: Text as people write it, and as somebody writes it who wants to do harm.
TEXT = st.one_of(
    st.text(st.characters(codec="utf-8")),
    st.text(alphabet=f"{SIGNS}' \t\r\n\0\u00a0\ufeff\u200bA1"),
)


@pytest.mark.parametrize("before", ["", " ", "   ", "\u00a0", "\u3000", "\ufeff", "'", "' "])
@pytest.mark.parametrize("sign", SIGNS)
def test_what_begins_like_a_formula_is_marked_as_text(before, sign):
    text = f"{before}{sign}cmd()"
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("sign", "\t\r\n\0")
def test_a_tab_or_the_end_of_a_line_at_the_beginning_is_marked(sign):
    assert safe(f"{sign}cmd()") == f"'{sign}cmd()"


@pytest.mark.parametrize("text", ["", "Night line", "a=b", "1+1", "it's", "'quoted'", "línea", "؟"])
def test_other_text_stays_as_it_is(text):
    assert safe(text) == text


def test_what_is_no_text_becomes_text():
    assert safe(-1) == "'-1"
    assert safe(7) == "7"


@given(TEXT)
@example("'=1")
@example("''=1")
@example("' =1")
def test_what_is_read_back_is_what_was_written(text):
    assert original(safe(text)) == text


@given(TEXT)
def test_no_cell_begins_with_a_sign_after_spaces(text):
    assert safe(text).strip()[:1] not in tuple(SIGNS)


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_a_row_of_csv_comes_back_whole(texts):
    file = StringIO(newline="")
    csv.writer(file).writerow([safe(text) for text in texts])
    (row,) = csv.reader(StringIO(file.getvalue(), newline=""))
    assert [original(cell) for cell in row] == texts


class Table(SafeExportMixin):
    list_export = ["title"]
    export_headings = {"title": "=HEADING()"}


class Row:
    def __init__(self, title):
        self.title = title


def as_xlsx(titles):
    output = BytesIO()
    Table().write_xlsx([Row(title) for title in titles], output)
    sheet = openpyxl.load_workbook(BytesIO(output.getvalue())).active
    return [row[0] for row in sheet.iter_rows()]


@given(st.lists(TEXT, max_size=5))
def test_no_cell_of_an_xlsx_file_is_a_formula(texts):
    cells = as_xlsx(texts)
    assert all(cell.data_type != "f" for cell in cells)
    assert cells[0].value == "'=HEADING()"


def test_text_of_an_xlsx_file_is_marked_too():
    assert [cell.value for cell in as_xlsx(["=1+1", "Plain"])] == ["'=HEADING()", "'=1+1", "Plain"]


def test_the_lines_of_a_csv_file_are_marked():
    lines = [line.decode() for line in Table().stream_csv([Row("=1+1"), Row("+1 312 555")])]
    assert "".join(lines).split() == ["'=HEADING()", "'=1+1", "'+1", "312", "555"]


def test_control_characters_do_not_stop_an_xlsx_file():
    assert printable("a\x0bb\x1fc\td\ne") == "abc\td\ne"
    assert as_xlsx(["a\x0bb"])[1].value == "ab"
