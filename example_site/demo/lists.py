"""Mailing lists, in every language of the demo."""

from functools import partial

from kpact_wagtail.mailing_list.models import MailingList

from .content.lists import LISTS
from .content.words import LANGUAGES
from .vocabulary import saved, translation_key


def load_lists(pieces, locales, site):
    """After the pages are planted, for a list names one; before they are written, for they name lists."""
    for name, entry in LISTS.items():
        key = translation_key(pieces, MailingList, "mailinglist", name)
        for language in LANGUAGES:
            mailing_list = MailingList(
                site=site,
                locale=locales[language],
                translation_key=key,
                **fields_of(pieces, entry, language),
            )
            pieces.once(f"mailinglist/{name}/{language}", partial(saved, mailing_list))


def fields_of(pieces, entry, language):
    fields = {name: value for name, value in entry.items() if name not in LANGUAGES}
    page = fields.pop("feed_page", None)
    return {
        **fields,
        **entry[language],
        "feed_page_id": pieces.pk("page", page, language) if page else None,
    }
