"""What a group does not say yet, or no longer rightly, in sentences for its editors."""

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from ..time_zones import find_zone
from .conflicts import find_conflicts
from .sentences import say_schedule


def find_gaps_of_group(group):
    """Warnings for whoever opens the form; nothing here keeps a page from being published."""
    yield from find_gaps_of_purpose(group)
    yield from find_gaps_of_place(group)
    yield from find_gaps_of_joining(group)
    yield from find_gaps_of_time(group)


def find_gaps_of_purpose(group):
    if not group.summary and not strip_tags(group.eligibility).strip():
        yield _("Nobody is told whom it is for: describe it in a sentence, or say who it is for.")


def find_gaps_of_place(group):
    modes = {rule.mode or group.mode for rule in group.get_schedule().rules} or {group.mode}
    if modes == {"online"} or group.withheld:
        return
    places = [group, *group.get_schedule().rules]
    if not any(each.venue or each.area or each.address for each in places):
        yield _(
            "It meets in person, but nobody is told where: enter a venue, roughly where it is, or "
            "that the address is not public."
        )


def find_gaps_of_joining(group):
    if group.joining == group.Joining.REGISTER and not group.joining_url and not group.contacts:
        yield _("People are to sign up first, but there is no web address or contact to do so.")
    talks = (group.Joining.ASK_FIRST, group.Joining.SCREENING, group.Joining.REFERRAL)
    ways = (group.contacts, group.joining_words, group.joining_url, group.steps)
    if group.joining in talks and not any(ways):
        yield _("People are to ask first, but nobody is told how: enter a contact, or say it.")


def find_gaps_of_time(group):
    if group.timing != group.Timing.REGULAR or group.status == group.Status.CLOSED:
        return
    schedule = group.get_schedule()
    if not schedule.rules and not group.schedule_words:
        yield _("Nobody is told when it meets.")
    if schedule.rules and group.schedule_words:
        yield from find_words_instead(group, schedule)
    if group.time_zone and find_zone(group.time_zone) is None and not schedule.rules:
        yield _("There is no time zone “%(name)s” any more: choose another.") % {
            "name": group.time_zone
        }
    yield from find_conflicts(schedule, timezone.now(), group.mode)


def find_words_instead(group, schedule):
    """Words of one's own, which nobody changes when a meeting does."""
    today = timezone.localdate(timezone=find_zone(group.time_zone))
    said = " ".join(f"“{each}”" for each in say_schedule(schedule, group.mode, today))
    if said:
        yield _(
            "Your own words stand instead of the sentences from the meetings. These would be: "
            "%(sentences)s"
        ) % {"sentences": said}
