"""A page goes through wagtail-localize and comes back with everything it had."""

import json

import pytest
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from kpact_wagtail.models import Definition, Topic
from kpact_wagtail.pages.models import AdvocacyPage, ArticlePage

pytestmark = pytest.mark.django_db

PETITION = {
    "type": "petition",
    "value": {"heading": "Sign"},
    "id": "11111111-1111-4111-8111-111111111111",
}


@pytest.fixture
def page(home):
    work = Definition.objects.create(term="work", definition="<p>Work.</p>", locale=home.locale)
    topic = Topic.objects.create(name="Topic", slug="topic", locale=home.locale)
    text = f'<p>About <a linktype="kpact-definition" id="{work.pk}">work</a> and care.</p>'
    body = [
        {"type": "text", "value": text, "id": "22222222-2222-4222-8222-222222222222"},
        PETITION,
        {
            "type": "faq",
            "value": {
                "heading": "Asked",
                "questions": [
                    {
                        "type": "item",
                        "value": {"question": "Why?", "answer": "<p>Because.</p>"},
                        "id": "33333333-3333-4333-8333-333333333333",
                    }
                ],
            },
            "id": "44444444-4444-4444-8444-444444444444",
        },
        {
            "type": "articles",
            "value": {"heading": "Recent", "topics": [topic.pk], "count": 5},
            "id": "55555555-5555-4555-8555-555555555555",
        },
    ]
    page = AdvocacyPage(title="Work is work", introduction="Who we are.", body=json.dumps(body))
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def translate(page, locale, on_commit):
    """Every string of the page, shouted, through wagtail-localize's own machinery."""
    source, _ = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale)
    for segment in source.stringsegment_set.all().select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            data=segment.string.data.replace("Work", "Trabajo").replace("Because", "Porque"),
        )
    with on_commit(execute=True):  # it publishes when the transaction is over
        translation.save_target(publish=True)
    translated = page.get_translation(locale)
    assert translated.live
    return translated


@pytest.fixture
def translated(page, home, spanish, django_capture_on_commit_callbacks):
    home.copy_for_translation(spanish).save_revision().publish()
    return translate(page, spanish, django_capture_on_commit_callbacks)


def test_a_page_comes_back_whole(translated):
    assert translated.title == "Trabajo is work"
    stored = translated._meta.get_field("body").get_prep_value(translated.body)
    assert [child["type"] for child in stored] == ["text", "petition", "faq", "articles"]
    assert stored[1]["value"] == PETITION["value"]
    assert 'linktype="kpact-definition"' in stored[0]["value"]
    answer = stored[2]["value"]["questions"][0]["value"]["answer"]
    assert "Porque" in answer
    assert stored[3]["value"]["count"] == 5


def test_switches_and_dates_are_not_offered_for_translation(page):
    paths = {segment.path for segment in extract_segments(page)}
    assert "introduction" in paths
    assert not paths & {"quick_exit", "noindex", "no_store", "image"}


def test_words_of_every_block_are_offered_for_translation(page):
    strings = {
        str(segment.string.render_text())
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
    }
    assert {"Work is work", "Asked", "Why?", "Because.", "Recent"} <= strings


def test_facts_of_the_source_are_not_translated(home, spanish, django_capture_on_commit_callbacks):
    home.copy_for_translation(spanish).save_revision().publish()
    article = ArticlePage(title="Work", republished_from="The Work Gazette", noindex=True)
    home.add_child(instance=article)
    article.save_revision().publish()
    translated = translate(article, spanish, django_capture_on_commit_callbacks)
    assert translated.title == "Trabajo"
    for page in (translated, ArticlePage.objects.get(pk=article.pk)):
        assert (page.republished_from, page.noindex) == ("The Work Gazette", True)
