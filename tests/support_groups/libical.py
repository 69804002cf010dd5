"""libical, which rests on nothing this package uses: a reader in a process of its own."""

import json
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from kpact_wagtail.support_groups.clock_changes import list_changes
from kpact_wagtail.support_groups.schedules import MONTH_DAYS, MONTHLY

from .shapes import AFTER, BEFORE

PYTHON = "/usr/bin/python3"
SCRIPT = Path(__file__).with_name("libical_reader.py")
IS_THERE = 'import gi; gi.require_version("ICalGLib", "3.0")'
HOW_TO_GET_IT = "libical is read with: apt-get install python3-gi gir1.2-ical-3.0"


def start():
    """A running reader; skips with advice where it is not installed."""
    there = (
        Path(PYTHON).exists()
        and not subprocess.run(
            [PYTHON, "-c", IS_THERE], stderr=subprocess.DEVNULL, check=False
        ).returncode
    )
    if not there:
        pytest.skip(HOW_TO_GET_IT)  # which tests/left_out.py turns into a failure in CI
    return subprocess.Popen([PYTHON, SCRIPT], stdin=-1, stdout=-1, text=True, env={"TZ": "UTC"})


def loses_its_way(group):
    """Whether libical 3.0 may read one meeting an hour late, whatever a calendar says.

    To go to the next month it adds one to the last meeting; where clocks leave that time out, it
    keeps the hour it makes of it.
    """
    gaps = [each.unclear for each in list_changes(group.time_zone) if each.after > each.before]
    rules = [each for each in group.get_schedule().rules if each.repeats in (MONTHLY, MONTH_DAYS)]
    return any(
        low <= datetime.combine(low, each.start) < high for each in rules for low, high in gaps
    )


def read(reader, calendar):
    """Pairs of start and end, in seconds since 1970, of the meetings in a calendar."""
    span = {"after": int(AFTER.timestamp()), "before": int(BEFORE.timestamp())}
    reader.stdin.write(json.dumps({"calendar": calendar, **span}) + "\n")
    reader.stdin.flush()
    return json.loads(reader.stdout.readline())
