"""What is broken in a list of resources, in sentences for its editors."""

from django.utils.translation import gettext as _

from .lists import read_chosen


def find_list_problems(sections):
    """Sentences about entries that visitors do not see; a few queries for a whole list."""
    ids = [
        pk for each in sections for kind, pk in read_chosen(each["entries"]) if kind == "resource"
    ]
    yield from find_dead_resources(ids)
    for section in sections:
        if any(child.block_type == "page" and child.value is None for child in section["entries"]):
            yield _("A page that stood in a list of resources has been deleted.")


def find_dead_resources(ids):
    from .models import Resource

    found = Resource.objects.in_bulk(ids)
    if any(pk not in found for pk in ids):
        yield _("A resource that stood in a list here has been deleted.")
    for resource in found.values():
        if not resource.live:
            yield _("“%(title)s” is not published, so it is not shown.") % {"title": resource.title}
        elif resource.status == Resource.Status.INACTIVE:
            yield _("“%(title)s” is marked as no longer there, so it is not shown.") % {
                "title": resource.title
            }
