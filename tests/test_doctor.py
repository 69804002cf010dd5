"""The doctor names each thing a site lacks, with lines to paste, and leaves nothing behind."""

import copy
import json
import os
import subprocess
import sys

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import path
from wagtail.models import Page, Site

from kpact_wagtail.doctor import examine
from kpact_wagtail.doctor.base_template import BaseTemplate
from kpact_wagtail.models import SiteSettings
from kpact_wagtail.pages.models import AdvocacyPage, ArticleIndexPage, ArticlePage
from tests.testapp.models import TitlePage

pytestmark = pytest.mark.django_db

OURS = [AdvocacyPage, ArticleIndexPage, ArticlePage]

GOOD = """{% load static kpact %}<!doctype html>
<html><head>
<title>{% block title %}{{ page.title }}{% endblock %}</title>
<link rel="stylesheet" href="{% static 'kpact_wagtail/kpact.css' %}">
{% block extra_css %}{% endblock %}
</head>
<body class="{% block body_class %}{% endblock %}">
{% kpact_exit %}
<nav>{% block nav %}{% endblock %}</nav>
<main>{% block content %}{% endblock %}</main>
{% block extra_js %}{% endblock %}
{% kpact_userbar %}
</body></html>"""


@pytest.fixture
def base(settings):
    """Give the site this base template, and others beside it."""

    def base(source, **others):
        engine = copy.deepcopy(settings.TEMPLATES[0])
        engine["APP_DIRS"] = False
        files = {"base.html": source} | {f"{name}.html": text for name, text in others.items()}
        engine["OPTIONS"]["loaders"] = [
            ("django.template.loaders.locmem.Loader", files),
            "django.template.loaders.app_directories.Loader",
        ]
        settings.TEMPLATES = [engine]

    return base


def problems():
    return {finding.id: finding for finding in examine() if not finding.is_note}


def test_a_site_that_lacks_nothing_hears_nothing(base, capsys):
    base(GOOD)
    assert problems() == {}
    call_command("kpact_doctor")
    assert "Nothing is missing" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "number", "paste"),
    [
        (
            """<link rel="stylesheet" href="{% static 'kpact_wagtail/kpact.css' %}">""",
            "",
            "stylesheet",
            """<link rel="stylesheet" href="{% static 'kpact_wagtail/kpact.css' %}">""",
        ),
        ("{% kpact_exit %}", "", "exit", "{% kpact_exit %}"),
        (
            "{% kpact_userbar %}",
            "{% load wagtailuserbar %}{% wagtailuserbar %}",
            "userbar",
            "{% kpact_userbar %}",
        ),
        ("{% block content %}", "{% block main %}", "base_blocks", '"content": "main"'),
        ("{% block extra_css %}", "{% block head_end %}", "base_blocks", '"head": "head_end"'),
        ("{% block title %}", "{% block page_title %}", "base_blocks", '"title": "page_title"'),
        ("{% block content %}{% endblock %}", "", "block_content", "{% block content %}"),
        ("{% block extra_css %}{% endblock %}", "", "block_head", "{% block extra_css %}"),
        ("</title>", " | Lantern Row</title>", "title", "{% if not page.discreet_title %}"),
        (
            "</title>",
            '</title><meta property="og:title" content="{{ page.title }}">',
            "title",
            "page.discreet_title",
        ),
        (
            "</title>",
            "{% load wagtailcore_tags %}{% wagtail_site as site %} – {{ site.site_name }}</title>",
            "title",
            "{% if not page.discreet_title %}",
        ),
        ("<main>", "<main>{% include missing %}{{ x|nofilter }}", "settings", ""),
    ],
)
def test_a_fault_of_the_base_template_is_named_with_the_line_to_paste(
    base, old, new, number, paste
):
    base(GOOD.replace(old, new, 1))
    found = problems()
    assert [*found] == [number]
    assert paste in found[number].paste


def test_a_suffix_in_a_block_of_its_own_leaks_nothing(base):  # D9
    suffix = "{% block title_suffix %} | Lantern Row{% endblock %}</title>"
    base(GOOD.replace("</title>", suffix))
    assert problems() == {}


def test_the_exit_button_has_to_come_first(base):
    base(GOOD.replace("{% kpact_exit %}", "").replace("</nav>", "</nav>{% kpact_exit %}"))
    assert [*problems()] == ["exit_first"]


def test_a_page_that_cannot_be_rendered_is_told_with_the_reason(base):
    base(GOOD.replace("<main>", "<main>{% include 'no-such-menu.html' %}"))
    assert "no-such-menu.html" in problems()["render"].message


def test_what_it_suggests_is_what_helps(base, settings):
    base(GOOD.replace("block content", "block main").replace("block extra_css", "block styles"))
    assert [*problems()] == ["base_blocks"]
    settings.KPACT_WAGTAIL = {"BASE_BLOCKS": BaseTemplate().suggest()}
    assert problems() == {}


def test_blocks_are_found_where_the_template_inherits_and_includes(base):
    base(
        '{% extends "outer.html" %}{% block inner %}<main>{% block story %}{% endblock %}</main>'
        "{% endblock %}",
        outer="<html><head>{% include 'head.html' %}</head><body>{% if page %}"
        "{% block inner %}{% endblock %}{% endif %}</body></html>",
        head="<title>{% block name %}{% endblock %}</title>{% block more_head %}{% endblock %}",
    )
    assert BaseTemplate().suggest() == {"title": "name", "head": "more_head", "content": "story"}


def test_a_base_without_main_has_its_content_block_found_by_name(base):
    base(GOOD.replace("<main>", "").replace("</main>", "").replace("content %}", "page_body %}"))
    assert BaseTemplate().suggest()["content"] == "page_body"


@pytest.fixture
def choosy_home(monkeypatch, home):
    """The site's home page is of a type that takes only these below itself."""

    def choosy(*allowed):
        monkeypatch.setattr(TitlePage, "subpage_types", list(allowed), raising=False)
        monkeypatch.setattr(TitlePage, "_clean_subpage_models", None)
        page = home.add_child(instance=TitlePage(title="Home"))
        Site.objects.update(root_page=page)

    return choosy


def test_a_home_page_that_refuses_our_types_is_named_with_the_list_to_paste(base, choosy_home):
    base(GOOD)
    choosy_home("testapp.TitlePage")
    finding = problems()["subpage_types"]
    for label in ["testapp.TitlePage", *(model._meta.label for model in OURS)]:
        assert f'"{label}"' in finding.paste
    assert finding.where == "in tests.testapp.models, class TitlePage"


def test_one_place_that_takes_a_type_is_enough(base, choosy_home):
    base(GOOD)
    choosy_home("testapp.TitlePage", "kpact_pages.ArticleIndexPage")
    assert problems() == {}


def test_a_type_that_refuses_every_parent_is_named(base, monkeypatch):
    base(GOOD)
    monkeypatch.setattr(AdvocacyPage, "parent_page_types", [], raising=False)
    monkeypatch.setattr(AdvocacyPage, "_clean_parent_page_models", None)
    finding = problems()["parent_page_types"]
    assert "advocacy page" in finding.message


def test_a_site_that_includes_no_address_of_ours_gets_the_line(base, settings):
    class Urls:
        urlpatterns = [path("", lambda request: None)]

    base(GOOD)
    settings.ROOT_URLCONF = Urls
    assert "urls" in problems()


def test_missing_apps_come_as_lines_to_paste(base, monkeypatch):
    base(GOOD)
    monkeypatch.setattr(apps, "is_installed", lambda name: name != "wagtail.contrib.settings")
    assert '    "wagtail.contrib.settings",\n' in problems()["apps"].paste


def test_the_doctor_sees_a_page_as_visitors_do_though_middleware_stops_them(base, settings):
    base(GOOD.replace("{% kpact_exit %}", ""))
    settings.SECURE_SSL_REDIRECT = True
    assert [*problems()] == ["exit"]


def test_the_doctor_leaves_nothing_in_the_database(base):
    SiteSettings.objects.all().delete()
    pages, site = Page.objects.count(), Site.objects.values().get()
    base(GOOD)
    examine()
    assert Page.objects.count() == pages
    assert Site.objects.values().get() == site
    assert not SiteSettings.objects.exists()


def test_problems_end_the_command_with_an_error(base, capsys):
    base(GOOD.replace("{% kpact_exit %}", ""))
    with pytest.raises(SystemExit) as exit:
        call_command("kpact_doctor")
    assert exit.value.code == 1
    output = capsys.readouterr().out
    assert "        {% kpact_exit %}" in output
    assert "1 thing is missing." in output


def test_other_programs_get_json(base, capsys):
    base(GOOD.replace("{% kpact_exit %}", ""))
    with pytest.raises(SystemExit):
        call_command("kpact_doctor", "--json")
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["level"], found["id"]) == ("problem", "exit")
    assert "{% kpact_exit %}" in found["paste"]


@pytest.fixture
def diagnose(tmp_path):
    """What the doctor prints for this DATABASES entry; in a process, as this one has its tables."""

    def diagnose(**database):
        lines = f"from tests.settings import *\nDATABASES = {{'default': {database!r}}}\n"
        (tmp_path / "other_site.py").write_text(lines)
        command = [sys.executable, "-m", "django", "kpact_doctor", "--settings", "other_site"]
        environment = {"PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
        result = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False
        )
        assert result.returncode == 1
        return result.stdout

    return diagnose


def test_an_empty_database_is_told_to_migrate(tmp_path, diagnose):
    output = diagnose(ENGINE="django.db.backends.sqlite3", NAME=str(tmp_path / "new.sqlite3"))
    assert "python manage.py migrate" in output


def test_a_database_out_of_reach_is_told_without_a_traceback(tmp_path, diagnose):
    output = diagnose(ENGINE="django.db.backends.sqlite3", NAME=str(tmp_path / "no" / "where"))
    assert "cannot be reached" in output
