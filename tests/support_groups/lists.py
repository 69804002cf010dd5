"""A list of groups as a visitor reads it."""

from bs4 import BeautifulSoup


class Visit:
    """What one address of a list shows."""

    def __init__(self, response):
        assert response.status_code == 200
        self.response = response
        self.soup = BeautifulSoup(response.content, "html.parser")

    @property
    def titles(self):
        """Titles of groups, each once, by title."""
        found = self.soup.select(".kpact-group__title")
        return sorted({each.get_text(strip=True) for each in found})

    @property
    def sections(self):
        """``{heading: [title, …]}`` in the order of the page."""
        return {
            section.h3.get_text(strip=True): [
                each.get_text(strip=True) for each in section.select(".kpact-group__title")
            ]
            for section in self.soup.select("section:has(> .kpact-groups__heading)")
        }

    @property
    def heading(self):
        return self.soup.select_one(".kpact-directory__number").get_text(strip=True)

    @property
    def counts(self):
        """``{facet: {value: number}}`` beside the boxes."""
        found = {}
        for label in self.soup.select(".kpact-filters__option"):
            box = label.input
            number = label.select_one(".kpact-filters__number").get_text().strip("()")
            found.setdefault(box["name"], {})[box["value"]] = int(number)
        return found

    @property
    def ticked(self):
        return {(box["name"], box["value"]) for box in self.soup.select("input[checked]")}

    @property
    def meetings(self):
        """The ``datetime`` of the next meetings of all groups."""
        return [each["datetime"] for each in self.soup.select(".kpact-groups__next time")]

    def link(self, text):
        """The address of a link by its words, without what only screen readers hear."""
        for link in self.soup.select("main a, .kpact-page a, .kpact-handout a"):
            for hidden in link.select(".kpact-hidden, [aria-hidden]"):
                hidden.extract()
            if " ".join(link.get_text().split()) == text:
                return link["href"]
        return ""


def look(client, index, query=""):
    """A visit to ``?…`` or a route below a list."""
    return Visit(client.get(index.get_url() + query))
