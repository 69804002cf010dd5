"""What kpact_status says about people and lists."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from ..health import Finding
from ..state import Lease
from .models import MailingList, Subscription

LATEST = timedelta(hours=48)


def find_people():
    """How many wait for approval, and whether people are forgotten on time."""
    waiting = Subscription.objects.filter(state=Subscription.State.AWAITING).count()
    yield Finding("awaiting", "ok", _("People who wait for approval."), waiting)
    done = Lease.objects.filter(name="lists.retention", failed=False)
    last = done.values_list("finished_at", flat=True).first()
    late = last is None or last < timezone.now() - LATEST
    text = _("People who left are not forgotten: kpact_tick has not done it for two days.")
    yield Finding("retention", "warn" if late else "ok", text if late else _("Up to date."), None)


def find_link_roots():
    """Whether links in mails are https, as one-click unsubscribing wants (RFC 8058)."""
    lists = MailingList.objects.filter(link_root="").select_related("site")
    plain = sorted({each.site.root_url for each in lists if each.site.root_url.startswith("http:")})
    if not plain:
        return Finding("links", text=_("Links in mails begin with https://."))
    text = _(
        "Links in mails begin with %(roots)s. Set the port of the site to 443, or “links begin "
        "with” of the lists."
    )
    return Finding("links", "warn", text % {"roots": ", ".join(plain)}, len(plain))
