"""Looks for the canary of tests/lists.py where nobody may be named."""

import base64

from django.core.cache import caches
from django.db import connection

from .lists import ADDRESS

LOCAL_PART = ADDRESS.partition("@")[0]
#: As it is, and as programs write it that do not mean to hide it.
SPELLINGS = [
    LOCAL_PART.encode(),
    base64.b64encode(LOCAL_PART.encode())[:12],
    base64.b64encode(b" " + LOCAL_PART.encode())[4:12],
    LOCAL_PART.encode().hex().encode(),
]


def in_text(text):
    """The spellings of the canary in a text or in bytes."""
    data = text if isinstance(text, bytes) else str(text).lower().encode()
    return [spelling for spelling in SPELLINGS if spelling in data or spelling.lower() in data]


def in_tables():
    """Names of the tables with a row that names the canary."""
    return [table for table in connection.introspection.table_names() if in_table(table)]


def in_table(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return any(in_text(as_bytes(value)) for row in cursor for value in row)


def as_bytes(value):
    if isinstance(value, (bytes, memoryview)):
        return bytes(value)
    return str(value).lower().encode()


def in_cache():
    """The keys of local-memory caches whose key or value names the canary."""
    stored = getattr(caches["default"], "_cache", {})
    return [key for key, value in stored.items() if in_text(key) or in_text(value)]
