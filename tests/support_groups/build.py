"""Support groups for tests."""

import uuid

from kpact_wagtail.pages.models import SupportGroupIndexPage, SupportGroupPage
from kpact_wagtail.support_groups.actions import store_meetings
from tests.builders import make_page


def rule(repeats="weekly", id="", **values):
    """A rule as it is stored: Tuesdays at seven in the evening, unless said otherwise."""
    value = {"repeats": repeats, "start": "19:00:00", "end": "20:30:00", "first": "2026-01-06"}
    if repeats == "weekly":
        value["days"] = ["Tu"]
    return child("rule", {**value, **values}, id)


def child(kind, value, id=""):
    return {
        "type": kind,
        "id": id or str(uuid.uuid5(uuid.NAMESPACE_OID, repr(value))),
        "value": value,
    }


def items(values):
    """The values of a ListBlock as they are stored."""
    return [
        {
            "type": "item",
            "id": str(uuid.uuid5(uuid.NAMESPACE_OID, f"{at} {value!r}")),
            "value": value,
        }
        for at, value in enumerate(values)
    ]


def add_index(parent, **fields):
    return make_page(
        SupportGroupIndexPage, parent, **{"title": "Groups", "slug": "groups", **fields}
    )


def add_group(parent, schedule=None, audiences=(), topics=(), **fields):
    """A published group below a page, which meets on Tuesday evenings in Chicago."""
    given = {
        "title": "Tuesday Circle",
        "time_zone": "America/Chicago",
        "schedule": [rule()] if schedule is None else schedule,
    }
    page = make_page(SupportGroupPage, parent, **{**given, **fields})
    if audiences or topics:
        page.audiences, page.topics = list(audiences), list(topics)
        page.save_revision().publish()
    return page


def add_many(parent, number, make=lambda at: {}, audiences=(), topics=()):
    """As add_group(), for many: published without a revision each, in a tenth of the time.

    ``make(at)`` gives the fields of each that differ.
    """
    groups = []
    for at in range(number):
        given = {"title": f"Group {at}", "slug": f"group-{at}", "time_zone": "America/Chicago"}
        group = SupportGroupPage(**{**given, "schedule": [rule()], **make(at)})
        group.audiences, group.topics = list(audiences), list(topics)
        groups.append(parent.add_child(instance=group))
        store_meetings(group)
    return groups
