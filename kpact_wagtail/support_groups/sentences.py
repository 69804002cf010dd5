"""When a group meets, in sentences of the active language that hold no clock of the visitor's.

Nothing here says “today” or “tomorrow”: a page may be read days after it was made.
"""

from datetime import datetime
from functools import reduce

from django.utils import formats
from django.utils.dates import MONTHS
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from ..codes import name_language
from ..records import DAYS
from ..words import join_words, say_date, say_time
from .schedules import ALL_MONTHS, DATES, MONTHLY, WEEKLY

DAY_NAMES = dict(DAYS)
#: Dates chosen by hand that a sentence names; of more it gives the number.
DATES_SAID = 6

#: After “every week on” and “every 2 weeks on”; some languages have another word for several.
SEVERAL = {
    "Mo": pgettext_lazy("of every week", "Monday"),
    "Tu": pgettext_lazy("of every week", "Tuesday"),
    "We": pgettext_lazy("of every week", "Wednesday"),
    "Th": pgettext_lazy("of every week", "Thursday"),
    "Fr": pgettext_lazy("of every week", "Friday"),
    "Sa": pgettext_lazy("of every week", "Saturday"),
    "Su": pgettext_lazy("of every week", "Sunday"),
}
EVERY = {
    "Mo": gettext_lazy("every Monday"),
    "Tu": gettext_lazy("every Tuesday"),
    "We": gettext_lazy("every Wednesday"),
    "Th": gettext_lazy("every Thursday"),
    "Fr": gettext_lazy("every Friday"),
    "Sa": gettext_lazy("every Saturday"),
    "Su": gettext_lazy("every Sunday"),
}
WEEKS = {
    1: gettext_lazy("first"),
    2: gettext_lazy("second"),
    3: gettext_lazy("third"),
    4: gettext_lazy("fourth"),
    5: gettext_lazy("fifth"),
    -1: gettext_lazy("last"),
}
MODES = {
    "online": gettext_lazy("online"),
    "in_person": gettext_lazy("in person"),
    "hybrid": gettext_lazy("online and in person"),
}


def say_schedule(schedule, mode="", today=None):
    """A sentence for each rule that is not over, then one on the months without meetings.

    ``mode`` is that of the group: a rule of another mode names it, and all do where they differ.
    ``today`` is the date by which rules are over and dates past; None leaves nothing out.
    """
    rules = [rule for rule in schedule.rules if today is None or not rule.is_over(today)]
    modes = {rule.mode or mode for rule in rules}
    named = mode if len(modes) < 2 else ""
    said = [say_rule(rule, schedule.pauses, mode, named, today) for rule in rules]
    if rules and schedule.pauses:
        said.append(_("No meetings in %(months)s") % {"months": say_months(schedule.pauses)})
    return said


def say_rule(rule, pauses=frozenset(), mode="", named="", today=None):
    """One rule as a sentence; ``named`` is a mode that needs no saying."""
    parts = [
        say_repetition(rule, today),
        *([_("in months that have one")] if has_gaps(rule) else []),
        say_times(rule.start, rule.end),
        *say_limits(rule, pauses, today),
        *say_ways(rule, mode, named),
    ]
    return capfirst(join_parts(parts))


def join_parts(parts):
    """What is said one after the other, as the active language strings it together."""
    return reduce(lambda said, more: _("%(said)s, %(more)s") % {"said": said, "more": more}, parts)


def has_gaps(rule):
    """Whether some months lack the day."""
    return 5 in rule.weeks or any(day > 28 for day in rule.month_days)


def say_repetition(rule, today=None):
    if rule.repeats == DATES:
        return say_dates([day for day in rule.dates if today is None or day >= today])
    if rule.repeats == WEEKLY:
        return say_weekly(rule)
    if rule.repeats == MONTHLY:
        return say_monthly(rule)
    return say_month_days(rule)


def say_weekly(rule):
    words = {"number": rule.every, "days": join_words([str(SEVERAL[day]) for day in rule.days])}
    if rule.every > 1:
        return _("every %(number)d weeks on %(days)s") % words
    if len(rule.days) == 7:
        return _("every day")
    if len(rule.days) == 1:
        return str(EVERY[rule.days[0]])
    return _("every week on %(days)s") % words


def say_monthly(rule):
    weeks = [str(WEEKS[week]) for week in rule.weeks if week in WEEKS]
    words = {
        "weeks": join_words(weeks),
        "days": join_words([str(DAY_NAMES[day]) for day in rule.days]),
        "number": rule.every,
    }
    if rule.every > 1:
        return _("on the %(weeks)s %(days)s, every %(number)d months") % words
    return _("on the %(weeks)s %(days)s of the month") % words


def say_month_days(rule):
    days = [str(day) for day in rule.month_days]
    words = {"days": join_words(days), "number": rule.every}
    if rule.every > 1:
        text = ngettext(
            "on day %(days)s, every %(number)d months",
            "on days %(days)s, every %(number)d months",
            len(days),
        )
    else:
        text = ngettext("on day %(days)s of the month", "on days %(days)s of the month", len(days))
    return text % words


def say_dates(days):
    """The first of them by name, the rest as a number."""
    named = [say_date(day) for day in days[:DATES_SAID]]
    more = len(days) - len(named)
    if more > 0:
        text = ngettext("%(number)d more date", "%(number)d more dates", more)
        named.append(text % {"number": more})
    text = ngettext("on %(dates)s", "on %(dates)s", len(named))
    return text % {"dates": join_words(named)}


def say_times(start, end):
    words = {"start": say_time(start), "end": say_time(end)}
    if end <= start:
        return _("%(start)s until %(end)s the next day") % words
    return _("%(start)s to %(end)s") % words


def say_limits(rule, pauses, today):
    """From when until when, and in which months."""
    if rule.months | pauses != ALL_MONTHS:
        yield _("only in %(months)s") % {"months": say_months(rule.months)}
    if rule.repeats == DATES:
        return
    if today is None or rule.first > today:
        yield _("from %(date)s") % {"date": say_date(rule.first)}
    if rule.last:
        yield _("until %(date)s") % {"date": say_date(rule.last)}
    if rule.count:
        text = ngettext("%(number)d meeting in all", "%(number)d meetings in all", rule.count)
        yield text % {"number": rule.count}


def say_ways(rule, mode, named):
    """How and where, where it differs from the group."""
    if (rule.mode or mode) != named and (rule.mode or mode) in MODES:
        yield str(MODES[rule.mode or mode])
    if rule.venue:
        yield _("at %(venue)s") % {"venue": rule.venue}
    area, note = words_of(rule)
    if area:
        yield area
    if rule.address:
        yield rule.address
    if rule.interpreter:
        yield _("with an interpreter (%(language)s)") % {
            "language": name_language(rule.interpreter)
        }
    if note:
        yield note


def words_of(rule):
    """Area and note of a rule, in the active language where somebody wrote them."""
    others = {code: words for code, *words in rule.words}
    area, note = others.get(get_short_language(), ("", ""))
    return area or rule.area, note or rule.note


def get_short_language():
    return (get_language() or "").split("-")[0]


def say_months(months):
    return join_words([str(MONTHS[number]) for number in sorted(months)])


def say_changes(schedule, today, until=None):
    """Sentences on coming days without a meeting and on moved ones, by date."""
    skips = [(each.first, each.last, say_skip(each)) for each in schedule.skips]
    moves = [(each.day, max(each.day, each.new_day), say_move(each)) for each in schedule.moves]
    return [
        text
        for first, last, text in sorted(skips + moves)
        if last >= today and (until is None or first <= until)
    ]


def say_skip(skip):
    words = {"first": say_day(skip.first), "last": say_day(skip.last)}
    if skip.last == skip.first:
        text = _("No meeting on %(first)s") % words
    else:
        text = _("No meetings from %(first)s to %(last)s") % words
    return with_reason(text, skip)


def say_move(move):
    words = {"day": say_day(move.day), "new": say_day(move.new_day)}
    if move.start and move.end:
        words["times"] = say_times(move.start, move.end)
    elif move.start:
        words["times"] = _("from %(start)s on") % {"start": say_time(move.start)}
    elif move.end:
        words["times"] = _("until %(end)s") % {"end": say_time(move.end)}
    if move.new_day == move.day and "times" in words:
        text = _("The meeting on %(day)s is at another time: %(times)s") % words
    elif "times" in words:
        text = _("The meeting of %(day)s is on %(new)s, %(times)s") % words
    elif move.new_day == move.day:
        text = _("The meeting on %(day)s differs") % words
    else:
        text = _("The meeting of %(day)s is on %(new)s") % words
    parts = [text, *([str(MODES[move.mode])] if move.mode in MODES else [])]
    parts += [_("at %(venue)s") % {"venue": move.venue}] if move.venue else []
    return with_reason(join_parts(parts), move)


def with_reason(text, change):
    """With the reason in brackets, in the active language where somebody wrote it."""
    reason = dict(change.reasons).get(get_short_language(), change.reason)
    words = {"text": text, "reason": reason}
    return _("%(text)s (%(reason)s)") % words if reason else text


def say_day(day):
    """Such as “Tuesday, Nov. 24, 2026”."""
    words = {"weekday": formats.date_format(day, "l"), "date": say_date(day)}
    return _("%(weekday)s, %(date)s") % words


def say_meeting(start, end):
    """Such as “Tuesday, Nov. 24, 2026, 7 p.m. to 8:30 p.m.”, from aware times of the group's zone."""
    words = {"day": say_day(start.date())}
    words["times"] = say_span(start, end)
    return _("%(day)s, %(times)s") % words


def say_span(start: datetime, end: datetime):
    """The times of a meeting; by their dates, not by which is later on a clock."""
    words = {"start": say_time(start.time()), "end": say_time(end.time())}
    if end.date() > start.date():
        return _("%(start)s until %(end)s the next day") % words
    return _("%(start)s to %(end)s") % words
