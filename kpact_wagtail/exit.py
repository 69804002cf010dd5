"""What the exit button of a page says and where it leads. Never raises: error pages have it too."""

import logging
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .conf import DEFAULTS, conf
from .models import SiteSettings, https_only

logger = logging.getLogger("kpact_wagtail")


def describe_exit(context):
    """``{"url", "host", "label", "shortcut"}`` for a template context; None where a page has no exit."""
    site_settings = find_settings(context.get("request"))
    if not site_settings.shows_exit(context.get("page")):
        return None
    url = safe_url(site_settings)
    return {
        "url": url,
        "host": urlsplit(url).hostname,
        "label": site_settings.exit_label or _("Leave this site"),
        "shortcut": site_settings.exit_shortcut,
    }


def find_settings(request):
    """The settings of the request's site; those of a fresh site where there is no site or database."""
    if request is None:
        return SiteSettings()
    try:
        return SiteSettings.for_request(request)
    except SiteSettings.DoesNotExist:
        return SiteSettings()
    except Exception:
        # A way out matters most where something is broken, whatever it is that broke.
        logger.exception("The exit button has its default words and address.")
        return SiteSettings()


def safe_url(site_settings):
    """The address an editor chose, else the setting's, else ours; https only."""
    candidates = [site_settings.exit_url, conf.EXIT_URL, DEFAULTS["EXIT_URL"]]
    if site_settings.exit_url == DEFAULTS["EXIT_URL"]:
        del candidates[0]  # nobody has chosen yet
    return next(url for url in candidates if is_https(url))


def is_https(url):
    try:
        https_only(url)
    except ValidationError:
        return False
    return True
