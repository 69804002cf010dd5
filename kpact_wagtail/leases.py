"""Who may run a job: one process at a time, on any number of machines, with any database.

A lease is taken by one UPDATE that names what it expects to find; whoever changes the row has it.
"""

import uuid
from datetime import timedelta

from django.db.models import F, Q
from django.utils import timezone

from .state import Lease

#: A job that failed, or died, is tried again after this, or after its own time if that is less.
RETRY = timedelta(minutes=15)
#: No clock is more wrong than this. Times further ahead were written by one that was mended since.
CLOCK_SKEW = timedelta(minutes=5)
#: Rows of jobs that no installed app names any more are kept this long.
KEPT = timedelta(days=30)


def find_due(jobs):
    """The jobs that are due, whether somebody runs them or not. At most three queries."""
    now = timezone.now()
    known = set(Lease.objects.values_list("name", flat=True))
    missing = [Lease(name=job.name) for job in jobs if job.name not in known]
    if missing:
        Lease.objects.bulk_create(missing, ignore_conflicts=True)
    due = Q(pk__in=[])
    for job in jobs:
        due |= is_due(job, now)
    names = set(Lease.objects.filter(due).values_list("name", flat=True))
    return [job for job in jobs if job.name in names]


def acquire(job):
    """The id of the lease, now ours; None if somebody has it or ran the job meanwhile."""
    now = timezone.now()
    holder = uuid.uuid4()
    free = Q(until=None) | Q(until__lte=now) | Q(until__gt=now + job.lasts + CLOCK_SKEW)
    due = is_due(job, now) & free if job.alone else is_due(job, now)
    taken = Lease.objects.filter(due).update(holder=holder, until=now + job.lasts, started_at=now)
    return holder if taken else None


def is_due(job, now):
    begun = Q(started_at__lte=now - job.every)
    broken = Q(failed=True) | Q(finished_at=None) | Q(finished_at__lt=F("started_at"))
    again = broken & Q(started_at__lte=now - min(job.every, RETRY))
    ahead = Q(started_at__gt=now + CLOCK_SKEW)
    return Q(name=job.name) & (Q(started_at=None) | begun | again | ahead)


def release(job, holder, result):
    """Give back a lease and note how the run went, unless it has been taken over since."""
    Lease.objects.filter(name=job.name, holder=holder).update(
        holder=None,
        until=None,
        finished_at=timezone.now(),
        failed=result.state == "failed",
        result={"error": result.error} if result.error else result.counts,
    )


def note(name):
    """Write down that something happened now; for what nobody competes for."""
    now = timezone.now()
    Lease.objects.update_or_create(name=name, defaults={"started_at": now, "finished_at": now})


def purge_leases():
    """Forget jobs of apps that are no longer installed. A job of kpact_tick."""
    from .tick import TICK, find_jobs

    known = [TICK, *(job.name for job in find_jobs())]
    gone = Lease.objects.exclude(name__in=known).filter(
        Q(started_at=None) | Q(started_at__lt=timezone.now() - KEPT)
    )
    return {"deleted": gone.delete()[0]}
