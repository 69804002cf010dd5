"""The ways out: one adapter over MAILERS of Django 6.1 and the mail settings before it."""

import django
from django.core import mail

from ..conf import conf
from . import answers

FIRST = "default"
#: Backends that would wait for ever wait this many seconds; less than a lease has to spare.
TIMEOUT = 30
HAS_MAILERS = django.VERSION >= (6, 1)


def second():
    """The name of the second way out, or ""."""
    return conf.SECOND_MAILER


def create(name=FIRST):
    """A mail backend: an alias of MAILERS, or a dotted path before Django 6.1."""
    if HAS_MAILERS:
        backend = mail.mailers[name]
    else:
        backend = mail.get_connection(None if name == FIRST else name)
    if getattr(backend, "timeout", TIMEOUT) is None:
        backend.timeout = TIMEOUT
    return backend


class Mailer:
    """One way out, its connection kept open from mail to mail."""

    def __init__(self, name=FIRST):
        self.name = name
        self.backend = None

    def send(self, email):
        """Hand over one mail: an Answer, whatever happens."""
        try:
            self.open()
        except Exception as error:
            self.close()
            return answers.read_error(error, opening=True)
        return self.post(email)

    def post(self, email):
        try:
            number = self.backend.send_messages([email])
        except Exception as error:
            answer = answers.read_error(error, email)
            if not isinstance(answer, (answers.Accepted, answers.Refused)):
                self.close()  # nobody knows in which state the connection is
            return answer
        return answers.read_success(number, email)

    def open(self):
        if self.backend is None:
            self.backend = create(self.name)
        self.backend.open()

    def close(self):
        """Close the connection; the next mail opens another."""
        backend, self.backend = self.backend, None
        try:
            if backend is not None:
                backend.close()
        except Exception as error:
            return type(error).__name__
        return ""
