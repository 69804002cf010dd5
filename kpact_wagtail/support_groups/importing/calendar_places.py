"""Where the events of a new group take place; ways into meetings stay out of public fields. # C5"""

import html
import re

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from ..leaks import find_meeting_links
from .cells import fold, plain

ONLINE = {"online", "zoom", "jitsi", "google meet", "microsoft teams", "teams", "video", "virtual"}
WEB = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
LONGEST_VENUE, LONGEST_SUMMARY = 120, 300


def describe_place(proposal, events):
    """Venue, mode and summary of a group from its events, and notes on what was left out."""
    texts = [event.text(name) for event in events for name in ("LOCATION", "DESCRIPTION", "URL")]
    enters = any(find_meeting_links(text) for text in texts)
    if enters:
        proposal.notes.append(
            _("It holds the way into a meeting, which was left out: keep it in the access details.")
        )
    venues = dict.fromkeys(filter(None, (find_venue(event, proposal) for event in events)))
    is_online = enters or any(fold(event.text("LOCATION")) in ONLINE for event in events)
    describe_mode(proposal, is_online, list(venues))
    describe_summary(proposal, events)


def describe_mode(proposal, is_online, venues):
    if len(venues) > 1:
        proposal.notes.append(
            _("It meets in several places, which were left out: %(places)s.")
            % {"places": "; ".join(venues)[:300]}
        )
    elif venues:
        proposal.fields["field.venue"] = venues[0]
    if not venues and not is_online:
        proposal.notes.append(
            _("The calendar does not say where it meets. Please check “How it meets”.")
        )
        return
    mode = "hybrid" if venues and is_online else "in_person" if venues else "online"
    proposal.fields["field.mode"] = mode


def find_venue(event, proposal):
    """The place of an event, if it is one and everybody may read it."""
    text = " ".join(event.text("LOCATION").split())
    if not text or fold(text) in ONLINE or find_meeting_links(text):
        return ""
    if WEB.search(text) or len(text) > LONGEST_VENUE:
        note = _("Its place was left out, because it is a web address or too long: %(text)s")
        if (said := note % {"text": text[:120]}) not in proposal.notes:
            proposal.notes.append(said)
        return ""
    return text


def describe_summary(proposal, events):
    text = next(filter(None, (event.text("DESCRIPTION") for event in events)), "")
    text = plain(html.unescape(strip_tags(text)))
    if not text:
        return
    if find_meeting_links(text) or WEB.search(text) or len(text) > LONGEST_SUMMARY:
        proposal.notes.append(
            _("Its description was left out, because it is long or has links. Write a summary.")
        )
    else:
        proposal.fields["field.summary"] = text
