"""What is due now and then: jobs that the installed apps name, one line of cron for all of them.

An app says ``kpact_jobs = [Job("petition.letters", "mysite.petition.send_letters")]`` in its
AppConfig. Nothing here imports a model before it runs, so that apps.py may import it.
"""

import logging
import time
from dataclasses import dataclass, field
from datetime import timedelta

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import Error as DatabaseFault
from django.db import connections
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)

#: The row that says when anybody last looked whether something was due.
TICK = "tick"


@dataclass(frozen=True)
class Job:
    """A function without arguments, by dotted path, that returns a dict of counts or None.

    It is called when ``every`` has passed since it last began, after a failure sooner, and by one
    process at a time: for ``lasts`` nobody else may begin it. After that it is taken for dead, so
    let it end in time or be safe to run twice. ``alone=False`` is for work that several processes
    share out among themselves: nobody waits for one that runs, or died, elsewhere.
    """

    name: str
    path: str
    every: timedelta = timedelta(0)
    lasts: timedelta = timedelta(minutes=15)
    alone: bool = True

    def run(self):
        """The numbers the function returned; nothing else, for they are stored and logged."""
        given = import_string(self.path)() or {}
        return {str(name): value for name, value in given.items() if is_number(value)}


@dataclass(frozen=True)
class Result:
    """How one job went: ``state`` is "ran", "failed" or "busy"; ``error`` the name of a class."""

    job: str
    state: str
    counts: dict = field(default_factory=dict)
    error: str = ""
    seconds: float = 0
    #: Neither database nor keys were there: no fault of the job.
    is_outage: bool = False

    def as_dict(self):
        found = {"job": self.job, "state": self.state, "seconds": round(self.seconds, 3)}
        return found | ({"error": self.error} if self.error else {}) | {"counts": self.counts}


def find_jobs():
    """Every job of the installed apps, in the order of INSTALLED_APPS."""
    return [job for config in apps.get_app_configs() for job in getattr(config, "kpact_jobs", ())]


def run_due():
    """Run what is due and return the Results. Raises only when the database cannot be reached."""
    return list(each_due())


def each_due(should_stop=lambda: False):
    """As run_due(), each Result when it is there; ends early once ``should_stop()``."""
    from . import leases

    for job in leases.find_due(find_jobs()):
        if should_stop():
            return
        yield run_leased(job)
    leases.note(TICK)


def run_leased(job):
    from . import leases

    holder = leases.acquire(job)
    if holder is None:
        return Result(job.name, "busy")
    result = attempt(job)
    mend_connections()  # the job may have failed because its own was gone
    leases.release(job, holder, result)
    return result


def attempt(job):
    """Run a job; what it raises is logged by the name of its class, for its text may name people."""
    began = time.monotonic()
    try:
        counts = job.run()
    except Exception as error:
        name = type(error).__name__
        logger.error("The job %s failed: %s", job.name, name)
        outage = isinstance(error, (DatabaseFault, ImproperlyConfigured))
        return Result(job.name, "failed", {}, name, time.monotonic() - began, outage)
    return Result(job.name, "ran", counts, seconds=time.monotonic() - began)


def mend_connections():
    """As Django's close_old_connections(), which would also close what is in a transaction."""
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()


def is_number(value):
    return isinstance(value, int) or (isinstance(value, float) and value - value == 0)
