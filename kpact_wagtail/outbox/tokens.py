"""Links in mails. The database holds their SHA-256 only, so a stolen one opens nothing."""

import hashlib
import secrets

from django.db.models import Q
from django.utils import timezone

from .models import Token


def mint(purpose, object_id, lifetime=None, data=None, message=None):
    """A new token, stored at once. A Kind's ``compose`` is given a ``mint`` that stores in bulk."""
    text, token = build(purpose, object_id, lifetime, data, message)
    token.save(force_insert=True)
    return text


def find(token, purpose):
    """The Token of a text that may do this, or None: unknown, expired, for something else.

    Looked up by digest, so how long it takes says nothing about how much of it was right.
    """
    return unexpired().filter(digest=digest(token), purpose=purpose).first()


def void(object_id, *purposes):
    """Make all tokens for these purposes of an object worthless; how many there were.

    Purposes must be named, because objects of different tables share their numbers.
    """
    if not purposes:
        raise TypeError("Say which purposes are void.")
    return Token.objects.filter(object_id=object_id, purpose__in=purposes).delete()[0]


def unexpired():
    return Token.objects.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()))


def digest(token):
    return hashlib.sha256(str(token).encode("utf-8", "surrogatepass")).hexdigest()


def build(purpose, object_id, lifetime=None, data=None, message=None):
    """The text for a link, 256 bits of it, and the row that will know it again."""
    text, now = secrets.token_urlsafe(32), timezone.now()
    return text, Token(
        digest=digest(text),
        purpose=purpose,
        object_id=object_id,
        data=data or {},
        message=message,
        created_at=now,
        expires_at=now + lifetime if lifetime else None,
    )


class Mint:
    """What ``compose`` gets: hands out texts and keeps the rows until the drain stores them all."""

    def __init__(self, message):
        self.message = message
        self.rows = []

    def __call__(self, purpose, object_id, lifetime=None, data=None):
        text, row = build(purpose, object_id, lifetime, data, self.message)
        self.rows.append(row)
        return text
