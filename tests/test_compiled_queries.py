"""Queries that are compiled once give what their querysets give, each time anew."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db.models import Value
from django.db.models.functions import Concat

from kpact_wagtail.models import Topic
from kpact_wagtail.pages.models import ArticleIndexPage, ArticlePage
from kpact_wagtail.queries import CompiledQuery, rows

pytestmark = pytest.mark.django_db

FIELDS = ["title", "date", "live", "translation_key", "last_published_at", "credits"]


@pytest.fixture
def article(home):
    index = home.add_child(instance=ArticleIndexPage(title="Articles"))
    return index.add_child(instance=ArticlePage(title="One", date=datetime.date(2026, 1, 2)))


def select_articles(since):
    shouted = Concat("title", Value("!"))
    return ArticlePage.objects.filter(date__gte=since).only(*FIELDS).annotate(shouted=shouted)


def select_topics(ids):
    return Topic.objects.filter(pk__in=ids)


def test_a_compiled_query_gives_the_instances_of_its_queryset(article):
    queryset = select_articles(datetime.date(2026, 1, 1))
    [expected], [found] = list(queryset), CompiledQuery(queryset).run()
    assert found == expected == article
    assert found.shouted == "One!"
    assert found.get_deferred_fields() == expected.get_deferred_fields() != set()
    for name in FIELDS:
        assert type(getattr(found, name)) is type(getattr(expected, name)), name
        assert str(getattr(found, name)) == str(getattr(expected, name)), name
    assert found.lead == article.lead  # deferred, so it asks once more


def test_what_changed_is_seen_the_next_time(article):
    since = datetime.date(2026, 1, 1)
    assert [row.title for row in rows(select_articles, since)] == ["One"]
    article.title = "Two"
    article.save()
    assert [row.title for row in rows(select_articles, since)] == ["Two"]
    article.delete()
    assert rows(select_articles, since) == []


def test_a_query_that_can_find_nothing_is_not_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert rows(select_topics, frozenset()) == []


def test_a_query_compiled_in_one_thread_runs_on_the_connection_of_another(article):
    with ThreadPoolExecutor(1) as pool:
        query = pool.submit(CompiledQuery, ArticlePage.objects.filter(title="One")).result()
    assert query.run() == [article]
