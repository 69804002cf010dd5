"""Whether all is well, in a few sentences without a word about anybody.

An app says ``kpact_health = ["mysite.petition.find_letters"]`` in its AppConfig: functions without
arguments, each giving a Finding or several.
"""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from django.apps import apps
from django.db import Error as DatabaseFault
from django.db.models import Max, Sum
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .conf import conf
from .tick import TICK, find_jobs

OK, WARN, ALARM = LEVELS = ("ok", "warn", "alarm")

#: A tick that is this late has probably stopped.
LATE = timedelta(minutes=15)
#: Above this share of all forms one client is rather a proxy than a visitor.
SUSPICIOUS = 0.9


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: "ok", "warn" or "alarm", and why, in words for operators."""

    name: str
    level: str = OK
    text: str = ""
    number: int | float | None = None


def collect():
    """Every Finding of the installed apps. Never raises: what cannot be looked at is an alarm."""
    from .state import Lease

    try:
        Lease.objects.exists()
    except DatabaseFault as error:
        text = _("The database cannot be used: %(error)s.") % {"error": type(error).__name__}
        return [Finding("database", ALARM, text)]
    paths = [path for app in apps.get_app_configs() for path in getattr(app, "kpact_health", ())]
    answers = Finding("database", text=_("The database answers."))
    return [answers, *(finding for path in paths for finding in look(path))]


def look(path):
    try:
        found = import_string(path)()
        return [found] if isinstance(found, Finding) else list(found)
    except Exception as error:
        text = _("This could not be looked at: %(error)s.") % {"error": type(error).__name__}
        return [Finding(path.rpartition(".")[2], ALARM, text)]


def worst(findings):
    """The level of all of them together."""
    return max((finding.level for finding in findings), key=LEVELS.index, default=OK)


def as_dict(findings):
    """What monitors read, as JSON."""
    return {"status": worst(findings), "findings": [asdict(finding) for finding in findings]}


def find_tick():
    """When kpact_tick last ran to its end."""
    from .state import Lease

    last = Lease.objects.filter(name=TICK).values_list("finished_at", flat=True).first()
    if last is None:
        return Finding("tick", WARN, _("kpact_tick has never run. Nothing is sent or forgotten."))
    late = timezone.now() - last
    minutes = max(int(late.total_seconds() // 60), 0)
    text = ngettext(
        "kpact_tick last ran %(minutes)s minute ago.",
        "kpact_tick last ran %(minutes)s minutes ago.",
        minutes,
    )
    level = WARN if late > LATE else OK
    return Finding("tick", level, text % {"minutes": minutes}, minutes)


def find_failed_jobs():
    """Which jobs failed at their last run, and with which error."""
    from .state import Lease

    names = [job.name for job in find_jobs()]
    failed = dict(
        Lease.objects.filter(name__in=names, failed=True).values_list("name", "result__error")
    )
    if not failed:
        return Finding("jobs", text=_("No job failed at its last run."), number=0)
    told = ", ".join(f"{name} ({error})" for name, error in sorted(failed.items()))
    return Finding(
        "jobs", WARN, _("Failed at the last run: %(jobs)s.") % {"jobs": told}, len(failed)
    )


def find_clients():
    """Whether one client sends nearly all forms, as behind a proxy that nobody declared."""
    from .state import ClientCount

    today = ClientCount.objects.filter(day=datetime.now(UTC).date())
    clients = today.values("client", "scope").annotate(sent=Sum("number"))
    found = clients.aggregate(most=Max("sent"), total=Sum("sent"))
    most, total = found["most"] or 0, found["total"] or 0
    if most <= conf.CLIENT_LIMIT or most <= SUSPICIOUS * total:
        return Finding("clients", text=_("No client sent nearly all forms of today."), number=most)
    text = _(
        "Nearly all forms of today came from one client and are left aside. If that is a proxy of "
        "yours, set TRUSTED_PROXIES."
    )
    return Finding("clients", WARN, text, most)
