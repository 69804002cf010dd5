"""What follows when pages of groups are published, unpublished and deleted."""

from functools import partial

from django.apps import apps
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.signals import page_published, page_unpublished

from .mixins import SupportGroupPageMixin


def connect():
    """Called once from AppConfig.ready(); dispatch_uids make a second call harmless."""
    page_published.connect(store, dispatch_uid="kpact_support_groups.published")
    page_unpublished.connect(store, dispatch_uid="kpact_support_groups.unpublished")
    pre_delete.connect(purge_lists, dispatch_uid="kpact_support_groups.deleting")
    post_delete.connect(store_rest, dispatch_uid="kpact_support_groups.deleted")
    access = "kpact_support_groups.GroupAccess"
    post_save.connect(purge_soon, access, dispatch_uid="kpact_support_groups.access_saved")
    post_delete.connect(purge_soon, access, dispatch_uid="kpact_support_groups.access_deleted")


def store(sender, instance, **kwargs):
    if issubclass(sender, SupportGroupPageMixin):
        from .actions import store_meetings
        from .purging import purge_lists_soon

        store_meetings(instance)
        purge_lists_soon(instance)


def purge_lists(sender, instance, **kwargs):
    """Before a deletion, while it is known which pages show the group."""
    if issubclass(sender, SupportGroupPageMixin) and instance.live:
        from .purging import purge_lists_after_deletion

        purge_lists_after_deletion(instance)


def store_rest(sender, instance, **kwargs):
    """After a deletion: by another language, where there is one; else nothing is left."""
    if not issubclass(sender, SupportGroupPageMixin):
        return
    from .access import forget_details
    from .actions import forget_meetings, store_meetings

    other = sender.objects.filter(translation_key=instance.translation_key).order_by("pk").first()
    if other is None:
        forget_meetings(instance.translation_key)
        forget_details(instance.translation_key)
    else:
        store_meetings(other)


def purge_soon(sender, instance, **kwargs):
    """The button on the page came or went: copies of the page in front of the site are too old."""
    if apps.is_installed("wagtail.contrib.frontend_cache"):
        from .access import purge_page

        transaction.on_commit(partial(purge_page, instance.group))
