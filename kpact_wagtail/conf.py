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
    # The keys that seal what must not be read in a stolen database, newest first; or a file with
    # one on each line. `manage.py kpact_generate_key` makes one.
    "KEYS": [],
    "KEY_FILE": "",
    # A file outside the database that remembers who left, for the day a backup is restored.
    "LEDGER": "",
    # Other origins whose pages may post to our forms, such as "https://www.example.org".
    "FORM_ORIGINS": [],
    # Forms that one client may send in a day before they are quietly left aside.
    "CLIENT_LIMIT": 60,
    # Proxies of yours in front of the site, each of which adds to X-Forwarded-For.
    "TRUSTED_PROXIES": 0,
    # Above this the outbox waits and tells the administrators.
    "CONFIRMATIONS_PER_HOUR": 500,
    # The way out when the first mail provider has closed the account: an alias of MAILERS, or the
    # dotted path of a mail backend before Django 6.1.
    "SECOND_MAILER": "",
    # Whether mails carry the id of their delivery as metadata; some providers know none.
    "MAIL_METADATA": False,
    # What a monitor sends as “Authorization: Bearer …” to read kpact/health/ without a login.
    "HEALTH_SECRET": "",
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
