"""What can be done about records and reports; free of HTTP. Call them in a transaction."""

import hmac
import json
from datetime import UTC, datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from wagtail.log_actions import log

from .. import crypto
from ..translation import SharedFacts, choose, share_facts, update_latest_draft
from .models import Report
from .registry import find_source, get_siblings_of

State = Report.State


# What visitors do


@transaction.atomic
def report_mistake(record, what, words="", address=""):
    """Write down what somebody says is wrong; None where they said the same today already."""
    source = find_source(record)
    report = Report(
        content_type=ContentType.objects.get_for_model(type(source)),
        object_id=source.pk,
        what=what,
    )
    report.sealed_words = report.seal(words)
    report.sealed_address = report.seal(address)
    report.repeat_hash = hash_repeat(source, what, words, address)
    Report.objects.bulk_create([report], ignore_conflicts=True)
    return Report.objects.filter(uuid=report.uuid).first()


def hash_repeat(source, what, words, address):
    """Equal for what is said twice on one day (UTC), and of use to nobody without the key."""
    day = datetime.now(UTC).date().isoformat()
    said = json.dumps([source._meta.label, source.pk, what, words, address])
    key = crypto.derive("report", day)
    return hmac.digest(key, said.encode(), "sha256").hex()


# What editors do


def verify(source, user):
    """Somebody has called, wrote or looked, and all that is written is so."""

    def change():
        source.verified_on = localdate()
        source.verified_by = name_of(user)
        source.save(update_fields=["verified_on", "verified_by"])

    carry(source, change)
    log(instance=source, action="kpact.verify", user=user)


def name_of(user):
    return (user.get_full_name() or user.get_username())[:120]


def archive(source, user):
    """Put a record away: it stays, and visitors see it no more. False where its model cannot."""
    if not hasattr(source, "archive"):
        return False
    carry(source, source.archive)
    log(instance=source, action="kpact.archive", user=user)
    return True


def add_term(source, name, term, user):
    """Add a topic or an audience; False where the record has it, or cannot have any."""
    if not hasattr(type(source), name):
        return False
    chosen = getattr(source, name)
    if chosen.filter(translation_key=term.translation_key).exists():
        return False
    choose(chosen, [*chosen.all(), term])
    source.save()
    add_to_draft(source, name, term)
    log(instance=source, action=f"kpact.add_{name}", user=user, data={"added": str(term)})
    return True


def add_to_draft(source, name, term):
    """The latest draft keeps its own choice, with one more."""
    revision = getattr(source, "latest_revision", None)
    if revision is None or term.pk in revision.content.get(name, []):
        return
    content = {**revision.content, name: [*revision.content.get(name, []), term.pk]}
    type(revision).objects.filter(pk=revision.pk).update(content=content)


def carry(source, change):
    """Make a change to the live row, and the same to the latest draft and to all translations."""
    has_draft = getattr(source, "latest_revision", None) is not None
    before = source.serializable_data() if has_draft else {}
    change()
    after = source.serializable_data() if has_draft else {}
    changed = [name for name, value in after.items() if before[name] != value]
    update_latest_draft(source, source, changed)
    if isinstance(source, SharedFacts):
        share_facts(source)


def reports_about(source):
    """The reports about a record, whichever language held its facts when they came."""
    return Report.objects.filter(
        content_type=ContentType.objects.get_for_model(type(source)),
        object_id__in=[row.pk for row in get_siblings_of(source)],
    )


def close_reports(source, user, up_to):
    """Be done with the reports that were shown: those up to an id. How many there were."""
    reports = reports_about(source).filter(pk__lte=up_to).exclude(state=State.DONE)
    return settle(reports, source, user, State.DONE)


def see_reports(source, user, up_to):
    """Tell the others that somebody is looking at what was reported. How many there were."""
    reports = reports_about(source).filter(pk__lte=up_to, state=State.NEW)
    return settle(reports, source, user, State.SEEN)


def settle(reports, source, user, state):
    values = {"state": state, "handled_by": user, "handled_at": timezone.now()}
    if state == State.DONE:
        values["repeat_hash"] = None  # from now on the same words are news
    number = reports.update(**values)
    if number:
        log(instance=source, action=f"kpact.report_{state}", user=user)
    return number
