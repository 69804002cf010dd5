"""What does not fit together in a schedule, in sentences for its editor."""

from datetime import datetime, time, timedelta
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..time_zones import find_zone
from ..words import say_time
from .schedules import DATES, DAY, step
from .sentences import say_day, say_move, say_rule, say_skip

#: How far ahead editors are told of what will not fit.
AHEAD = timedelta(days=366)
#: A meeting that is longer may be one of the morning that was meant for the evening.
LONG = timedelta(hours=6)
#: Sentences that somebody can work through; whoever has mended them sees the next.
MOST_SAID = 10
#: Meetings that are compared with each other: eleven a day for a year.
MOST_COMPARED = 4000


def find_conflicts(schedule, now, mode=""):
    """The first sentences, for whoever may change the schedule; ``mode`` is that of the group."""
    found = find_all(schedule, now, mode)
    yield from islice(found, MOST_SAID)
    if next(found, None):
        yield _("And more.")


def find_all(schedule, now, mode):
    """As find_conflicts(), one at a time.

    What is past is left alone, but for rules that are over: those are still in the way.
    """
    if not schedule.rules:
        return
    zone = find_zone(schedule.zone)
    if zone is None:
        yield from find_lost_zone(schedule.zone)
        return
    today = now.astimezone(zone).date()
    meetings = schedule.between(now, now + AHEAD)
    yield from find_idle_rules(schedule, meetings, today)
    yield from find_long_meetings(meetings, today)
    yield from find_short_terms(schedule, today)
    yield from find_lost_dates(schedule, today)
    yield from find_idle_skips(schedule, today)
    for move in moves_to_come(schedule, today):
        yield from find_conflicts_of_move(schedule, move)
    yield from find_clashes(meetings[:MOST_COMPARED], mode, today)
    yield from find_changes_of_clocks(meetings)


def find_lost_zone(name):
    if name:
        yield _("There is no time zone “%(name)s” any more: choose another.") % {"name": name}


def name_rule(rule, today=None):
    return say_rule(rule, today=today)


def find_idle_rules(schedule, meetings, today):
    """Rules that are over, never begin or have nothing in the coming year."""
    busy = {meeting.rule for meeting in meetings}
    for rule in schedule.rules:
        if rule in busy:
            continue
        words = {"rule": name_rule(rule)}
        if rule.last and rule.first and rule.last < rule.first:
            yield _("“%(rule)s” ends before it begins.") % words
        elif rule.is_over(today):
            yield _("“%(rule)s” is over: take it out, or change until when it holds.") % words
        else:
            yield _("“%(rule)s” has no meeting in the coming twelve months.") % words


def find_long_meetings(meetings, today):
    """Once for each rule and each move."""
    told = set()
    for meeting in meetings:
        length, cause = meeting.end - meeting.start, meeting.move or meeting.rule
        if length > LONG and id(cause) not in told:
            told.add(id(cause))
            said = say_move(cause) if meeting.move else name_rule(cause, today)
            hours = round(length / timedelta(hours=1))
            text = ngettext(
                "“%(meeting)s” lasts %(hours)d hour: is that right?",
                "“%(meeting)s” lasts %(hours)d hours: is that right?",
                hours,
            )
            yield text % {"meeting": said, "hours": hours}


def find_short_terms(schedule, today):
    """Rules of so many meetings of which some fall away."""
    for rule in schedule.rules:
        if not rule.count or not schedule.skips or rule.is_over(today):
            continue
        starts = list(rule.starts(datetime.min, rule.horizon()))
        left = sum(not schedule.is_skipped(start) for start in starts)
        if left < len(starts):
            words = {"rule": name_rule(rule, today), "number": left, "count": len(starts)}
            yield _("“%(rule)s”: %(number)d of %(count)d take place, as others fall away.") % words


def find_lost_dates(schedule, today):
    """Dates chosen by hand in a month without meetings."""
    for rule in schedule.rules:
        for day in rule.dates if rule.repeats == DATES else ():
            if day >= today and day.month not in rule.months:
                words = {"day": say_day(day)}
                yield _("%(day)s is chosen, but lies in a month without meetings.") % words


def find_idle_skips(schedule, today):
    for skip in schedule.skips:
        if skip.last >= today and not any(starts_in(schedule, skip.first, skip.last)):
            words = {"change": say_skip(skip)}
            yield _("“%(change)s” changes nothing: there is none at that time anyway.") % words


def starts_in(schedule, first, last):
    """Naive starts on some days as the rules have them, before anything falls away or is moved."""
    begin = datetime.combine(first, time())
    end = step(datetime.combine(last, time()), DAY)
    for rule in schedule.rules:
        yield from rule.starts(begin, end)


def moves_to_come(schedule, today):
    return [move for move in schedule.moves if max(move.day, move.new_day) >= today]


def find_conflicts_of_move(schedule, move):
    words = {"change": say_move(move), "day": say_day(move.day), "new": say_day(move.new_day)}
    starts = list(starts_in(schedule, move.day, move.day))
    if not starts:
        yield _("“%(change)s” changes nothing: there is no meeting on %(day)s.") % words
    elif not any(map(move.is_about, starts)):
        words["time"] = say_time(move.at)
        yield _("“%(change)s” changes nothing: at %(time)s no meeting begins on that day.") % words
    elif any(skip.covers(move.day) for skip in schedule.skips):
        yield (
            _("The meeting of %(day)s is moved, but falls away too: take one of the two out.")
            % words
        )
    elif any(schedule.move_of(start) is not move for start in filter(move.is_about, starts)):
        yield _("The meeting of %(day)s is moved twice: the first of the two holds.") % words
    elif any(skip.covers(move.new_day) for skip in schedule.skips):
        yield _("“%(change)s”: on %(new)s no meetings were meant to be.") % words


def find_clashes(meetings, mode, today):
    """Two meetings at the same time and place, once for each pair of rules and each move."""
    told, running = set(), []
    for meeting in meetings:
        running = [each for each in running if each.end > meeting.start]
        for other in running:
            if not is_moved(other, meeting) and not share_place(other, meeting, mode):
                continue
            key = tuple(map(id, (other.rule, meeting.rule, other.move, meeting.move)))
            if key not in told:
                told.add(key)
                yield say_clash(other, meeting, today)
        running.append(meeting)


def is_moved(*meetings):
    return any(meeting.move for meeting in meetings)


def share_place(one, other, mode):
    return (one.mode or mode, one.venue) == (other.mode or mode, other.venue)


def say_clash(one, other, today):
    move = other.move or one.move
    words = {"day": say_day(other.day)}
    if move:
        words["change"] = say_move(move)
        return _("“%(change)s”: there is a meeting at that time already.") % words
    words |= {"one": name_rule(one.rule, today), "other": name_rule(other.rule, today)}
    return _("“%(one)s” and “%(other)s” meet at the same time and place, first on %(day)s.") % words


def find_changes_of_clocks(meetings):
    """Meetings at a time that a change of clocks leaves out, or that comes twice."""
    for meeting in meetings:
        wanted = (meeting.move and meeting.move.start) or meeting.rule.start
        words = {"time": say_time(wanted), "day": say_day(meeting.day)}
        if meeting.start.time() != wanted:
            words["new"] = say_time(meeting.start.time())
            yield (
                _(
                    "On %(day)s the clocks go forward and leave out %(time)s: the meeting begins at "
                    "%(new)s instead."
                )
                % words
            )
        elif comes_twice(meeting.start):
            yield (
                _("%(time)s on %(day)s comes twice: the clocks go back. The first is meant.")
                % words
            )


def comes_twice(moment):
    """Whether clocks there show this time a second time, an hour later or so."""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()
