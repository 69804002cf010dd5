"""The one dict of settings, read where it is used.

A site writes ``KPACT_WAGTAIL = {"BODY_BLOCK": "mysite.blocks.BodyBlock"}``; what it leaves out has
the value in ``DEFAULTS``. Read a setting as ``conf.BODY_BLOCK``; nothing is read at import.
"""

from django.conf import settings

DEFAULTS = {
    # Dotted path of the StreamBlock behind every page body.
    "BODY_BLOCK": "kpact_wagtail.blocks.BodyBlock",
    # The template that all our public pages extend, and what its blocks are called.
    "BASE_TEMPLATE": "base.html",
    # “title_suffix” is what stands beside the title; it is left out beside a discreet one.
    "BASE_BLOCKS": {
        "title": "title",
        "title_suffix": "title_suffix",
        "head": "extra_css",
        "content": "content",
    },
    # Articles on one page of an index.
    "ARTICLES_PER_PAGE": 12,
    # Where the exit button leads until a site chooses its own address.
    "EXIT_URL": "https://www.bbc.com/weather",
}


class Conf:
    """Attribute access to ``settings.KPACT_WAGTAIL`` over ``DEFAULTS``.

    Dicts are merged one level deep, so that a site may name one block of BASE_BLOCKS only.
    """

    @property
    def given(self):
        given = getattr(settings, "KPACT_WAGTAIL", {})
        return given if isinstance(given, dict) else {}  # a check tells what is wrong with it

    def __getattr__(self, name):
        try:
            default = DEFAULTS[name]
        except KeyError:
            raise AttributeError(f"kpact_wagtail has no setting {name!r}") from None
        value = self.given.get(name, default)
        if isinstance(default, dict) and isinstance(value, dict):
            return {**default, **value}
        return value


conf = Conf()
