"""Addresses: which are safe to link, those of pages, and which page model the site uses."""

import re

from wagtail import VERSION
from wagtail.models import PageViewRestriction

from .queries import rows
from .translation import resolve_rows

SAFE_SCHEMES = {"http", "https", "mailto", "tel", "sms"}
SCHEME = re.compile(r"^[\s\x00-\x20]*([a-z][a-z0-9+.\-\s\x00-\x20]*):", re.IGNORECASE)


def is_safe_url(url):
    """Whether an address may stand in a link: relative, or of a scheme that runs nothing.

    Browsers ignore white space and control characters inside a scheme; so does this.
    """
    url = str(url or "")
    match = SCHEME.match(url)
    if match is None:
        return bool(url) and not url.lstrip().startswith("\\")
    return re.sub(r"[\s\x00-\x20]", "", match[1]).lower() in SAFE_SCHEMES


def get_page_model():
    """The site's base page model: wagtailcore.Page, or its own (WAGTAIL_PAGE_MODEL, Wagtail 8)."""
    if VERSION < (8, 0):
        from wagtail.models import Page

        return Page
    import swapper

    return swapper.load_model("wagtailcore", "Page")


def page_urls(ids, locale_id, request):
    """``{id: address}`` of live pages, translated where they can be; one query for all."""
    found = translated_pages(ids, locale_id)
    return {pk: with_own_urls(page).get_url(request) for pk, page in found.items()}


def translated_pages(ids, locale_id):
    """``{id: page}`` as resolve(), for pages; they come with what an address needs."""
    pages = rows(select_translations, frozenset(ids)) if ids else []
    return resolve_rows(pages, ids, locale_id)


def select_translations(ids):
    Page = get_page_model()
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    fields = ["content_type", "live", "locale", "path", "translation_key", "url_path"]
    return Page.objects.filter(translation_key__in=keys).only(*fields).order_by("pk")


def public_only(found):
    """Of ``{id: page}`` those that everybody may read; one query where there are pages at all."""
    if not found:
        return {}
    guarded = PageViewRestriction.objects.values_list("page__path", flat=True)
    private = tuple(guarded)
    return {pk: page for pk, page in found.items() if not page.path.startswith(private)}


def with_own_urls(page):
    """The specific page where its type makes addresses of its own, else the page as it is."""
    specific = page.specific_class
    Page = get_page_model()
    own = specific and any(
        getattr(specific, name) is not getattr(Page, name) for name in ("get_url_parts", "get_url")
    )
    return page.specific if own else page
