"""A cache in front of the site that writes down what it is told to forget."""

from urllib.parse import urlsplit

from django.apps import apps
from wagtail.contrib.frontend_cache.backends import BaseBackend

FRONTEND_CACHE = "wagtail.contrib.frontend_cache"
#: The paths of all addresses that were purged.
purged = []


class FakeCache(BaseBackend):
    def __init__(self, params):
        super().__init__(params)

    def purge(self, url):
        purged.append(urlsplit(url).path)


def install(settings, monkeypatch):
    """The app as if it was installed, with the cache above."""
    settings.WAGTAILFRONTENDCACHE = {"default": {"BACKEND": f"{__name__}.FakeCache"}}
    is_installed = apps.is_installed
    monkeypatch.setattr(
        "kpact_wagtail.purging.apps.is_installed",
        lambda name: name == FRONTEND_CACHE or is_installed(name),
    )
