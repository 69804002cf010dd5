"""Text on its way into spreadsheets, where a title such as ``=cmd()`` would be run. # B10

Spreadsheet programs take a cell for a formula by its first character, after spaces and quotes too.
"""

import re

from wagtail.admin.views.mixins import SpreadsheetExportMixin

#: What begins a formula: ASCII, full-width and small forms, and what programs cut off before it.
BEGINS_FORMULA = re.compile(
    "'*"
    "[\\s\x00-\x20\u200b-\u200f\u2060\ufeff]*"
    "[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]"
    "|'*[\t\r\n\x00]"
)
#: What no XLSX file can hold.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def safe(text):
    """Text for one cell of a CSV or XLSX file: with ``'`` before it where a program might run it.

    ``original()`` takes it away again.
    """
    text = str(text)
    return f"'{text}" if BEGINS_FORMULA.match(text) else text


def original(cell):
    """What ``safe()`` was given, for reading a file back in."""
    marked = cell.startswith("'") and BEGINS_FORMULA.match(cell[1:])
    return cell[1:] if marked else cell


def printable(text):
    """Text without the control characters that XLSX refuses."""
    return UNPRINTABLE.sub("", text)


class SafeExportMixin(SpreadsheetExportMixin):
    """For admin lists and reports that can be saved as CSV or XLSX: no cell of it is ever run."""

    def preprocess_field_value(self, field, value, export_format):
        value = super().preprocess_field_value(field, value, export_format)
        if not isinstance(value, str):
            return value
        return safe(printable(value) if export_format == self.FORMAT_XLSX else value)

    def get_heading(self, queryset, field):
        return safe(super().get_heading(queryset, field))
