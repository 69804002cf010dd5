"""Proof that a form came from us lately. It says nothing about who got it.

The stamp of a day is the same for everybody, so that a page with it may be cached for weeks. A
stamp of our own uncached pages holds the second it was made, and so can tell that nobody had the
time to read them.
"""

import hmac
import re
import time
from datetime import UTC, date, datetime, timedelta

from kpact_wagtail import crypto

GOOD, YOUNG, STALE, FORGED = "good", "young", "stale", "forged"

DAY_STAMP_LIFE = timedelta(days=30)
OWN_STAMP_AGE = range(3, 24 * 60 * 60 + 1)  # seconds
#: Clocks of two servers may differ: a stamp may be from the day, or the minute, to come.
CLOCK_SKEW = timedelta(days=1)
OWN_CLOCK_SKEW = 60

SHAPE = re.compile(r"([0-9]{8}|[0-9]{10,11})\.[0-9a-f]{32}")


def stamp(scope):
    """The stamp of today (UTC) for the form called ``scope``; for blocks and cached pages."""
    return sign(scope, f"{today():%Y%m%d}", crypto.derive("stamp"))


def own_stamp(scope):
    """A stamp of this second; only for pages of ours that no cache keeps."""
    return sign(scope, f"{int(time.time()):010d}", crypto.derive("stamp"))


def judge_stamp(scope, value):
    """GOOD, YOUNG, STALE or FORGED, for a stamp of either kind. Never raises for what was sent."""
    if not isinstance(value, str) or not SHAPE.fullmatch(value):
        return FORGED
    moment = value.partition(".")[0]
    if not any(
        hmac.compare_digest(sign(scope, moment, key), value) for key in crypto.derive_each("stamp")
    ):
        return FORGED
    return judge_day(moment) if len(moment) == 8 else judge_second(int(moment))


def sign(scope, moment, key):
    mac = hmac.digest(key, f"{len(moment)} {moment} {scope}".encode(), "sha256")
    return f"{moment}.{mac.hex()[:32]}"


def judge_day(moment):
    age = today() - date(int(moment[:4]), int(moment[4:6]), int(moment[6:]))  # signed: a real date
    return GOOD if -CLOCK_SKEW <= age <= DAY_STAMP_LIFE else STALE


def judge_second(moment):
    age = int(time.time()) - moment
    if -OWN_CLOCK_SKEW <= age < OWN_STAMP_AGE.start:
        return YOUNG
    return GOOD if age in OWN_STAMP_AGE else STALE


def today():
    return datetime.now(UTC).date()
