"""The exit button on every kind of page, its address and its words; behaviour is in tests/browser."""

import pytest
from bs4 import BeautifulSoup
from django.db import OperationalError
from django.template import engines
from django.test import RequestFactory
from django.views.defaults import page_not_found, server_error
from wagtail.models import Site

from kpact_wagtail.conf import DEFAULTS
from kpact_wagtail.models import SiteSettings
from kpact_wagtail.pages.models import AdvocacyPage
from tests.testapp.models import TitlePage

BODY = "{% load kpact %}<body>{% kpact_exit %}<h1>Page</h1>{% kpact_exit_skiplink %}</body>"


@pytest.fixture
def page(home):
    return home.add_child(instance=AdvocacyPage(title="Know your rights"))


@pytest.fixture
def chosen(db):
    """A function that saves choices in the site's settings."""

    def choose(**fields):
        site = Site.objects.get(is_default_site=True)
        SiteSettings.objects.update_or_create(site=site, defaults=fields)

    return choose


@pytest.fixture
def error_templates(settings):
    """Error pages made of the tag and nothing else, as a site would write them."""
    templates = {"404.html": BODY, "500.html": BODY}
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "context_processors": ["django.template.context_processors.request"],
                "loaders": [
                    ("django.template.loaders.locmem.Loader", templates),
                    "django.template.loaders.app_directories.Loader",
                ],
            },
        }
    ]


def render(context, request=None):
    return engines["django"].from_string(BODY).render(context, request)


def soup(html):
    return BeautifulSoup(html, "html.parser")


def button(html):
    return soup(html).select_one(".kpact-exit .kpact-exit__button")


def visit(client, page):
    return client.get(page.url).content.decode()


def test_the_button_is_the_first_link_after_body(client, page):
    # D1
    body = soup(visit(client, page)).body
    first = body.find(["a", "button", "input"])
    assert "kpact-exit__button" in first["class"]
    assert body.find(True).find_next_sibling("section")["class"] == ["kpact-exit"]


def test_the_button_is_a_plain_link_that_tells_nobody_where_from(client, page):
    # D1
    link = button(visit(client, page))
    assert link.name == "a"
    assert link["href"] == DEFAULTS["EXIT_URL"]
    assert set(link["rel"]) == {"nofollow", "noreferrer"}
    assert link["referrerpolicy"] == "no-referrer"
    assert link["target"] == "_self"


def test_a_second_link_leads_to_the_same_place(client, page):
    # D1
    html = visit(client, page)
    second = soup(html).select_one(".kpact-exit-skiplink")
    assert second["href"] == button(html)["href"]
    assert second.get_text() in button(html).get_text()


def test_the_words_say_that_the_history_stays_and_that_devices_may_be_watched(client, page):
    # D3
    words = " ".join(soup(visit(client, page)).select_one(".kpact-exit__panel").get_text().split())
    assert "does not erase your browser history" in words
    assert "can still be reached with the Back button and found in the history" in words
    assert "watching this device" in words


def test_nothing_in_the_markup_runs_or_styles_inline(client, page):
    # F1
    section = soup(visit(client, page)).select_one(".kpact-exit")
    for element in [section, *section.find_all(True)]:
        assert not [name for name in element.attrs if name == "style" or name.startswith("on")]
    assert all(script.get("src") for script in section.parent.find_all("script", type="module"))


def test_a_page_can_hide_the_button(client, page):
    page.quick_exit = "hide"
    page.save_revision().publish()
    html = visit(client, page)
    assert "kpact-exit" not in html
    assert "exit.css" not in html


def test_a_page_can_ask_for_the_button_where_the_site_shows_it_on_chosen_pages_only(
    client, home, page, chosen
):
    chosen(exit_button=SiteSettings.ExitButton.CHOSEN)
    plain = home.add_child(instance=AdvocacyPage(title="About us"))
    page.quick_exit = "show"
    page.save_revision().publish()
    assert button(visit(client, page))
    assert button(visit(client, plain)) is None


def test_a_page_without_our_switches_follows_the_site(rf, home, chosen):
    title_page = home.add_child(instance=TitlePage(title="Plain"))
    assert button(render({"page": title_page}, rf.get("/")))
    chosen(exit_button=SiteSettings.ExitButton.CHOSEN)
    assert button(render({"page": title_page}, rf.get("/"))) is None


def test_each_site_has_its_own_address_and_words(client, home, page, chosen):
    chosen(exit_url="https://weather.example/", exit_label="Get out")
    other_root = home.get_parent().add_child(instance=AdvocacyPage(title="Other", slug="other"))
    other = Site.objects.create(hostname="other.example", root_page=other_root)
    SiteSettings.objects.create(site=other, exit_url="https://news.example/today")
    here = button(visit(client, page))
    there = button(client.get("/", headers={"host": "other.example"}).content.decode())
    assert here["href"] == "https://weather.example/"
    assert here.get_text().endswith("Get out")
    assert there["href"] == "https://news.example/today"


def test_the_words_of_the_setting_are_escaped(client, page, chosen):
    # F3
    chosen(exit_label='"><script>x</script>')
    section = soup(visit(client, page)).select_one(".kpact-exit")
    assert not section.find("script")
    assert '"><script>x</script>' in section.get_text()


@pytest.mark.parametrize(
    "address", ["http://weather.example/", "javascript:alert(1)", "//weather.example/", "/away", ""]
)
def test_an_address_that_is_not_https_is_not_used(client, page, chosen, address):
    # A18, D4
    chosen(exit_url=address)
    assert button(visit(client, page))["href"] == DEFAULTS["EXIT_URL"]


def test_the_form_refuses_an_address_that_is_not_https(db):
    # D4
    field = SiteSettings._meta.get_field("exit_url")
    assert field.clean("https://weather.example/", None)
    with pytest.raises(Exception, match="https://"):
        field.clean("http://weather.example/", None)


def test_the_address_in_the_settings_file_holds_until_an_editor_chooses(
    client, page, chosen, settings
):
    settings.KPACT_WAGTAIL = {"EXIT_URL": "https://forecast.example/"}
    assert button(visit(client, page))["href"] == "https://forecast.example/"
    chosen(exit_url="https://weather.example/")
    assert button(visit(client, page))["href"] == "https://weather.example/"


def test_a_settings_file_address_that_is_not_https_is_not_used(client, page, settings):
    settings.KPACT_WAGTAIL = {"EXIT_URL": "http://forecast.example/"}
    assert button(visit(client, page))["href"] == DEFAULTS["EXIT_URL"]


@pytest.mark.parametrize("name", ["exit", "exit_url", "url", "next", "return", "target", "to"])
def test_no_query_parameter_changes_where_it_leads(client, page, name):
    # D4
    with_query = client.get(page.url, {name: "https://elsewhere.example/"}).content.decode()
    assert button(with_query)["href"] == DEFAULTS["EXIT_URL"]
    assert "elsewhere.example" not in str(soup(with_query).select_one(".kpact-exit"))


def test_the_shortcut_can_be_switched_off(client, page, chosen):
    assert "data-shortcut" in soup(visit(client, page)).select_one(".kpact-exit").attrs
    chosen(exit_shortcut=False)
    section = soup(visit(client, page)).select_one(".kpact-exit")
    assert "data-shortcut" not in section.attrs
    assert section.select_one(".kpact-exit__shortcut") is None


def test_the_shortcut_is_not_promised_without_javascript(client, page):
    assert "hidden" in soup(visit(client, page)).select_one(".kpact-exit__shortcut").attrs


@pytest.mark.django_db
def test_a_page_that_is_not_found_has_the_button_of_its_site(error_templates, chosen):
    # D1
    chosen(exit_url="https://weather.example/")
    response = page_not_found(RequestFactory().get("/nowhere/"), Exception())
    assert response.status_code == 404
    assert button(response.content.decode())["href"] == "https://weather.example/"


def test_an_error_page_has_the_button_without_request_and_database(error_templates):
    # D1; this test has no database access at all
    response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert button(response.content.decode())["href"] == DEFAULTS["EXIT_URL"]


def test_a_database_that_is_down_leaves_the_default_button(rf, monkeypatch, caplog):
    # D1, H11; this test has no database access at all
    def fail(request):
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(SiteSettings, "for_request", fail)
    assert button(render({}, rf.get("/")))["href"] == DEFAULTS["EXIT_URL"]
    assert "default words and address" in caplog.text


@pytest.mark.django_db
def test_a_host_without_a_site_has_the_default_button(rf):
    Site.objects.all().delete()
    assert button(render({}, rf.get("/")))["href"] == DEFAULTS["EXIT_URL"]


def test_button_and_second_link_cost_no_more_queries_than_the_button(
    rf, home, django_assert_num_queries
):
    SiteSettings.for_site(Site.objects.get(is_default_site=True))
    template = engines["django"].from_string("{% load kpact %}{% kpact_exit %}")
    Site.clear_site_root_paths_cache()
    with django_assert_num_queries(2):  # the site, its settings
        template.render({}, rf.get("/"))
    with django_assert_num_queries(2):
        render({}, rf.get("/"))
