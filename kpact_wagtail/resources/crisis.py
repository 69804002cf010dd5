"""The lines for an emergency: of a block, or those a site names on every page."""

from django.utils.translation import get_language
from wagtail.models import Locale, Site

from ..translation import to_id
from .lists import dress, load_entries
from .settings import ResourceSettings


def find_lines(ids, locale_id, request=None):
    """Published resources by id, in order, in the language of a page; one query."""
    found = load_entries(ids, locale_id)
    lines = [found[pk] for pk in ids if pk in found and not found[pk].is_closed_for_now]
    dress(lines, locale_id, request)
    return lines


def find_site_lines(request, locale_id):
    """The crisis lines of the site settings; two queries, one where there is none."""
    settings = find_settings(request)
    return find_lines(read_ids(settings), locale_id, request) if settings else []


def find_settings(request):
    site = Site.find_for_request(request) if request is not None else None
    return ResourceSettings.for_site(site) if site else None


def read_ids(settings):
    ids = (to_id(child["value"]) for child in settings.crisis_lines.raw_data)
    return list(filter(None, ids))


def describe_crisis(context):
    """The context of partials/crisis.html for ``{% kpact_crisis %}``."""
    request, page = context.get("request"), context.get("page")
    settings = find_settings(request)
    if settings is None or getattr(request, "kpact_names_crisis_line", False):
        return {}
    request.kpact_names_crisis_line = True  # once a page: a directory without results has it too
    locale_id = getattr(page, "locale_id", None) or find_locale()
    return {
        "words": settings.crisis_words,
        "lines": find_lines(read_ids(settings), locale_id, request),
    }


def find_locale():
    found = Locale.objects.filter(language_code=get_language()).first()
    return (found or Locale.get_default()).pk
