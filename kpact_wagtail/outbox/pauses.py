"""When nothing is sent for a while, and why: the provider asked, it fails, the account is closed."""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from . import mailers, notices
from .models import MailerState

FAILURES = 10
FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=1)
ASKED, FAILING = "asked", "failing"
CLOSED, BOTH_CLOSED = "closed", "both closed"


def load_state():
    """The one row, made if it is not there, because caps.lock() needs it."""
    state = MailerState.load()
    if state._state.adding:
        MailerState.objects.bulk_create([state], ignore_conflicts=True)
        state = MailerState.load()
    return state


def is_paused(state):
    """Whether nothing may be sent at all at the moment."""
    return is_waiting(state) and not (state.pause_reason == CLOSED and mailers.second())


def is_waiting(state):
    return bool(state.paused_until and timezone.now() < state.paused_until)


def choose_mailer(state):
    """The first way out, tried again after each pause, or the second while its account is closed."""
    if state.pause_reason == CLOSED and is_waiting(state) and mailers.second():
        return mailers.second()
    return mailers.FIRST


def update(state, **changes):
    MailerState.objects.filter(pk=state.pk).update(**changes)
    for name, value in changes.items():
        setattr(state, name, value)


def note_success(state, mailer):
    """Something was taken: what went wrong before is over."""
    changes = {}
    if state.failures_in_row or state.refused_in_row:
        changes |= {"failures_in_row": 0, "refused_in_row": [], "told_at": None}
    if mailer == mailers.FIRST and (state.closed_since or state.pause_reason):
        changes |= {"closed_since": None, "paused_until": None, "pause_reason": ""}
    if changes:
        update(state, **changes)


def pause_as_asked(state, after):
    """429: as long as the provider wants."""
    update(state, paused_until=timezone.now() + after, pause_reason=ASKED)


def note_failure(state):
    """Ten failures in a row are no accident: wait, longer each time, and tell once."""
    MailerState.objects.filter(pk=state.pk).update(failures_in_row=F("failures_in_row") + 1)
    state.refresh_from_db(fields=["failures_in_row", "told_at"])
    rounds, rest = divmod(state.failures_in_row, FAILURES)
    if rounds and not rest:
        pause_failing(state, rounds, state.failures_in_row)


def pause_failing(state, rounds, number):
    """Wait after so many mails that were not taken, longer each round."""
    update(state, paused_until=timezone.now() + growing(rounds), pause_reason=FAILING)
    tell_once(state, number)


def growing(rounds):
    return min(FIRST_PAUSE * 2 ** min(rounds - 1, 10), LONGEST_PAUSE)


def tell_once(state, number):
    now = timezone.now()
    if not MailerState.objects.filter(pk=state.pk, told_at=None).update(told_at=now):
        return
    state.told_at = now
    text = _(
        "The last %(number)d mails could not be handed over. The others wait and are tried again; "
        "nothing is lost. The outbox in the admin says what the provider answered."
    )
    notices.tell(_("Mail cannot be sent"), text % {"number": number})


def close(state, mailer):
    """The account behind a mailer is closed: go on through the second, or wait. Told once."""
    both = mailer != mailers.FIRST or not mailers.second()
    now = timezone.now()
    first_time = MailerState.objects.filter(pk=state.pk, closed_since=None).update(closed_since=now)
    update(
        state,
        closed_since=state.closed_since or now,
        paused_until=now + LONGEST_PAUSE,
        pause_reason=BOTH_CLOSED if both else CLOSED,
    )
    if first_time:
        notices.tell(*words(), mailer=mailers.second() or mailers.FIRST)


def words():
    if mailers.second():
        then = _("Mail leaves through the second mailer; the first is tried every hour.")
    else:
        then = _("Mail waits and is tried every hour; nothing is lost.")
    text = _("The mail provider takes nothing from this account: not paid, locked or a wrong key.")
    return _("The mail account is closed"), f"{text}\n{then}"
