"""Reports are forgotten: when somebody was done with them, after a year, with their record."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Locale

from kpact_wagtail.keys import generate
from kpact_wagtail.resources.models import Resource
from kpact_wagtail.rotation import reseal
from kpact_wagtail.upkeep.models import Report
from kpact_wagtail.upkeep.retention import forget

from .build import make_kept, report

pytestmark = pytest.mark.django_db


def make_old(created, handled=None, state="done"):
    now = timezone.now()
    made = report(make_kept())
    Report.objects.filter(pk=made.pk).update(
        state=state,
        created_at=now - timedelta(days=created),
        handled_at=None if handled is None else now - timedelta(days=handled),
    )
    return made


@pytest.mark.parametrize(
    ("created", "handled", "state", "gone"),
    [
        (100, 91, "done", "done"),
        (100, 89, "done", None),
        (366, 10, "done", "old"),
        (366, None, "new", "old"),
        (364, None, "new", None),
        (364, 200, "seen", None),
    ],
)
def test_a_report_is_kept_as_long_as_is_promised(created, handled, state, gone):
    make_old(created, handled, state)
    counts = {"done": 0, "old": 0, "orphaned": 0} | ({gone: 1} if gone else {})
    assert forget(dry_run=True) == counts
    assert Report.objects.count() == 1
    assert forget() == counts
    assert Report.objects.count() == (0 if gone else 1)


def test_the_hash_of_what_was_said_goes_after_a_day():
    made = report(make_kept())
    forget()
    made.refresh_from_db()
    assert made.repeat_hash
    Report.objects.update(created_at=timezone.now() - timedelta(hours=25))
    forget()
    made.refresh_from_db()
    assert made.repeat_hash is None


def test_a_deleted_record_takes_its_reports_along():
    record, other = make_kept(), make_kept("Other")
    report(record)
    kept = report(other)
    record.delete()
    assert list(Report.objects.all()) == [kept]


def test_a_report_stays_with_the_language_that_stays(spanish):
    record = make_kept()
    translated = record.copy_for_translation(spanish)
    translated.save()
    made = report(record)
    record.delete()
    made.refresh_from_db()
    assert made.object_id == translated.pk
    translated.delete()
    assert not Report.objects.exists()


def test_a_record_deleted_behind_our_back_takes_its_reports_along_the_next_day():
    record = make_kept(locale=Locale.get_default())
    report(record)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {Resource._meta.db_table} WHERE id = %s", [record.pk])
    assert forget() == {"done": 0, "old": 0, "orphaned": 1}


def test_the_command_forgets_them_too(capsys):
    make_old(400)
    call_command("kpact_retention")
    assert "kpact_upkeep: old 1" in capsys.readouterr().out


def test_words_can_still_be_read_after_the_keys_have_rotated(settings):
    made = report(make_kept(), words="Open until nine", address="bea@example.org")
    old = settings.KPACT_WAGTAIL["KEYS"]
    settings.KPACT_WAGTAIL = {"KEYS": [generate(), *old]}
    reseal()
    settings.KPACT_WAGTAIL = {"KEYS": settings.KPACT_WAGTAIL["KEYS"][:1]}
    made.refresh_from_db()
    assert (made.words(), made.address()) == ("Open until nine", "bea@example.org")
