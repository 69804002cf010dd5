"""When a message is tried again, and when no more. Times in UTC."""

import random
from datetime import timedelta

from django.utils import timezone

ATTEMPTS = 12
PATIENCE = timedelta(hours=72)
#: Times a mail that got no answer is sent once more; each may be a second copy.
UNANSWERED = 2
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=12)
JITTER = 0.2


def next_time(attempts, after=None):
    """When to try again after so many attempts: 1, 3, 9 … minutes, or what the provider said."""
    wait = after or min(FIRST_WAIT * 3 ** max(0, attempts - 1), LONGEST_WAIT)
    return timezone.now() + wait * random.uniform(1, 1 + JITTER)  # noqa: S311 - not a secret


def is_over(message):
    """The Reason why a message is not tried again, or ""."""
    if message.attempts >= ATTEMPTS:
        return message.Reason.TOO_OFTEN
    if message.first_tried_at and timezone.now() - message.first_tried_at > PATIENCE:
        return message.Reason.TOO_LATE
    return ""
