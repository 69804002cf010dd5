import os

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.crypto import get_random_string

from example_site.demo.content import PAGES
from example_site.demo.content.words import LANGUAGES
from example_site.demo.groups import load_access
from example_site.demo.lists import load_lists
from example_site.demo.pages import PageLoader
from example_site.demo.people import load_people, load_permissions
from example_site.demo.pictures import load_pictures
from example_site.demo.pieces import Pieces
from example_site.demo.resources import load_crisis_line, load_resources
from example_site.demo.site import (
    check_that_it_is_ours,
    get_site,
    load_locales,
    load_settings,
    load_site,
)
from example_site.demo.vocabulary import load_vocabulary

PASSWORD = "lantern-row"
ADDRESSES = [
    ("The site", "/"),
    ("The page it began with", "/sex-work-is-work/"),
    ("Where to find help", "/resources/"),
    ("Groups that meet", "/groups/"),
    ("Articles", "/articles/"),
    ("In Spanish", "/es/"),
    ("Mailing lists to join", "/kpact/lists/subscribe/"),
    ("Where its mails land", "/letters/"),
    ("Editing", "/admin/"),
]


class Command(BaseCommand):
    help = (
        "Fills the example site “Lantern Row” with pages, articles, pictures and accounts. Run it "
        "as often as you like: what it made once it never makes again, so whatever you edit, "
        "rename, move or delete stays as you left it; only what is new in the demo is added. To "
        "begin anew, delete the database (example_site/db.sqlite3) and example_site/media."
    )

    def add_arguments(self, parser):
        port = os.environ.get("PORT", 8000)
        parser.add_argument("--port", type=int, default=port, help="where the site is served")
        parser.add_argument(
            "--password",
            help=f"of the accounts it makes; “{PASSWORD}” while DEBUG is on, else a random one",
        )

    def handle(self, *, port, password, **options):
        password = password or (PASSWORD if settings.DEBUG else get_random_string(16))
        with transaction.atomic():
            people, made = load(port, password)
        self.report(people, made, port, password)

    def report(self, people, made, port, password):
        self.stdout.write(f"{made} new parts of the demo." if made else "The demo is complete.")
        for name, path in ADDRESSES:
            self.stdout.write(f"  {name}: http://localhost:{port}{path}")
        for name, user in people.items():
            if user is not None:
                known = password if user.check_password(password) else "the password you gave it"
                self.stdout.write(f"  Log in as {name} / {known}")


def load(port, password):
    """Make what is missing; returns the accounts and the number of things made."""
    pieces, site = Pieces(), get_site()
    check_that_it_is_ours(pieces, site)
    locales = load_locales(LANGUAGES)
    people = load_people(pieces, password)
    load_pictures(pieces, people["admin"])
    load_vocabulary(pieces, locales)
    pages = PageLoader(pieces, locales, people)
    load_pages(pages.plant)
    load_site(pieces, site, port)
    load_lists(pieces, locales, site)
    load_resources(pieces, locales)
    load_pages(pages.write)
    load_access(pieces)
    load_settings(pieces, site)
    load_crisis_line(pieces, site)
    load_permissions(pieces)
    return people, pieces.made


def load_pages(load_page):
    for page in PAGES:
        for language in filter(page.__contains__, LANGUAGES):
            load_page(page, language)
