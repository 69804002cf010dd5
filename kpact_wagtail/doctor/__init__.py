"""What a site still lacks before the suite works in it, with the lines to paste.

``examine()`` is what ``manage.py kpact_doctor`` prints. It renders unsaved pages through the
site's own base template, because only that shows whether a visitor would see anything.
"""

from django.db import transaction

from . import parents, settings, trial
from .finding import Finding

__all__ = ["Finding", "examine"]


def examine():
    """All findings, gravest causes first. Reads the database; whatever it writes is rolled back."""
    found = list(settings.find_missing())
    if any(finding.blocks_trial for finding in found):
        return found
    with transaction.atomic():
        found += parents.find_closed_doors()
        found += trial.find_faults()
        transaction.set_rollback(True)
    return found
