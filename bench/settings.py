"""One site that holds both: the hand-written page and the suite, with the same settings.

As ``wagtail start`` makes them. ``WAGTAIL_I18N_ENABLED`` is off, as it was when the hand-written
page was first measured.
``BENCH_WITHOUT_SUITE=1`` leaves out every line the suite asks a site for; see startup.py.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

import kpact_wagtail

BENCH_DIR = Path(__file__).resolve().parent
#: Left out with BENCH_FOUNDATION=1: what pages, articles and vocabulary stand without.
OPTIONAL = [
    "kpact_wagtail.mailing_list",
    "kpact_wagtail.outbox",
    "kpact_wagtail.resources",
    "kpact_wagtail.support_groups",
    "kpact_wagtail.upkeep",
]
WITH_SUITE = not os.environ.get("BENCH_WITHOUT_SUITE")
FOUNDATION = bool(os.environ.get("BENCH_FOUNDATION"))

DEBUG = False
SECRET_KEY = "only-for-measuring"
ALLOWED_HOSTS = ["localhost"]

SUITE = [
    *kpact_wagtail.ALL_APPS,
    "wagtail_modeladmin",
    "wagtail.contrib.settings",
    "wagtail.contrib.routable_page",
]
INSTALLED_APPS = [
    "bench.apps.HandwrittenConfig",
    *(app for app in (SUITE if WITH_SUITE else []) if not (FOUNDATION and app in OPTIONAL)),
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "bench.urls"
KPACT_WAGTAIL = {
    "KEYS": ["b25seSBmb3IgbWVhc3VyaW5nLCAzMiBieXRlcy4uLi4"],  # of no worth, like all data here
    "CONFIRMATIONS_PER_HOUR": 1_000_000,
}
# Django caches compiled templates by itself where DEBUG is off.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BENCH_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]


def database(url):
    """A DATABASES entry from ``postgres://user:password@host:port/name``; without a URL SQLite."""
    if not url:
        name = os.environ.get("BENCH_SQLITE", ":memory:")
        # Else what reads before it writes fails at once where two processes write.
        options = {"transaction_mode": "IMMEDIATE", "timeout": 20}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": parts.username or "",
        "PASSWORD": parts.password or "",
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
    }


# Connections stay open, as under any server that is set up with care.
DATABASES = {"default": {**database(os.environ.get("DATABASE_URL")), "CONN_MAX_AGE": None}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES = {"demo": "bench.migrations"}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CACHE_MIDDLEWARE_SECONDS = 3600

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
USE_I18N = True
WAGTAIL_I18N_ENABLED = False
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
MEDIA_URL = "/media/"

WAGTAIL_SITE_NAME = "Bench"
WAGTAILADMIN_BASE_URL = "http://localhost"
WAGTAIL_ENABLE_UPDATE_CHECK = False
# No visitor searches here; filling thousands of articles is quicker without.
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}
}
