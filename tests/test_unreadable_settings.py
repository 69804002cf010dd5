"""Site settings with records that cannot be read: every page stays, and shows the rest."""

import json

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.translation import override

from kpact_wagtail.models import SiteSettings
from kpact_wagtail.pages.models import AdvocacyPage

pytestmark = pytest.mark.django_db

UNKNOWN = {"type": "video", "value": {"a": 1}, "id": "11111111-1111-4111-8111-111111111111"}
LINK = {"type": "link", "value": {"label": "Mastodon", "url": "https://social.example/@us"}}
HOURS = {"type": "hours", "value": {"days": ["Mo"], "opens": "10:00", "closes": "14:00"}}


@pytest.fixture
def set_records(home):
    def set_records(office_hours=(), social_links=()):
        settings = SiteSettings.for_site(home.get_site())
        settings.organization_name = "Lantern Row"
        settings.office_hours = json.dumps(list(office_hours))
        settings.social_links = json.dumps(list(social_links))
        settings.save()

    return set_records


@pytest.fixture
def footer(home, rf):
    """The footer of the example site, read anew."""
    return lambda: BeautifulSoup(
        render_to_string("footer.html", request=rf.get("/")), "html.parser"
    )


def part(footer, name):
    """The part of the footer under one of its headings."""
    return footer.select_one(f'[aria-labelledby="site-footer-{name}"]')


def test_an_unknown_record_among_the_social_links_breaks_no_page(client, home, set_records):
    set_records(social_links=[UNKNOWN, LINK])
    page = home.add_child(instance=AdvocacyPage(title="P"))
    response = client.get(page.url)
    assert response.status_code == 200
    script = BeautifulSoup(response.content, "html.parser").select_one('[type$="ld+json"]')
    assert json.loads(script.string)["publisher"]["sameAs"] == ["https://social.example/@us"]


def test_the_example_footer_shows_the_records_that_can_be_read(set_records, footer):
    set_records(office_hours=[UNKNOWN, HOURS], social_links=[UNKNOWN, LINK])
    links = part(footer(), "where").select(".site-footer__list a")
    assert [link["href"] for link in links] == ["https://social.example/@us"]
    assert len(footer().select(".kpact-hours")) == 1


def test_the_example_footer_has_no_heading_over_nothing(set_records, footer):
    set_records(office_hours=[UNKNOWN], social_links=[UNKNOWN])
    headings = [heading["id"] for heading in footer().select("h2")]
    assert headings == ["site-footer-who", "site-footer-mail"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_example_footer_leads_to_mail_in_the_language_of_the_page(footer, language):
    with override(language):
        links = part(footer(), "mail").select("a")
    assert [link["href"] for link in links] == [
        f"/kpact/lists/subscribe/?language={language}",
        f"/kpact/lists/preferences/?language={language}",
    ]
