"""Which pages a cache in front of the site forgets when a resource changes."""

from ..purging import Pending, find_lists, find_page_ids, is_cached, purge_pages
from .mixins import ResourceDirectoryPageMixin


def purge_soon(resource):
    """Once all is written, throw away the copies of pages with a resource, in whatever language."""
    if is_cached():
        pending.remember(keys=[resource.translation_key])


def purge_after_deletion(resource):
    """As purge_soon(); to be called before the deletion, which makes the index forget the pages."""
    if is_cached():
        pending.remember([resource.translation_key], find_page_ids([resource]))


def purge(keys, page_ids):
    """Purge pages with the resources of these translation keys, others by id, and directories.

    Any change can move any entry of a directory.
    """
    from .models import Resource

    resources = list(Resource.objects.filter(translation_key__in=keys).only("pk"))
    purge_pages(page_ids | find_page_ids(resources), find_lists(ResourceDirectoryPageMixin))


pending = Pending(purge)
