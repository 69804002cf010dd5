"""Copies of pages in front of the site are thrown away when a resource on them changes.

Works where ``wagtail.contrib.frontend_cache`` is installed. One purge follows a transaction,
however many resources changed in it.
"""

from threading import local

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import ReferenceIndex

from ..links import get_page_model, with_own_urls
from .mixins import ResourceDirectoryPageMixin

pending = local()


def is_cached():
    return apps.is_installed("wagtail.contrib.frontend_cache")


def purge_soon(resource):
    """Once all is written, throw away the copies of pages with a resource, in whatever language."""
    if is_cached():
        remember("keys", [resource.translation_key])


def purge_after_deletion(resource):
    """As purge_soon(); to be called before the deletion, which makes the index forget the pages."""
    if is_cached():
        remember("keys", [resource.translation_key])
        remember("pages", find_page_ids([resource]))


def remember(name, values):
    pending.__dict__.setdefault(name, set()).update(values)
    transaction.on_commit(purge_pending)


def purge_pending():
    """Purge what was remembered. What a rolled back transaction leaves goes with the next."""
    keys, pages = (pending.__dict__.pop(name, set()) for name in ("keys", "pages"))
    if keys or pages:
        purge(keys, pages)


def purge(keys, page_ids):
    """Purge pages with the resources of these translation keys, others by id, and directories."""
    from wagtail.contrib.frontend_cache.utils import PurgeBatch

    from .models import Resource

    resources = list(Resource.objects.filter(translation_key__in=keys).only("pk"))
    shown = find_live_pages(page_ids | find_page_ids(resources))
    batch = PurgeBatch()
    batch.add_pages([*map(with_own_urls, shown), *find_directories()])
    batch.purge()


def find_page_ids(resources):
    """Ids of the pages on which resources were placed by hand."""
    kind = ContentType.objects.get_for_model(get_page_model(), for_concrete_model=False)
    found = ReferenceIndex.get_references_to_in_bulk(resources).filter(base_content_type=kind)
    return set(map(int, found.values_list("object_id", flat=True)))


def find_live_pages(ids):
    return get_page_model().objects.filter(pk__in=ids, live=True).select_related("locale")


def find_directories():
    """The published directories: any change can move any entry of theirs. A query for each type."""
    for model in apps.get_models():
        if issubclass(model, ResourceDirectoryPageMixin):
            yield from model.objects.filter(live=True).select_related("locale")
