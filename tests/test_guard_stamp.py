"""A stamp proves that a form is ours and recent, and tells nothing about who got it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from kpact_wagtail.crypto import NoKey
from kpact_wagtail.guard import FORGED, GOOD, STALE, YOUNG, judge_stamp, own_stamp, stamp

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
OTHER_KEY = "YW5vdGhlciBrZXkgb2YgZXhhY3RseSAzMiBieXRlcyE"


def at(moment):
    return time_machine.travel(moment, tick=False)


def judged_at(moment, scope, value):
    with at(moment):
        return judge_stamp(scope, value)


@pytest.fixture
def keys(settings):
    """Sets the keys, newest first."""

    def use(*keys):
        settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "KEYS": list(keys)}

    use.first = settings.KPACT_WAGTAIL["KEYS"][0]
    return use


def test_everybody_gets_the_same_stamp_all_day_long(settings):  # A10
    settings.TIME_ZONE = "Pacific/Auckland"
    midnight = NOON.replace(hour=0)
    stamps = set()
    for moment in (midnight, NOON, midnight + timedelta(hours=23, minutes=59, seconds=59)):
        with at(moment):
            stamps.add(stamp("list:1"))
    assert len(stamps) == 1
    with at(midnight + timedelta(days=1)):
        assert stamp("list:1") not in stamps


def test_a_stamp_says_the_day_and_is_short():
    with at(NOON):
        assert stamp("list:1").startswith("20260310.")
        assert len(stamp("list:1")) < 50


@pytest.mark.parametrize("other", ["list:2", "list:", "list:1 ", "1", ""])
def test_a_stamp_is_for_one_form_only(other):
    assert judge_stamp("list:1", stamp("list:1")) == GOOD
    assert judge_stamp(other, stamp("list:1")) == FORGED


def test_a_stamp_serves_for_thirty_days_to_the_second():  # A8
    with at(NOON):
        value = stamp("petition")
    last = NOON.replace(hour=23, minute=59, second=59) + timedelta(days=30)
    assert judged_at(NOON, "petition", value) == GOOD
    assert judged_at(last, "petition", value) == GOOD
    assert judged_at(last + timedelta(seconds=1), "petition", value) == STALE


def test_a_server_whose_clock_is_ahead_makes_good_stamps_and_none_for_weeks():
    with at(NOON + timedelta(days=1)):
        tomorrow = stamp("petition")
    with at(NOON + timedelta(days=2)):
        later = stamp("petition")
    assert judged_at(NOON, "petition", tomorrow) == GOOD
    assert judged_at(NOON, "petition", later) == STALE


@pytest.mark.parametrize(
    ("seconds", "verdict"),
    [(0, YOUNG), (2, YOUNG), (3, GOOD), (86400, GOOD), (86401, STALE), (-60, YOUNG), (-61, STALE)],
)
def test_a_stamp_of_our_own_pages_knows_how_old_it_is(seconds, verdict):  # A8
    with at(NOON):
        value = own_stamp("petition")
    assert judged_at(NOON + timedelta(seconds=seconds), "petition", value) == verdict


def test_a_stamp_cannot_be_made_older_younger_or_of_the_other_kind():
    with at(NOON):
        day, own = stamp("petition"), own_stamp("petition")
        for value in (day, own):
            moment, mac = value.split(".")
            later = str(int(moment) + 1)
            other = day.split(".")[1] if value == own else own.split(".")[1]
            for forged in (f"{later}.{mac}", f"{moment}.{other}", f"00{moment}.{mac}"):
                assert judge_stamp("petition", forged) == FORGED


@given(place=st.integers(0, 40), letter=st.characters(codec="utf-8"))
def test_a_stamp_with_one_letter_changed_is_forged(place, letter):
    value = stamp("petition")
    changed = value[:place] + letter + value[place + 1 :]
    assert judge_stamp("petition", changed) == (GOOD if changed == value else FORGED)


@given(st.text() | st.none() | st.integers() | st.binary() | st.lists(st.text()))
def test_whatever_is_sent_instead_is_forged(value):  # A16
    assert judge_stamp("petition", value) == FORGED


@pytest.mark.parametrize("tail", ["\n", " ", "\0", "０"])
def test_nothing_may_follow_a_stamp(tail):
    assert judge_stamp("petition", stamp("petition") + tail) == FORGED
    assert judge_stamp("petition", tail + stamp("petition")) == FORGED


def test_stamps_outlive_a_new_key_and_not_the_loss_of_theirs(keys):
    values = [stamp("petition"), own_stamp("petition")]
    keys(OTHER_KEY, keys.first)
    assert stamp("petition") != values[0]
    assert [judge_stamp("petition", value) for value in values] == [GOOD, YOUNG]
    keys(OTHER_KEY)
    assert [judge_stamp("petition", value) for value in values] == [FORGED, FORGED]


def test_without_a_key_there_is_no_stamp(keys):
    keys()
    with pytest.raises(NoKey):
        stamp("petition")
