"""Which pages a cache in front of the site forgets when a support group changes.

The page of the group itself is Wagtail's to purge; here are the lists, and pages with it.
"""

from ..links import get_page_model
from ..purging import Pending, find_lists, find_page_ids, is_cached, purge_pages
from .mixins import SupportGroupIndexPageMixin


def purge_lists_soon(group):
    """Once all is written, throw away the copies of what shows a group, in whatever language."""
    if is_cached():
        pending.remember(keys=[group.translation_key])


def purge_lists_after_deletion(group):
    """As above; to be called before the deletion, which makes the index forget the pages."""
    if is_cached():
        pending.remember([group.translation_key], find_page_ids([group]))


def purge_groups_soon(keys):
    """As time passes: what shows groups whose next meetings are others, and their own pages."""
    if keys and is_cached():
        pages = get_page_model().objects.filter(translation_key__in=keys)
        pending.remember(keys, pages.values_list("pk", flat=True))


def purge(keys, page_ids):
    groups = list(get_page_model().objects.filter(translation_key__in=keys).only("pk"))
    purge_pages(page_ids | find_page_ids(groups), find_lists(SupportGroupIndexPageMixin))


pending = Pending(purge)
