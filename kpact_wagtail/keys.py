"""The keys a site keeps: where they come from, what is wrong with them, and how one is made.

A key is 32 random bytes, written as base64url. The newest stands first; older ones only read.
"""

import binascii
import hashlib
import hmac
import logging
import os
import secrets
from base64 import b64decode, urlsafe_b64encode
from functools import cached_property, lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .conf import conf

logger = logging.getLogger("kpact_wagtail")

LENGTH = 32
# Of 32 random bytes, fewer than 20 different ones do not happen; typed words have about as many.
FEWEST_DIFFERENT = 10


class NoKey(ImproperlyConfigured):
    """There is no key, or one that must not be used. It says which, never what the key is."""


class Key:
    """One key. What it is used for gets keys of its own, derived from it."""

    def __init__(self, raw):
        self.raw = raw
        self.id = hashlib.sha256(b"kpact key id" + raw).hexdigest()[:8]
        self.for_index = lru_cache(maxsize=32)(self._for_index)

    def __repr__(self):
        return f"<Key {self.id}>"

    def derive(self, *words):
        """32 bytes for one use, which say nothing about the key. HKDF, RFC 5869."""
        # Loaded with the first key that is used: a site without forms starts without it.
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        info = b"".join(len(word).to_bytes(4) + word for word in map(as_bytes, words))
        return HKDF(SHA256(), LENGTH, salt=None, info=b"kpact_wagtail" + info).derive(self.raw)

    @cached_property
    def cipher(self):
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self.derive("seal"))

    @cached_property
    def check_value(self):
        """What a database keeps of a key, to know it again."""
        return self.derive("check value").hex()

    def index(self, value, purpose):
        return hmac.new(self.for_index(purpose), as_bytes(value), hashlib.sha256).hexdigest()

    def _for_index(self, purpose):
        return self.derive("index", purpose)


def as_bytes(word):
    return word if isinstance(word, bytes) else str(word).encode()


def get_keys():
    """All keys, newest first. Raises NoKey where there is none or one is not fit to be used."""
    keys = parse_keys(tuple(get_lines()), get_secrets())
    if not keys:
        raise NoKey(
            "There is no key to seal addresses with. Run manage.py kpact_generate_key and put what "
            'it prints into KPACT_WAGTAIL["KEYS"].'
        )
    return keys


def get_key(key_id):
    """The key of that id, or None."""
    return next((key for key in get_keys() if key.id == key_id), None)


def keys_are_usable():
    """Whether there are keys, and all are fit to be used. No query."""
    try:
        return bool(get_keys())
    except NoKey:
        return False


def get_lines():
    """Keys as they are written, from the setting, the file, or while developing a file of ours."""
    if conf.KEYS:
        return conf.KEYS
    path = get_path()
    if path is None:
        return ()
    if not conf.KEY_FILE and not path.exists():
        write_development_key(path)
    return read_file(path)


def get_path():
    """The file that holds the keys, or None where no file does."""
    if conf.KEYS:
        return None
    if conf.KEY_FILE:
        return Path(conf.KEY_FILE)
    return get_development_path()


def get_development_path():
    """Where a site being developed keeps a key of its own; None when it is in earnest."""
    base = getattr(settings, "BASE_DIR", None)
    return Path(base) / ".kpact" / "keys" if settings.DEBUG and base else None


def read_file(path):
    """The lines of a key file; read again only when it has changed."""
    try:
        found = path.stat()
        return lines_of(path, (found.st_mtime_ns, found.st_ino, found.st_size))
    except (OSError, UnicodeDecodeError) as error:
        raise NoKey(f"The key file {path} cannot be read: {type(error).__name__}.") from None


@lru_cache(maxsize=4)
def lines_of(path, _version):
    lines = (line.strip() for line in path.read_text("ascii").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def get_secrets():
    """What a key must not be, nor be made from."""
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=4)
def parse_keys(lines, secret_keys):
    found = {}
    for number, line in enumerate(lines, 1):
        problem = find_problem(line, secret_keys)
        if problem:
            raise NoKey(f"Key {number} {problem}")
        key = Key(decode(line))
        if found.setdefault(key.id, key).raw != key.raw:
            raise NoKey(f"Key {number} has the id of another key; make a new one.")
    return tuple(found.values())


def find_problem(line, secret_keys=()):
    """Why a line is no key to be used, as the end of a sentence, or ""."""
    if line in secret_keys:
        return "is SECRET_KEY; it must be a key of its own."
    raw = decode(line)
    if raw is None:
        return "cannot be read; a key is 43 letters, digits, “-” and “_”."
    if len(raw) != LENGTH:
        return f"has {len(raw)} bytes, not {LENGTH}."
    if len(set(raw)) < FEWEST_DIFFERENT:
        return "is not random."
    if any(raw in made_from(secret) for secret in secret_keys):
        return "is made from SECRET_KEY; it must be a key of its own."
    return ""


def decode(line):
    """The bytes of a written key, or None."""
    try:
        text = line.strip().rstrip("=")
        return b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (AttributeError, ValueError, binascii.Error):
        return None


@lru_cache(maxsize=8)
def made_from(secret):
    """The keys that people commonly make from SECRET_KEY."""
    given = as_bytes(secret)
    digests = [hashlib.new(name, given) for name in ("sha256", "sha512", "md5", "sha1")]
    texts = [given, *(digest.digest() for digest in digests)]
    texts += [digest.hexdigest().encode() for digest in digests]
    texts += [urlsafe_b64encode(text) for text in texts]
    return {text[:LENGTH].ljust(LENGTH, b"\0") for text in texts} | {given[-LENGTH:]}


def generate():
    """A new key, as it is written."""
    return urlsafe_b64encode(secrets.token_bytes(LENGTH)).rstrip(b"=").decode()


def write_development_key(path):
    """Write the key of a site being developed, once: of two processes both use the first one's."""
    fresh = path.with_name(f"keys.{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        (path.parent / ".gitignore").write_text("*\n")
        write_new(fresh, f"{generate()}\n")
        try:
            os.link(fresh, path)  # whole or not at all, and never over another
        except FileExistsError:
            return
        finally:
            fresh.unlink()
    except OSError as error:
        raise NoKey(
            f"No key for development can be written to {path}: {type(error).__name__}. "
            "Run manage.py kpact_generate_key."
        ) from None
    logger.warning("A key for development was written to %s. It is not for a real site.", path)


def write_new(path, text, mode=0o600):
    """Write a file that must not be there yet, for its owner alone."""
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with open(number, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
