"""The Content-Security-Policy of private pages."""

from urllib.parse import urlsplit

from django.conf import settings
from django.templatetags.static import static

POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)


def make_policy():
    """Nothing from elsewhere but the files of the site itself, where another host serves them."""
    files = {origin_of(settings.STATIC_URL), origin_of(find_stylesheet())} - {""}
    pictures = files | {origin_of(settings.MEDIA_URL)} - {""}
    sources = dict.fromkeys(("style-src", "script-src", "font-src"), files)
    sources["img-src"] = pictures
    return "; ".join([POLICY, *(allow(name, each) for name, each in sources.items() if each)])


def allow(name, origins):
    return " ".join([name, "'self'", *sorted(origins)])


def find_stylesheet():
    """Its address as the storage has it: that of an object store is not below STATIC_URL."""
    try:
        return static("kpact_wagtail/kpact.css")
    except ValueError:  # not collected yet
        return ""


def origin_of(url):
    """Scheme and host of an address, the host alone of “//cdn.example.org/”, nothing of a path."""
    parts = urlsplit(str(url or ""))
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}" if parts.scheme and host else host
