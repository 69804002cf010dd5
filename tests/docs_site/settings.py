"""The settings of the site that the guides build; the lines they add come after these."""

from pathlib import Path

from example_site.settings import *  # noqa: F403 - all, then what differs
from example_site.settings import INSTALLED_APPS, TEMPLATES

FOLDER = Path(__file__).resolve().parent
INSTALLED_APPS = ["mysite", *(app for app in INSTALLED_APPS if "example_site" not in app)]
ROOT_URLCONF = "mysite.urls"
TEMPLATES[0]["DIRS"] = [FOLDER / "templates"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
