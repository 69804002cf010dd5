"""What lets people into a group is planted, and then looked for wherever the site speaks. # C5, C6"""

from importlib.util import find_spec
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import path, reverse
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from kpact_wagtail.articles.mixins import ArticleIndexPageMixin
from kpact_wagtail.pages.models import AdvocacyPage, SupportGroupPage
from kpact_wagtail.support_groups.models import GroupAccess
from tests import traces
from tests.builders import make_page, page_types
from tests.urls import urlpatterns as of_site

from .access import CANARIES, RELEASE, add_access, make_moderator_of_pages, press, screen
from .build import add_group, add_index, rule

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", PagesAPIViewSet)
urlpatterns = [path("api/v2/", router.urls), *of_site]
API = ["/api/v2/pages/?fields=*&type=kpact_pages.SupportGroupPage", "/api/v2/pages/{}/?fields=*"]
if find_spec("wagtail.api.v3"):  # Wagtail 8
    from wagtail.api.v3.urls import api

    urlpatterns.insert(0, path("api/v3/", api.urls))
    API += ["/api/v3/pages/?type=kpact_pages.SupportGroupPage", "/api/v3/pages/{}/"]

SPELLINGS = traces.spell_all(CANARIES)
#: Addresses that stand in the row of a group which withholds them: no visitor may read them.
WITHHELD = ["9 Canaryrow Street", "7 Canaryrule Alley"]
PRIVATE = traces.spell_all([*CANARIES, *WITHHELD])
#: How many pages a crawl opens at most, and must at least.
MOST, LEAST = 400, 8


@pytest.fixture
def group(home):
    """A published group with everything that can tell of it, and all releases of its details."""
    make_page(next(each for each in page_types() if issubclass(each, ArticleIndexPageMixin)), home)
    index = add_index(home)
    group = add_group(
        index,
        withheld=True,
        platform="Zoom",
        in_calendar=True,
        in_structured_data=True,
        summary="A circle for everybody",
    )
    group.summary = "A circle for everybody, still"
    group.save_revision().publish()
    keep_address(group)
    for release in RELEASE.values:
        add_access(group, release=release, label="Tuesdays", renew_every_months=3)
    body = [(name, {"heading": "Groups"}) for name in ("groups", "timetable", "meetings")]
    make_page(AdvocacyPage, home, body, slug="about-groups")
    return group


def keep_address(group):
    """As of old, before somebody chose to withhold it: the form would refuse it."""
    stored = [rule(address=WITHHELD[1])]
    rows = SupportGroupPage.objects.filter(pk=group.pk)
    rows.update(address=WITHHELD[0], schedule=group.schedule.stream_block.to_python(stored))


def look(response, spellings=SPELLINGS):
    """The canaries in an answer, whatever it is."""
    content = b"".join(response) if response.streaming else response.content
    return traces.in_text(content + str(response.headers).encode(), spellings)


class Crawl:
    """Opens every address of the site that a page names, and some that none does."""

    def __init__(self, client, *begin):
        self.client, self.todo = client, list(begin)
        self.seen, self.kinds, self.found = {}, set(), []

    def run(self):
        while self.todo and len(self.seen) < MOST:
            self.open(self.todo.pop(0))
        return self

    def open(self, url):
        if url in self.seen:
            return
        response = self.client.get(url)
        self.seen[url] = response.status_code
        self.kinds.add(response.get("Content-Type", "").partition(";")[0])
        self.found += [(url, each) for each in look(response, PRIVATE)]
        if "html" in response.get("Content-Type", ""):
            self.todo += [link for link in links_in(response.content.decode(), url)]
        if response.has_header("Location"):
            self.todo += own([response["Location"]], url)


def links_in(html, base):
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "html.parser")
    found = [
        each.get("href") or each.get("action") or each.get("src") for each in soup.find_all(True)
    ]
    return own(filter(None, found), base)


def own(links, base):
    """Those of this site, without the page itself, static files and what signs out."""
    for link in links:
        parts = urlsplit(urljoin(f"http://testserver{base}", link))
        skipped = ("/static/", "/media/", "/admin/logout", "/admin/login")
        if parts.hostname in ("testserver", "localhost") and not parts.path.startswith(skipped):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def test_the_search_finds_what_is_planted(client, group):
    assert look(press(client, group))


def test_no_page_feed_calendar_or_map_of_the_site_tells(client, group, caplog):
    begin = [each.get_url() for each in Page.objects.live().specific() if each.get_url()]
    crawl = Crawl(client, *begin, "/sitemap.xml", f"{group.get_url()}rubbish/").run()
    assert crawl.found == []
    assert len(crawl.seen) >= LEAST
    assert crawl.seen[group.get_url()] == 200
    assert {"text/html", "text/calendar", "application/atom+xml"} <= crawl.kinds
    assert traces.in_text(caplog.text, SPELLINGS) == []
    assert traces.in_cache(SPELLINGS) == []


def test_the_button_was_on_the_way(client, group):
    crawl = Crawl(client, group.get_url()).run()
    assert reverse("kpact:group_access", args=[group.translation_key.hex]) in crawl.seen


@pytest.mark.parametrize("url", API)
def test_no_api_tells(client, group, url):
    response = client.get(url.format(group.pk), headers={"accept": "application/json"})
    assert response.status_code == 200
    assert group.title in response.content.decode()
    assert look(response, PRIVATE) == []


@pytest.mark.parametrize("url", [each for each in API if "v3/pages/?" not in each])
def test_every_api_gives_an_address_that_is_not_withheld(client, group, url):
    SupportGroupPage.objects.update(withheld=False)
    response = client.get(url.format(group.pk), headers={"accept": "application/json"})
    assert response.status_code == 200
    for address in WITHHELD:
        assert address in response.content.decode()


def test_no_search_finds_a_group_by_its_secrets(group):
    for canary in CANARIES:
        for model in (Page, SupportGroupPage):
            assert list(get_search_backend().search(f'"{canary}"', model)) == []
            assert group.pk not in {each.pk for each in model.objects.search(canary.split()[-1])}


def test_no_table_holds_it_in_clear(client, group):
    client.get(group.get_url())
    assert traces.in_tables(SPELLINGS) == []


def admin_addresses(group):
    """Where somebody who edits pages meets the group."""
    first, *_, last = group.revisions.order_by("pk").values_list("pk", flat=True)
    return [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:edit", args=[group.pk]),
        reverse("wagtailadmin_pages:history", args=[group.pk]),
        reverse("wagtailadmin_pages:usage", args=[group.pk]),
        reverse("wagtailadmin_pages:delete", args=[group.pk]),
        reverse("wagtailadmin_pages:copy", args=[group.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[group.pk]),
        reverse("wagtailadmin_pages:revisions_view", args=[group.pk, first]),
        reverse("wagtailadmin_pages:revisions_compare", args=[group.pk, first, last]),
        reverse("wagtailadmin_pages:search") + "?q=Circle",
        reverse("wagtailadmin_reports:site_history"),
        screen("index"),
    ]


def test_who_edits_pages_meets_no_trace_in_the_admin(client, group):
    client.force_login(make_moderator_of_pages())
    for url in admin_addresses(group):
        response = client.get(url, follow=True)
        assert response.status_code == 200, url
        assert look(response) == [], url


def test_the_report_of_a_superuser_tells_who_changed_what_and_no_value(group):
    boss = get_user_model().objects.create_superuser("boss", "boss@staff.example", "long enough")
    client = Client()
    client.force_login(boss)
    row = GroupAccess.objects.first()
    client.post(screen("delete", row.pk))
    response = client.get(reverse("wagtailadmin_reports:site_history"))
    assert f"access details {row.pk}" in response.content.decode()
    assert look(response) == []
    assert traces.in_tables(SPELLINGS) == []  # sessions and messages among them
