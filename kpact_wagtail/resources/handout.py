"""The list of a directory on paper, for people who hand it out or have no screen."""

from urllib.parse import urljoin

from django.utils.functional import cached_property
from django.utils.timezone import localdate

from .lists import dress

#: Entries on one handout. Nobody reads more on paper; the sheet says how many there are.
MOST_ON_PAPER = 200


class Handout:
    """What a directory has found, as its template prints it; ``?large=1`` for large letters."""

    def __init__(self, directory):
        self.directory, self.request = directory, directory.request
        self.root = directory.page.get_full_url(self.request)
        self.is_large = self.request.GET.get("large") == "1"
        self.today = localdate()

    @cached_property
    def entries(self):
        found = list(self.directory.records[:MOST_ON_PAPER])
        dress(found, self.directory.locale_id, self.request)
        for entry in found:
            entry.address_on_paper = spell_out(urljoin(self.root, entry.entry_url))
        return found

    @property
    def is_part(self):
        return self.directory.number > len(self.entries)

    @property
    def address_on_paper(self):
        return spell_out(self.root)

    @property
    def other_size_url(self):
        large = None if self.is_large else "1"
        return self.directory.address(route="print/", large=large)

    @property
    def list_url(self):
        return self.directory.address()


def spell_out(url):
    """An address as people type it."""
    return url.removeprefix("https://").removeprefix("http://").rstrip("/")
