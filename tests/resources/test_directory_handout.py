"""The list of a directory on paper: for those who hand it out, and those without a screen."""

import pytest
from bs4 import BeautifulSoup

from kpact_wagtail import paper as paper_of_lists
from kpact_wagtail.models import SiteSettings
from kpact_wagtail.resources import handout

from .build import make_resource
from .directories import look, make_directory

pytestmark = pytest.mark.django_db

MORNINGS = {"days": ["Mo"], "opens": "09:00:00", "closes": "12:00:00"}
CALL = {"method": "call", "value": "+13125550100"}


@pytest.fixture
def directory(home):
    return make_directory(home)


def read(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def paper(soup):
    """What is printed, as text."""
    for each in soup.select(".kpact-handout__screen, .kpact-exit, head"):
        each.decompose()
    return soup.get_text(" ", strip=True)


def test_the_handout_is_for_the_same_choice(client, directory):
    make_resource("Night line", cost="free")
    make_resource("Day line")
    link = look(client, directory, "?free=yes").link("Print this list")
    soup = read(client, link)
    assert [each.get_text(strip=True) for each in soup.select("h2")] == ["Night line"]
    assert "Free" in soup.select_one(".kpact-handout__chosen").get_text()


def test_addresses_are_spelled_out_and_nothing_on_it_is_a_link(client, directory):
    make_resource(
        "Night line",
        url="https://example.org/night/",
        contacts=[CALL, {"method": "chat", "value": "https://chat.example.org"}],
        countries=["US"],
    )
    make_resource("Our page", kind="own_page", page=directory)
    text = paper(soup := read(client, directory.url + "print/"))
    for each in ["(312) 555-0100", "chat.example.org", "example.org/night", "localhost/help"]:
        assert each in text
    assert "https://" not in text
    assert not soup.select("main a, nav")


def test_a_word_to_text_is_said_once(client, directory):
    keyword = {"method": "keyword", "value": "741741", "keyword": "HOME"}
    make_resource("Night line", contacts=[keyword])
    assert "Text HOME to 741741" in paper(read(client, directory.url + "print/"))


def test_it_says_of_when_it_is_and_to_check_first(client, directory, monkeypatch):
    import datetime

    monkeypatch.setattr(paper_of_lists, "localdate", lambda: datetime.date(2026, 11, 22))
    text = paper(read(client, directory.url + "print/"))
    assert "Printed on Nov. 22, 2026." in text
    assert "check before you go" in text


CITATION = {
    "type": "article-journal",
    "authors": [{"type": "person", "value": {"family": "Nguyen", "given": "Ana"}}],
    "issued": "2019",
    "container_title": "Journal of Housing",
    "DOI": "10.1037/ppm0000185",
}


def test_a_work_is_printed_with_who_wrote_it(client, directory):
    make_resource("Who pays the rent", kind="article", citation=[CITATION])
    text = paper(read(client, directory.url + "print/"))
    assert "Nguyen, A. (2019). Who pays the rent." in text
    assert text.count("10.1037/ppm0000185") == 1


def test_a_reference_written_by_hand_goes_before_the_one_made(client, directory):
    url = "https://example.org/rent"
    written = f'<p>Nguyen’s <i>report</i>, at <a href="{url}">{url}</a></p>'
    given = {**CITATION, "handwritten": written}
    make_resource("Who pays the rent", kind="article", url=url, citation=[given])
    text = paper(soup := read(client, directory.url + "print/"))
    assert "Nguyen’s report, at https://example.org/rent" in text
    assert "Journal of Housing" not in text
    assert text.count("example.org/rent") == 1
    assert not soup.select("main a")


def test_each_fact_is_printed_once(client, directory):
    make_resource(
        "Night line",
        organization="Second Breath",
        contacts=[{**CALL, "label": "for parents", "hours": [MORNINGS]}],
        time_zone="America/Chicago",
        other_hours=[{"first": "2099-12-24", "reason": "holidays"}],
    )
    text = paper(read(client, directory.url + "print/"))
    for words in ["Second Breath", "for parents: Call", "Central Time", "holidays"]:
        assert text.count(words) == 1, words


def test_it_says_who_gave_it_out(client, directory, home):
    from wagtail.models import Site

    site = Site.objects.get(is_default_site=True)
    SiteSettings.objects.create(site=site, organization_name="Lantern Row")
    assert "Lantern Row – localhost/help" in paper(read(client, directory.url + "print/"))


def test_large_letters_are_a_link_away_and_keep_the_choice(client, directory):
    make_resource("Night line", cost="free")
    soup = read(client, f"{directory.url}print/?free=yes")
    assert not soup.select(".kpact-handout--large")
    large = soup.find("a", string="Large letters")["href"]
    soup = read(client, large)
    assert soup.select(".kpact-handout--large")
    usual = soup.find("a", string="Letters of the usual size")["href"]
    assert usual == f"{directory.url}print/?free=yes"
    back = soup.find("a", string="Back to the list")["href"]
    assert look(client, directory, back).ticked == {("free", "yes")}


def test_a_handout_has_an_end_and_says_what_is_left_out(client, directory, monkeypatch):
    monkeypatch.setattr(handout, "MOST_ON_PAPER", 2)
    for number in range(3):
        make_resource(f"Line {number}")
    soup = read(client, directory.url + "print/")
    assert len(soup.select("section.kpact-handout__entry")) == 2
    assert "These are the first 2 of 3." in paper(soup)


def test_no_secret_address_is_printed(client, directory):
    # F9
    make_resource("Shelter", address="1 Hidden Lane", place="withheld", show_address=True)
    make_resource("Office", address="2 Quiet Lane", place="physical", notes="Ring twice")
    make_resource("Café", address="3 Open Lane", place="physical", show_address=True)
    text = paper(read(client, directory.url + "print/"))
    assert "3 Open Lane" in text
    assert not {"Hidden", "Quiet", "Ring"} & set(text.split())


def test_the_way_out_is_there_too(client, directory):
    # D1
    assert read(client, directory.url + "print/").select_one(".kpact-exit__button")


def test_a_discreet_title_stays_out_of_the_tab(client, home):
    # D9
    page = make_directory(home, discreet_title="List")
    soup = read(client, page.url + "print/")
    assert soup.title.get_text(strip=True) == "List"
