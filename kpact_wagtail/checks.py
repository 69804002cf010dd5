"""System checks. Ids are kpact_wagtail.E… and W…; each says how to mend what it found.

E001, a BODY_BLOCK that cannot be read, belongs to the field: see fields.py.
"""

from difflib import get_close_matches
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.core.exceptions import ImproperlyConfigured
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from django.urls import get_resolver
from django.urls.resolvers import LocalePrefixPattern

from .conf import DEFAULTS, conf

#: What the suite needs beside Wagtail's own apps, and what for.
NEEDED_APPS = {
    "wagtail_modeladmin": "the lists of people’s records",
    "wagtail.contrib.settings": "Settings → Advocacy and support",
    "wagtail.contrib.routable_page": "lists of articles by topic",
}
URL_LINE = 'path("kpact/", include("kpact_wagtail.urls")),'


@register()
def check_settings(app_configs, **kwargs):
    """Whether KPACT_WAGTAIL holds what it can hold."""
    given = getattr(settings, "KPACT_WAGTAIL", {})
    if not isinstance(given, dict):
        return [
            Error(
                f"KPACT_WAGTAIL is a {type(given).__name__}, not a dict.",
                hint='Write it as KPACT_WAGTAIL = {"BASE_TEMPLATE": "base.html"}.',
                id="kpact_wagtail.E004",
            )
        ]
    return [*unknown_keys(given), *wrong_types(given), *unknown_blocks(given), *bad_exit(given)]


def unknown_keys(given):
    for name in given:
        if name not in DEFAULTS:
            yield Warning(
                f"KPACT_WAGTAIL has the key {name!r}, which means nothing.",
                hint=did_you_mean(name, DEFAULTS),
                id="kpact_wagtail.W001",
            )


def wrong_types(given):
    for name, value in given.items():
        wanted = type(DEFAULTS.get(name, value))
        if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
            yield Error(
                f"KPACT_WAGTAIL[{name!r}] is a {type(value).__name__}, not a {wanted.__name__}.",
                hint=f"Its default is {DEFAULTS[name]!r}.",
                id="kpact_wagtail.E004",
            )
        elif wanted is int and value < min(DEFAULTS[name], 1):
            yield Error(
                f"KPACT_WAGTAIL[{name!r}] is {value}, not a positive number.",
                hint=f"Its default is {DEFAULTS[name]!r}.",
                id="kpact_wagtail.E004",
            )


def unknown_blocks(given):
    blocks = given.get("BASE_BLOCKS")
    for name in blocks if isinstance(blocks, dict) else []:
        if name not in DEFAULTS["BASE_BLOCKS"]:
            yield Warning(
                f'KPACT_WAGTAIL["BASE_BLOCKS"] has the key {name!r}, which means nothing.',
                hint=did_you_mean(name, DEFAULTS["BASE_BLOCKS"]),
                id="kpact_wagtail.W002",
            )


def did_you_mean(name, known):
    close = get_close_matches(str(name).upper(), [key.upper() for key in known], n=1)
    meant = next((key for key in known if [key.upper()] == close), None)
    if meant:
        return f"Did you mean {meant!r}?"
    return f"Remove it. The keys are {', '.join(map(repr, known))}."


def bad_exit(given):
    url = given.get("EXIT_URL", DEFAULTS["EXIT_URL"])
    if not isinstance(url, str):
        return  # told as a wrong type
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.netloc:
        yield Error(
            f'KPACT_WAGTAIL["EXIT_URL"] is {url!r}, which is not an https address.',
            hint="The exit button needs a harmless page that nobody on the way can read along.",
            id="kpact_wagtail.E003",
        )


@register()
def check_apps(app_configs, **kwargs):
    """Whether the apps that parts of the suite need are installed."""
    return [
        Warning(
            f"{name} is not installed. It is needed for {purpose}.",
            hint=f'Add "{name}" to INSTALLED_APPS.',
            id="kpact_wagtail.W003",
        )
        for name, purpose in NEEDED_APPS.items()
        if not apps.is_installed(name)
    ]


@register(Tags.templates)
def check_base_template(app_configs, **kwargs):
    """Whether the template that our pages extend can be loaded."""
    name = conf.BASE_TEMPLATE
    if not isinstance(name, str):
        return []  # told as a wrong type
    try:
        get_template(name)
    except (TemplateDoesNotExist, TemplateSyntaxError, ImproperlyConfigured) as error:
        return [
            Error(
                f"The base template {name!r} cannot be loaded: {error}.",
                hint='Set KPACT_WAGTAIL["BASE_TEMPLATE"] to the template your own pages extend.',
                id="kpact_wagtail.E002",
            )
        ]
    return []


@register(Tags.urls)
def check_urls(app_configs, **kwargs):
    """Whether the suite's addresses are there, and at one place for all languages."""
    places = list(find_urls(get_resolver()))
    if not places:
        return [
            Warning(
                "The addresses of kpact_wagtail are not included.",
                hint=f"Add {URL_LINE} to your urlpatterns, above Wagtail’s own.",
                id="kpact_wagtail.W004",
            )
        ]
    if all(places):
        return [
            Warning(
                "The addresses of kpact_wagtail stand inside i18n_patterns(); links in mail would "
                "depend on the language of whoever opens them.",
                hint=f"Move {URL_LINE} out of i18n_patterns().",
                id="kpact_wagtail.W005",
            )
        ]
    return []


def find_urls(resolver, in_language=False):
    """For each place the suite's addresses are included: whether a language prefix is before it."""
    for pattern in resolver.url_patterns:
        if not hasattr(pattern, "url_patterns"):
            continue
        prefixed = in_language or isinstance(pattern.pattern, LocalePrefixPattern)
        if pattern.app_name == "kpact":
            yield prefixed
        yield from find_urls(pattern, prefixed)
