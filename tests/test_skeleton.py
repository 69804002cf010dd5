"""A new advocacy page opens in the editor with a body to fill in."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from kpact_wagtail.blocks import BodyBlock
from kpact_wagtail.pages.models import AdvocacyPage, ArticlePage
from kpact_wagtail.signal_handlers import begin_with_skeleton

pytestmark = pytest.mark.django_db


class Plain(BodyBlock):
    articles = None


def begin(page, home):
    page.locale = home.locale
    begin_with_skeleton(sender=None, page=page)
    return [child.block_type for child in page.body]


def test_the_form_of_a_new_page_holds_the_skeleton(admin_client, home):
    url = reverse("wagtailadmin_pages:add", args=["kpact_pages", "advocacypage", home.pk])
    page = admin_client.get(url).context["form"].instance
    assert [child.block_type for child in page.body] == ["text", "articles"]
    assert page.body[0].value.source.count("<h2>") == 2
    assert page.body[1].value["heading"] == "Recent articles"
    assert page.body[1].value["count"] == 3
    assert len({child.id for child in page.body} - {None}) == 2


def test_blocks_the_site_does_not_have_are_left_out(settings, home):
    settings.KPACT_WAGTAIL = {"BODY_BLOCK": f"{__name__}.Plain"}
    assert begin(AdvocacyPage(), home) == ["text"]


def test_a_body_that_is_there_stays(home):
    assert begin(AdvocacyPage(body=[("quote", {"text": "Hi"})]), home) == ["quote"]


@pytest.mark.parametrize("page", [ArticlePage, Page])
def test_other_page_types_begin_empty(home, page):
    new = page(locale=home.locale)
    begin_with_skeleton(sender=None, page=new)
    assert not getattr(new, "body", None)


def test_the_skeleton_speaks_the_language_of_the_page_not_of_the_editor(home, monkeypatch):
    from django.utils.translation import get_language

    languages = []
    monkeypatch.setattr(
        AdvocacyPage, "get_skeleton", lambda page: languages.append(get_language()) or []
    )
    with override("ar"):
        begin(AdvocacyPage(), home)
    assert languages == ["en"]


def test_creating_a_page_in_code_adds_nothing(home):
    page = home.add_child(instance=AdvocacyPage(title="Work"))
    assert len(page.body) == 0
