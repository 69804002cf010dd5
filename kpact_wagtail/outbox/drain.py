"""Sends what is due. Run by kpact_tick, by a worker, or by several of either at once."""

import time
from collections import Counter

from django.utils import timezone

from . import breaker, claims, crash, letters, pauses, sending

BATCH = 100
#: Seconds; other jobs of kpact_tick want their turn too.
A_WHILE = 300


def drain(limit=None, seconds=None):
    """Send what is due, at most so many messages for so many seconds; what was done, by name.

    Never call it in a request or within a transaction.
    """
    counts, started, left = Counter(), time.monotonic(), limit
    while left is None or left > 0:
        if seconds is not None and time.monotonic() - started >= seconds:
            break
        taken = drain_batch(BATCH if left is None else min(BATCH, left), counts)
        if not taken:
            break
        left = left if left is None else left - taken
    return dict(counts)


def drain_batch(number, counts):
    """One batch: how many messages were taken up, 0 when there is nothing to do."""
    state = pauses.load_state()
    if pauses.is_paused(state):
        counts["paused"] = 1
        return 0
    messages = claims.claim(number, without_kinds=breaker.held_kinds(state))
    if not messages:
        breaker.release(state)
        return 0
    crash.at("after_claim")
    sent_before = counts["sent"]
    ready, held = letters.prepare(messages, counts)
    crash.at("after_mint")
    if held:
        breaker.hold(state)
    sending.send_all(ready, state, counts)
    if counts["sent"] > sent_before:
        pauses.update(state, last_sent_at=timezone.now())
    return len(messages)


def drain_for_a_while():
    """The job of kpact_tick: ends before anybody takes it for dead."""
    return drain(seconds=A_WHILE)
