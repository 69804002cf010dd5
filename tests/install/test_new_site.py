"""A new site, made with ``wagtail start`` and the lines of the README and nothing else."""

import subprocess

import pytest

from tests.building import ROOT

from . import readme
from .editor import rich_text, visit
from .environments import Environment, clean_environ
from .project import Project

pytestmark = pytest.mark.install


@pytest.fixture(scope="module")
def environment(tmp_path_factory, wheel):
    environment = Environment(tmp_path_factory.mktemp("new") / "venv")
    environment.install(wheel)
    return environment


@pytest.fixture
def project(tmp_path, environment):
    command = [environment.python.parent / "wagtail", "start", "mysite"]
    subprocess.run(command, cwd=tmp_path, env=clean_environ(), check=True, capture_output=True)
    return Project(tmp_path / "mysite", environment)


def test_the_installed_package_comes_from_the_wheel(environment):
    path = environment.run("import kpact_wagtail; print(kpact_wagtail.__file__)")
    assert "/site-packages/" in path
    assert not path.startswith(str(ROOT))


def test_the_readme_promises_twelve_lines():
    blocks, _ = readme.read()
    assert readme.count_lines(blocks) == 12


def test_the_lines_of_the_readme_are_all_a_new_site_needs(project):
    blocks, commands = readme.read()
    for path, text in blocks.items():
        readme.paste(project, path, text)
    outputs = [project.manage(*command.split()[2:]) for command in commands]
    assert "Nothing is missing" in outputs[-1]
    project.manage("makemigrations", "--check", "--dry-run")

    with project.editing() as editor:
        editor.create_page(
            "kpact_pages.AdvocacyPage",
            parent=project.home_id,
            title="Work is work",
            slug="work-is-work",
            discreet_title="Weather",
            introduction="Nothing about us without us.",
            body=[
                ("text", rich_text("We have met every Tuesday since 1998.")),
                ("quote", {"text": "I came for the tea.", "attribution": "Maya"}),
            ],
        )
        page = visit(f"{editor.address}/work-is-work/")

    article = page.find("article", class_="kpact-page")
    assert article.h1.get_text() == "Work is work"
    for words in ("Nothing about us", "every Tuesday since 1998", "I came for the tea.", "Maya"):
        assert words in article.get_text()
    assert page.title.get_text().strip() == "Weather"  # D9
    assert page.body.find(class_="kpact-exit")  # D1
    assert page.find("link", href="/static/kpact_wagtail/kpact.css")
