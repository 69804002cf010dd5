"""The sign-up form as a page shows it: the same for every visitor, so that any cache may keep it."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Locale, Site

from ..keys import keys_are_usable
from ..models import SiteSettings
from ..queries import rows
from ..translation import resolve_rows
from .forms import MOST_LISTS, SignupForm
from .models import MailingList
from .tickets import make_ticket


@dataclass
class Offer:
    """Lists that take people, and what stands around them in a form.

    ``prefix`` keeps the ids of two forms on one page apart.
    """

    lists: list
    form: SignupForm
    prefix: str = "form"
    page_path: str = ""
    language: str = ""
    button: str = ""
    shared_device: bool = False
    request: object = None

    @property
    def action(self):
        return reverse("kpact:subscribe")

    @cached_property
    def open(self):
        """The lists that take people, each with the ticket that chooses it."""
        found = [each for each in self.lists if each.takes_people and each.wording_id is not None]
        for each in found:
            each.ticket = make_ticket(each.wording_id)
            each.is_chosen = each.wording_id in self.chosen
        return found

    @property
    def asks_name(self):
        return any(each.ask_name for each in self.open)

    @property
    def is_choice(self):
        return len(self.open) > 1

    @cached_property
    def chosen(self):
        return set(self.form.chosen) if self.form.is_bound else set()

    @property
    def identities(self):
        """Who writes, by law: legal name and postal address, each once."""
        found = [(each.legal_name, each.postal_address) for each in self.open if each.legal_name]
        return list(dict.fromkeys(found))

    @property
    def privacy_pages(self):
        pages = [each.privacy_page for each in self.open if each.privacy_page]
        return list({page.pk: page for page in pages if page.live}.values())

    @cached_property
    def feeds(self):
        """Ways to follow without an address, as addresses."""
        from ..articles.listing import feed_url  # another feature, asked only where there is a feed

        pages = [each.feed_page for each in self.lists if each.feed_page and each.feed_page.live]
        found = [page.get_url(self.request) for page in pages]
        return list(dict.fromkeys(feed_url(url, []) for url in found if url))


def make_offer(lists, *, request=None, page=None, form=None, prefix="form", button=""):
    """An Offer of lists as with_wording() brings them, for a template."""
    site_settings = SiteSettings.for_request(request) if request is not None else None
    lists = list(lists) if keys_are_usable() else []  # a check tells the operator
    return Offer(
        lists=lists,
        form=form or SignupForm(),
        prefix=prefix,
        page_path=page.get_url(request) or "" if page is not None and page.pk else "",
        language=lists[0].locale.language_code if lists and lists[0].locale_id else "",
        button=button,
        shared_device=bool(site_settings and site_settings.shared_devices),
        request=request,
    )


def find_lists(ids, locale_id):
    """Lists by primary keys in any language, in the language of a page, in the order given; one query."""
    rows = list(select_translations(ids)) if ids else []
    found = resolve_rows(rows, set(ids), locale_id)
    return [found[pk] for pk in ids if pk in found]


def load_lists(ids):
    """``{id: MailingList}``, as a form shows them; one query."""
    ids = frozenset(filter(None, ids))
    return {each.pk: each for each in rows(select_lists, ids)} if ids else {}


def select_lists(ids):
    return MailingList.objects.with_wording().filter(pk__in=ids)


def select_translations(ids):
    keys = MailingList.objects.filter(pk__in=ids).values("translation_key")
    return MailingList.objects.with_wording().filter(translation_key__in=keys).order_by("pk")


def lists_of_site(site_id, locale_id, **conditions):
    """The lists of a site in one language: by group, then in their order."""
    return rows(select_of_site, site_id, locale_id, tuple(sorted(conditions.items())))


def select_of_site(site_id, locale_id, conditions):
    found = MailingList.objects.with_wording().filter(
        site_id=site_id, locale_id=locale_id, **dict(conditions)
    )
    return found.order_by("group", "order", "name")


def find_keyed_lists(site_id, locale_id, list_keys):
    """The lists a template or an address names by their keys; what is none finds nothing."""
    keys = as_uuids(list_keys)
    # Not by rows(): anybody may name keys, and what is compiled once is kept.
    return list(select_of_site(site_id, locale_id, {"translation_key__in": keys}))


def as_uuids(list_keys):
    found = []
    for key in list_keys[:MOST_LISTS]:
        try:
            found.append(UUID(hex=str(key)))
        except ValueError:
            continue
    return found


def find_public_lists(request, locale_id):
    """The public lists of the site of a request, in the language of a page; one query."""
    site = Site.find_for_request(request) if request is not None else None
    if site is None:
        return []
    locale_id = locale_id or Locale.get_active().pk
    return lists_of_site(site.pk, locale_id, visibility=MailingList.Visibility.PUBLIC)


def get_preview_lists():
    """A list as the block picker shows it; nothing of it is stored."""
    preview = MailingList(
        name=_("Letters"),
        purpose=_("Dates of our meetings, new reading, and what we are working on."),
        volume=_("about once a month"),
        promise=_("We never tell anybody who is on this list."),
    )
    preview.wording_id = 0
    return [preview]
