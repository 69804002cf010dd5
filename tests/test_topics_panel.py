"""Editors choose topics by check boxes, each topic once, in the language of the page."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from kpact_wagtail.models import Topic
from kpact_wagtail.pages.models import AdvocacyPage
from tests.builders import make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def topics(spanish):
    """Housing in English and Spanish, Work in English."""
    housing, work = make_topic("Housing", "housing"), make_topic("Work", "work")
    vivienda = housing.copy_for_translation(spanish)
    vivienda.name = "Vivienda"
    vivienda.save()
    return {"Housing": housing, "Work": work, "Vivienda": vivienda}


@pytest.fixture
def boxes(admin_client):
    def boxes(page):
        """{label: (value, checked)} as the editor sees them."""
        html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content
        inputs = BeautifulSoup(html, "html.parser").select("input[name=topics]")
        return {
            box.find_parent("label").text.strip(): (int(box["value"]), box.has_attr("checked"))
            for box in inputs
        }

    return boxes


def test_a_page_shows_each_topic_once_in_its_language(home, spanish, topics, boxes):
    page = home.add_child(instance=AdvocacyPage(title="Work"))
    assert list(boxes(page)) == ["Housing", "Work"]
    translated = home.add_child(instance=AdvocacyPage(title="Trabajo", locale=spanish))
    assert list(boxes(translated)) == ["Vivienda", "Work"]


def test_a_topic_chosen_in_another_language_stays_chosen(home, spanish, topics, boxes):
    page = AdvocacyPage(title="Trabajo", locale=spanish, topics=[topics["Housing"]])
    home.add_child(instance=page)
    assert boxes(page) == {
        "Vivienda": (topics["Housing"].pk, True),
        "Work": (topics["Work"].pk, False),
    }


def test_saving_stores_what_was_ticked(admin_client, home, topics):
    page = home.add_child(instance=AdvocacyPage(title="Work"))
    data = {
        "title": "Work",
        "slug": "work",
        "topics": str(topics["Work"].pk),
        "body": streamfield([]),
        "action-publish": "yes",
    }
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert admin_client.post(url, nested_form_data(data)).status_code == 302
    assert list(AdvocacyPage.objects.get().topics.all()) == [topics["Work"]]


def test_a_site_without_topics_has_an_empty_list(home, boxes):
    assert Topic.objects.count() == 0
    assert boxes(home.add_child(instance=AdvocacyPage(title="Work"))) == {}
