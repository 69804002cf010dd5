"""The one question a view asks about a post."""

from enum import Enum, auto

from django.utils.translation import gettext_lazy as _

from .clients import count_client
from .origins import is_own_origin
from .stamps import GOOD

#: People share a network: they are told, for nothing may be lost behind words of success. What is
#: told depends on the network alone and so says nothing of an address.
TOO_MANY = _(
    "Too many forms came from this network today. Please try again tomorrow, or write to us."
)

CONTENT_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data", "application/json")


class Verdict(Enum):
    #: The form is valid: do what it asks for.
    PASS = auto()
    #: Answer as after success, and do nothing.
    PRETEND = auto()
    #: Show the form again, with what was typed; it has errors that say why.
    AGAIN = auto()
    #: Answer 403.
    FOREIGN = auto()


def judge(request, form, scope=""):
    """What to do with a post, before anything else is looked at. At most one query.

    ``form`` is a bound GuardedForm; ``scope`` is whose limit counts, by default that of the form.
    """
    if request.content_type not in CONTENT_TYPES or not is_own_origin(request):
        return Verdict.FOREIGN
    if form.guard.is_trapped:
        return Verdict.PRETEND
    if form.guard.judgement != GOOD:
        form.add_error(None, form.guard.advice)
        return Verdict.AGAIN
    if not count_client(request, scope or form.guard.scope):
        form.add_error(None, TOO_MANY)
        return Verdict.AGAIN
    return Verdict.PASS if form.is_valid() else Verdict.AGAIN
