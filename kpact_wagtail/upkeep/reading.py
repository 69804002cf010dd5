"""What visitors wrote, opened for those who may change the record, at the moment they look."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .. import crypto
from .models import Report

UNREADABLE = _("This cannot be read: the key it was sealed with is missing.")
#: How many reports about one record are opened; more of them say the same.
MOST = 10


@dataclass
class Told:
    """One report in words."""

    report: Report
    words: str = ""
    address: str = ""
    trouble: str = ""

    def __repr__(self):
        return f"Told({self.report!r})"


def read_reports(items):
    """Give Items ``told``, their newest reports in words, where the user may read them. One query."""
    for item in items:
        item.told, item.unread = [], 0
    allowed = [item for item in items if item.may_change]
    ids = [report.pk for item in allowed for report in item.reports[:MOST]]
    sealed = Report.objects.select_related("handled_by").in_bulk(ids) if ids else {}
    for item in allowed:
        found = [sealed[each.pk] for each in item.reports[:MOST] if each.pk in sealed]
        item.told = [tell(report) for report in found]
        item.unread = len(item.reports) - len(found)


def tell(report):
    try:
        return Told(report, words=report.words(), address=report.address())
    except (crypto.Unreadable, crypto.NoKey):
        return Told(report, trouble=UNREADABLE)
