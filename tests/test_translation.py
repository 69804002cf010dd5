"""Decision 4: facts once, words per language."""

import datetime
import json

import pytest
from bs4 import BeautifulSoup
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import Locale, ReferenceIndex

from kpact_wagtail.models import Author, Definition, Topic
from kpact_wagtail.pages.models import AdvocacyPage, ArticlePage
from kpact_wagtail.translation import fact_source, resolve

pytestmark = pytest.mark.django_db


@pytest.fixture
def spanish_home(home, spanish):
    page = home.copy_for_translation(spanish)
    page.save_revision().publish()
    return page


@pytest.fixture
def topics(home, spanish):
    """Three topics, the first two with a Spanish translation."""
    english = [Topic.objects.create(name=n, slug=n, locale=home.locale) for n in ("a", "b", "c")]
    for topic in english[:2]:
        translated = topic.copy_for_translation(spanish)
        translated.name = f"{topic.name} es"
        translated.save()
    return english


@pytest.fixture
def article(home, spanish_home, spanish):
    page = ArticlePage(title="Article", slug="article", date=datetime.date(2026, 1, 1))
    home.add_child(instance=page)
    page.save_revision().publish()
    translated = page.copy_for_translation(spanish)
    translated.save_revision().publish()
    return page, translated


def test_rows_come_in_the_language_of_the_page_else_in_that_of_the_source(
    topics, spanish, django_assert_num_queries
):
    ids = [topic.pk for topic in topics]
    with django_assert_num_queries(1):
        found = resolve(Topic, ids, spanish)
    assert [found[pk].name for pk in ids] == ["a es", "b es", "c"]


def test_ids_of_a_translation_are_understood_on_pages_of_the_source_language(topics, home, spanish):
    translated = Topic.objects.get(name="a es")
    assert resolve(Topic, [translated.pk], home.locale)[translated.pk].name == "a"
    assert resolve(Topic, [translated.pk], home.locale_id)[translated.pk].name == "a"


def test_deleted_and_empty_ids_are_left_out(topics, home, django_assert_num_queries):
    assert list(resolve(Topic, [topics[0].pk, 99_999, None], home.locale)) == [topics[0].pk]
    with django_assert_num_queries(0):
        assert resolve(Topic, [], home.locale) == {}


def test_a_third_language_falls_back_to_the_record_that_was_chosen(topics):
    arabic = Locale.objects.create(language_code="ar")
    assert resolve(Topic, [topics[0].pk], arabic)[topics[0].pk].name == "a"


def test_a_copy_for_translation_has_a_uuid_of_its_own(topics):
    assert Topic.objects.values("uuid").distinct().count() == 5


def test_a_fact_saved_on_one_snippet_reaches_its_translations(home, spanish):
    author = Author.objects.create(name="Ana", about="Writes.", locale=home.locale)
    translated = author.copy_for_translation(spanish)
    translated.about = "Escribe."
    translated.save()
    author.name, author.organization = "Ana B.", "Lantern Row"
    author.save()
    translated.refresh_from_db()
    assert (translated.name, translated.organization) == ("Ana B.", "Lantern Row")
    assert translated.about == "Escribe."


def test_words_of_a_definition_stay_apart(home, spanish):
    definition = Definition.objects.create(term="care", definition="x", locale=home.locale)
    translated = definition.copy_for_translation(spanish)
    translated.term = "cuidado"
    translated.save()
    definition.save()
    translated.refresh_from_db()
    assert translated.term == "cuidado"


def test_publishing_a_page_shares_its_facts_with_live_pages_and_latest_drafts(article):
    page, translated = article
    translated.title = "Draft title"
    translated.save_revision()
    page.quick_exit, page.noindex, page.date = "hide", True, datetime.date(2026, 2, 2)
    page.save_revision().publish()
    live = ArticlePage.objects.get(pk=translated.pk)
    assert (live.quick_exit, live.noindex, live.date) == ("hide", True, datetime.date(2026, 2, 2))
    assert live.title == "Article"
    draft = live.get_latest_revision_as_object()
    assert (draft.title, draft.noindex, draft.date) == (
        "Draft title",
        True,
        datetime.date(2026, 2, 2),
    )


def test_a_draft_shares_nothing(article):
    page, translated = article
    page.noindex = True
    page.save_revision()
    assert not ArticlePage.objects.get(pk=translated.pk).noindex


def test_sharing_makes_no_revision_and_no_log_entry(article):
    page, translated = article
    before = translated.revisions.count()
    page.noindex = True
    page.save_revision().publish()
    assert translated.revisions.count() == before


def test_facts_are_edited_on_the_page_of_the_main_language(article):
    page, translated = article
    assert fact_source(translated) == page
    assert fact_source(page) == page
    assert fact_source(AdvocacyPage(title="new")).title == "new"


def test_facts_are_edited_on_the_oldest_translation_where_the_main_language_has_none(spanish):
    author = Author.objects.create(name="Ana", locale=spanish)
    other = author.copy_for_translation(Locale.objects.create(language_code="ar"))
    other.save()
    assert fact_source(other) == author


def test_publishing_a_translation_leaves_the_source_and_its_draft_alone(article):
    page, translated = article
    page.noindex, page.date = True, datetime.date(2026, 5, 5)
    page.save_revision()
    translated.title = "Artículo"
    translated.save_revision().publish()
    live = ArticlePage.objects.get(pk=page.pk)
    assert (live.noindex, live.date) == (False, datetime.date(2026, 1, 1))
    draft = live.get_latest_revision_as_object()
    assert (draft.noindex, draft.date) == (True, datetime.date(2026, 5, 5))


def test_an_old_revision_of_a_translation_takes_the_facts_of_today(article):
    page, translated = article
    old = translated.save_revision()
    page.noindex = True
    page.save_revision().publish()
    old.refresh_from_db()
    old.publish()
    assert ArticlePage.objects.get(pk=page.pk).noindex
    assert ArticlePage.objects.get(pk=translated.pk).noindex


def test_a_stale_translation_of_a_snippet_takes_the_facts_of_its_source(home, spanish):
    author = Author.objects.create(name="Old name", locale=home.locale)
    author.copy_for_translation(spanish).save()
    stale = Author.objects.get(locale=spanish)
    author.name = "Chosen name"
    author.save()
    stale.about = "Escribe."
    stale.save()
    assert set(Author.objects.values_list("name", flat=True)) == {"Chosen name"}
    assert Author.objects.get(locale=spanish).about == "Escribe."


def test_a_shared_image_counts_as_used_by_every_translation(article):
    page, translated = article
    image = get_image_model().objects.create(
        title="Lantern", file=get_test_image_file_jpeg(size=(10, 10))
    )
    page.image = image
    page.save_revision().publish()
    assert ArticlePage.objects.get(pk=translated.pk).image == image
    used_by = {int(row.object_id) for row in ReferenceIndex.get_references_to(image)}
    assert used_by == {page.pk, translated.pk}


@pytest.mark.parametrize("value", ["x", "", None, [1], {"a": 1}, -1, 2**63, "9" * 40, 1.5, True])
def test_what_cannot_be_an_id_is_left_out(home, value):
    assert resolve(Topic, [value], home.locale) == {}


def test_a_button_leads_to_the_page_in_the_reader_s_language(client, home, article, spanish):
    page, translated = article
    link = {"heading": "Act", "button": "Read", "link": {"page": page.pk}}
    body = json.dumps([{"type": "call_to_action", "value": link}])
    reader = translated.get_parent().add_child(
        instance=AdvocacyPage(title="P", locale=spanish, body=body)
    )

    def target():
        html = client.get(reader.url).content
        return BeautifulSoup(html, "html.parser").select_one(".kpact-button")["href"]

    assert target().endswith("/es/article/")
    ArticlePage.objects.get(pk=translated.pk).unpublish()
    assert target().endswith("/article/")
    assert "/es/" not in target()


def test_pinned_articles_stay_pinned_on_a_translation(client, article, spanish):
    page, translated = article
    translated.title = "Artículo"
    translated.save_revision().publish()
    body = json.dumps([{"type": "articles", "value": {"heading": "X", "pinned": [page.pk]}}])
    reader = translated.get_parent().add_child(
        instance=AdvocacyPage(title="P", locale=spanish, body=body)
    )
    assert "Artículo" in client.get(reader.url).content.decode()
