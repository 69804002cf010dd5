"""Sealed values and blind indexes. Fails closed: without the right key nothing is shown.

A sealed value is version (1 byte), key id (4), nonce (12), ciphertext and tag: AES-256-GCM, bound
to the row it stands in by label and uuid. A blind index is an HMAC-SHA256 under a key of its own.
"""

import secrets

from django.db import router, transaction
from django.db.models import Exists

from .keys import NoKey, get_key, get_keys, keys_are_usable
from .state import KeyRecord, SuiteState

__all__ = [
    "FormsPaused",
    "NoKey",
    "Unreadable",
    "blind_index",
    "blind_indexes",
    "check_health",
    "derive",
    "derive_each",
    "forms_are_paused",
    "get_state",
    "keys_are_usable",
    "open_sealed",
    "seal",
]

VERSION = b"\x01"
PREFIX = 5  # version and key id
NONCE = 12
TAG = 16


class FormsPaused(Exception):
    """Nobody can be written down for some minutes, while the index key changes."""


class Unreadable(Exception):
    """A sealed value that no key of ours opens. It says which key is missing, never what is inside.

    ``missing_key`` is the id of a key that there is not, and may be again; "" where the value is
    damaged or stands in the wrong row.
    """

    def __init__(self, message="", missing_key=""):
        super().__init__(message)
        self.missing_key = missing_key


def seal(text, label, uuid):
    """Text as bytes that only this row gives back. Label and uuid are those of the row."""
    key = get_keys()[0]
    nonce = secrets.token_bytes(NONCE)
    prefix = prefix_of(key.id)
    return prefix + nonce + key.cipher.encrypt(nonce, text.encode(), bind(prefix, label, uuid))


def open_sealed(sealed, label, uuid):
    """The text that was sealed. Raises Unreadable where it cannot be had, NoKey without any key."""
    from cryptography.exceptions import InvalidTag  # loaded with the first key; see keys.py

    sealed = bytes(sealed)
    if len(sealed) < PREFIX + NONCE + TAG or sealed[:1] != VERSION:
        raise Unreadable("It is no sealed value of a version known here.")
    prefix, rest = sealed[:PREFIX], sealed[PREFIX:]
    key = get_key(key_id_of(sealed))
    if key is None:
        missing = key_id_of(sealed)
        raise Unreadable(f"It was sealed with the key {missing}, which is missing.", missing)
    try:
        opened = key.cipher.decrypt(rest[:NONCE], rest[NONCE:], bind(prefix, label, uuid))
    except InvalidTag:
        raise Unreadable("It is damaged, or was sealed for another row.") from None
    return opened.decode()


def prefix_of(key_id):
    """How every value sealed with a key begins."""
    return VERSION + bytes.fromhex(key_id)


def key_id_of(sealed):
    return bytes(sealed)[1:PREFIX].hex()


def bind(prefix, label, uuid):
    """The associated data: a value moved to another row does not open."""
    return prefix + f"{label}\0{uuid}".encode()


def derive(purpose, *context):
    """A key of 32 bytes for another use, such as a stamp, from the newest key."""
    return get_keys()[0].derive("derive", purpose, *context)


def derive_each(purpose, *context):
    """As derive(), one of every key: to judge what was made before a newer key came."""
    return [key.derive("derive", purpose, *context) for key in get_keys()]


def blind_index(value, purpose="address", state=None):
    """A keyed hash to find a row by, and the id of its key.

    Give the ``state`` you have from get_state(); otherwise it is read, one query.
    """
    key_id = (state or get_state()).index_key
    key = get_key(key_id)
    if key is None:
        raise NoKey(f"The key {key_id}, which finds people by their address, is missing.")
    return key.index(value, purpose), key_id


def blind_indexes(value, purpose="address"):
    """The hash under every key, newest first: finds rows that no plaintext is left of."""
    return [key.index(value, purpose) for key in get_keys()]


def forms_are_paused():
    """Whether forms must ask to come back in a few minutes. One query; see get_state()."""
    return get_state().forms_paused_at is not None


def get_state():
    """The SuiteState; where none is there yet, the newest key becomes the index key. One query.

    Inside a transaction nobody pauses forms or changes the index key until it ends. So read it
    in the transaction that writes people down.
    """
    newest = get_keys()[0]
    state = read_state(newest)
    if state is None or not state.index_key:
        start_index(newest)
        state = read_state(newest)
    if not state.key_is_known:
        remember(newest)
    return state


def read_state(newest):
    known = Exists(KeyRecord.objects.filter(key_id=newest.id))
    rows = SuiteState.objects.using(router.db_for_write(SuiteState))
    rows = rows.filter(pk=SuiteState.ONLY).annotate(key_is_known=known)
    connection = transaction.get_connection(rows.db)
    if not (connection.vendor == "postgresql" and connection.in_atomic_block):
        return rows.first()  # SQLite itself lets no transaction write on what it read long ago
    sql, params = rows.query.sql_with_params()
    # The ORM has no shared lock. It lets sign-ups pass each other and makes a rotation wait.
    return next(iter(SuiteState.objects.using(rows.db).raw(f"{sql} FOR SHARE", params)), None)


def start_index(key):
    SuiteState.objects.get_or_create(pk=SuiteState.ONLY, defaults={"index_key": key.id})
    SuiteState.objects.filter(pk=SuiteState.ONLY, index_key="").update(index_key=key.id)


def remember(key):
    """Write down that a key is used with this database."""
    KeyRecord.objects.get_or_create(key_id=key.id, defaults={"check_value": key.check_value})


def check_health():
    """What kpact_status says of the keys."""
    from .key_health import examine  # it needs the models, which need this module

    return examine()
