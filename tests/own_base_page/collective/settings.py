from pathlib import Path

import kpact_wagtail

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = True
SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["localhost"]

WAGTAIL_PAGE_MODEL = "base.BasePage"

INSTALLED_APPS = [
    "campaigns",
    "base",
    *(app for app in kpact_wagtail.ALL_APPS if app != "kpact_wagtail.pages"),
    "wagtail_modeladmin",
    "wagtail.contrib.settings",
    "wagtail.contrib.routable_page",
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
]

ROOT_URLCONF = "collective.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}}

LANGUAGE_CODE = "en"
WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]
USE_TZ = True
STATIC_URL = "/static/"
MEDIA_ROOT = BASE_DIR / "media"
WAGTAIL_SITE_NAME = "Collective"
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
WAGTAIL_ENABLE_UPDATE_CHECK = False
KPACT_WAGTAIL = {"KEYS": ["b2YgYSBjb2xsZWN0aXZlIHRoYXQgb25seSB0ZXN0cyE"]}
