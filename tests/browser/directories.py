"""A directory with a small library, for the browser."""

import datetime
import json

from wagtail.models import Page, Site

from kpact_wagtail.resources.models import ResourceSettings
from tests.builders import make_site_settings, place_site
from tests.resources.build import make_resource
from tests.resources.directories import make_audience, make_directory, make_topic

from .pseudo import make_pseudo_page

CALL = {"method": "call", "value": "+13125550100", "free": True, "anonymous": True}
TEXT = {"method": "keyword", "value": "741741", "keyword": "HOME", "note": "Standard rates."}
CHAT = {"method": "chat", "value": "https://chat.example.org"}
OFFICE = {"days": ["Mo", "Tu", "We", "Th"], "opens": "10:00:00", "closes": "18:00:00"}
INTRODUCTION = "Lines, places and reading that people from here have found worth trusting."


def build_directory(server):
    """``(directory page, its right-to-left twin)`` on a site at that address."""
    site = Site.objects.get(is_default_site=True)
    place_site(site, server)
    make_site_settings(site)
    line = fill_library()
    lines = json.dumps([{"type": "resource", "value": line.pk}])
    ResourceSettings.objects.create(site=site, crisis_lines=lines)
    page = make_directory(site.root_page, title="Find help", introduction=INTRODUCTION)
    return page, make_pseudo_page(Page.objects.get(pk=page.pk).specific)


def fill_library():
    housing, courts, health = map(make_topic, ["Housing", "Courts", "Health"])
    young, migrants = map(make_audience, ["Young people", "Migrant workers"])
    line = make_resource(
        "Night line",
        kind="hotline",
        gloss="Somebody who listens, whatever it is about. Trained peers answer.",
        url="https://nightline.example.org/",
        audiences=[young],
        topics=[health],
        countries=["US"],
        languages=["en", "es"],
        contacts=[CALL, TEXT, CHAT],
        always_open=True,
        cost="free",
        anonymous="yes",
        emergency_services="no",
        verified_on=datetime.date.today(),
    )
    make_resource(
        "Legal aid on Thursdays",
        kind="service",
        gloss="A lawyer who knows the trade reads your letters with you.",
        url="https://aid.example.org/a/rather/long/address/of/a/page/that-goes-on-for-a-while",
        topics=[courts],
        audiences=[migrants],
        countries=["US"],
        contacts=[{"method": "email", "value": "aid@example.org"}],
        hours=[OFFICE],
        time_zone="America/Chicago",
        eligibility="Anybody who works in Cook County",
        cost="sliding",
        emergency_services="sometimes",
        public_area="near Uptown",
        safe_calling="Delete the call from your list afterwards.",
    )
    for number in range(30):
        make_resource(
            f"Shelter of the Row, house {number + 1}",
            kind=["service", "organization", "tool"][number % 3],
            gloss="A bed, a meal and nobody who asks why.",
            url=f"https://house{number + 1}.example.org/",
            topics=[housing],
            countries=[["US", "CA", "MX"][number % 3]],
            languages=["en", "fr"],
            contacts=[{**CALL, "value": f"+1312555{number:04}"}],
            hours=[OFFICE],
            time_zone="America/Chicago",
            cost="free",
        )
    return line
