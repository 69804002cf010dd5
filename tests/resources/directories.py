"""A directory page for tests, and what a visitor reads of it."""

from bs4 import BeautifulSoup
from wagtail.models import Locale

from kpact_wagtail.models import Audience, Topic
from kpact_wagtail.pages.models import ResourceDirectoryPage


def make_directory(parent, **fields):
    fields = {"title": "Find help", "slug": "help", "locale": parent.locale, **fields}
    return parent.add_child(instance=ResourceDirectoryPage(**fields))


def make_term(model, name, locale=None):
    slug = name.lower().replace(" ", "-")
    return model.objects.create(name=name, slug=slug, locale=locale or Locale.get_default())


def make_topic(name, locale=None):
    return make_term(Topic, name, locale)


def make_audience(name, locale=None):
    return make_term(Audience, name, locale)


class Visit:
    """One answer of a directory page."""

    def __init__(self, response):
        self.response = response
        self.soup = BeautifulSoup(response.content, "html.parser")

    @property
    def titles(self):
        return [each.get_text(strip=True) for each in self.soup.select(".kpact-resource__name")]

    @property
    def heading(self):
        return self.soup.select_one(".kpact-directory__number").get_text(strip=True)

    @property
    def counts(self):
        """``{facet: {value in the address: number}}`` of the boxes that can be ticked."""
        found = {}
        for label in self.soup.select(".kpact-filters__option"):
            box = label.select_one("input")
            number = label.select_one(".kpact-filters__number").get_text(strip=True)
            found.setdefault(box["name"], {})[box["value"]] = int(number.strip("()"))
        return found

    @property
    def names(self):
        return [each.get_text(strip=True) for each in self.soup.select(".kpact-filters__name")]

    @property
    def ticked(self):
        return {(box["name"], box["value"]) for box in self.soup.select("input[checked]")}

    def link(self, words):
        """Where the link with these words leads."""
        for each in self.soup.find_all("a"):
            if words in each.get_text(" ", strip=True):
                return each["href"]
        return None

    def says(self, words):
        return words in self.soup.get_text(" ", strip=True)


def look(client, page, query=""):
    response = client.get(page.url + query if not query.startswith("/") else query)
    assert response.status_code == 200
    return Visit(response)
