"""Rich text in a site's own templates, outside kpact_body: ids of notes are unique and stay the same."""

import json

import pytest
from bs4 import BeautifulSoup
from django.template import engines

from kpact_wagtail.models import Definition
from kpact_wagtail.pages.models import AdvocacyPage

pytestmark = pytest.mark.django_db

STREAM = """{% load wagtailcore_tags %}
{% for block in page.body %}{% include_block block %}{% endfor %}"""
VALUES = """{% load kpact %}
{% for block in page.body %}{% if block.block_type == "text" %}{% kpact_richtext block.value %}
{% endif %}{% endfor %}"""


@pytest.fixture
def page(home):
    definition = Definition.objects.create(term="care", definition="<p>C.</p>", locale=home.locale)
    text = f'<p><a linktype="kpact-definition" id="{definition.pk}">care</a></p>'
    questions = [{"question": "First?", "answer": text}, {"question": "Second?", "answer": text}]
    body = [
        {"type": "faq", "value": {"questions": questions}, "id": "one"},
        {"type": "text", "value": text, "id": "two"},
        {"type": "text", "value": text, "id": "three"},
    ]
    return home.add_child(instance=AdvocacyPage(title="P", body=json.dumps(body)))


@pytest.fixture
def render(page, rf):
    """The body in a template of the site, from a page that was just loaded."""

    def render(source):
        context = {"page": AdvocacyPage.objects.get(pk=page.pk)}
        return engines["django"].from_string(source).render(context, rf.get("/"))

    return render


@pytest.mark.parametrize(("source", "texts"), [(STREAM, 4), (VALUES, 2)])
def test_each_text_has_ids_of_its_own(render, source, texts):
    soup = BeautifulSoup(render(source), "html.parser")
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    references = [link["href"] for link in soup.select('[role="doc-noteref"]')]
    assert len(references) == texts
    assert all(reference.removeprefix("#") in ids for reference in references)


@pytest.mark.parametrize("source", [STREAM, VALUES])
def test_the_bytes_are_the_same_on_every_render(render, source):
    kept = [render(source) for _ in range(3)]
    assert kept[0] == kept[1] == kept[2]


def test_without_a_request_too(page):
    template = engines["django"].from_string(VALUES)
    one, two = (template.render({"page": AdvocacyPage.objects.get(pk=page.pk)}) for _ in range(2))
    ids = [element["id"] for element in BeautifulSoup(one, "html.parser").select("[id]")]
    assert ids
    assert len(ids) == len(set(ids))
    assert one == two
