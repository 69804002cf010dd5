"""The task that says “look now”. Nothing is lost when it never runs: the cron line drains too."""

from django.utils.module_loading import import_string

try:
    from django.tasks import task
except ImportError:  # Django 5.2: the package comes with Wagtail
    from django_tasks import task


@task()
def drain_now():
    """Without arguments: what is to be sent stands in the database."""
    import_string("kpact_wagtail.outbox.drain.drain")()
