"""Stored meetings as visitors read them: on the clocks of their group."""

from datetime import UTC

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..codes import name_language
from ..time_zones import find_zone
from .sentences import MODES, say_day, say_meeting

#: Meetings that the page of a group names.
SHOWN = 6


class LocalMeeting:
    """A stored Occurrence on the clocks of its group."""

    def __init__(self, occurrence, group):
        self.occurrence, self.group = occurrence, group
        zone = find_zone(group.time_zone) or UTC  # of a zone renamed since it was stored
        self.start, self.end = (
            moment.astimezone(zone) for moment in (occurrence.start, occurrence.end)
        )
        self.mode, self.venue = occurrence.mode, occurrence.venue
        moved = occurrence.moved_from
        self.moved_from = moved and moved.astimezone(zone)

    def __str__(self):
        return say_meeting(self.start, self.end)

    @property
    def in_words(self):
        """For templates: Django would show ``start`` in the zone of the project."""
        return str(self)

    @property
    def iso(self):
        """The start for ``<time datetime>``, with its offset."""
        return self.start.isoformat(timespec="minutes")

    @property
    def end_iso(self):
        """The end, after which a page that was kept for long no longer shows it."""
        return self.end.isoformat(timespec="minutes")

    @property
    def zone_name(self):
        return self.group.zone_name

    @property
    def mode_in_words(self):
        return str(MODES.get(self.mode, ""))

    @property
    def interpreter(self):
        """The name of the language somebody interprets into, or ""."""
        code = self.occurrence.interpreter
        return code and name_language(code)

    @property
    def ways(self):
        """How and where, where that is not the same for all meetings of the group."""
        differs = self.mode != self.group.mode
        parts = [str(MODES[self.mode])] if differs and self.mode in MODES else []
        parts += [self.venue] if self.venue else []
        if self.interpreter:
            words = {"language": self.interpreter}
            parts.append(_("with an interpreter (%(language)s)") % words)
        return ", ".join(map(str, parts))

    @property
    def moved_words(self):
        """Such as “instead of Tuesday, Nov. 24, 2026”, or ""."""
        if not self.moved_from:
            return ""
        return _("instead of %(day)s") % {"day": say_day(self.moved_from.date())}


def load_upcoming(group, number=SHOWN):
    """The next stored meetings of a group as LocalMeetings. One query."""
    if not apps.is_installed("kpact_wagtail.support_groups") or not find_zone(group.time_zone):
        return []
    from .models import Occurrence

    rows = Occurrence.objects.filter(group=group.translation_key, end__gt=timezone.now())
    return [LocalMeeting(row, group) for row in rows[:number]]
