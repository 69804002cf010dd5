"""On a translation, facts shared by all languages are shown and cannot be changed."""

import datetime

import pytest
from django.urls import reverse
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, streamfield

from kpact_wagtail.models import Author
from kpact_wagtail.pages.models import AdvocacyPage, ArticlePage
from kpact_wagtail.panels import share_facts_in
from tests.testapp.models import CampaignPage

pytestmark = pytest.mark.django_db

DATA = {
    "title": "Trabajo",
    "slug": "trabajo",
    "seo_title": "",
    "search_description": "",
    "introduction": "Quiénes somos.",
    "action-publish": "yes",
}


@pytest.fixture
def image(db):
    return get_image_model().objects.create(title="Rally", file=get_test_image_file())


@pytest.fixture
def translate(home, spanish):
    home.copy_for_translation(spanish).save_revision().publish()

    def translate(page):
        home.add_child(instance=page)
        page.save_revision().publish()
        return page.copy_for_translation(spanish)

    return translate


@pytest.fixture
def author(db):
    english = Locale.get_default()
    return Author.objects.create(name="Maya", organization="Lantern Row", locale=english)


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def author_url(author):
    return reverse(Author.snippet_viewset.get_url_name("edit"), args=[author.pk])


def page_data(**values):
    streams = {"body": streamfield([]), "credits": streamfield([])}
    return nested_form_data({**DATA, **streams, **values})


def fields_of(response):
    return response.context["form"].fields


def test_the_form_of_a_translated_page_shows_shared_facts_without_fields(
    admin_client, translate, image
):
    page = translate(AdvocacyPage(title="Work", quick_exit="hide", noindex=True, image=image))
    response = admin_client.get(edit_url(page))
    html = response.content.decode()
    for name in ("quick_exit", "noindex", "no_store", "image"):
        assert name not in fields_of(response)
        assert f'name="{name}"' not in html
    assert "Hide it on this page" in html
    assert "Rally" in html
    assert {"title", "body", "introduction", "discreet_title"} <= set(fields_of(response))


def test_a_shared_fact_says_where_it_is_edited(admin_client, translate):
    source = AdvocacyPage(title="Work")
    page = translate(source)
    html = admin_client.get(edit_url(page)).content.decode()
    assert f'<a href="{edit_url(source)}">Edited in English</a>' in html


def test_who_may_not_edit_the_source_gets_no_link_to_it(client, django_user_model, translate):
    from django.contrib.auth.models import Group, Permission

    source = AdvocacyPage(title="Work")
    page = translate(source)
    group = Group.objects.create(name="Spanish editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("change_page", "publish_page"):
        permission = Permission.objects.get(codename=codename)
        group.page_permissions.create(page=page.get_parent(), permission=permission)
    editor = django_user_model.objects.create_user("editor", password="password")
    editor.groups.add(group)
    client.force_login(editor)
    html = client.get(edit_url(page)).content.decode()
    assert "Edited in English" in html
    assert f'href="{edit_url(source)}"' not in html


def test_a_posted_shared_fact_changes_nothing(admin_client, translate, image):
    page = translate(AdvocacyPage(title="Work", quick_exit="hide", noindex=True, image=image))
    posted = {"quick_exit": "show", "no_store": "on", "image": ""}
    admin_client.post(edit_url(page), page_data(**posted))
    page.refresh_from_db()
    assert page.introduction == "Quiénes somos."
    assert page.live
    facts = page.quick_exit, page.noindex, page.no_store, page.image
    assert facts == ("hide", True, False, image)


def test_the_source_itself_is_edited_as_ever_and_passes_its_facts_on(admin_client, translate):
    source = AdvocacyPage(title="Work", slug="work")
    page = translate(source)
    page.save_revision().publish()
    response = admin_client.get(edit_url(source))
    assert {"quick_exit", "noindex", "no_store", "image"} <= set(fields_of(response))
    assert "Edited in" not in response.content.decode()
    admin_client.post(edit_url(source), page_data(title="Work", slug="work", quick_exit="show"))
    page.refresh_from_db()
    assert page.quick_exit == "show"


def test_a_page_without_translations_is_edited_as_ever(admin_client, home):
    page = home.add_child(instance=AdvocacyPage(title="Work"))
    assert "quick_exit" in fields_of(admin_client.get(edit_url(page)))


def test_a_new_page_has_all_fields(admin_client, home):
    url = reverse("wagtailadmin_pages:add", args=["kpact_pages", "advocacypage", home.pk])
    assert {"quick_exit", "noindex", "image"} <= set(fields_of(admin_client.get(url)))


def test_the_date_of_a_translated_article_is_that_of_its_source(admin_client, translate):
    page = translate(ArticlePage(title="News", date=datetime.date(2026, 3, 8)))
    response = admin_client.get(edit_url(page))
    assert "date" not in fields_of(response)
    assert "March 8, 2026" in response.content.decode()
    admin_client.post(edit_url(page), page_data(date="1999-01-01", kind="video", lead="Hola"))
    page.refresh_from_db()
    assert (page.lead, page.date, page.kind) == ("Hola", datetime.date(2026, 3, 8), "article")


def test_panels_of_the_sites_own_follow_the_rule_at_any_depth(rf, admin_user, translate, image):
    page = translate(CampaignPage(title="Campaign", slogan="Listen", image=image))
    row = FieldRowPanel([FieldPanel("image", heading="Our picture"), "slogan"])
    tabs = TabbedInterface([ObjectList([MultiFieldPanel([row])])])
    tabs.base_form_class = CampaignPage.base_form_class
    handler = share_facts_in(tabs.bind_to_model(CampaignPage))
    request = rf.get("/")
    request.user = admin_user
    form = handler.get_form_class()(instance=page, for_user=admin_user)
    assert list(form.fields) == ["slogan"]
    panel = handler.get_bound_panel(instance=page, request=request, form=form)
    html = panel.render_html()
    for words in ("Our picture", "Rally", "Edited in English", 'name="slogan"'):
        assert words in html


def test_the_form_of_a_translated_author_shows_shared_facts_without_fields(
    admin_client, spanish, author
):
    translated = author.copy_for_translation(spanish)
    translated.save()
    response = admin_client.get(author_url(translated))
    html = response.content.decode()
    assert set(fields_of(response)) == {"credentials", "about"}
    assert "Lantern Row" in html
    assert f'<a href="{author_url(author)}">Edited in English</a>' in html
    data = {"name": "Somebody", "organization": "", "about": "Escribe."}
    admin_client.post(author_url(translated), data)
    translated.refresh_from_db()
    assert (translated.about, translated.name) == ("Escribe.", "Maya")
    assert translated.organization == "Lantern Row"


def test_yes_no_and_nothing_are_said_in_words(admin_client, translate):
    page = translate(AdvocacyPage(title="Work", noindex=True))
    html = admin_client.get(edit_url(page)).content.decode()
    shown = [
        part.split("</div>")[0].split(">", 1)[1].strip()
        for part in html.split("w-field__textoutput")[1:]
    ]
    assert {"Yes", "No", "None", "As the site settings say"} <= set(shown)
    assert not {"True", "False"} & set(shown)
