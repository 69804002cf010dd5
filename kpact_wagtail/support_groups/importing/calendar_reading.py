"""From an iCalendar file to proposals: events with one title are one group."""

import re
import warnings
from zoneinfo import ZoneInfo

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..schedule_blocks import MAX_DATES
from ..schedules import DATES, Rule, Schedule
from .calendar_dates import Clockwork
from .calendar_events import find_named_zone, read_event
from .calendar_places import describe_place
from .calendar_rules import check_rule, read_rule, say_times
from .cells import CONTROL, Unreadable, fold, plain
from .merging import child, put
from .proposals import Proposal
from .spans import list_times, next_years

MAX_EVENTS = 1000
EVENT = re.compile(r"^BEGIN:VEVENT\b", re.IGNORECASE | re.MULTILINE)
END = re.compile(r"^END:VCALENDAR\s*\Z", re.IGNORECASE | re.MULTILINE)

DAMAGED = gettext_lazy("This calendar is damaged. Export it once more.")


def read_calendar(text, default_zone):
    """(proposals, notes about the file)."""
    number = len(EVENT.findall(text))
    if number > MAX_EVENTS:
        said = _("These are %(number)d events; at most %(most)d can be read at once. Export less.")
        raise Unreadable(said % {"number": number, "most": MAX_EVENTS})
    if not END.search(text):
        raise Unreadable(_("This calendar ends in the middle. Export it once more."))
    calendars = parse(text)
    proposals, clockwork = [], Clockwork(*next_years())
    for calendar in calendars:
        zone = plain(calendar.get("X-WR-TIMEZONE", ""))
        for title, components in gather(calendar).items():
            proposals.append(read_group(title, components, (zone, default_zone), clockwork))
    if number and not proposals:
        raise Unreadable(DAMAGED)
    if not proposals:
        raise Unreadable(_("There is no event in this calendar."))
    return proposals, []


def parse(text):
    import icalendar

    clean = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about names of time zones, which are checked
            return icalendar.Calendar.from_ical(clean, multiple=True)
    except Exception:  # the library has many words for what it cannot read
        raise Unreadable(DAMAGED) from None


def gather(calendar):
    """``{title: components}``; changed meetings stand with the event they change."""
    titles, found = {}, {}
    components = calendar.walk("VEVENT")
    for component in components:
        if "RECURRENCE-ID" not in component:
            titles.setdefault(str(component.get("UID", "")), title_of(component))
    spelled = {}
    for component in components:
        own = title_of(component)
        title = titles.get(str(component.get("UID", "")), own) if component.get("UID") else own
        title = spelled.setdefault(fold(title), title)
        found.setdefault(title, []).append(component)
    return found


def title_of(component):
    value = component.get("SUMMARY", "")
    return " ".join(plain(" ".join(map(str, value)) if isinstance(value, list) else value).split())


def read_group(title, components, zones, clockwork):
    proposal = Proposal(title=title, only_dates=True)
    proposal.fields["field.title"] = title
    try:
        if not title:
            raise Unreadable(_("It has no title (SUMMARY)."))
        zone = find_named_zone(components)
        zones = (zone, zone) if zone else zones
        events = [read_event(component, *zones) for component in components]
        fill(proposal, events, clockwork)
    except Unreadable as error:
        proposal.problems.append(error.sentence)
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError):
        # Of a library that meets what no calendar may hold.
        proposal.problems.append(_("It cannot be read."))
    return proposal


def fill(proposal, events, clockwork):
    if len({event.zone for event in events}) > 1:
        raise Unreadable(_("Its events are in several time zones. Use one for all of them."))
    for event in events:
        check_rule(event)
    proposal.notes.extend(dict.fromkeys(note for event in events for note in event.notes))
    proposal.fields["field.time_zone"] = events[0].zone
    running = [event for event in events if event.was is not None or not event.is_cancelled]
    expected = clockwork.expand(running) if running else []
    if not say_by_rules(proposal, running, expected, clockwork):
        say_by_dates(proposal, expected, events[0].zone, clockwork)
    describe_place(proposal, [event for event in running if not event.is_cancelled])


# In rules


def say_by_rules(proposal, events, expected, clockwork):
    """Whether rules, days without a meeting and moves say exactly what the calendar does."""
    try:
        write_rules(proposal, events)
    except NotSayable:
        return False
    schedule = to_schedule(proposal)
    if all(rule.is_over(localdate()) for rule in schedule.rules):
        raise Unreadable(_("All its meetings are over."))
    return list_times(schedule, clockwork.begin, clockwork.end) == expected


class NotSayable(Exception):
    """A rule of a calendar for which the form has no words."""


def write_rules(proposal, events):
    today = localdate()
    masters = [event for event in events if event.was is None]
    changed = [event for event in events if event.was is not None]
    bound = {event.uid for event in masters if event.recurs}
    singles, proposal.skips, proposal.moves, proposal.pauses = [], [], [], []
    for event in masters:
        singles.extend(find_singles(event, changed))
        if event.recurs:
            singles.extend(write_rule(proposal, event, today))
    for event in changed:
        if event.uid in bound:
            write_change(proposal, event, today)
        elif not event.is_cancelled and event.uid not in {each.uid for each in masters}:
            singles.append((event.start, event.length))
    proposal.rules.extend(make_dates(singles, today))
    if len(proposal.rules) == 1:
        proposal.moves = [{**move, "at": None} for move in proposal.moves]
    unique = {skip["first"]: skip for skip in proposal.skips}
    proposal.skips = [unique[day] for day in sorted(unique)]


def find_singles(event, changed):
    """Pairs of naive start and length of meetings that follow no rule, changes applied."""
    own = [] if event.recurs else [(event.start, event.length)]
    moved = {each.was: each for each in changed if each.uid == event.uid}
    for start, length in [*own, *event.more]:
        if start in event.without:
            continue
        change = None if event.recurs else moved.get(start)
        if change is None:
            yield start, length
        elif not change.is_cancelled:
            yield change.start, change.length


def write_rule(proposal, event, today):
    """Write down a rule and the days it leaves out; returns what stands beside it, as singles."""
    rule = read_rule(event)
    if rule is None:
        raise NotSayable
    if rule["last"] and rule["last"] < today.isoformat():
        return []
    proposal.rules.append(rule)
    for start in event.without:
        if start.date() >= today:
            proposal.skips.append(skip(start))
    # A start that the rule leaves out is a meeting all the same.
    own = Rule.read(put(None, rule)["value"])
    return [] if own is None or own.first_start() == event.start else [(event.start, event.length)]


def skip(start):
    return {"first": start.date().isoformat(), "last": None, "reason": ""}


def write_change(proposal, event, today):
    """One meeting that is held at another time, or not at all."""
    if max(event.was, event.start).date() < today:
        return
    if event.is_cancelled:
        proposal.skips.append(skip(event.was))
        return
    times = say_times(event.start, event.length)
    proposal.moves.append(
        {
            "day": event.was.date().isoformat(),
            "at": event.was.time().isoformat("minutes"),
            "new_day": event.start.date().isoformat(),
            **times,
            "reason": "",
        }
    )


def make_dates(singles, today):
    """Rules of dates chosen by hand, one for each time of day; days that are over are left out."""
    found = {}
    for start, length in singles:
        if start.date() >= today:
            times = say_times(start, length)
            found.setdefault(tuple(times.items()), set()).add(start.date().isoformat())
    return [
        {"repeats": DATES, "dates": sorted(days), **dict(times)} for times, days in found.items()
    ]


# By dates, and the proof


def say_by_dates(proposal, expected, zone, clockwork):
    """Write down the dates themselves, as many as a rule may hold."""
    taken = expected[:MAX_DATES]
    if not taken:
        raise Unreadable(_("It has no meeting in the next two years."))
    proposal.skips, proposal.moves, proposal.pauses = [], [], []
    singles = [
        (begin.astimezone(ZoneInfo(zone)).replace(tzinfo=None), end - begin) for begin, end in taken
    ]
    proposal.rules = make_dates(singles, singles[0][0].date())
    if list_times(to_schedule(proposal), clockwork.begin, clockwork.end) != taken:
        raise Unreadable(_("How it repeats cannot be said here. Enter its meetings by hand."))
    said = ngettext(
        "How it repeats cannot be said here, so its date until %(last)s is taken.",
        "How it repeats cannot be said here, so its %(number)d dates until %(last)s are taken.",
        len(taken),
    )
    last = singles[-1][0].date().isoformat()
    proposal.notes.append(said % {"number": len(taken), "last": last})


def to_schedule(proposal):
    stored = [put(None, rule) for rule in proposal.rules]
    stored += [child("skip", each) for each in proposal.skips]
    stored += [child("move", each) for each in proposal.moves]
    return Schedule.read(stored, proposal.fields["field.time_zone"])
