"""Lists on paper, for people who hand them out or have no screen."""

from django.utils.timezone import localdate


class Sheet:
    """What the template paper.html prints of a FacetedList; ``?large=1`` for large letters."""

    def __init__(self, listed):
        self.listed, self.request = listed, listed.request
        self.root = listed.page.get_full_url(self.request)
        self.is_large = self.request.GET.get("large") == "1"
        self.today = localdate()

    @property
    def address_on_paper(self):
        return spell_out(self.root)

    @property
    def other_size_url(self):
        large = None if self.is_large else "1"
        return self.listed.address(route="print/", large=large)

    @property
    def list_url(self):
        return self.listed.address()


def spell_out(url):
    """An address as people type it."""
    return url.removeprefix("https://").removeprefix("http://").rstrip("/")
