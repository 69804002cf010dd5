"""What other apps react to. Sent in the transaction that decided: a receiver that fails undoes it."""

from django.dispatch import Signal

#: Nothing is to be mailed to an address from now on: ``receiver(sender, suppression, **kwargs)``.
suppressed = Signal()
