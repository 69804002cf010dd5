"""What follows when resources are saved, unpublished and deleted, one or many at once."""

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.signals import unpublished

from .facets import index_facets
from .purging import purge_after_deletion, purge_soon

RESOURCE = "kpact_resources.Resource"
#: What saving a draft writes to the row of a published record; visitors see none of it.
OF_DRAFTS = {"latest_revision", "has_unpublished_changes"}


def connect():
    """Called once from AppConfig.ready(); dispatch_uids make a second call harmless."""
    from .models import Resource

    post_delete.connect(forget_facets, sender=RESOURCE, dispatch_uid="kpact_resources.forget")
    post_save.connect(purge_on_save, sender=RESOURCE, dispatch_uid="kpact_resources.saved")
    pre_delete.connect(purge_on_delete, sender=RESOURCE, dispatch_uid="kpact_resources.deleted")
    unpublished.connect(
        purge_on_unpublish, sender=Resource, dispatch_uid="kpact_resources.unpublished"
    )


def forget_facets(sender, instance, **kwargs):
    """A queryset, such as that of the admin’s bulk deletion, calls no delete() of the record."""
    index_facets([instance.translation_key])


def purge_on_save(sender, instance, raw=False, update_fields=None, **kwargs):
    is_of_draft = update_fields is not None and OF_DRAFTS.issuperset(update_fields)
    if instance.live and not is_of_draft and not raw:
        purge_soon(instance)


def purge_on_unpublish(sender, instance, **kwargs):
    purge_soon(instance)


def purge_on_delete(sender, instance, **kwargs):
    if instance.live:
        purge_after_deletion(instance)
