"""The list of a directory on paper, for people who hand it out or have no screen."""

from urllib.parse import urljoin

from django.utils.functional import cached_property
from django.utils.timezone import localdate
from wagtail.rich_text import get_text_for_indexing

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
            entry.reference_on_paper = write_reference(entry.reference)
            entry.address_on_paper = self.write_address(entry)
        return found

    def write_address(self, entry):
        """Where the entry leads, if its reference does not say so already."""
        if not entry.entry_url:
            return ""
        address = spell_out(urljoin(self.root, entry.entry_url))
        return "" if address in entry.reference_on_paper else address

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


def write_reference(reference):
    """A reference as text, or ""; one written by hand goes before what is made of its parts."""
    if not reference:
        return ""
    written = reference["handwritten"]
    source = str(getattr(written, "source", written) or "")
    return get_text_for_indexing(source) if source else reference["text"]


def spell_out(url):
    """An address as people type it."""
    return url.removeprefix("https://").removeprefix("http://").rstrip("/")
