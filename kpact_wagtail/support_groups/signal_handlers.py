"""What follows when pages of groups are published, unpublished and deleted."""

from django.db.models.signals import post_delete
from wagtail.signals import page_published, page_unpublished

from .mixins import SupportGroupPageMixin


def connect():
    """Called once from AppConfig.ready(); dispatch_uids make a second call harmless."""
    page_published.connect(store, dispatch_uid="kpact_support_groups.published")
    page_unpublished.connect(store, dispatch_uid="kpact_support_groups.unpublished")
    post_delete.connect(store_rest, dispatch_uid="kpact_support_groups.deleted")


def store(sender, instance, **kwargs):
    if issubclass(sender, SupportGroupPageMixin):
        from .actions import store_meetings

        store_meetings(instance)


def store_rest(sender, instance, **kwargs):
    """After a deletion: by another language, where there is one; else nothing is left."""
    if not issubclass(sender, SupportGroupPageMixin):
        return
    from .actions import forget_meetings, store_meetings

    other = sender.objects.filter(translation_key=instance.translation_key).order_by("pk").first()
    if other is None:
        forget_meetings(instance.translation_key)
    else:
        store_meetings(other)
