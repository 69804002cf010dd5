"""A visitor finds help in the directory: by filters, by words, page by page, without JavaScript."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from kpact_wagtail.pages.models import ResourceDirectoryPage
from kpact_wagtail.resources.models import Resource

from .build import make_resource
from .directories import look, make_audience, make_directory, make_topic

pytestmark = pytest.mark.django_db

CALL = {"method": "call", "value": "+13125550100"}
MOST_QUERIES = 20


@pytest.fixture
def directory(home):
    return make_directory(home)


@pytest.fixture
def housing(db):
    return make_topic("Housing")


@pytest.fixture
def library(housing):
    """A line, a shelter and a book that differ in every facet."""
    youth = make_audience("Young people")
    make_resource(
        "Night line",
        kind="hotline",
        audiences=[youth],
        countries=["US"],
        languages=["en", "es"],
        contacts=[{**CALL, "free": True, "anonymous": True}],
        emergency_services="no",
    )
    make_resource("Shelter", kind="service", topics=[housing], countries=["CA"], cost="free")
    make_resource("A book", kind="publication", topics=[housing], cost="paid")


def test_everything_published_is_listed_by_title(client, directory, library):
    make_resource("Draft", live=False)
    make_resource("Gone", status="inactive")
    visit = look(client, directory)
    assert visit.titles == ["A book", "Night line", "Shelter"]
    assert visit.heading == "3 resources"
    assert not visit.link("Clear")


def test_filters_count_what_they_would_find(client, directory, library):
    assert look(client, directory).counts == {
        "audience": {"young-people": 1},
        "topic": {"housing": 2},
        "kind": {"hotline": 1, "service": 1, "publication": 1},
        "area": {"US": 1, "CA": 1},
        "language": {"en": 1, "es": 1},
        "free": {"yes": 2},
        "anonymous": {"yes": 1},
        "no_police": {"yes": 1},
    }


def test_values_of_a_filter_are_either_and_filters_are_both(client, directory, library):
    assert look(client, directory, "?topic=housing&free=yes").titles == ["Shelter"]
    visit = look(client, directory, "?kind=service&kind=hotline")
    assert visit.titles == ["Night line", "Shelter"]
    assert visit.heading == "2 resources found"
    assert visit.counts["kind"] == {"hotline": 1, "service": 1, "publication": 1}
    assert visit.counts["topic"] == {"housing": 1}


@pytest.mark.parametrize("query", ["area=US", "language=es", "anonymous=yes", "no_police=yes"])
def test_each_filter_finds_its_own(client, directory, library, query):
    assert look(client, directory, f"?{query}").titles == ["Night line"]


def test_a_choice_stays_ticked_and_can_be_taken_back(client, directory, library):
    visit = look(client, directory, "?topic=housing&free=yes&q=shelter")
    assert visit.ticked == {("topic", "housing"), ("free", "yes")}
    assert visit.soup.select_one("input[name=q]")["value"] == "shelter"
    assert visit.link("About: Housing") == f"{directory.url}?q=shelter&free=yes"
    assert visit.link("Free") == f"{directory.url}?q=shelter&topic=housing"
    assert visit.link("Words: shelter") == f"{directory.url}?topic=housing&free=yes"
    assert visit.link("Clear") == directory.url


def test_names_are_those_of_people_not_of_codes(client, directory, library):
    names = look(client, directory).names
    assert {"United States", "Spanish", "Helpline", "Young people", "Free"} <= set(names)


def test_the_form_works_without_javascript_and_keeps_nothing_to_itself(client, directory, library):
    # A10
    visit = look(client, directory)
    form = visit.soup.select_one("form[role=search]")
    assert form["method"] == "get"
    assert form["action"].split("#")[0] == directory.url
    assert not form.select("[type=hidden], script")
    assert not visit.response.cookies
    assert "Cookie" not in visit.response.get("Vary", "")


def test_words_are_found_in_titles_glosses_and_organizations(client, directory):
    make_resource("Night line", gloss="Somebody listens.")
    make_resource("Advice", organization="House of Somebody")
    make_resource("Other")
    assert look(client, directory, "?q=somebody").titles == ["Advice", "Night line"]
    assert look(client, directory, "?q=somebody+listens").titles == ["Night line"]
    assert look(client, directory, "?q=nowhere").titles == []


def test_words_in_the_title_come_first(client, directory):
    make_resource("Aid", gloss="Not the night line.")
    make_resource("Night line")
    assert look(client, directory, "?q=night+line").titles == ["Night line", "Aid"]


def test_filters_count_only_what_the_words_find(client, directory, library):
    visit = look(client, directory, "?q=shelter")
    assert visit.counts["topic"] == {"housing": 1}
    assert "audience" not in visit.counts


def test_an_unpublished_record_is_not_found_by_its_words(client, directory):
    make_resource("Night line").unpublish()
    make_resource("Night bus", status="inactive")
    assert look(client, directory, "?q=night").titles == []


@pytest.mark.parametrize(
    "query",
    [
        "topic=last-years",
        "audience=nobody",
        "kind=helicopter",
        "area=Atlantis",
        "language=tlh",
        "free=perhaps",
    ],
)
def test_a_filter_of_last_year_is_said_to_be_gone_and_left_out(client, directory, library, query):
    visit = look(client, directory, f"?{query}&kind=hotline")
    assert visit.says("A filter in this address is no longer there.")
    assert visit.titles == ["Night line"]
    assert visit.ticked == {("kind", "hotline")}


def test_nothing_is_said_to_be_gone_that_is_there(client, directory, library):
    for query in [
        "",
        "?topic=housing&kind=hotline",
        "?q=night",
        "?free=yes",
        "?area=US",
        "?topic=",
    ]:
        assert not look(client, directory, query).says("no longer there"), query


def test_a_choice_that_fits_nothing_is_no_lost_filter(client, directory, library):
    visit = look(client, directory, "?topic=housing&area=US&free=yes")
    assert visit.titles == []
    assert not visit.says("no longer there")
    assert visit.link("Look again without “Housing”") == f"{directory.url}?area=US&free=yes"
    assert visit.link("See the whole list") == directory.url


def test_who_finds_nothing_is_told_of_the_crisis_line(client, directory, library, home):
    from wagtail.models import Site

    from kpact_wagtail.resources.models import ResourceSettings

    line = Resource.objects.get(title="Night line")
    lines = json.dumps([{"type": "resource", "value": line.pk}])
    site = Site.objects.get(is_default_site=True)
    ResourceSettings.objects.create(site=site, crisis_lines=lines)
    visit = look(client, directory, "?q=nowhere")
    empty = visit.soup.select_one(".kpact-directory__found")
    assert empty.select_one('.kpact-crisis a[href="tel:+13125550100"]')
    assert len(visit.soup.select(".kpact-crisis")) == 1  # and not in the footer again
    assert len(look(client, directory).soup.select(".kpact-crisis")) == 1


def test_an_empty_list_says_so(client, directory):
    visit = look(client, directory)
    assert visit.says("This list is still being written.")
    assert not visit.soup.select("fieldset")


def test_pages_keep_the_choice(client, directory):
    for number in range(60):
        make_resource(f"Line {number:02}", kind="hotline" if number < 55 else "tool")
    first = look(client, directory, "?kind=hotline")
    assert first.titles == [f"Line {number:02}" for number in range(25)]
    assert first.says("Page 1 of 3")
    second = look(client, directory, first.link("Next page"))
    assert second.titles == [f"Line {number:02}" for number in range(25, 50)]
    assert second.link("Previous page") == f"{directory.url}?kind=hotline"
    third = look(client, directory, second.link("Next page"))
    assert third.titles == [f"Line {number:02}" for number in range(50, 55)]
    assert third.link("Next page") is None
    assert third.heading == "55 resources found"


@pytest.mark.parametrize("page", ["99", "0", "-1", "x", "9" * 5000, "1e3", "%00"])
def test_a_page_that_is_not_there_is_the_nearest_one(client, directory, library, page):
    assert len(look(client, directory, f"?page={page}").titles) == 3


def test_a_page_holds_what_its_address_names_in_the_language_of_the_page(
    client, home, directory, spanish, library
):
    root = home.copy_for_translation(spanish)
    root.save_revision().publish()
    page = make_directory(Page.objects.get(pk=root.pk), locale=spanish)
    line = Resource.objects.get(title="Night line").copy_for_translation(spanish)
    line.title = "Línea nocturna"
    line.save()
    visit = look(client, page)
    assert visit.titles == ["A book", "Línea nocturna", "Shelter"]
    assert visit.soup.select_one("li[lang=en]")
    assert look(client, page, "?q=nocturna").titles == ["Línea nocturna"]
    assert look(client, page, "?q=night").titles == []
    assert look(client, directory, "?q=night").titles == ["Night line"]


def test_a_slug_in_any_language_leads_to_the_same(client, directory, library, housing, spanish):
    translated = housing.copy_for_translation(spanish)
    translated.name, translated.slug = "Vivienda", "vivienda"
    translated.save()
    for query in ["?topic=vivienda", "?topic=housing", "?topic=vivienda&topic=housing"]:
        visit = look(client, directory, query)
        assert visit.titles == ["A book", "Shelter"]
        assert visit.ticked == {("topic", "housing")}
        assert not visit.says("no longer there")


def test_where_languages_share_a_slug_that_of_the_page_wins(client, directory, spanish):
    other, own = make_topic("Sida", spanish), make_topic("Sida")
    make_resource("Elsewhere", topics=[other])
    make_resource("Here", topics=[own])
    assert look(client, directory, "?topic=sida").titles == ["Here"]


def test_queries_stay_the_same_whatever_is_chosen_and_found(client, directory, housing):
    def build(numbers):
        for number in numbers:
            topics = [housing, make_topic(f"Topic {number}")]
            areas = [f"County {number}", "US"]
            description = f'<p><a linktype="page" id="{directory.pk}">us</a></p>'
            make_resource(
                f"Line {number:02}",
                topics=topics,
                areas=json.dumps([{"type": "region", "value": each} for each in areas]),
                contacts=[CALL],
                description=description,
                page=directory,
            )

    queries = ["", "?q=line", "?topic=housing", "?area=US&topic=housing&q=line&free=yes&kind=tool"]
    build(range(3))
    few = [count(client, directory, query) for query in queries]
    build(range(3, 40))
    many = [count(client, directory, query) for query in queries]
    assert few == many
    assert max(many) <= MOST_QUERIES


def count(client, page, query):
    client.get(page.url + query)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page.url + query).status_code == 200
    return len(queries)


def test_one_query_counts_everything(client, directory, library):
    with CaptureQueriesContext(connection) as queries:
        look(client, directory, "?topic=housing&free=yes")
    assert len([each for each in queries if "COUNT(" in each["sql"]]) == 1


def test_a_long_filter_shows_the_commonest_and_folds_the_rest(client, directory):
    for number in range(70):
        areas = [f"County {number}"] + (["Coast"] if number < 9 else [])
        make_resource(
            f"Line {number}",
            areas=json.dumps([{"type": "region", "value": each} for each in areas]),
        )
    visit = look(client, directory, "?area=County+69")
    group = next(
        each for each in visit.soup.select("fieldset") if each.legend.get_text() == "Where"
    )
    open_ones = [
        box["value"]
        for box in group.select("input")
        if not box.find_parent("details", class_="kpact-filters__more")
    ]
    assert {"Coast", "County 69"} <= set(open_ones)
    assert len(open_ones) < 12
    assert len(group.select("input")) <= 52


def test_the_list_is_one_page_for_search_engines(client, directory, library):
    assert not look(client, directory).response.get("X-Robots-Tag")
    for query in ["?topic=housing", "?q=night", "print/", "csv/"]:
        assert client.get(directory.url + query)["X-Robots-Tag"] == "noindex", query


@pytest.mark.parametrize("route", ["", "?free=yes", "print/", "csv/"])
def test_a_page_that_hides_hides_on_every_route(client, home, route):
    # D6, D7
    page = make_directory(home, noindex=True, no_store=True)
    response = client.get(page.url + route)
    assert response["X-Robots-Tag"] == "noindex"
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


def test_search_engines_read_a_short_list(client, directory, library):
    script = look(client, directory).soup.select_one('script[type="application/ld+json"]')
    data = json.loads(script.string)
    assert data["@type"] == "CollectionPage"
    assert data["mainEntity"]["numberOfItems"] == 3
    names = [each["name"] for each in data["mainEntity"]["itemListElement"]]
    assert names == ["A book", "Night line", "Shelter"]


def test_the_list_is_there_when_nobody_wrote_its_facets(client, directory, library):
    from kpact_wagtail.resources.models import ResourceFacet

    ResourceFacet.objects.all().delete()
    assert len(look(client, directory).titles) == 3


def test_the_introduction_is_shown_and_given_to_headless_sites(client, home):
    page = make_directory(home, introduction="Ask anybody.")
    assert look(client, page).says("Ask anybody.")
    assert "introduction" in [field.name for field in type(page).api_fields]


def test_records_deleted_together_are_no_longer_counted(client, directory, library):
    Resource.objects.filter(kind__in=["service", "publication"]).delete()
    visit = look(client, directory)
    assert visit.heading == "1 resource"
    assert "topic" not in visit.counts


def test_a_new_page_can_be_previewed(home, library):
    page = ResourceDirectoryPage(title="Find help", slug="help", locale=home.locale)
    page.set_url_path(home)
    response = page.make_preview_request()
    assert response.status_code == 200
    assert "A book" in response.rendered_content
