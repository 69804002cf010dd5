"""What a site can react to. Sent after commit, with ids only; a receiver that fails harms nobody.

``person_confirmed.connect(receiver)``: ``receiver(sender, subscription_id, list_key, **kwargs)``.
"""

from functools import partial

from django.db import transaction
from django.dispatch import Signal

#: Somebody confirmed, or was approved, and is on a list now.
person_confirmed = Signal()
#: Somebody asked for approval.
person_awaits = Signal()
#: Somebody left a list.
person_left = Signal()
#: Somebody was erased: ``receiver(sender, **kwargs)`` without any id.
person_erased = Signal()


def send_later(signal, sender, **facts):
    """Send a signal once the transaction holds."""
    transaction.on_commit(partial(signal.send_robust, sender=sender, **facts))
