"""Doing what a plan says: drafts, and new versions as drafts. Nothing is published."""

from django.db import transaction


@transaction.atomic
def write_plan(plan, user=None):
    """Write all rows that are to be written; returns how many. All of them, or none."""
    for row in plan.to_write:
        if row.page.pk:
            write_version(row.page, user)
        else:
            write_draft(plan.index, row.page, user)
    return len(plan.to_write)


def write_version(page, user):
    page.save_revision(user=user, log_action=True)


def write_draft(index, page, user):
    page.live, page.has_unpublished_changes, page.owner = False, True, user
    page.path, page.depth = "", None
    index.add_child(instance=page)
    page.save_revision(user=user, log_action=True)
