"""A site with mailing lists, people on their way through them, and the mails they got."""

from dataclasses import dataclass
from itertools import count

from django.apps import apps
from django.core import mail
from wagtail.models import Page, Site

from kpact_wagtail.mailing_list.actions import subscribe
from kpact_wagtail.mailing_list.models import MailingList
from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.pages.models import AdvocacyPage
from tests.builders import make_page, make_site_settings, place_site
from tests.lists import links_in, make_list

from .middleware import one_at_a_time

SUBSCRIBE = "/kpact/lists/subscribe/"
PREFERENCES = "/kpact/lists/preferences/"
OURS = ["kpact_mailing_list", "kpact_outbox"]
_numbers = count(1)


@dataclass
class ListSite:
    """A list anybody may join, one that asks for approval, and a page with the form of the first."""

    letters: MailingList
    crew: MailingList
    page: Page

    @property
    def one_list(self):
        return f"{SUBSCRIBE}?list={self.letters.list_key}"

    @property
    def several_lists(self):
        return SUBSCRIBE

    def person(self, *lists):
        """Somebody who asked to join, with the links of the mail they got."""
        person = Person(new_address())
        with one_at_a_time:
            subscribe(person.address, lists or [self.letters, self.crew], language="en")
        return person


@dataclass
class Person:
    address: str

    @property
    def mails(self):
        """The mails they have got by now, oldest first."""
        with one_at_a_time:
            drain()
        return [each for each in mail.outbox if each.to == [self.address]]

    def link(self, name):
        """The path of the newest link of a kind, such as "confirm", out of their mails."""
        found = [links_in(each).get(name) for each in self.mails]
        return [path for path in found if path][-1]


def new_address():
    return f"quillfeather{next(_numbers)}@example.org"


def build_list_site(server):
    site = Site.objects.get(is_default_site=True)
    place_site(site, server)
    make_site_settings(site)
    facts = {"processors": "Our own server.", "other_ways": "Ask at the drop-in."}
    letters = make_list(help_email="help@example.org", order=1, **facts)
    crew = make_list(
        "Table crew",
        order=2,
        group="For members",
        joining="approval",
        direction="discussion",
        audience="Those who come on Fridays",
        eligibility="People over 18",
        mail_name="Friday notes",
        ask_name=True,
    )
    block = {"heading": "Join our mailing list", "text": "<p>Once a month.</p>", "lists": [letters]}
    page = make_page(AdvocacyPage, site.root_page, [("signup", block)], slug="join")
    return ListSite(letters, crew, page)


def rows():
    """Everything the suite knows about people and mail, to see whether something has changed."""
    with one_at_a_time:
        return {
            model._meta.label: list(model.objects.order_by("pk").values())
            for label in OURS
            for model in apps.get_app_config(label).get_models()
        }
