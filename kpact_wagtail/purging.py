"""Copies of pages in front of the site are thrown away when something on them changes.

Works where ``wagtail.contrib.frontend_cache`` is installed. One purge follows a transaction,
however much changed in it.
"""

from threading import local

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import ReferenceIndex

from .links import get_page_model, with_own_urls


def is_cached():
    return apps.is_installed("wagtail.contrib.frontend_cache")


class Pending:
    """What changed in a transaction: ``purge(keys, page_ids)`` is called once all is written.

    ``keys`` are translation_keys of records, ``page_ids`` those of pages besides.
    """

    def __init__(self, purge):
        self.purge, self.thread = purge, local()

    def remember(self, keys=(), page_ids=()):
        found = self.thread.__dict__
        found.setdefault("keys", set()).update(keys)
        found.setdefault("page_ids", set()).update(page_ids)
        transaction.on_commit(self.run)

    def run(self):
        """Purge what was remembered. What a rolled back transaction leaves goes with the next."""
        keys, page_ids = (self.thread.__dict__.pop(name, set()) for name in ("keys", "page_ids"))
        if keys or page_ids:
            self.purge(keys, page_ids)

    def forget(self):
        self.thread.__dict__.clear()


def find_page_ids(records):
    """Ids of the pages on which records or pages were placed by hand."""
    kind = ContentType.objects.get_for_model(get_page_model(), for_concrete_model=False)
    found = ReferenceIndex.get_references_to_in_bulk(records).filter(base_content_type=kind)
    return set(map(int, found.values_list("object_id", flat=True)))


def purge_pages(page_ids, lists):
    """Purge live pages by id, and others that are at hand, with all their addresses."""
    from wagtail.contrib.frontend_cache.utils import PurgeBatch

    pages = get_page_model().objects.filter(pk__in=page_ids, live=True).select_related("locale")
    batch = PurgeBatch()
    batch.add_pages([*map(with_own_urls, pages), *lists])
    batch.purge()


def find_lists(mixin):
    """The live pages of all types with a mixin, such as those of a list. A query for each type."""
    for model in apps.get_models():
        if issubclass(model, mixin):
            yield from model.objects.filter(live=True).select_related("locale")
