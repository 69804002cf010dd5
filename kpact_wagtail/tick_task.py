"""The task that tasks.tick_soon() enqueues."""

try:
    from django.tasks import task
except ImportError:  # before Django 6; Wagtail brings it
    from django_tasks import task

from .tick import run_due


@task()
def tick():
    """Without arguments: what is to be done stands in the database."""
    run_due()
