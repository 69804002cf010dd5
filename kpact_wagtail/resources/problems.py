"""What is broken in a list of resources, in sentences for its editors."""

from django.utils.translation import gettext as _
from wagtail.models import Locale

from ..links import public_only
from ..time_zones import find_zone
from .facets import select
from .lists import Section


def find_list_problems(sections):
    """Sentences about entries that visitors do not see as they stand; a few queries for a list."""
    sections = [Section.from_block(each) for each in sections]
    ids = [pk for each in sections for pk in each.in_order("resource")]
    yield from find_dead_resources(ids)
    yield from find_dead_pages([pk for each in sections for pk in each.in_order("page")])
    found = load(ids)
    for section in sections:
        for pk in section.in_order("resource"):
            if pk in found:
                yield from find_contradictions(found[pk], section.defaults)


def find_empty_searches(sections):
    """Sentences about sections that are to find entries by themselves and find none."""
    for section in map(Section.from_block, sections):
        if section.automatic and not finds_any(section.automatic):
            if section.heading:
                words = {"heading": section.heading}
                yield _("“%(heading)s” finds no resource by itself at present.") % words
            else:
                yield _("A section finds no resource by itself at present.")


def finds_any(automatic):
    """In whatever language: each page shows what there is in its own, or else in another."""
    return select(Locale.get_default().pk, automatic).exists()


def load(ids):
    from .models import Resource

    return Resource.objects.in_bulk(ids)


def find_dead_resources(ids):
    found = load(ids)
    if any(pk not in found for pk in ids):
        yield _("A resource that stood in a list here has been deleted.")
    for resource in (found[pk] for pk in ids if pk in found):
        words = {"title": resource.title}
        if not resource.live:
            yield _("“%(title)s” is not published, so it is not shown.") % words
        elif resource.status == resource.Status.INACTIVE:
            yield _("“%(title)s” is marked as no longer there, so it is not shown.") % words


def find_dead_pages(ids):
    from ..links import get_page_model

    found = get_page_model().objects.in_bulk(ids) if ids else {}
    public = public_only(found)
    if any(pk not in found for pk in ids):
        yield _("A page that stood in a list of resources has been deleted.")
    for page in (found[pk] for pk in ids if pk in found):
        if not page.live:
            yield _("“%(title)s” is not published, so it is not shown.") % {"title": page.title}
        elif page.pk not in public:
            yield _("“%(title)s” is private, so it is not shown.") % {"title": page.title}


def find_contradictions(resource, defaults):
    """What a section says of all its entries and this one does not keep; hours without a zone."""
    words = {"title": resource.title}
    if "free" in defaults and resource.cost not in ("", "free"):
        yield _("“%(title)s” is not free, though its list says so of all.") % words
    if "always" in defaults and resource.hours and not resource.always_open:
        yield (
            _(
                "“%(title)s” has hours of its own, though its list says that all can be reached at "
                "any time."
            )
            % words
        )
    if resource.time_zone and find_zone(resource.time_zone) is None:
        yield _("The time zone of “%(title)s” is no longer known: choose another.") % words
