"""The list of a directory on paper."""

from urllib.parse import urljoin

from django.utils.functional import cached_property
from wagtail.rich_text import get_text_for_indexing

from ..paper import Sheet, spell_out
from .lists import dress

#: Entries on one handout. Nobody reads more on paper; the sheet says how many there are.
MOST_ON_PAPER = 200


class Handout(Sheet):
    """What a directory has found, as its template prints it."""

    @cached_property
    def entries(self):
        found = list(self.listed.records[:MOST_ON_PAPER])
        dress(found, self.listed.locale_id, self.request)
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
        return self.listed.number > len(self.entries)


def write_reference(reference):
    """A reference as text, or ""; one written by hand goes before what is made of its parts."""
    if not reference:
        return ""
    written = reference["handwritten"]
    source = str(getattr(written, "source", written) or "")
    return get_text_for_indexing(source) if source else reference["text"]
