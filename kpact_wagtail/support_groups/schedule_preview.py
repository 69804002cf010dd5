"""What a schedule that is being written says and when it next meets, for the form of a group."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ..time_zones import find_zone, name_zone
from ..words import join_words
from .conflicts import find_conflicts
from .descriptions import GroupDescription
from .schedule_blocks import MAX_CHILDREN, Mode, ScheduleBlock
from .schedules import Schedule
from .sentences import MODES, say_changes, say_meeting, say_schedule

#: Bytes of a form that are looked at; a schedule of 200 dates has some 40,000.
MAX_SIZE = 500_000
SHOWN = 6
#: How far ahead six meetings are looked for, step by step: most groups need the first.
DAYS_TO_LOOK = (92, 366, 366 * 5)
TEMPLATE = "kpact_wagtail/admin/groups/schedule.html"


class CircumstancesForm(forms.Form):
    """What else decides when a group meets; the names are those of the page's form."""

    time_zone = forms.CharField(max_length=64, required=False)
    mode = forms.ChoiceField(choices=Mode.choices, required=False)
    timing = forms.CharField(max_length=20, required=False)
    status = forms.CharField(max_length=20, required=False)
    status_until = forms.DateField(required=False)
    starts_on = forms.DateField(required=False)

    def read(self):
        self.is_valid()
        return {name: self.cleaned_data.get(name) for name in self.fields}


@dataclass
class Draft:
    """A group as it stands in the form now, as far as its meetings go."""

    schedule: Schedule
    incomplete: bool = False
    #: Labels of what is to be filled in or mended.
    missing: tuple = ()
    timing: str = ""
    status: str = ""
    mode: str = ""
    status_until: object = None
    starts_on: object = None
    now: object = field(default_factory=timezone.now)

    is_paused_on = GroupDescription.is_paused_on

    @classmethod
    def read(cls, data):
        """From the fields of the form; never fails, whatever they hold."""
        circumstances = CircumstancesForm(data).read()
        children, incomplete, missing = read_children(data)
        zone = circumstances.pop("time_zone") or ""
        return cls(Schedule.read(children, zone), incomplete, missing, **circumstances)

    @property
    def zone(self):
        return find_zone(self.schedule.zone)

    @property
    def today(self):
        return timezone.localdate(self.now, self.zone)

    def describe(self):
        """The context of the template."""
        return {
            "sentences": say_schedule(self.schedule, self.mode, self.today),
            "changes": say_changes(self.schedule, self.today),
            "meetings": [self.say(meeting) for meeting in self.find_next()],
            "zone": name_zone(self.schedule.zone),
            "conflicts": list(find_conflicts(self.schedule, self.now, self.mode)),
            "why_none": self.why_none(),
            "incomplete": self.incomplete,
            "missing": join_words([str(each) for each in self.missing]),
        }

    def find_next(self):
        found = []
        for days in DAYS_TO_LOOK if not self.why_none() else ():
            meetings = self.schedule.between(self.now, self.now + timedelta(days=days))
            found = [each for each in meetings if not self.is_paused_on(each.day)][:SHOWN]
            if len(found) == SHOWN:
                break
        return found

    def say(self, meeting):
        said = [say_meeting(meeting.start, meeting.end)]
        modes = {each.mode or self.mode for each in self.schedule.rules}
        mode = meeting.mode or self.mode
        if mode in MODES and (len(modes) > 1 or mode != self.mode):
            said.append(str(MODES[mode]))
        return ", ".join([*said, *filter(None, [meeting.venue])])

    def why_none(self):
        """A sentence, where no dates are shown whatever the rules say."""
        if self.schedule.rules and not self.zone:
            return _("Choose a time zone, and the next dates appear here.")
        if self.timing == "arranged":
            return _("It meets by arrangement: nobody is shown these meetings.")
        if self.timing == "announced":
            return _("Its times will be announced: nobody is shown these meetings.")
        if self.status == "closed":
            return _("It no longer meets: nobody is shown these meetings.")
        if self.status == "hiatus" and not self.status_until:
            return _("It takes a break: no dates are shown until the break ends.")
        if self.status == "starting" and not self.starts_on:
            return _("It is about to start: dates are shown once its first day is known.")
        return ""


@lru_cache(maxsize=1)
def get_block():
    """A block of its own, which no form that saves a draft at the same time can change."""
    return ScheduleBlock()


def read_children(data):
    """Children of the stream as they are stored, whether one was not complete, and what it lacks."""
    try:
        value = get_block().value_from_datadict(data, {}, "schedule")
    except (KeyError, ValueError, TypeError, AttributeError):  # no form of ours
        return [], False, ()
    read = [read_child(child) for child in list(value)[:MAX_CHILDREN]]
    missing = dict.fromkeys(label for _child, labels in read for label in labels)
    children = [child for child, _labels in read if child]
    return children, len(children) < len(read), tuple(missing)


def read_child(child):
    """A child as it is stored, or None, and the labels of what is wrong in it, as far as known."""
    try:
        cleaned = child.block.clean(child.value)
    except (ValidationError, ValueError, TypeError, AttributeError) as error:
        wrong = getattr(error, "block_errors", None) or {}
        return None, [child.block.child_blocks[name].label for name in wrong]
    value = child.block.get_prep_value(cleaned)
    return {"type": child.block_type, "id": child.id, "value": value}, []


@never_cache
@require_POST
def preview_schedule(request):
    """A fragment for the form of a group; see static/kpact_wagtail/js/group-form.js."""
    if int(request.headers.get("Content-Length") or 0) > MAX_SIZE:
        return HttpResponse(status=413)
    return render(request, TEMPLATE, Draft.read(request.POST).describe())
