"""What can be mailed: each app registers its kinds, and the drain asks them when their turn comes."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string

from ..addresses import normalize

AT_LEAST_ONCE = "at_least_once"
AT_MOST_ONCE = "at_most_once"

_registered = {}
_loaded = {}


@dataclass(frozen=True)
class Caps:
    """How often one recipient is mailed, counted over all kinds that share a budget.

    For each scope of a message: ``per_scope`` mails in ``scope_window`` and ``resends`` more,
    at least ``resend_after`` after the one before. In all: ``per_recipient`` mails in
    ``recipient_window``. None as a number means no limit.
    """

    per_scope: int | None = 1
    scope_window: timedelta = timedelta(hours=24)
    resends: int = 1
    resend_after: timedelta = timedelta(minutes=15)
    per_recipient: int | None = 3
    recipient_window: timedelta = timedelta(days=30)

    @property
    def longest_window(self):
        return max(self.scope_window, self.recipient_window)


#: Caps that stop nothing, for mails that only somebody already confirmed can set off.
NO_CAPS = Caps(per_scope=None, per_recipient=None)


class Kind:
    """One kind of mail. Subclass it, and register the dotted path in ``AppConfig.ready``.

    Set ``model`` and write ``compose``; the other methods have answers that fit most kinds. Nothing
    is read from the request that asked: ``obj`` is loaded when the mail is about to leave.
    """

    #: What the admin calls such mails; the kind's name if "".
    label = ""
    #: What ``object_id`` of a message counts, unless ``load`` is overridden.
    model = None
    #: Kinds of one budget share their caps and the breaker; 20 characters; the kind's name if "".
    budget = ""
    caps = Caps()
    #: What to do when a provider gave no answer: AT_LEAST_ONCE tries again, AT_MOST_ONCE does not.
    repeat = AT_LEAST_ONCE
    #: Whether CONFIRMATIONS_PER_HOUR holds this budget. Leave it on for whatever a stranger can
    #: set off.
    breaker = True

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<Kind {self.name}>"

    def get_budget(self):
        return (self.budget or self.name)[:20]

    def load(self, object_ids):
        """The objects by id, in the same number of queries however many there are."""
        return self.model._default_manager.in_bulk(object_ids)

    def may_send(self, obj):
        """ "" if the mail is still wanted, else a Message.Reason. Asked right before sending."""
        return ""

    def get_address(self, obj):
        """Where it goes. May raise crypto.Unreadable."""
        return obj.address()

    def get_cap_form(self, obj, address):
        """The form of the address under which mails are counted: one form for one mailbox."""
        try:
            return normalize(address).cap_form
        except ValidationError:
            return address.lower()

    def get_scopes(self, obj):
        """What the mail is about, each with a cap of its own, such as ``["list:12"]``."""
        return [f"{self.name}:{obj.pk}"]

    def compose(self, obj, message, mint):
        """The EmailMultiAlternatives, with exactly one recipient.

        ``message`` has ``site``, ``language`` (which is active), ``uuid`` and ``scopes``: those of
        ``get_scopes`` that their caps let through. ``mint(purpose, object_id, lifetime=None,
        data=None)`` gives the token for a link; it works from the moment the mail leaves.
        """
        raise NotImplementedError

    def handed_over(self, obj, message, scopes):
        """Called in the transaction that marks the message as sent. Talk to the database only."""

    def gone(self, message):
        """Called when the object of a message no longer exists."""


def register(name, path):
    """Make a kind of mail known: a name of up to 40 characters, the dotted path of its class."""
    _registered[name] = path
    _loaded.pop(name, None)


def unregister(name):
    """Forget a kind. For tests."""
    _registered.pop(name, None)
    _loaded.pop(name, None)


def get(name):
    """The one instance of a kind. Raises LookupError for a name nobody registered."""
    if name not in _loaded:
        if name not in _registered:
            raise LookupError(f"No kind of mail is called {name!r}.")
        _loaded[name] = import_string(_registered[name])(name)
    return _loaded[name]


def names():
    """The registered names, sorted."""
    return sorted(_registered)
