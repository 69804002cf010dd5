"""Named points where a process can be made to die, for the tests that kill it there.

``KPACT_CRASH_AT=after_claim`` chooses the point, ``KPACT_CRASH_MARK`` a file that is written first,
so that a test can tell that the point was reached. Without them nothing happens.
"""

import os
import signal
from pathlib import Path


def at(point):
    """Die here, as under ``kill -9``, if this is the chosen point."""
    if os.environ.get("KPACT_CRASH_AT") != point:
        return
    if mark := os.environ.get("KPACT_CRASH_MARK"):
        Path(mark).write_text(point)
    os.kill(os.getpid(), signal.SIGKILL)
