"""One site for all tests of a module, committed so that the server's threads see it."""

from contextlib import contextmanager

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection

SILENT = {"verbosity": 0, "interactive": False}
_pristine = None


@contextmanager
def restored_afterwards():
    """Let a module commit to the test database, then put back what migrations made.

    pytest-django runs ordinary database tests first and rolls each back, so the first module that
    comes here finds the database as the migrations left it.
    """
    global _pristine
    if _pristine is None:
        _pristine = connection.creation.serialize_db_to_string()
    forget_caches()
    try:
        yield
    finally:
        keep_content_types()
        call_command("flush", **SILENT, reset_sequences=False, inhibit_post_migrate=True)
        connection.creation.deserialize_db_from_string(_pristine)
        forget_caches()


def keep_content_types():
    """Hold all content types in memory: rows that come back before them look them up on saving."""
    ContentType.objects.clear_cache()
    ContentType.objects.get_for_models(*apps.get_models(), for_concrete_models=False)


def forget_caches():
    cache.clear()
    ContentType.objects.clear_cache()
