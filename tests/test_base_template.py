"""Our pages inside a site's own base template."""

import pytest
from bs4 import BeautifulSoup

from kpact_wagtail.pages.models import AdvocacyPage, ArticleIndexPage, ArticlePage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [AdvocacyPage, ArticleIndexPage, ArticlePage])
def test_what_a_page_says_in_the_head_stands_there_once(client, home, model):
    page = home.add_child(instance=model(title="Work is work", noindex=True))
    head = BeautifulSoup(client.get(page.get_url()).content, "html.parser").head
    for selector in ("title", 'meta[name="robots"]', 'meta[property="og:title"]'):
        assert len(head.select(selector)) == 1, selector
