"""Addresses: which are safe to link, and which page model the site uses."""

import re

from wagtail import VERSION

SAFE_SCHEMES = {"http", "https", "mailto", "tel", "sms"}
SCHEME = re.compile(r"^[\s\x00-\x20]*([a-z][a-z0-9+.\-\s\x00-\x20]*):", re.IGNORECASE)


def is_safe_url(url):
    """Whether an address may stand in a link: relative, or of a scheme that runs nothing.

    Browsers ignore white space and control characters inside a scheme; so does this.
    """
    match = SCHEME.match(url or "")
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
