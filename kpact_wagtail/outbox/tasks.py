"""The task that says “look now”. Nothing is lost when it never runs: the cron line drains too."""

import logging

from django.utils.module_loading import import_string

try:
    from django.tasks import task
except ImportError:  # Django 5.2: the package comes with Wagtail
    from django_tasks import task

log = logging.getLogger(__name__)

#: Backends that would send within the request, or run nothing.
NOT_A_WORKER = ("immediate", "dummy")


@task()
def drain_now():
    """Send what is due, in a worker."""
    import_string("kpact_wagtail.outbox.drain.drain")()


def poke():
    """Wake a worker if the site has one. Never sends by itself, never raises."""
    try:
        if has_worker():
            drain_now.enqueue()
    except Exception as error:  # a broken queue must not break the visitor's request
        log.warning("No worker could be woken: %s", type(error).__name__)


def has_worker():
    module = type(drain_now.get_backend()).__module__
    return not module.rpartition(".")[2].startswith(NOT_A_WORKER)
