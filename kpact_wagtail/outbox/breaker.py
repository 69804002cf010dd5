"""Holds mails that strangers can set off when there are too many an hour (A6)."""

from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import conf
from . import kinds, notices
from .models import Handover, MailerState, Message

WINDOW = timedelta(hours=1)


def rooms(budgets):
    """How many more mails of each budget may leave now; one query, none without budgets."""
    if not budgets:
        return {}
    recent = Handover.objects.filter(budget__in=budgets, at__gt=timezone.now() - WINDOW)
    counted = recent.order_by().values("budget").annotate(number=Count("message", distinct=True))
    numbers = {row["budget"]: row["number"] for row in counted}
    return {budget: conf.CONFIRMATIONS_PER_HOUR - numbers.get(budget, 0) for budget in budgets}


def guarded_kinds():
    """Every kind the breaker may hold, by budget."""
    found = {}
    for name in kinds.names():
        kind = kinds.get(name)
        if kind.breaker:
            found.setdefault(kind.get_budget(), []).append(name)
    return found


def held_kinds(state):
    """The kinds whose budget has no room at the moment; asked once something has been held."""
    if not state.held_since:
        return []
    guarded = guarded_kinds()
    full = [budget for budget, room in rooms(list(guarded)).items() if room <= 0]
    return [name for budget in full for name in guarded[budget]]


def hold(state):
    """Remember that mails are being held, and tell the administrators the first time."""
    now = timezone.now()
    state.held_since = state.held_since or now
    if MailerState.objects.filter(pk=state.pk, held_since=None).update(held_since=now):
        notices.tell(*words())


def words():
    subject = _("Confirmation mails are being held")
    text = _(
        "More than %(number)d mails of one kind were asked for within an hour. The others wait "
        "and leave as soon as there is room; nothing is lost. If this is no attack, raise "
        "CONFIRMATIONS_PER_HOUR in KPACT_WAGTAIL."
    ) % {"number": conf.CONFIRMATIONS_PER_HOUR}
    return subject, text


def release(state):
    """Forget the hold once nothing of the guarded kinds waits that is due."""
    if not state.held_since:
        return
    names = [name for group in guarded_kinds().values() for name in group]
    due = Q(kind__in=names, state=Message.State.QUEUED, due_at__lte=timezone.now())
    if not Message.objects.filter(due).exists():
        MailerState.objects.filter(pk=state.pk).update(held_since=None)
        state.held_since = None
