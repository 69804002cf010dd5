"""Why a mail was not sent, or not yet, in plain sentences for whoever is asked “where is it?”."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import breaker, pauses
from .models import Message

State, Reason = Message.State, Message.Reason
#: States from which actions.retry() takes a message up again.
ENDED_WITHOUT_MAIL = (State.PARKED, State.DROPPED, State.FAILED, State.UNCERTAIN)


def explain(message, way_out):
    """Sentences on one Message: how it stands, why, and what happens next. ``way_out`` is the MailerState."""
    return list(filter(None, EXPLAIN[message.state](message, way_out)))


def can_be_retried(message):
    return message.state in ENDED_WITHOUT_MAIL and message.claim is None


def tell_way_out(way_out):
    """Sentences on what holds up all mails at the moment; none where nothing does."""
    if pauses.is_paused(way_out):
        yield tell_pause(way_out)
        until = moment(way_out.paused_until)
        yield _("Nothing is sent until %(when)s; then it is tried again.") % {"when": until}
    elif way_out.pause_reason == pauses.CLOSED:
        yield tell_pause(way_out)
        yield _("Mails leave through the second mailer meanwhile.")
    if way_out.held_since:
        yield _(
            "More mails of one kind were asked for within an hour than are allowed, so some are "
            "being held. They leave as soon as there is room."
        )


def tell_pause(way_out):
    if way_out.pause_reason in (pauses.CLOSED, pauses.BOTH_CLOSED):
        return _("The mail provider has closed the account: not paid, locked or a wrong key.")
    if way_out.pause_reason == pauses.ASKED:
        return _("The mail provider asked to wait.")
    return _("The last mails could not be handed over.")


def waiting(message, way_out):
    if pauses.is_paused(way_out):
        yield _("It waits, because no mail is sent at the moment.")
        yield from tell_way_out(way_out)
        return
    if message.kind in breaker.held_kinds(way_out):
        yield _(
            "It is being held: more mails of this kind were asked for within an hour than are "
            "allowed. It leaves as soon as there is room."
        )
        return
    yield from tell_attempts(message)
    if message.due_at > timezone.now():
        yield _("It is sent at %(when)s or soon after.") % {"when": moment(message.due_at)}
    else:
        yield _(
            "It waits for its turn and leaves the next time mail is sent, usually within a minute. "
            "If it stands here for longer, the program that sends mail is not running: ask whoever "
            "looks after the server."
        )


def tell_attempts(message):
    if not message.attempts:
        return
    yield ngettext(
        "It was tried %(number)d time, without success.",
        "It was tried %(number)d times, without success.",
        message.attempts,
    ) % {"number": message.attempts}
    yield tell_reason(message)
    yield tell_answer(message)


def being_sent(message, way_out):
    if message.lease_until and message.lease_until < timezone.now():
        yield _(
            "It was about to be sent when the program that sends mail stopped. It is taken up "
            "again within a few minutes."
        )
    else:
        yield _("It is being sent at this moment. Look again in a minute.")


def sent(message, way_out):
    when = moment(message.handed_over_at) if message.handed_over_at else "–"
    yield _("It was sent: the mail provider took it at %(when)s.") % {"when": when}
    yield _(
        "Whether it arrived, only the provider knows; its log finds the mail by the message id "
        "below. Ask the person to look among the unwanted mail."
    )


def dropped(message, way_out):
    yield _("It was not sent.")
    yield tell_reason(message)
    yield {
        Reason.SUPPRESSED: _("It stays that way as long as the address is among the suppressions."),
        Reason.CAPPED: _(
            "This protects people from being flooded by somebody who types their address. If they "
            "ask again later, they get a mail."
        ),
        Reason.UNREADABLE: _("Once the missing key is back, it can be tried again."),
        Reason.GONE: _("There is nothing left to send."),
    }.get(message.reason, _("Nothing more happens by itself."))


def failed(message, way_out):
    yield _("It could not be sent.")
    yield tell_reason(message)
    yield tell_answer(message)
    yield _("It is not tried again by itself. You can try it again once the cause is gone.")


def uncertain(message, way_out):
    yield _(
        "Nobody knows whether it was sent: the mail provider took it and then gave no answer. It "
        "is not sent again by itself, so that nobody gets it twice."
    )
    yield tell_answer(message)
    yield _(
        "Look in the provider’s log. If it is not there, try it again; if it left after all, the "
        "person gets it twice."
    )


def parked(message, way_out):
    yield _("It was set aside and was not sent.")
    yield tell_reason(message)
    yield _("Nothing more happens by itself. If it is still wanted, try it again.")


def tell_reason(message):
    return message.get_reason_display() if message.reason else ""


def tell_answer(message):
    """What the provider answered: the name of an error and a number, never its text. # C4"""
    if not message.error:
        return ""
    said = f"{message.error} {message.status_code or ''}".strip()
    return _("The last answer was: %(answer)s.") % {"answer": said}


def moment(when):
    return date_format(timezone.localtime(when), "SHORT_DATETIME_FORMAT")


EXPLAIN = {
    State.QUEUED: waiting,
    State.CLAIMED: being_sent,
    State.SENT: sent,
    State.DROPPED: dropped,
    State.FAILED: failed,
    State.UNCERTAIN: uncertain,
    State.PARKED: parked,
}
