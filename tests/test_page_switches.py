"""The switches every page type has: discreet title, search engines, copies, review, print and data."""

import datetime
import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from hypothesis import given
from hypothesis import strategies as st

from kpact_wagtail.models import SiteSettings
from kpact_wagtail.pages.models import AdvocacyPage, ArticleIndexPage, ArticlePage
from kpact_wagtail.structured_data import to_json_ld, without_gaps
from tests.testapp.models import CampaignPage

pytestmark = pytest.mark.django_db
TYPES = [AdvocacyPage, ArticlePage, ArticleIndexPage, CampaignPage]


@pytest.fixture
def visit(client, home):
    def visit(model=AdvocacyPage, **fields):
        page = home.add_child(instance=model(title="A telling title", slug="p", **fields))
        return client.get(page.get_url())

    return visit


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("model", TYPES)
def test_a_discreet_title_is_all_that_the_browser_keeps(visit, model):  # D9
    response = visit(model, discreet_title="Notes")
    head = soup(response).head
    assert head.title.get_text(strip=True) == "Notes"
    assert "telling" not in str(head)
    assert response["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("model", TYPES)
def test_a_page_can_stay_out_of_search_engines(visit, client, model):
    response = visit(model, noindex=True)
    assert response["X-Robots-Tag"] == "noindex"
    assert not soup(response).select('[type="application/ld+json"]')
    assert "/p/" not in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("model", TYPES)
def test_a_page_can_leave_no_copy(visit, model):  # D8
    assert {"no-store", "private"} <= set(visit(model, no_store=True)["Cache-Control"].split(", "))


@pytest.mark.parametrize("model", TYPES)
def test_a_page_without_wishes_is_cacheable_by_anyone(visit, client, model):  # A10, D7
    response = visit(model)
    assert "Cache-Control" not in response
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "X-Robots-Tag" not in response
    assert "/p/" in client.get("/sitemap.xml").content.decode()


def test_structured_data_names_who_speaks_and_what_is_asked(visit, home):
    settings = SiteSettings.for_site(home.get_site())
    settings.organization_name = "Lantern Row"
    settings.save()
    questions = [{"question": "Is it free?", "answer": "<p>Yes, <b>always</b>.</p>"}]
    body = [("faq", {"questions": questions})]
    data = json.loads(soup(visit(body=body)).select_one('[type="application/ld+json"]').string)
    assert data["@type"] == "WebPage"
    assert data["publisher"]["name"] == "Lantern Row"
    assert data["mainEntity"][0]["acceptedAnswer"]["text"] == "Yes, always."
    assert data["inLanguage"] == "en"


def test_an_answer_in_structured_data_is_plain_text_with_its_words_apart(visit):
    answer = "<p>It is free.</p><p>Tom &amp; Ana\n help.</p>"
    body = [("faq", {"questions": [{"question": "Is it free?", "answer": answer}]})]
    data = json.loads(soup(visit(body=body)).select_one('[type="application/ld+json"]').string)
    text = data["mainEntity"][0]["acceptedAnswer"]["text"]
    assert text == "It is free. Tom & Ana help."


def test_an_article_says_when_it_was_written(visit):
    response = visit(ArticlePage, date=datetime.date(2026, 3, 4), lead="A lead.")
    data = json.loads(soup(response).select_one('[type="application/ld+json"]').string)
    assert (data["@type"], data["datePublished"]) == ("Article", "2026-03-04")
    assert data["description"] == "A lead."


@given(st.text())
def test_no_text_breaks_out_of_structured_data(text):  # F2
    script = to_json_ld({"name": text})
    assert not set("<>&\u2028\u2029") & set(script)
    assert json.loads(script) == {"name": text}


def test_empty_values_are_left_out():
    assert without_gaps({"a": "", "b": {"c": None}, "d": [{}, ""], "e": 0}) == {"e": 0}


@pytest.mark.parametrize(
    ("reviewed", "months", "due"),
    [
        (datetime.date(2026, 1, 31), 1, datetime.date(2026, 2, 28)),
        (datetime.date(2023, 8, 31), 6, datetime.date(2024, 2, 29)),
        (datetime.date(2026, 1, 31), None, None),
        (datetime.date(2026, 12, 15), 12, datetime.date(2027, 12, 15)),
    ],
)
def test_the_next_review_is_due_some_months_after_the_last(home, reviewed, months, due):
    page = AdvocacyPage(title="P", reviewed_on=reviewed, review_every_months=months)
    home.add_child(instance=page)
    page.refresh_from_db()
    assert page.review_due_on == due


def test_a_page_that_was_never_reviewed_is_due_at_once(home):
    page = home.add_child(instance=AdvocacyPage(title="P", review_every_months=6))
    assert page.review_due_on <= localdate()


def test_a_review_every_no_months_is_refused_beside_the_field(home):
    page = AdvocacyPage(title="P", slug="p", review_every_months=0, path="x", depth=3)
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    assert "review_every_months" in caught.value.message_dict


@pytest.mark.parametrize("url", ["http://example.org", "javascript:alert(1)", "//example.org"])
def test_the_exit_leads_to_a_secure_address_only(home, url):  # D4
    settings = SiteSettings(site=home.get_site(), exit_url=url)
    with pytest.raises(ValidationError) as caught:
        settings.full_clean()
    assert "exit_url" in caught.value.message_dict


def test_reading_time_counts_the_words_of_every_block(home):
    body = [("text", "<p>" + "one " * 150 + "</p>"), ("quote", {"text": "two " * 150})]
    page = home.add_child(instance=ArticlePage(title="P", body=body))
    assert page.reading_minutes == 2
    assert home.add_child(instance=ArticlePage(title="Empty")).reading_minutes == 1


def test_panels_of_two_mixins_join_those_of_the_page():
    from wagtail.models import Page

    def names(panels):
        for panel in panels:
            yield from (
                names(panel.children)
                if hasattr(panel, "children")
                else [getattr(panel, "field_name", panel)]
            )

    picture = ["image", "image_alt", "image_credit"]
    ours = ["strapline", "introduction", *picture, "content_note", "topics", "body"]
    assert [*names(AdvocacyPage.content_panels)] == [*names(Page.content_panels), *ours]
    search = {field.field_name for field in AdvocacyPage.search_fields}
    assert {"title", "body", "strapline", "introduction"} <= search
    promote = str(AdvocacyPage.promote_panels)
    assert len(AdvocacyPage.promote_panels) == len(Page.promote_panels) + 1, promote


def test_a_class_that_sets_its_own_panels_keeps_them():
    assert CampaignPage.content_panels[-1] == "slogan"
    assert "title" not in CampaignPage.content_panels


def test_an_editor_is_told_when_the_address_gives_away_what_the_title_hides(home):
    def problems(**fields):
        return [str(problem) for problem in AdvocacyPage(title="Sex work", **fields).get_problems()]

    assert "sex-work" in problems(discreet_title="Notes", slug="sex-work")[0]
    assert problems(discreet_title="Notes", slug="notes") == []
    assert problems(slug="sex-work") == []
