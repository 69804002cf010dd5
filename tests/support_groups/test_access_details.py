"""Access details are sealed in the database, opened by the right key alone, and kept when it is lost."""

import datetime
from io import StringIO

import pytest
import time_machine
from django.core import checks
from django.core.management import call_command
from django.db import connection

from kpact_wagtail import crypto
from kpact_wagtail.data_map import models_with
from kpact_wagtail.health import OK, WARN, collect
from kpact_wagtail.keys import generate, get_keys
from kpact_wagtail.support_groups.access import (
    NAMES,
    Details,
    find_released,
    find_renewal,
    open_details,
    read_details,
    renew_due,
    save_details,
)
from kpact_wagtail.support_groups.health import find_renewals
from kpact_wagtail.support_groups.models import GroupAccess

from .access import CANARIES, DETAILS, RELEASE, add_access
from .build import add_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def use_keys(settings):
    def use_keys(*keys):
        settings.KPACT_WAGTAIL = {"KEYS": list(keys)}

    return use_keys


@pytest.fixture
def row(home):
    return add_access(add_group(home), label="Tuesdays, online")


def fresh(row):
    return GroupAccess.objects.get(pk=row.pk)


# Sealed


def test_what_is_saved_can_be_read_with_the_key(row):
    assert open_details(fresh(row)) == DETAILS


def test_the_table_shows_nothing_of_it(row):  # E1
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {GroupAccess._meta.db_table}")
        found = b"".join(
            bytes(each) if isinstance(each, bytes | memoryview) else str(each).encode()
            for each in cursor.fetchone()
        )
    assert [each for each in CANARIES if each.encode() in found] == []
    assert row.label.encode() in found


def test_what_is_not_there_is_stored_as_nothing(home):
    row = add_access(add_group(home), Details(link="https://example.org/"))
    assert bytes(fresh(row).sealed_passcode) == b""
    assert bytes(fresh(row).sealed_link)


def test_a_value_moved_to_another_row_does_not_open(row, home):  # E1
    other = add_access(add_group(home, title="Other", slug="other"))
    other.sealed_link = row.sealed_link
    other.save()
    with pytest.raises(crypto.Unreadable):
        open_details(fresh(other))


def test_neither_a_row_nor_its_details_say_in_a_report_what_is_in_them(row):
    said = f"{row} {row!r} {open_details(row)} {open_details(row)!r} {[open_details(row)]}"
    assert [each for each in CANARIES if each in said] == []
    assert "passcode" in repr(open_details(row))


# Without the key


def test_without_its_key_nothing_opens_and_each_value_says_so(row, use_keys):  # E1
    use_keys(generate())
    with pytest.raises(crypto.Unreadable):
        open_details(fresh(row))
    assert read_details(fresh(row)) == (Details(), list(NAMES))


def test_what_cannot_be_read_outlives_the_saving_of_the_rest(row, settings, use_keys):
    [old] = settings.KPACT_WAGTAIL["KEYS"]
    use_keys(new := generate())
    save_details(fresh(row), Details(note="The door is open"))
    use_keys(new, old)
    assert open_details(fresh(row)) == Details(**{**vars(DETAILS), "note": "The door is open"})


def test_without_any_key_the_rest_of_a_row_can_still_be_saved(row, use_keys):
    use_keys()
    again = fresh(row)
    again.label = "Tuesdays"
    save_details(again, Details())
    assert fresh(row).label == "Tuesdays"
    assert bytes(fresh(row).sealed_link) == bytes(row.sealed_link)


def test_a_missing_key_is_demanded_by_the_check(use_keys):  # E3
    assert GroupAccess in models_with("sealed_fields")
    use_keys()
    assert "kpact_wagtail.E005" in {each.id for each in checks.run_checks()}


# Rotation


def test_a_rotation_seals_every_value_with_the_newest_key(row, settings, use_keys):  # E2
    [old] = settings.KPACT_WAGTAIL["KEYS"]
    use_keys(generate(), old)
    call_command("kpact_rotate_keys", stdout=StringIO())
    again = fresh(row)
    newest = get_keys()[0].id
    assert {crypto.key_id_of(getattr(again, name)) for name in again.sealed_fields} == {newest}
    use_keys(settings.KPACT_WAGTAIL["KEYS"][0])
    assert open_details(fresh(row)) == DETAILS


def test_the_health_counts_values_whose_key_is_missing(row, use_keys):  # E3
    use_keys(generate())
    found = {each.name: each for each in crypto.check_health()}
    assert found["missing_keys"].level == "alarm"
    assert found["missing_keys"].number >= len(NAMES)


# Who is shown what


@pytest.mark.parametrize("release", [RELEASE.NEVER, RELEASE.APPROVED])
def test_only_what_is_for_anyone_is_released(row, release):
    assert find_released(row.group) == [row]
    GroupAccess.objects.update(release=release)
    assert find_released(row.group) == []


def test_a_row_without_any_details_releases_nothing(home):
    group = add_group(home)
    add_access(group, Details())
    assert find_released(group.translation_key) == []


def test_nobody_but_this_group_is_released(row, home):
    other = add_access(add_group(home, title="Other", slug="other"))
    assert find_released(row.group) == [row]
    assert find_released(other.group) == [other]


def test_when_the_last_page_of_a_group_is_deleted_its_details_go_too(home, spanish):
    group = add_group(home)
    row = add_access(group)
    home.copy_for_translation(spanish)
    group.copy_for_translation(spanish)
    group.delete()
    assert fresh(row)
    type(group).objects.get().delete()
    assert not GroupAccess.objects.exists()


# Renewal


def test_a_new_link_id_or_passcode_was_renewed_today(home):
    row = add_access(add_group(home), Details(note="Ring twice"))
    assert row.renewed_on is None
    for days, new in enumerate([{"link": "https://a.example/"}, {"passcode": "9"}], 1):
        with time_machine.travel(datetime.datetime(2026, 5, days, 12, tzinfo=datetime.UTC)):
            save_details(row, Details(**new))
        assert fresh(row).renewed_on == datetime.date(2026, 5, days)


def test_other_changes_and_the_same_link_renew_nothing(row):
    GroupAccess.objects.update(renewed_on=datetime.date(2020, 1, 1))
    save_details(again := fresh(row), Details(**{**vars(DETAILS), "note": "Come in"}))
    assert again.renewed_on == datetime.date(2020, 1, 1)


@pytest.mark.parametrize(
    ("renewed_on", "months", "due"),
    [("2026-01-31", 1, "2026-02-28"), ("2026-01-15", 3, "2026-04-15"), ("2026-01-15", None, None)],
)
def test_the_next_renewal_is_so_many_months_after_the_last(row, renewed_on, months, due):
    row.renewed_on = datetime.date.fromisoformat(renewed_on)
    row.renew_every_months = months
    assert find_renewal(row) == (due and datetime.date.fromisoformat(due))


def test_a_row_is_due_from_its_day_on(row):
    GroupAccess.objects.update(renewed_on=datetime.date(2026, 1, 15), renew_every_months=1)
    assert renew_due(datetime.date(2026, 2, 14)) == []
    assert renew_due(datetime.date(2026, 2, 15)) == [row]


def test_operators_are_told_how_many_are_due_and_no_more(row):  # C5
    assert find_renewals() in collect()
    assert (find_renewals().level, find_renewals().number) == (OK, 0)
    GroupAccess.objects.update(renewed_on=datetime.date(2020, 1, 1), renew_every_months=1)
    found = find_renewals()
    assert (found.level, found.number) == (WARN, 1)
    assert found.text == "Access details of groups: 1 entry is to be renewed."


def test_an_address_alone_is_never_to_be_renewed(home):
    add_access(add_group(home), Details(address="14 Lane"), renew_every_months=1)
    assert renew_due(datetime.date(2999, 1, 1)) == []
