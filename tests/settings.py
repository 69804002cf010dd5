"""The suite in a site of its own for the tests; the database is SQLite unless DATABASE_URL says else."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from example_site.settings import *  # noqa: F403 - all, then what differs
from example_site.settings import INSTALLED_APPS

BASE_DIR = Path(__file__).resolve().parent

DEBUG = False
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["tests.testapp", "wagtail_localize", "wagtail_localize.locales", *INSTALLED_APPS]
INSTALLED_APPS.remove("wagtail.contrib.simple_translation")
ROOT_URLCONF = "tests.urls"
KPACT_WAGTAIL = {"KEYS": ["YSBrZXkgZm9yIHRlc3RzIG9ubHksIG5vdCBhIHNlY3I"]}  # 32 bytes
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LANGUAGES = [("en", "English"), ("es", "Español"), ("ar", "العربية")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def database(url):
    """A DATABASES entry from ``postgres://user:password@host:port/name``."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": parts.username or "",
        "PASSWORD": parts.password or "",
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
    }


if os.environ.get("DATABASE_URL"):
    DATABASES = {"default": database(os.environ["DATABASE_URL"])}
    INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.postgres"]  # Wagtail's search, Django 6.1
else:
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
