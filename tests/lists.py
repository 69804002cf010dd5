"""Builders for tests of mailing lists: a list, a form filled in, the links of a mail."""

import re
from urllib.parse import urlsplit

from django.urls import reverse
from wagtail.models import Locale, Site

from kpact_wagtail.guard import STAMP, stamp
from kpact_wagtail.mailing_list.models import MailingList
from kpact_wagtail.mailing_list.tickets import make_ticket
from kpact_wagtail.mailing_list.wording import newest_wording

#: The canary: tests/conftest.py looks for it in logs, tables and caches after each test.
ADDRESS = "quillfeather@example.org"


def make_list(name="Letters", **fields):
    """A list that anybody may join, on the default site."""
    return MailingList.objects.create(
        **{
            "site": Site.objects.get(is_default_site=True),
            "locale": Locale.get_default(),
            "name": name,
            "purpose": "Dates, reading and news.",
            "promise": "We never share who is on this list.",
            "volume": "About once a month",
            "mail_name": "Post from the office",
            "sender_name": "The office",
            "sender_email": "office@example.org",
            "legal_name": "Office Association",
            "postal_address": "PO Box 12, Chicago",
            "welcome_text": "Good to have you.",
            **fields,
        }
    )


def wording_of(mailing_list):
    return newest_wording(mailing_list, mailing_list.locale.language_code)


def ticket_of(mailing_list):
    return make_ticket(wording_of(mailing_list).pk)


def fill_in(*mailing_lists, address=ADDRESS, **fields):
    """What a browser sends of a form that showed these lists."""
    return {
        "email": address,
        "wording": [ticket_of(each) for each in mailing_lists],
        "page": "/about/",
        "language": "en",
        STAMP: stamp("signup"),
        **fields,
    }


def sign_up(client, *mailing_lists, **fields):
    """Send the form. Its answer."""
    extra = fields.pop("extra", {})
    return client.post(reverse("kpact:subscribe"), fill_in(*mailing_lists, **fields), **extra)


def links_in(message):
    """The paths of our links in a mail by what they are for: ``{"confirm": "/kpact/lists/…"}``."""
    found = re.findall(r"https?://\S+/kpact/lists/(\w+)/\S+", message.body)
    urls = re.findall(r"https?://\S+/kpact/lists/\w+/\S+", message.body)
    return {name: urlsplit(url).path for name, url in zip(found, urls, strict=True)}
