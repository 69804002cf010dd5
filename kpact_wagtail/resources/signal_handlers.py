"""What follows when resources are deleted, one or many at once."""

from django.db.models.signals import post_delete

from .facets import index_facets


def connect():
    """Called once from AppConfig.ready()."""
    post_delete.connect(
        forget_facets, sender="kpact_resources.Resource", dispatch_uid="kpact_resources.forget"
    )


def forget_facets(sender, instance, **kwargs):
    """A queryset, such as that of the admin’s bulk deletion, calls no delete() of the record."""
    index_facets([instance.translation_key])
