"""Mail leaves a moment after the page, not a minute, where a worker of django.tasks is running.

The row that says what to do is written before; a task that never runs costs nothing but time.
"""

import logging
from functools import partial

from django.db import transaction
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)

#: Backends that run a task within the request, or never.
NO_WORKER = {"ImmediateBackend", "DummyBackend"}


def tick_soon(using=None):
    """Call it in the transaction that wrote a row: a worker, if there is one, looks after commit."""
    transaction.on_commit(partial(wake, "kpact_wagtail.tick_task.tick"), using=using)


def wake(path):
    """Enqueue the task without arguments at a dotted path, where somebody else will run it.

    Never raises: a queue that is down is logged, and cron does the work. The task is imported only
    here, for it asks the site's TASKS while it is made.
    """
    try:
        task = import_string(path)
        if has_worker(task.get_backend()):
            task.enqueue()
    except Exception as error:
        logger.warning("No worker could be told, cron will do it: %s", type(error).__name__)


def has_worker(backend):
    return not NO_WORKER & {ancestor.__name__ for ancestor in type(backend).__mro__}
