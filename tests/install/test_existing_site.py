"""Somebody else's site: the doctor names what it lacks, and with those lines the suite works there.

Wagtail 7.4 on PostgreSQL, Bootstrap 5, wagtail-localize, page types that take only each other, and
a base template whose block is called ``main``. See tests/existing_site.
"""

import os
import shutil
import uuid
from textwrap import indent
from urllib.parse import urlsplit

import pytest

from tests.building import ROOT

from .editor import rich_text, visit
from .project import Project

pytestmark = [pytest.mark.install, pytest.mark.postgres]

BASE = "templates/base.html"
SETTINGS = "harbour/settings.py"


@pytest.fixture
def database_url():
    """A database of its own on the server of DATABASE_URL."""
    server = os.environ.get("DATABASE_URL")
    if not server:
        pytest.skip("DATABASE_URL names no PostgreSQL server")
    import psycopg

    name = f"kpact_existing_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield urlsplit(server)._replace(path=f"/{name}").geturl()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def project(tmp_path, cached_environment, database_url):
    environment = cached_environment(
        "wagtail7", "wagtail==7.4.*", "Django==5.2.*", "wagtail-localize>=1.14", "psycopg[binary]"
    )
    folder = shutil.copytree(ROOT / "tests" / "existing_site", tmp_path / "site")
    project = Project(folder, environment, SITE_DATABASE_URL=database_url)
    project.manage("migrate")
    project.append(SETTINGS, 'INSTALLED_APPS += ["kpact_wagtail"]')
    return project


def test_the_doctor_leads_an_existing_site_to_a_translated_page(project):
    mend_settings(project)
    mend_templates(project)
    assert project.diagnose(code=0) == {}
    project.manage("makemigrations", "--check", "--dry-run")
    project.manage("check", "--fail-level", "WARNING")

    with project.editing() as editor:
        page_id = create_page(editor, project)
        english = visit(f"{editor.address}/work-is-work/")
        project.shell(TRANSLATE % page_id)
        spanish = visit(f"{editor.address}/es/work-is-work/")
        home = visit(editor.address)

    look_at(english, "Work is work", "Nothing about us", "Somebody listens.", "I came for the tea.")
    look_at(spanish, "ES Work is work", "ES Nothing about us", "ES Somebody listens.", "ES I came")
    assert home.find("h1").get_text() == "Harbour House"  # the site's own pages are as before


def mend_settings(project):
    """What can be known before the tables are there."""
    found = project.diagnose(code=1)
    assert {*found} == {"apps", "pages", "urls", "migrate"}
    project.append(SETTINGS, found["apps"]["paste"])
    project.append(SETTINGS, found["pages"]["paste"])
    project.insert("harbour/urls.py", r"urlpatterns = \[\n", f"    {found['urls']['paste']}\n")
    assert {*project.diagnose(code=1)} == {"migrate"}
    project.manage(*found["migrate"]["paste"].split()[2:])


def mend_templates(project):
    """What only a rendered page shows; each line goes where the doctor says."""
    found = project.diagnose(code=1)
    assert {*found} == {"subpage_types", "base_blocks", "stylesheet", "exit", "userbar"}
    assert "Our pages would be empty" in found["base_blocks"]["message"]
    assert '"content": "main"' in found["base_blocks"]["paste"]
    project.append(SETTINGS, found["base_blocks"]["paste"])
    allow(project, found["subpage_types"])
    project.insert(BASE, r"</head>", found["stylesheet"]["paste"] + "\n", before=True)
    project.insert(BASE, r"<body[^\n]*>\n", found["exit"]["paste"].splitlines()[-1] + "\n")
    bar = found["userbar"]["paste"].splitlines()[-1]
    project.insert(BASE, r"\{% wagtailuserbar %\}", bar, instead=True)
    project.insert(BASE, r"\{% load [^%]+%\}", "{% load kpact %}")

    found = project.diagnose(code=1)  # with the title in its place, its neighbour shows
    assert {*found} == {"title"}
    assert "Harbour House" in found["title"]["message"]
    before, after = found["title"]["paste"].split("…")
    suffix = " | {{ site.site_name }}"
    pattern = r" \| \{\{ site.site_name \}\}"
    project.insert(BASE, pattern, before + suffix + after, instead=True)


def allow(project, finding):
    """The doctor names every page type that could take ours; one is enough."""
    assert finding["where"] == "in standard.models, class HomePage"
    pattern = r'(?<=class HomePage\(Page\):\n)    subpage_types = \["standard.StandardPage"\]'
    lines = indent(finding["paste"], "    ")
    project.insert("standard/models.py", pattern, lines, instead=True)


def create_page(editor, project):
    return editor.create_page(
        "kpact_pages.AdvocacyPage",
        parent=project.home_id,
        title="Work is work",
        slug="work-is-work",
        introduction="Nothing about us without us.",
        content_note="Mentions violence",
        body=[
            ("text", rich_text("Somebody listens.")),
            ("quote", {"text": "I came for the tea.", "attribution": "Maya"}),
        ],
    )


def look_at(page, *words):
    """Ours stands in the site's ``main``, and its own header and footer around it."""
    article = page.select_one("main.col-lg-8 > article")
    for word in words:
        assert word in article.get_text(), article.get_text()
    assert "Mentions violence" in article.get_text()
    assert page.select_one("header.navbar .navbar-brand").get_text() == "Harbour House"
    assert page.select_one("footer").get_text().strip() == "Harbour House"
    assert page.body.select_one("section.kpact-exit")


# Each text of the page, translated by putting ES before it.
TRANSLATE = """
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
page = Page.objects.get(pk=%s).specific
spanish = Locale.objects.get(language_code="es")
for item in [page.get_parent().specific, page]:
    source, _ = TranslationSource.get_or_create_from_instance(item)
    translation = Translation.objects.create(source=source, target_locale=spanish)
    for segment in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=spanish,
            context=segment.context,
            data=segment.string.data if segment.context.path in ("slug", "content_note")
            else "ES " + segment.string.data,
        )
    translation.save_target(publish=True)
print("translated")
"""
