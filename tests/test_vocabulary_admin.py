"""Topics, audiences, definitions and authors in the admin: lists, forms and choosers."""

import subprocess
import sys

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail import blocks
from wagtail.models import Locale

from kpact_wagtail import blocks as our_blocks
from kpact_wagtail.models import Audience, Author, Definition, Topic
from kpact_wagtail.pages.models import AdvocacyPage

pytestmark = pytest.mark.django_db

MODELS = [Topic, Audience, Definition, Author]


@pytest.fixture
def english(db):
    return Locale.get_default()


@pytest.fixture
def topic(english):
    return Topic.objects.create(name="Harm reduction", slug="harm-reduction", locale=english)


def admin_url(model, view, *args):
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def chooser_url(model, view):
    return reverse(model.snippet_viewset.chooser_viewset.get_url_name(view))


@pytest.mark.parametrize("model", MODELS)
def test_each_part_of_the_vocabulary_has_a_list_and_a_form(admin_client, model):
    for view in ("list", "add"):
        assert admin_client.get(admin_url(model, view)).status_code == 200


def test_the_menu_has_one_item_for_the_whole_vocabulary(admin_client):
    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "kpact-vocabulary" in html
    for model in MODELS:
        assert admin_url(model, "list") in html


def test_a_list_counts_the_pages_that_use_a_term(admin_client, home, topic):
    page = AdvocacyPage(title="Work", body=[("articles", {"topics": [topic]})])
    home.add_child(instance=page)
    html = admin_client.get(admin_url(Topic, "list")).content.decode()
    assert "Used 1 time" in html
    assert admin_url(Topic, "usage", topic.pk) in html


def test_a_list_shows_one_language_when_asked(admin_client, spanish, topic):
    translated = topic.copy_for_translation(spanish)
    translated.name = "Reducción de daños"
    translated.save()
    html = admin_client.get(admin_url(Topic, "list"), {"locale": "es"}).content.decode()
    assert "Reducción de daños" in html
    assert "Harm reduction" not in html


def test_a_search_finds_a_term_by_its_beginning(admin_client, topic):
    html = admin_client.get(admin_url(Topic, "list"), {"q": "Harm"}).content.decode()
    assert "Harm reduction" in html
    assert "Harm reduction" not in str(
        admin_client.get(admin_url(Topic, "list"), {"q": "Housing"}).content
    )


def test_a_slug_left_empty_is_made_from_the_name(admin_client, english):
    admin_client.post(admin_url(Topic, "add"), {"name": "Safer work", "slug": ""})
    assert Topic.objects.get().slug == "safer-work"


@pytest.mark.parametrize("slug", ["harm-reduction", ""])
def test_a_slug_that_is_taken_is_an_error_and_no_crash(admin_client, topic, slug):
    data = {"name": "Harm reduction", "slug": slug}
    response = admin_client.post(admin_url(Topic, "add"), data)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert Topic.objects.count() == 1


@pytest.mark.parametrize("model", [Topic, Audience])
@pytest.mark.parametrize("slug", ["work", ""])
def test_a_taken_slug_is_an_error_on_a_site_in_one_language_too(
    admin_client, english, settings, model, slug
):
    settings.WAGTAIL_I18N_ENABLED = False
    model.objects.create(name="Work", slug="work", locale=english)
    response = admin_client.post(admin_url(model, "add"), {"name": "Work", "slug": slug})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert model.objects.count() == 1


def test_saving_a_term_again_is_no_clash_with_itself(admin_client, topic):
    data = {"name": "Harm reduction", "slug": topic.slug, "description": "New"}
    admin_client.post(admin_url(Topic, "edit", topic.pk), data)
    assert Topic.objects.get().description == "New"


def test_the_same_slug_may_be_used_in_another_language(admin_client, spanish, topic):
    url = admin_url(Topic, "add") + "?locale=es"
    admin_client.post(url, {"name": "Harm reduction", "slug": topic.slug})
    assert Topic.objects.filter(slug=topic.slug, locale=spanish).exists()


CREATED = {
    Topic: {"name": "Housing"},
    Audience: {"name": "Allies"},
    Definition: {"term": "Housing", "definition": "A roof.\n\nAnd a <door>."},
    Author: {"name": "Maya", "role": "guest"},
}


@pytest.mark.parametrize("model", MODELS)
def test_a_chooser_creates_what_is_missing_in_the_language_of_the_page(
    admin_client, spanish, model
):
    choose = admin_client.get(chooser_url(model, "choose"), {"locale": "es"}).json()
    assert f'<option value="{spanish.pk}" selected>' in choose["html"]
    data = {**CREATED[model], "language": spanish.pk}
    answer = admin_client.post(chooser_url(model, "create"), data).json()
    created = model.objects.get()
    assert answer["step"] == "chosen"
    assert answer["result"]["id"] == str(created.pk)
    assert created.locale == spanish


def test_a_definition_created_in_a_chooser_keeps_its_paragraphs_and_no_markup(
    admin_client, english
):
    data = {**CREATED[Definition], "language": english.pk}
    admin_client.post(chooser_url(Definition, "create"), data)
    assert Definition.objects.get().definition == "<p>A roof.</p>\n\n<p>And a &lt;door&gt;.</p>"


def test_a_term_that_is_there_already_is_not_created_twice(admin_client, topic):
    data = {"name": topic.name, "language": topic.locale_id}
    answer = admin_client.post(chooser_url(Topic, "create"), data).json()
    assert answer["step"] == "reshow_creation_form"
    assert Topic.objects.count() == 1


def test_an_editor_without_the_right_to_add_topics_cannot_create_one_in_a_chooser(
    client, django_user_model, topic
):
    from django.contrib.auth.models import Permission

    editor = django_user_model.objects.create_user("editor", password="password")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)
    client.post(chooser_url(Topic, "create"), {"name": "Housing", "language": topic.locale_id})
    assert Topic.objects.count() == 1


def icons_in_use():
    """Every icon that our models, blocks and admin screens name."""
    from kpact_wagtail.articles.records import CreditsBlock
    from kpact_wagtail.records import OfficeHoursBlock, SocialLinksBlock
    from kpact_wagtail.viewsets import VocabularyViewSetGroup

    group = VocabularyViewSetGroup
    yield from [group.menu_icon, "kpact-exit", *(item.icon for item in group.items)]
    for stream in (our_blocks.BodyBlock, OfficeHoursBlock, SocialLinksBlock, CreditsBlock):
        yield from icons_of(stream())


def icons_of(block):
    yield block.meta.icon
    children = getattr(block, "child_blocks", {}).values()
    if isinstance(block, blocks.ListBlock):
        children = [block.child_block]
    for child in children:
        yield from icons_of(child)


def test_every_icon_in_use_can_be_drawn(admin_client):
    sprite = admin_client.get(reverse("wagtailadmin_sprite")).content.decode()
    wanted = set(icons_in_use())
    assert len(wanted) > 12
    assert [icon for icon in wanted if f'id="icon-{icon}"' not in sprite] == []


def test_loading_the_screens_leaves_the_search_for_rich_text_features_to_wagtail():
    """Features of apps that come later in INSTALLED_APPS would otherwise be lost."""
    program = (
        "import django; django.setup(); import kpact_wagtail.viewsets;"
        "from wagtail.rich_text import features; print(features.has_scanned_for_features)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "False"
    assert apps.ready
