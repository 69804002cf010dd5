"""What kpact_status says of the keys: one that is missing, wrong, or still to be rotated."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kpact_wagtail import crypto
from kpact_wagtail.keys import generate, get_keys
from kpact_wagtail.models import KeyRecord, SuiteState
from kpact_wagtail.outbox.models import Suppression
from kpact_wagtail.rotation import pause_forms, reindex, reseal
from tests.rotating import fill, sign_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def use_keys(settings):
    def use_keys(*keys):
        settings.KPACT_WAGTAIL = {"KEYS": list(keys)}

    return use_keys


def levels():
    return {finding.name: finding.level for finding in crypto.check_health()}


def find(name):
    return next(finding for finding in crypto.check_health() if finding.name == name)


WELL = {"keys": "ok", "missing_keys": "ok", "older_keys": "ok", "forms_paused": "ok"}


def test_all_is_well_before_and_after_the_first_person():
    assert levels() == WELL
    sign_up("ada@example.org")
    assert levels() == WELL


def test_without_a_key_there_is_one_alarm(use_keys):
    use_keys()
    assert levels() == {"keys": "alarm"}
    assert "kpact_generate_key" in find("keys").text


def test_without_an_app_that_seals_no_key_is_missed(use_keys, monkeypatch):
    use_keys()
    monkeypatch.setattr("kpact_wagtail.key_health.models_with", lambda name: [])
    assert levels() == {}


def test_a_missing_key_is_named_with_the_number_of_rows_that_need_it(use_keys):  # E3
    use_keys(generate())
    fill(3)
    lost = get_keys()[0].id
    use_keys(generate())
    finding = find("missing_keys")
    assert finding.level == "alarm"
    assert lost in finding.text
    assert finding.number == 3 * 3 + 1  # address, name, hash; and the key of the index


def test_the_status_of_the_site_says_which_key_is_missing(use_keys):  # H7
    use_keys(generate())
    sign_up("ada@example.org")
    lost = get_keys()[0].id
    use_keys(generate())
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("kpact_status", "--json", stdout=out)
    assert ended.value.code == 2
    assert lost in out.getvalue()


def test_a_key_that_only_a_hash_needs_is_missed_too(use_keys):  # B5
    Suppression.objects.create(address_index="0" * 64, key_id="0badcafe", reason="complaint")
    finding = find("missing_keys")
    assert (finding.level, finding.number) == ("alarm", 1)
    assert "0badcafe" in finding.text


def test_a_key_that_is_not_the_one_of_this_database_is_an_alarm():  # E3
    sign_up("ada@example.org")
    KeyRecord.objects.update(check_value="0" * 64)
    assert levels() == WELL | {"keys": "alarm"}


def test_a_rotation_is_asked_for_until_it_is_done(use_keys):
    use_keys(older := generate())
    fill(2)
    use_keys(generate(), older)
    finding = find("older_keys")
    assert (finding.level, finding.number) == ("warn", 4)
    reseal()
    assert "--index" in find("older_keys").text
    reindex()
    assert levels() == WELL


def test_forms_that_wait_for_a_rotation_that_was_killed_are_an_alarm():
    sign_up("ada@example.org")
    pause_forms()
    assert find("forms_paused").level == "warn"
    SuiteState.objects.update(forms_paused_at=timezone.now() - timedelta(minutes=16))
    assert find("forms_paused").level == "alarm"
    assert "kpact_rotate_keys --index" in find("forms_paused").text


def test_queries_do_not_grow_with_people_or_keys(django_assert_num_queries, use_keys):
    use_keys(older := generate())
    fill(1)
    with CaptureQueriesContext(connection) as few:
        crypto.check_health()
    use_keys(generate(), older)
    fill(20)
    with django_assert_num_queries(len(few)):
        crypto.check_health()


def test_nothing_that_is_said_names_anybody_or_shows_a_key(use_keys):
    use_keys(older := generate())
    sign_up("canary@example.org")
    use_keys(newer := generate(), older)
    told = repr(crypto.check_health())
    for secret in ("canary", older, newer, crypto.blind_index("canary@example.org")[0]):
        assert secret not in told
