import pytest

from kpact_wagtail.pages.models import AdvocacyPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home):
    body = [
        ("text", "<h2>Hello</h2><p>We are here.</p>"),
        ("quote", {"text": "Nothing about us without us", "attribution": "Maya"}),
        ("articles", {}),
    ]
    return home.add_child(
        instance=AdvocacyPage(title="Work is work", introduction="Who we are.", body=body)
    )


def test_a_visitor_reads_the_blocks_of_the_page(client, page):
    html = client.get(page.url).content.decode()
    assert "Work is work" in html
    assert "Who we are." in html
    assert "<p>We are here.</p>" in html
    assert "Nothing about us without us" in html
