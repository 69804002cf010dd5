"""Hands prepared letters over, one at a time: a send, then one commit that says how it went."""

from . import answers, claims, crash, mailers, outcomes, pauses, rechecks, refusals
from .kinds import AT_MOST_ONCE


def send_all(letters, state, counts):
    """Send what is still wanted while the lease lasts and the way out is open; give back the rest."""
    mailer = mailers.Mailer(pauses.choose_mailer(state))
    try:
        for letter in rechecks.still_wanted(letters, counts):
            if pauses.is_paused(state) or not claims.is_held(letter.message):
                outcomes.give_back(letter.message, counts)
                continue
            if mailer.name != pauses.choose_mailer(state):
                mailer.close()
                mailer = mailers.Mailer(pauses.choose_mailer(state))
            send(letter, mailer, state, counts)
    finally:
        mailer.close()


def send(letter, mailer, state, counts):
    if letter.kind.repeat == AT_MOST_ONCE and not outcomes.mark_before_sending(letter.message):
        counts["lost"] += 1
        return
    crash.at("before_send")
    answer = judge(hand_over(letter.email, mailer), letter.message, state)
    crash.at("after_send")
    outcomes.settle(letter, answer, mailer.name, counts)
    learn(answer, letter.message, mailer.name, state, counts)


def hand_over(email, mailer):
    """Some providers know no metadata: then without."""
    answer = mailer.send(email)
    if answer.name == "AnymailUnsupportedFeature" and getattr(email, "metadata", None):
        del email.metadata
        answer = mailer.send(email)
    return answer


def judge(answer, message, state):
    """A message that closed the account before, though others left since, is itself at fault."""
    again = isinstance(answer, answers.Closed) and message.status_code in answers.ACCOUNT_CLOSED
    if again and not state.closed_since:
        return answers.Refused(answer.name, answer.status_code)
    return answer


def learn(answer, message, mailer, state, counts):
    """What one answer says about the way out."""
    if isinstance(answer, answers.Accepted):
        return pauses.note_success(state, mailer)
    outcomes.log_failure(message, answer)
    if isinstance(answer, answers.Closed):
        return pauses.close(state, mailer)
    if isinstance(answer, answers.Retry) and answer.after:
        return pauses.pause_as_asked(state, answer.after)
    if isinstance(answer, answers.Refused):
        return refusals.note(state, message, counts)
    if not isinstance(answer, answers.Broken):
        pauses.note_failure(state)
