"""Groups as the block picker shows them; nothing of them is stored."""

import json
from datetime import UTC, datetime, time, timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from .actions import get_group_models
from .meetings import LocalMeeting
from .models import Occurrence

ZONE = "America/Chicago"


def make_examples():
    """One online every week and one in a room, each with ``upcoming``; none without a page type."""
    model = next(iter(get_group_models()), None)
    if model is None:
        return []
    return [make_circle(model), make_breakfast(model)]


def make_circle(model):
    return make(
        model,
        {"repeats": "weekly", "days": ["Tu"], "start": "19:00:00", "end": "20:30:00"},
        title=_("Tuesday circle"),
        eligibility=_("For everybody over 18 who uses drugs or used to."),
        mode="online",
        platform="Zoom",
        joining="ask_first",
        cost="free",
    )


def make_breakfast(model):
    return make(
        model,
        {
            **{"repeats": "monthly", "weeks": ["1"], "days": ["Sa"]},
            **{"start": "10:00:00", "end": "12:00:00"},
        },
        title=_("Breakfast for parents"),
        eligibility=_("For parents, with or without their children."),
        mode="in_person",
        area=_("Near the market hall"),
        joining="drop_in",
        cost="free",
    )


def make(model, rule, **fields):
    """An unsaved page that leads nowhere."""
    today = localdate()
    stored = {**rule, "first": (today - timedelta(days=400)).isoformat()}
    schedule = json.dumps([{"type": "rule", "value": stored, "id": rule["repeats"]}])
    group = model(schedule=schedule, time_zone=ZONE, **fields)
    group.get_url = lambda *args, **kwargs: "#"
    group.relative_url = group.get_url
    begin = datetime.combine(today, time(), UTC)
    group.upcoming = [
        LocalMeeting(Occurrence(start=each.start, end=each.end, mode=group.mode), group)
        for each in group.get_schedule().between(begin, begin + timedelta(days=60))[:1]
    ]
    return group
