"""Working out the meetings of the next 90 days, so that pages and lists only read them."""

from datetime import timedelta

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from ..translation import fact_source
from .mixins import GROUP
from .models import Occurrence

AHEAD = timedelta(days=90)
#: How long a meeting that is over stays in the table.
KEPT = timedelta(days=2)


def get_group_models():
    """All concrete page models with SupportGroupPageMixin, ours and the site's."""
    return [model for model in apps.get_models() if getattr(model, "kpact_lists_as", "") == GROUP]


@transaction.atomic
def store_meetings(group):
    """Write down when a group meets in the next 90 days, whatever its language; returns how many.

    Nothing is stored of one that no visitor can see. Call it after the page is published.
    """
    source = fact_source(group)
    rows = Occurrence.objects.filter(group=source.translation_key)
    wanted = list(work_out(source)) if source.live else []
    if [identify(row) for row in rows.order_by("start", "rule")] != [
        identify(row) for row in sorted(wanted, key=lambda row: (row.start, row.rule))
    ]:
        rows.delete()
        Occurrence.objects.bulk_create(wanted)
    return len(wanted)


def work_out(group):
    """Occurrences, not saved, of the meetings from now on."""
    if group.timing != group.Timing.REGULAR or group.status == group.Status.CLOSED:
        return
    now = timezone.now()
    for meeting in group.get_schedule().between(now - KEPT, now + AHEAD):
        if not group.is_paused_on(meeting.day):
            yield Occurrence(
                group=group.translation_key,
                start=meeting.start,
                end=meeting.end,
                day=meeting.day,
                mode=meeting.mode or group.mode,
                venue=meeting.venue,
                interpreter=meeting.interpreter,
                rule=meeting.rule.id,
                moved_from=meeting.moved_from,
            )


def identify(row):
    """What two rows about the same meeting have in common."""
    names = ["start", "end", "day", "mode", "venue", "interpreter", "rule", "moved_from"]
    return [getattr(row, name) for name in names]


def forget_meetings(translation_key):
    Occurrence.objects.filter(group=translation_key).delete()


def extend_meetings():
    """The job of kpact_tick: every published group once, then what nobody needs any more."""
    keys, stored = set(), 0
    for model in get_group_models():
        for group in model.objects.filter(live=True).order_by("pk").iterator(chunk_size=100):
            if group.translation_key not in keys:
                keys.add(group.translation_key)
                stored += store_meetings(group)
    gone, _counts = Occurrence.objects.exclude(group__in=keys).delete()
    return {"groups": len(keys), "meetings": stored, "gone": gone}
