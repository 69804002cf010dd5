"""Whether a form was sent from a page of ours, as far as the browser tells.

Sec-Fetch-Site cannot be set by a page. Browsers send ``Origin: null`` under
``Referrer-Policy: no-referrer``, and plain http has no Sec-Fetch-Site; what tells nothing is let in,
since no cookie gives a post of ours any power.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.cache import patch_vary_headers

from kpact_wagtail.conf import conf

PORTS = {"http": 80, "https": 443}


def is_own_origin(request):
    """Whether to take a post: False only where the browser says that a foreign page sent it."""
    origin = request.headers.get("Origin", "null")
    told = origin.lower() != "null"
    if told and is_allowed(origin, request):
        return True
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site.lower() in ("same-origin", "none")
    return not told


def let_own_origins_read(request, response):
    """Lets a page on another host of FORM_ORIGINS read the answer to its ``fetch()``."""
    patch_vary_headers(response, ["Origin"])
    origin = request.headers.get("Origin", "")
    if is_allowed(origin, request):
        response["Access-Control-Allow-Origin"] = origin
        response["Access-Control-Allow-Headers"] = "Content-Type"
        response["Access-Control-Allow-Methods"] = "POST"
    return response


def is_allowed(origin, request):
    sender = parse(origin)
    if sender is None:
        return False
    own = f"{request.scheme}://{request.get_host()}"
    listed = [own, *conf.FORM_ORIGINS, *settings.CSRF_TRUSTED_ORIGINS]
    return any(matches(sender, parse(entry)) for entry in listed)


def matches(sender, entry):
    """Whether scheme, host and port are equal; “https://*.example.org” stands for all below it."""
    if entry is None or (sender[0], sender[2]) != (entry[0], entry[2]):
        return False
    if entry[1].startswith("*."):
        return sender[1].endswith(entry[1][1:])
    return sender[1] == entry[1]


def parse(origin):
    """Scheme, host and port of an origin; None for anything else, an address with a path as well."""
    if not isinstance(origin, str):
        return None
    try:
        parts = urlsplit(origin)
        port = parts.port or PORTS.get(parts.scheme)
    except ValueError:
        return None
    rest = parts.path.rstrip("/") or parts.query or parts.fragment or "@" in parts.netloc
    if not parts.hostname or not port or rest:
        return None
    return parts.scheme, parts.hostname, port
