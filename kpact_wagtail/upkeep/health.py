"""What kpact_status says about reports and the digest. It names nobody."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..health import Finding
from .models import UpkeepSettings, open_reports
from .notices import has_outbox


def find_upkeep():
    """How many reports wait, and whether anybody is told."""
    number = open_reports().count()
    text = ngettext("%(number)d report of a mistake waits.", "%(number)d reports wait.", number)
    yield Finding("reports", text=text % {"number": number}, number=number)
    yield find_digest()


def find_digest():
    if not has_outbox():
        text = _("No digest can be mailed: the app kpact_wagtail.outbox is not installed.")
        return Finding("digest", "warn", text)
    rows = UpkeepSettings.objects.exclude(digest_every=UpkeepSettings.Every.NEVER)
    if not any(row.digest_addresses for row in rows):
        return Finding("digest", text=_("Nobody is mailed what needs attention."))
    return Finding("digest", text=_("What needs attention is mailed to the editors."))
