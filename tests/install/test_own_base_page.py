"""A site on Wagtail 8 with a base page model of its own: the mixins alone, no ready-made pages."""

import shutil
from datetime import date

import pytest

from tests.building import ROOT

from .editor import rich_text, visit
from .project import Project

pytestmark = pytest.mark.install


@pytest.fixture
def project(tmp_path, cached_environment):
    environment = cached_environment("wagtail8", "wagtail==8.0.*", "Django>=5.2")
    folder = shutil.copytree(ROOT / "tests" / "own_base_page", tmp_path / "site")
    return Project(folder, environment)


def test_pages_made_of_mixins_stand_on_the_sites_own_base(project):
    project.manage("makemigrations", "campaigns")
    project.manage("migrate")
    project.manage("makemigrations", "--check", "--dry-run")
    project.manage("check", "--fail-level", "WARNING")
    assert project.diagnose(code=0) == {}

    with project.editing() as editor:
        editor.create_page(
            "campaigns.CampaignPage",
            parent=project.home_id,
            title="Rights, not rescue",
            slug="rights",
            colour="red",
            introduction="Who we are.",
            body=[
                ("text", rich_text("We write to the council.")),
                ("articles", {"heading": "News", "topics": [], "count": 3, "pinned": []}),
            ],
        )
        index = editor.create_page(
            "campaigns.NewsIndexPage", parent=project.home_id, title="News", slug="news"
        )
        editor.create_page(
            "campaigns.NewsPage",
            parent=index,
            title="We were heard",
            slug="heard",
            credits=[],
            lead="The council answered.",
            date=date.today().isoformat(),
            body=[("text", rich_text("They will meet us in May."))],
        )
        campaign = visit(f"{editor.address}/rights/")
        news = visit(f"{editor.address}/news/")
        article = visit(f"{editor.address}/news/heard/")

    assert campaign.body["class"] == ["red"]  # the site's own field arrived
    for words in ("Rights, not rescue", "Who we are.", "We write to the council.", "We were heard"):
        assert words in campaign.find("article").get_text()
    assert "We were heard" in news.main.get_text()
    assert "The council answered." in news.main.get_text()
    assert "They will meet us in May." in article.main.get_text()


def test_the_doctor_sends_away_ready_made_pages_that_cannot_stand_there(project):
    project.append("collective/settings.py", 'INSTALLED_APPS += ["kpact_wagtail.pages"]')
    finding = project.diagnose(code=1)["pages"]
    assert "take kpact_wagtail.pages out" in finding["where"]
    assert "class CampaignPage(AdvocacyPageMixin, BasePage):" in finding["paste"]
