"""Support groups for programs, such as headless sites. Access details never stand here."""

from wagtail.blocks import RichTextBlock
from wagtail.rich_text import RichText

from ..structured_data import isoformat
from .columns import find_languages

RICH_TEXT = RichTextBlock()


def describe_group(group, context=None):
    """What a visitor reads of a group in a list, in the active language.

    Load it with its description, and with its next meetings as ``upcoming``; see listing.py.
    """
    request = (context or {}).get("request")
    return {
        "id": group.pk,
        "title": group.title,
        "discreet_title": group.discreet_title,
        "quick_exit": group.quick_exit,
        "url": group.get_full_url(request) or "",
        "content_note": group.content_note,
        "eligibility": describe_text(group.eligibility, context),
        "summary": group.summary,
        "description": describe_text(group.description, context),
        "status": describe_status(group),
        "alert": group.current_alert,
        "mode": describe_choice(group, "mode"),
        "where": group.where_words,
        "when": [str(words) for words in group.when_in_words],
        "time_zone": describe_zone(group),
        "next_meetings": [describe_meeting(each) for each in group.upcoming],
        "joining": {**describe_choice(group, "joining"), "text": str(group.joining_line)},
        "languages": find_languages(group),
        "cost": group.cost_words,
    }


def describe_text(text, context=None):
    """Rich text as Wagtail’s API gives that of any block."""
    return RICH_TEXT.get_api_representation(RichText(text), context)


def describe_link(group, request):
    return {"id": group.pk, "title": group.title, "url": group.get_full_url(request) or ""}


def describe_status(group):
    return {"name": group.status, "text": group.status_words, "note": group.status_note}


def describe_zone(group):
    return {"name": group.time_zone, "text": str(group.zone_name)}


def describe_choice(group, name):
    words = getattr(group, f"get_{name}_display")()
    return {"name": getattr(group, name), "text": str(words)}


def describe_meeting(meeting):
    """A LocalMeeting: times with the offset of the group’s own zone, and the same in words."""
    return {
        "start": isoformat(meeting.start),
        "end": isoformat(meeting.end),
        "text": meeting.in_words,
        "mode": meeting.mode,
        "venue": meeting.venue,
        "interpreter": meeting.occurrence.interpreter,
        "moved_from": isoformat(meeting.moved_from),
    }


def describe_meeting_of_group(meeting, context=None):
    """As describe_meeting(), with the group it is of."""
    request, group = (context or {}).get("request"), meeting.group
    return {
        "group": describe_link(group, request),
        "time_zone": describe_zone(group),
        **describe_meeting(meeting),
    }


def describe_slot(slot, context=None):
    """A group at a time on a day of the week; the time is that of clocks in its zone."""
    request, group = (context or {}).get("request"), slot.group
    return {
        "group": describe_link(group, request),
        "time_zone": describe_zone(group),
        "starts": isoformat(slot.rule.start),
        "ends": isoformat(slot.rule.end),
        "often": slot.words,
        "mode": slot.mode,
        "venue": slot.venue,
        "status": describe_status(group),
    }


def describe_week(week, context=None):
    """A Week: days by their codes, and groups that have no day."""
    request = (context or {}).get("request")
    days = [
        {"day": day.code, "slots": [describe_slot(slot, context) for slot in day.slots]}
        for day in week.days
    ]
    rest = [
        {"group": describe_link(each.group, request), "when": [str(words) for words in each.words]}
        for each in week.rest
    ]
    return {"days": days, "others": rest}
