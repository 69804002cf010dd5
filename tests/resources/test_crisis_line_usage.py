"""A resource that is a crisis line of the site says so before it is deleted."""

import json

import pytest
from django.urls import reverse
from wagtail.models import ReferenceIndex, Site

from kpact_wagtail.resources.settings import ResourceSettings
from kpact_wagtail.upkeep.usage import find_usage

from .build import make_resource

pytestmark = pytest.mark.django_db
NAME = str(ResourceSettings._meta.verbose_name)


@pytest.fixture
def settings_of_site():
    return ResourceSettings.for_site(Site.objects.get(is_default_site=True))


def name_on_every_page(settings_of_site, *resources):
    stored = [{"type": "resource", "value": each.pk} for each in resources]
    settings_of_site.crisis_lines = json.dumps(stored)
    settings_of_site.save()


def show(client, name, resource):
    url = reverse(resource.snippet_viewset.get_url_name(name), args=[resource.pk])
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_the_settings_are_in_the_index_of_references():
    assert ReferenceIndex.is_indexed(ResourceSettings)


def test_who_deletes_a_crisis_line_hears_that_it_is_one(admin_client, settings_of_site):
    line = make_resource("Night line")
    name_on_every_page(settings_of_site, line)
    assert f"{NAME} for" in show(admin_client, "delete", line)
    name_on_every_page(settings_of_site)
    assert f"{NAME} for" not in show(admin_client, "delete", line)


def test_the_usage_of_a_crisis_line_names_the_settings(admin_client, settings_of_site):
    line = make_resource("Night line")
    name_on_every_page(settings_of_site, line)
    found = show(admin_client, "usage", line)
    assert f"{NAME} for" in found
    names = ["kpact_resources", "resourcesettings", settings_of_site.site_id]
    assert reverse("wagtailsettings:edit", args=names) in found


def test_a_deleted_site_takes_its_crisis_line_out_of_the_index(home, settings_of_site):
    line = make_resource("Night line")
    site = Site.objects.create(hostname="other.example.org", root_page=home)
    name_on_every_page(ResourceSettings.for_site(site), line)
    assert len(find_usage(line)) == 1
    site.delete()
    assert find_usage(line) == []
