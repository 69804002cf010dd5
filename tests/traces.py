"""Looks for people where nobody may be named: in tables, caches, logs and files."""

import base64
import logging
from contextlib import suppress
from urllib.parse import quote

from django.core.cache import caches
from django.core.files.storage import default_storage
from django.db import connection

from kpact_wagtail import crypto
from kpact_wagtail.mailing_list.models import ConsentEvent, Subscriber
from kpact_wagtail.outbox.models import Message, Suppression

from .lists import ADDRESS
from .people import CANARY
from .testapp.petitions import Signature

#: Whom the tests write about; whole addresses where the part before the @ is an everyday word.
CANARIES = [ADDRESS.partition("@")[0], CANARY.partition("@")[0], "ana@example.org"]
#: Tables with a row only where a test was about people.
ABOUT_PEOPLE = [Subscriber, ConsentEvent, Suppression, Message, Signature]
#: What may name people in a folder of a test: the mails themselves.
MAILS = (".log", ".eml")


def spell(canary):
    """A canary as it is, and as programs write it that do not mean to hide it."""
    cases = {canary.encode(), canary.lower().encode()}
    in_base64 = [base64_of(data, before) for data in cases for before in range(3)]
    return {form for data in cases for form in (data, *others(data))}.union(in_base64)


def others(data):
    return data.hex().encode(), quote(data).encode()


def base64_of(data, before):
    """What base64 makes of some bytes wherever they begin: the signs that depend on them alone."""
    signs = base64.b64encode(b"\0" * before + data)
    return signs[-(-before * 8 // 6) : (before + len(data)) * 8 // 6]


def spell_all(canaries):
    return set().union(*map(spell, canaries))


SPELLINGS = spell_all(CANARIES)


def in_text(text, spellings=SPELLINGS):
    """The spellings of canaries in a text or in bytes."""
    data = text if isinstance(text, bytes) else str(text).encode(errors="replace")
    small = data.lower()
    return [each for each in spellings if each in data or each in small or each.lower() in small]


def in_records(records, spellings=SPELLINGS):
    """The spellings in lines of the log, with what was raised."""
    lines = map(logging.Formatter().format, records)
    return [each for line in lines for each in in_text(line, spellings)]


def in_tables(spellings=SPELLINGS):
    """Names of the tables with a row that names a canary."""
    tables = connection.introspection.table_names()
    return [table for table in tables if in_table(table, spellings)]


def in_table(table, spellings):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return any(in_text(as_bytes(value), spellings) for row in cursor for value in row)


def as_bytes(value):
    if isinstance(value, (bytes, memoryview)):
        return bytes(value)
    return str(value).encode(errors="replace")


def in_cache(spellings=SPELLINGS):
    """The keys of local-memory caches whose key or value names a canary."""
    stored = getattr(caches["default"], "_cache", {})
    return [
        key for key, value in stored.items() if in_text(key, spellings) or in_text(value, spellings)
    ]


def in_media(spellings=SPELLINGS, folder=""):
    """The files of the site that name a canary."""
    folders, files = default_storage.listdir(folder)
    paths = [f"{folder}{name}" for name in files]
    found = [path for path in paths if in_text(read(path) + path.encode(), spellings)]
    return found + [each for name in folders for each in in_media(spellings, f"{folder}{name}/")]


def take_out_of_media(spellings=SPELLINGS):
    """What in_media() finds, deleted, so that the next test is not blamed for it."""
    found = in_media(spellings)
    for path in found:
        default_storage.delete(path)
    return found


def read(path):
    with default_storage.open(path, "rb") as file:
        return file.read()


def in_folder(folder, spellings=SPELLINGS):
    """The files below a folder that name a canary, but for mails."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in MAILS]
    return [path for path in files if in_text(path.read_bytes() + bytes(path), spellings)]


# After each test


def is_about_people():
    return any(model.objects.exists() for model in ABOUT_PEOPLE)


def people_now():
    """The whole addresses of everybody who is there, as far as the keys open them."""
    for person in [*Subscriber.objects.all(), *Signature.objects.all()]:
        with suppress(crypto.Unreadable, crypto.NoKey):
            yield person.address()
