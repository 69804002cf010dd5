"""The crisis line as a template tag; it shows nothing where the app of resources is missing."""

from django.apps import apps


def describe_crisis(context):
    """The context of partials/crisis.html."""
    if not apps.is_installed("kpact_wagtail.resources"):
        return {}
    from .resources.crisis import describe_crisis

    return describe_crisis(context)
