"""Lists of resources on pages: what stands in them, and what visitors never see."""

import json

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction, ReferenceIndex

from kpact_wagtail.models import Audience, Topic
from kpact_wagtail.pages.models import AdvocacyPage

from .build import make_resource

pytestmark = pytest.mark.django_db


def section(*entries, **given):
    stored = [
        {"type": "page" if hasattr(each, "url_path") else "resource", "value": each.pk}
        for each in entries
    ]
    automatic = {"audiences": [], "topics": [], "kinds": [], **given.pop("automatic", {})}
    return {"heading": "", "introduction": "", "entries": stored, "automatic": automatic, **given}


def item(value, number):
    return {"type": "item", "id": str(number), "value": value}


def body(*sections, **given):
    value = {"heading": "Help", "layout": "full", "check_first": False, **given}
    value["sections"] = [item(each, number) for number, each in enumerate(sections)]
    return json.dumps([{"type": "resources", "value": value}])


@pytest.fixture
def show(client, home):
    """The parsed list of a page with a body."""

    def show(*sections, page=None, **given):
        page = page or AdvocacyPage(title="Help", slug=f"help-{AdvocacyPage.objects.count()}")
        page.body = body(*sections, **given)
        if not page.pk:
            home.add_child(instance=page)
        else:
            page.save()
        soup = BeautifulSoup(client.get(page.url).content, "html.parser")
        return soup.select_one(".kpact-block--resources")

    return show


def names(soup):
    return [each.get_text() for each in soup.select(".kpact-resource__name")] if soup else []


def test_entries_stand_in_the_order_the_editor_gave_them(show, home):
    first, second = make_resource("Zebra"), make_resource("Aardvark")
    own = home.add_child(instance=AdvocacyPage(title="Our group", slug="group"))
    found = show(section(first, own, second))
    assert names(found) == ["Zebra", "Our group", "Aardvark"]
    assert found.select("a.kpact-resource__name")[0]["href"] == own.url


def test_what_is_unpublished_gone_or_closed_for_good_is_not_shown(show):
    draft, gone, over, good = (make_resource(name) for name in ["Draft", "Gone", "Over", "Good"])
    draft.unpublish()
    over.archive()
    stored = section(draft, gone, over, good)
    gone.delete()
    assert names(show(stored)) == ["Good"]


def test_a_private_page_is_neither_shown_nor_linked(show, home):
    own = home.add_child(instance=AdvocacyPage(title="Members", slug="members"))
    entry = make_resource("About the members", kind="own_page", page=own)
    PageViewRestriction.objects.create(page=own, restriction_type="login")
    for layout in ("full", "compact"):
        found = show(section(own, entry), layout=layout)
        assert names(found) == ["About the members"]
        assert "/members/" not in str(found)


def test_editors_are_told_of_a_private_page(home):
    own = home.add_child(instance=AdvocacyPage(title="Members", slug="members"))
    PageViewRestriction.objects.create(page=own, restriction_type="login")
    page = AdvocacyPage(title="Help", slug="help", body=body(section(own)))
    home.add_child(instance=page)
    problems = [str(each) for each in AdvocacyPage.objects.get(pk=page.pk).get_problems()]
    assert problems == ["“Members” is private, so it is not shown."]


def test_editors_are_told_of_what_its_section_denies(home):
    paid = make_resource("Paid", cost="paid")
    hours = [{"days": ["Mo"], "opens": "09:00:00", "closes": "17:00:00"}]
    office = make_resource("Office", hours=hours, time_zone="Mars/Olympus")
    stored = section(paid, office, free=True, always=True)
    page = home.add_child(instance=AdvocacyPage(title="Help", slug="help", body=body(stored)))
    problems = [str(each) for each in AdvocacyPage.objects.get(pk=page.pk).get_problems()]
    assert problems == [
        "“Paid” is not free, though its list says so of all.",
        "“Office” has hours of its own, though its list says that all can be reached at any time.",
        "The time zone of “Office” is no longer known: choose another.",
    ]


def test_a_list_without_entries_is_not_there(show):
    draft = make_resource()
    draft.unpublish()
    assert show(section(draft)) is None
    assert show(section()) is None


def test_an_entry_is_in_the_language_of_the_page_or_says_which_it_is_in(client, home, show):
    spanish = Locale.objects.create(language_code="es")
    both, english = make_resource("Night line"), make_resource("Day line")
    translated = both.copy_for_translation(spanish)
    translated.title = "Línea nocturna"
    translated.save()
    root = home.copy_for_translation(spanish)
    root.save_revision().publish()
    page = AdvocacyPage(title="Ayuda", slug="ayuda", locale=spanish)
    root.add_child(instance=page)
    page.body = body(section(both, english))
    page.save()
    found = BeautifulSoup(page.serve(fake_request(page)).rendered_content, "html.parser")
    entries = found.select(".kpact-resource")
    assert [each.get("lang") for each in entries] == [None, "en"]
    assert names(found) == ["Línea nocturna", "Day line"]


def fake_request(page):
    from django.test import RequestFactory

    request = RequestFactory().get(page.url)
    return request


def test_a_section_finds_entries_by_itself(show):
    locale = Locale.get_default()
    topic = Topic.objects.create(name="Housing", slug="housing", locale=locale)
    people = Audience.objects.create(name="Students", slug="students", locale=locale)
    match = make_resource("B", topics=[topic], audiences=[people], kind="service")
    make_resource("C", topics=[topic], kind="service")
    make_resource("D", topics=[topic], audiences=[people], kind="tool")
    make_resource("A", topics=[topic], audiences=[people], kind="service")
    automatic = {
        "topics": [item(topic.pk, 1)],
        "audiences": [item(people.pk, 1)],
        "kinds": ["service"],
    }
    assert names(show(section(automatic=automatic))) == ["A", "B"]
    assert names(show(section(match, automatic=automatic))) == ["B", "A"]
    by_nothing = section(automatic={})
    assert show(by_nothing) is None


def test_entries_inherit_what_the_section_says_of_all(show):
    free, unknown, paid = (
        make_resource("A", cost="free"),
        make_resource("B"),
        make_resource("C", cost="paid"),
    )
    found = show(section(free, unknown, paid, free=True, always=True))
    assert "All of these are free." in found.get_text()
    assert "All of these can be reached at any time." in found.get_text()
    marks = [entry.select(".kpact-marks__item") for entry in found.select(".kpact-resource")]
    assert [[mark.get_text(strip=True) for mark in each] for each in marks] == [
        [],
        [],
        ["Costs money"],
    ]


def test_what_may_bring_the_police_is_a_word_and_not_a_colour(show):
    found = show(section(make_resource(emergency_services="yes")))
    assert "May call the police" in found.get_text()


def test_an_address_that_is_not_for_everybody_is_nowhere(show):
    secret = make_resource(address="12 Hidden Street", place="physical")
    assert "Hidden Street" not in str(show(section(secret)))
    secret.show_address = True
    secret.save()
    assert "12 Hidden Street" in str(show(section(secret)))
    secret.place = "withheld"
    secret.save()
    assert "Hidden Street" not in str(show(section(secret)))


def test_private_notes_are_nowhere(show):
    entry = make_resource(notes="Ask for Jo", source_url="https://example.org/secret-source")
    for layout in ("full", "compact"):
        html = str(show(section(entry), layout=layout))
        assert "Ask for Jo" not in html
        assert "secret-source" not in html


def test_links_elsewhere_leave_no_trail(show):  # D8
    entry = make_resource(
        url="https://example.org/", links=[{"label": "Full text", "url": "https://example.org/x"}]
    )
    found = show(section(entry))
    links = [link for link in found.select("a") if link["href"].startswith("https://example.org")]
    assert len(links) == 2
    assert all("noreferrer" in link["rel"] for link in links)


def test_a_title_cannot_break_out(show):  # F3
    evil = "<script>alert(1)</script>"
    entry = make_resource(evil, gloss=evil, alert=evil, abbreviation=evil)
    html = str(show(section(entry)))
    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;alert") >= 4


def count_queries(client, page):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page.url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("layout", ["full", "compact"])
def test_a_list_costs_as_many_queries_for_forty_entries_as_for_two(client, home, layout):
    entries = [make_resource(f"R{number}", url="https://example.org/") for number in range(40)]
    pages = [
        home.add_child(
            instance=AdvocacyPage(
                title=str(number),
                slug=f"p{number}",
                body=body(section(*entries[:number]), section(*entries[:2]), layout=layout),
            )
        )
        for number in (2, 40)
    ]
    for page in pages:
        count_queries(client, page)  # what is built once
    few, many = (count_queries(client, page) for page in pages)
    assert few == many
    empty = home.add_child(instance=AdvocacyPage(title="x", slug="x"))
    count_queries(client, empty)
    # One for the records, one for warnings that stand in another language only.
    assert many - count_queries(client, empty) == 2


def test_editors_are_told_what_visitors_do_not_see(home):
    draft, gone = make_resource("Draft"), make_resource("Gone")
    draft.unpublish()
    page = AdvocacyPage(title="Help", slug="help", body=body(section(draft, gone)))
    home.add_child(instance=page)
    gone.delete()
    problems = [str(each) for each in AdvocacyPage.objects.get(pk=page.pk).get_problems()]
    assert "“Draft” is not published, so it is not shown." in problems
    assert "A resource that stood in a list here has been deleted." in problems


def test_where_a_resource_is_used_is_known(home):
    entry = make_resource()
    home.add_child(instance=AdvocacyPage(title="Help", slug="help", body=body(section(entry))))
    assert ReferenceIndex.get_references_to(entry).count() == 1
