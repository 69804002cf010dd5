"""A list of groups of many shapes, for the browser."""

import datetime
import json

from django.utils.timezone import localdate
from wagtail.models import Site

from kpact_wagtail.models import Audience
from tests.builders import make_definition, make_site_settings, place_site
from tests.support_groups.build import add_group, add_index, child, items, rule

from .pseudo import make_pseudo_page

CALL = {"method": "call", "value": "+13125550100"}
INTRODUCTION = "Groups of people who know what it is like. Come as you are; the first time is free."


def languages(*codes):
    return json.dumps([{"type": "language", "value": code} for code in codes])


def coming(weekday):
    """The next such day but one, Monday being 0."""
    today = localdate()
    return today + datetime.timedelta(days=(weekday - today.weekday()) % 7 + 7)


def build_list(server):
    """``(list, its right-to-left twin)`` on a site at that address."""
    site = Site.objects.get(is_default_site=True)
    place_site(site, server)
    make_site_settings(site)
    page = add_index(site.root_page, title="Support groups", introduction=INTRODUCTION)
    fill(page)
    twin = make_pseudo_page(page)
    for group in page.get_children().specific():
        make_pseudo_page(group)
    return page, twin


def fill(page):
    workers, parents = (
        Audience.objects.create(name=name, slug=slug, locale=page.locale)
        for name, slug in [("Sex workers", "workers"), ("Parents", "parents")]
    )
    term = make_definition("sex worker", "<p>Somebody who sells sexual services by choice.</p>")
    contact = json.dumps([{"type": "contact", "value": CALL}])
    tuesday = coming(1).isoformat()
    add_group(
        page,
        [
            rule(id="tuesdays"),
            rule("monthly", weeks=["-1"], days=["Fr"], mode="in_person", interpreter="ase"),
            child("move", {"day": tuesday, "new_day": coming(2).isoformat(), "reason": "Election"}),
        ],
        title="Tuesday Circle for current and retired sex workers",
        eligibility=(
            f'<p>For current and retired <a linktype="kpact-definition" id="{term.pk}">sex '
            "workers</a> who are over 18 only.</p>"
        ),
        audiences=[workers],
        languages=languages("en", "es"),
        platform="Zoom",
        area="near Uptown station",
        cost="free",
        joining_words="Write to us, and we call you back within three working days.",
        alert="No meeting in the last week of the year.",
        contacts=contact,
        content_note="Mentions violence.",
    )
    add_group(
        page,
        [rule("monthly", weeks=["1"], days=["Sa"], start="10:00:00", end="12:00:00")],
        title="Breakfast for parents",
        summary="Coffee, toys and people who know how tired you are.",
        audiences=[parents],
        mode="in_person",
        venue="Lantern Row Hall",
        area="two blocks from the market",
        address="12 Lantern Row",
        joining="drop_in",
        cost="suggested",
        languages=languages("en"),
    )
    add_group(
        page,
        title="Evening in London",
        time_zone="Europe/London",
        status="waiting_list",
        status_note="We hope for a second evening in spring.",
        cost="fixed",
        price="7.50",
        currency="GBP",
        price_per="session",
        mode="hybrid",
    )
    add_group(
        page,
        [rule(days=["Mo", "Th"], start="22:00:00", end="00:30:00")],
        title="Night owls",
        status="hiatus",
        status_until=localdate() + datetime.timedelta(days=40),
        eligibility="<p>For whoever cannot sleep.</p>",
    )
    dates = items([coming(5).isoformat(), coming(6).isoformat()])
    add_group(page, [rule("dates", dates=dates)], title="Two afternoons", openness="closed")
    add_group(page, [], title="One to one", timing="arranged", joining="ask_first")
