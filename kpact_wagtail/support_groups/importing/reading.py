"""From the bytes of an uploaded file to proposals; raises Unreadable with a sentence for people."""

from django.utils.translation import gettext as _

from .cells import Unreadable

MAX_BYTES = 1024 * 1024
#: How files begin that are no text, whatever their name says.
PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b")


def read_file(data, zone=""):
    """(proposals, notes about the whole file). ``zone`` is for times of a calendar without one."""
    if len(data) > MAX_BYTES:
        raise Unreadable(_("This file is larger than 1 MB. Split it into several."))
    text, notes = decode(data)
    if text.lstrip()[:15].upper() == "BEGIN:VCALENDAR":
        from .calendar_reading import read_calendar

        proposals, more = read_calendar(text, zone)
    else:
        from .table_reading import read_table

        proposals, more = read_table(text)
    return proposals, [*notes, *more]


def decode(data):
    if not data.strip():
        raise Unreadable(_("This file is empty."))
    if data.startswith(PACKED):
        raise Unreadable(
            _(
                "This is a workbook or another packed file. Open it in your spreadsheet program and "
                "save it as “CSV UTF-8”."
            )
        )
    text, notes = to_text(data)
    if "\0" in text:
        raise Unreadable(_("This is no text. Save it as “CSV UTF-8” or as a calendar (.ics)."))
    return text, notes


def to_text(data):
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return try_decoding(data, "utf-16"), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        note = _(
            "The file is not in UTF-8, so it was read as Windows-1252. Look whether letters with "
            "accents are right; if not, save it as “CSV UTF-8”."
        )
        return try_decoding(data, "cp1252"), [note]


def try_decoding(data, encoding):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(
            _("The letters of this file cannot be read. Save it as “CSV UTF-8”.")
        ) from None
