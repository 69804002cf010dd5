"""Asks again about prepared letters right before they leave: somebody may have stopped meanwhile."""

import time
from collections import deque

from . import letters, outcomes

#: Seconds for which an answer counts. A slow provider makes the last of a batch wait for minutes.
FRESH = 2


def still_wanted(prepared, counts):
    """Each letter in turn, if it may still leave; the others are dropped with all stored for them."""
    waiting, asked_at = deque(prepared), None
    while waiting:
        if asked_at is None or time.monotonic() - asked_at >= FRESH:
            waiting, asked_at = deque(ask_again(waiting, counts)), time.monotonic()
        if waiting:
            yield waiting.popleft()


def ask_again(prepared, counts):
    """Those whose object is there, wanted and not suppressed; a constant number of queries."""
    known = {letter.message.pk: letter for letter in prepared}
    loaded = letters.wanted(letters.load([each.message for each in prepared], counts), counts)
    for each in loaded:
        each.address = known[each.message.pk].address
    passed = {each.message.pk: each for each in letters.drop_suppressed(loaded, counts)}
    outcomes.take_back([each.message for pk, each in known.items() if pk not in passed])
    for pk, each in passed.items():
        known[pk].obj = each.obj
    return [letter for pk, letter in known.items() if pk in passed]
