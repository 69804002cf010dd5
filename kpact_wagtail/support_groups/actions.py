"""Working out the meetings of the next 90 days, so that pages and lists only read them."""

import logging
from datetime import timedelta
from functools import partial

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from ..links import get_page_model
from ..translation import fact_source
from .mixins import GROUP
from .models import Occurrence
from .purging import purge_groups_soon

logger = logging.getLogger(__name__)

AHEAD = timedelta(days=90)
#: How long a meeting that is over stays in the table.
KEPT = timedelta(days=2)


def get_group_models():
    """All concrete page models with SupportGroupPageMixin, ours and the site's."""
    return [model for model in apps.get_models() if getattr(model, "kpact_lists_as", "") == GROUP]


def store_meetings(group):
    """Write down when a group meets in the next 90 days, whatever its language; returns how many.

    Nothing is stored of one that no visitor can see. Call it after the page is published.
    """
    number, _changed = update_meetings(group)
    return number


@transaction.atomic
def update_meetings(group):
    """As store_meetings(); returns how many there are, and whether they are others than before."""
    lock(group)
    source = fact_source(group)
    rows = Occurrence.objects.filter(group=source.translation_key)
    wanted = list(work_out(source)) if source.live else []
    changed = [identify(row) for row in rows.order_by("start", "rule")] != [
        identify(row) for row in sorted(wanted, key=lambda row: (row.start, row.rule))
    ]
    if changed:
        rows.delete()
        Occurrence.objects.bulk_create(wanted)
    return len(wanted), changed


def lock(group):
    """Let nobody else write the meetings of a group, in whatever language, until the transaction ends.

    Two who found none would both write all. SQLite lets only one write anyway.
    """
    pages = get_page_model().objects.filter(translation_key=group.translation_key)
    pages.select_for_update().order_by("pk").values_list("pk").first()


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
    """The job of kpact_tick: every published group once, then what nobody needs any more.

    A group whose meetings cannot be worked out keeps those it has, and the others theirs.
    """
    counts = {"groups": 0, "meetings": 0, "failed": 0}
    changed = [key for key in map(partial(extend, counts), each_group()) if key]
    purge_groups_soon(changed)
    return {**counts, "gone": forget_unseen()}


def each_group():
    """Every published group, in one of its languages."""
    keys = set()
    for model in get_group_models():
        for group in model.objects.filter(live=True).order_by("pk").iterator(chunk_size=100):
            if group.translation_key not in keys:
                keys.add(group.translation_key)
                yield group


def extend(counts, group):
    """Bring the meetings of a group up to date, and count; returns its key where they changed."""
    counts["groups"] += 1
    try:
        number, changed = update_meetings(group)
    except Exception as error:  # its text may hold words of the page
        logger.error("The meetings of a group were not worked out: %s", type(error).__name__)
        counts["failed"] += 1
        return None
    counts["meetings"] += number
    return group.translation_key if changed else None


def forget_unseen():
    """Delete the meetings of groups that are not published at this moment; returns how many."""
    unseen = Occurrence.objects.all()
    for model in get_group_models():
        live = model.objects.filter(live=True).order_by().values("translation_key")
        unseen = unseen.exclude(group__in=live)
    gone, _counts = unseen.delete()
    return gone
