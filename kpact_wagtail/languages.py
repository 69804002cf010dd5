"""The languages a page is published in, for a language switch."""

from django.conf import settings

from .links import get_page_model, with_own_urls


def describe_languages(page, request=None):
    """The live versions of a page as ``{"code", "name", "bidi", "url", "current"}``; one query.

    Each name is in its own language. Empty where there is no other version, so that a page without
    translations shows no switch.
    """
    key = getattr(page, "translation_key", None)
    if key is None or not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return []
    rows = get_page_model().objects.filter(translation_key=key, live=True)
    versions = [describe(row, page, request) for row in rows.select_related("locale")]
    versions = [version for version in versions if version["url"]]  # None outside every site
    return sorted(versions, key=lambda version: version["name"]) if len(versions) > 1 else []


def describe(version, page, request):
    code = version.locale.language_code
    return {
        "code": code,
        "name": own_name(version.locale),
        "bidi": code.split("-")[0] in settings.LANGUAGES_BIDI,
        "url": with_own_urls(version).get_url(request),
        "current": version.locale_id == page.locale_id,
    }


def own_name(locale):
    """What a language calls itself; the site's name for it where Django does not know it."""
    try:
        return locale.language_name_local
    except KeyError:
        return str(locale)
