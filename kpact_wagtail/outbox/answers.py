"""What a provider did with a mail, told apart from whatever its backend raised.

Nothing is imported that the site's backend has not loaded: errors of Anymail, requests, urllib3,
httpx and botocore are known by their names. No answer keeps the text of an error, because that may
contain an address (C4).
"""

import smtplib
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime

from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

REFUSED_STATUS = {"rejected", "invalid", "failed"}
ACCOUNT_CLOSED = {401, 402, 403}
NOT_LOGGED_IN = {530, 534, 535}  # RFC 4954
LATER = {408, 425}
TOO_MANY = 429
PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=24)

#: It never got as far as the body of the mail.
NOT_CONNECTED = {
    "requests.ConnectTimeout",
    "requests.ProxyError",
    "urllib3.NewConnectionError",
    "urllib3.NameResolutionError",
    "urllib3.ConnectTimeoutError",
    "httpx.ConnectError",
    "httpx.ConnectTimeout",
    "botocore.EndpointConnectionError",
    "botocore.ConnectTimeoutError",
}
#: A connection that ended under TLS, perhaps after the body; other TLS errors come before it.
TLS_ENDED = {"ssl.SSLEOFError", "ssl.SSLZeroReturnError"}


@dataclass(frozen=True)
class Answer:
    """``name`` is the class of an error, ``status_code`` what the provider said, if anything."""

    name: str = ""
    status_code: int | None = None


@dataclass(frozen=True)
class Accepted(Answer):
    """The provider has it."""

    message_id: str = ""


@dataclass(frozen=True)
class Retry(Answer):
    """It was not taken, and may be later; ``after`` is how long the provider wants to be left."""

    after: timedelta | None = None


@dataclass(frozen=True)
class Refused(Answer):
    """It will never be taken. Many in a row are about us, not about them; see refusals.py."""


@dataclass(frozen=True)
class Uncertain(Answer):
    """No answer: it may have been taken or not."""


@dataclass(frozen=True)
class Closed(Answer):
    """The provider wants nothing from this account: not paid, locked, wrong key."""


@dataclass(frozen=True)
class Broken(Answer):
    """The mail itself could not be put into the form the provider wants."""


def read_success(number, email):
    """The answer when a backend raised nothing and says how many mails it sent."""
    status = getattr(email, "anymail_status", None)
    if not number:
        return Refused("Cancelled")
    if status is not None and status.status and status.status <= REFUSED_STATUS:
        return Refused("Rejected")
    return Accepted(message_id=str(getattr(status, "message_id", None) or "")[:255])


def read_error(error, email=None, opening=False):
    """The answer behind an exception; ``opening`` if only the connection was being made."""
    if was_taken(email):  # a receiver of post_send failed, after the provider had accepted
        return read_success(1, email)
    if isinstance(error, smtplib.SMTPException):
        return read_smtp_error(error, opening)
    names, status_code = names_in(error), find_status_code(error)
    name = type(error).__name__
    if "anymail.AnymailRecipientsRefused" in names:
        return Refused(name, status_code)
    if status_code:
        return read_status_code(name, status_code, error)
    if opening or names & NOT_CONNECTED:
        return Retry(name)
    if "ssl.SSLError" in names and not names & TLS_ENDED:
        return Retry(name)
    if isinstance(error, (ConnectionRefusedError, ImproperlyConfigured)):
        return Retry(name)
    if isinstance(error, (ValueError, TypeError)) and not isinstance(error, OSError):
        return Broken(name)  # a header that cannot be, a value that cannot be serialized
    if isinstance(error, OSError) and passed_through_smtp(error) and not reached_the_body(error):
        return Retry(name)
    return Uncertain(name)


def was_taken(email):
    status = getattr(getattr(email, "anymail_status", None), "status", None)
    return bool(status) and not status <= REFUSED_STATUS


def read_status_code(name, status_code, error):
    """The answer behind an HTTP status, RFC 9110 section 15."""
    if status_code in ACCOUNT_CLOSED:
        return Closed(name, status_code)
    if status_code == TOO_MANY:
        return Retry(name, status_code, after=find_retry_after(error) or PAUSE)
    if status_code >= 500 or status_code in LATER:
        return Retry(name, status_code, after=find_retry_after(error))
    if status_code >= 400:
        return Refused(name, status_code)
    if status_code >= 300:
        return Retry(name, status_code)
    return Uncertain(name, status_code)  # said yes, in words that cannot be read


def read_smtp_error(error, opening):
    """The answer behind an error of smtplib; codes are those of RFC 5321 section 4.2."""
    name, status_code = type(error).__name__, getattr(error, "smtp_code", None)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return read_refusals(name, [code for code, _text in error.recipients.values()])
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Retry(name) if opening else Refused(name)
    if isinstance(error, smtplib.SMTPResponseException):
        if status_code in NOT_LOGGED_IN:
            return Closed(name, status_code)
        if isinstance(error, smtplib.SMTPDataError) and status_code >= 500:
            return Refused(name, status_code)
        return Retry(name, status_code)
    return Uncertain(name) if reached_the_body(error) and not opening else Retry(name)


def read_refusals(name, codes):
    if codes and all(code >= 500 for code in codes):
        return Refused(name, codes[0])
    return Retry(name, codes[0] if codes else None)


def code_objects(error):
    step = error.__traceback__
    while step:
        yield step.tb_frame.f_code
        step = step.tb_next


def passed_through_smtp(error):
    return any(code.co_filename == smtplib.__file__ for code in code_objects(error))


def reached_the_body(error):
    """Whether the connection broke after DATA had been said, when the server may have the mail."""
    return smtplib.SMTP.data.__code__ in code_objects(error)


def chain(error):
    """The error, what caused it, and the errors that libraries hide in arguments and reasons."""
    seen, todo = [], [error]
    while todo and len(seen) < 20:
        this = todo.pop(0)
        if not isinstance(this, BaseException) or any(this is other for other in seen):
            continue
        seen.append(this)
        todo += [this.__cause__, this.__context__, getattr(this, "reason", None), *this.args]
    return seen


def names_in(error):
    """Each class in the chain as ``package.Name``."""
    classes = {each for part in chain(error) for each in type(part).__mro__}
    return {f"{each.__module__.partition('.')[0]}.{each.__name__}" for each in classes}


def responses(error):
    for part in chain(error):
        if getattr(part, "response", None) is not None:
            yield part.response


def find_status_code(error):
    """The HTTP status in an error of Anymail, requests, httpx or botocore, or None."""
    for part in chain(error):
        if isinstance(code := getattr(part, "status_code", None), int):
            return code
    for response in responses(error):
        if isinstance(response, dict):  # botocore
            return response.get("ResponseMetadata", {}).get("HTTPStatusCode")
        if isinstance(code := getattr(response, "status_code", None), int):
            return code
    return None


def find_retry_after(error):
    """How long the provider wants to be left: seconds or a date, RFC 9110 section 10.2.3."""
    for response in responses(error):
        value = getattr(response, "headers", {}).get("Retry-After", "")
        if after := read_retry_after(value.strip()):
            return min(after, LONGEST_PAUSE)
    return None


def read_retry_after(value):
    if value.isascii() and value.isdigit():
        return timedelta(seconds=min(int(value[:9]), LONGEST_PAUSE.total_seconds()))
    try:
        after = parsedate_to_datetime(value) - timezone.now()
    except (TypeError, ValueError):  # no date, or one without a zone
        return None
    return after if after > timedelta(0) else None
