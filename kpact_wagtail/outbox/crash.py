"""Named points where a process can be made to die, for the tests that kill it there.

``KPACT_CRASH_AT=after_claim`` chooses the point, ``after_send:17`` the seventeenth time it is
reached, ``KPACT_CRASH_MARK`` a file that is written first, so that a test can tell that the point
was reached. Without them nothing happens.
"""

import os
import signal
from collections import Counter
from pathlib import Path

_reached = Counter()


def at(point):
    """Die here, as under ``kill -9``, if this is the chosen point."""
    chosen, _colon, number = os.environ.get("KPACT_CRASH_AT", "").partition(":")
    if chosen != point:
        return
    _reached[point] += 1
    if _reached[point] < int(number or 1):
        return
    if mark := os.environ.get("KPACT_CRASH_MARK"):
        Path(mark).write_text(point)
    os.kill(os.getpid(), signal.SIGKILL)
