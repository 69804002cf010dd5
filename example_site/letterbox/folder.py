"""The mails that Django's file backend wrote, read back."""

import email
import email.policy
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

#: What the file backend writes after each mail; one file holds all of one connection.
END = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True)
class Letter:
    """One mail, and the name it has in addresses."""

    name: str
    message: EmailMessage

    @property
    def text(self):
        return self.part("plain")

    @property
    def html(self):
        return self.part("html")

    def part(self, kind):
        body = self.message.get_body((kind,))
        return body.get_content() if body else ""


def read_letters():
    """Every mail in the folder, the newest first."""
    files = sorted(Path(settings.LETTERS).glob("*.log"), key=lambda path: path.stat().st_mtime)
    return [letter for path in reversed(files) for letter in reversed(read_file(path))]


def read_file(path):
    mails = path.read_bytes().split(END)[:-1]  # what is still being written has no end yet
    return [
        Letter(f"{path.stem}-{number}", email.message_from_bytes(mail, policy=email.policy.default))
        for number, mail in enumerate(mails)
    ]


def find_letter(name):
    return next((letter for letter in read_letters() if letter.name == name), None)
