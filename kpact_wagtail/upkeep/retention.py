"""How long reports are kept; the daily job that forgets them.

``kpact_retention`` and ``kpact_tick`` run it; to stop it halfway and run it again does no harm.
"""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone

from .models import Report
from .registry import kept_models

#: How long after somebody was done with it.
DONE = timedelta(days=90)
#: Nobody's words lie here for longer, read or not.
LONGEST = timedelta(days=365)
#: Within which the same words are one report.
REPEAT = timedelta(days=1)


def forget(dry_run=False):
    """Forget reports that are done or old, or whose record is gone; how many of each."""
    now = timezone.now()
    if not dry_run:
        old = Report.objects.filter(created_at__lt=now - REPEAT).exclude(repeat_hash=None)
        old.update(repeat_hash=None)
    done = Q(state=Report.State.DONE, handled_at__lt=now - DONE)
    return {
        "done": remove(Report.objects.filter(done), dry_run),
        "old": remove(Report.objects.filter(created_at__lt=now - LONGEST), dry_run),
        "orphaned": remove(Report.objects.filter(find_orphans()), dry_run),
    }


def remove(reports, dry_run):
    return reports.count() if dry_run else reports.delete()[0]


def find_orphans():
    """A condition: reports about what is no longer there, as after a deletion in SQL."""
    condition = Q(pk__in=[])
    for model in kept_models():
        rows = model._base_manager.values("pk")
        condition |= Q(content_type=kind_of(model)) & ~Q(object_id__in=rows)
    return condition


def kind_of(model):
    return ContentType.objects.get_for_model(model)
