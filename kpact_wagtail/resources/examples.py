"""Records as the block picker shows them; nothing of them is stored."""

import json

from django.utils.translation import gettext as _

from .models import Resource


def make_examples():
    """A helpline and a service."""
    return [make_helpline(), make_service()]


def make_helpline():
    contacts = [
        {"method": "call", "value": "+18005550100", "free": True, "crisis": True},
        {"method": "text", "value": "+13125550110"},
    ]
    return Resource(
        kind=Resource.Kind.HOTLINE,
        title=_("Night line"),
        gloss=_("Somebody who listens, whatever it is about. Trained peers answer."),
        always_open=True,
        cost=Resource.Cost.FREE,
        anonymous="yes",
        emergency_services="no",
        areas=json.dumps([{"type": "country", "value": "US"}]),
        contacts=json.dumps([{"type": "contact", "value": each} for each in contacts]),
    )


def make_service():
    hours = {"days": ["Mo", "Tu", "We", "Th"], "opens": "10:00:00", "closes": "18:00:00"}
    return Resource(
        kind=Resource.Kind.SERVICE,
        title=_("Legal aid on Thursdays"),
        url="https://example.org/",
        gloss=_("A lawyer who knows the trade reads your letters with you."),
        time_zone="America/Chicago",
        hours=json.dumps([{"type": "hours", "value": hours}]),
    )
