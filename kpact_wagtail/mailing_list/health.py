"""What kpact_status says about people and lists."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from ..health import Finding
from ..state import Lease
from .models import Subscription

LATEST = timedelta(hours=48)


def find_people():
    """How many wait for approval, and whether people are forgotten on time."""
    waiting = Subscription.objects.filter(state=Subscription.State.AWAITING).count()
    yield Finding("awaiting", "ok", _("People who wait for approval."), waiting)
    last = (
        Lease.objects.filter(name="lists.retention").values_list("finished_at", flat=True).first()
    )
    late = last is None or last < timezone.now() - LATEST
    text = _("People who left are not forgotten: kpact_tick has not done it for two days.")
    yield Finding("retention", "warn" if late else "ok", text if late else _("Up to date."), None)
