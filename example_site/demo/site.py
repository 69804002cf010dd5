"""The site itself: its languages, its two home pages, who speaks on it."""

from django.core.management.base import CommandError
from wagtail.models import Locale, Page, Site

from example_site.home.models import HomePage
from kpact_wagtail.models import SiteSettings

from .content.settings import SETTINGS

WELCOME = "Welcome to your new Wagtail site!"


def load_locales(languages):
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in languages}


def get_site():
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        raise CommandError("This database has no default site. Begin with an empty database.")
    return site


def check_that_it_is_ours(pieces, site):
    """Keeps the demo out of a database in which somebody has begun a site of their own."""
    if (
        not pieces.ids
        and site.root_page.title != WELCOME
        and site.root_page.get_children().exists()
    ):
        raise CommandError("This database holds another site. Begin with an empty database.")


def load_site(pieces, site, port):
    """Put our home page in the place of Wagtail's welcome page; serve on the given port."""
    home = pieces.find(HomePage, "page", "home", "en")
    if home and pieces.once("site", lambda: site):
        if site.root_page.title == WELCOME and not site.root_page.get_children().exists():
            welcome, site.root_page = site.root_page, Page.objects.get(pk=home.pk)
            site.site_name = SETTINGS["organization_name"]
            site.save()
            welcome.delete()
    if site.hostname == "localhost" and site.port != port:
        site.port = port
        site.save()


def load_settings(pieces, site):
    def make():
        settings = SiteSettings.for_site(site)
        for name, value in SETTINGS.items():
            setattr(settings, name, value)
        settings.save()
        return settings

    pieces.once("settings", make)
