"""A site that leaves resources out has no directory, and nothing else breaks."""

import subprocess
import sys

import pytest
from django.apps import apps

from .directories import make_directory

APP = "kpact_wagtail.resources"
SCRIPT = f"""
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
from django.conf import settings
settings.INSTALLED_APPS = [app for app in settings.INSTALLED_APPS if app != "{APP}"]
import django
django.setup()
from django.core.management import call_command
call_command("check")
from kpact_wagtail.pages.models import ArticlePage, ResourceDirectoryPage
print(ArticlePage.is_creatable, ResourceDirectoryPage.is_creatable)
"""


def test_without_resources_nobody_can_make_a_directory():
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "True False"


@pytest.mark.django_db
@pytest.mark.parametrize("route", ["", "print/", "csv/"])
def test_a_directory_made_before_is_not_found(client, home, monkeypatch, route):
    url = make_directory(home).url + route
    assert client.get(url).status_code == 200
    monkeypatch.setattr(
        apps, "is_installed", lambda name, found=apps.is_installed: name != APP and found(name)
    )
    assert client.get(url).status_code == 404
