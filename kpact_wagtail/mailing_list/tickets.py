"""How a form names the lists it shows: the number of a wording, and proof that we showed it.

Numbers alone could be counted through, to read and join lists that are shown to some people only.
"""

import hmac

from .. import crypto

LENGTH = 20


def make_ticket(wording_id):
    """What the form sends to choose the list of a wording; the same for everybody, for good."""
    return f"{wording_id}-{sign(wording_id, crypto.derive('ticket'))}"


def read_ticket(ticket):
    """The id of a wording that a form of ours showed; None for anything else."""
    number, _dash, mac = str(ticket).partition("-")
    if not (number.isascii() and number.isdigit() and len(number) < 16 and mac.isascii()):
        return None
    keys = crypto.derive_each("ticket")
    good = any(hmac.compare_digest(sign(number, key), mac) for key in keys)
    return int(number) if good else None


def sign(wording_id, key):
    return hmac.digest(key, str(wording_id).encode(), "sha256").hex()[:LENGTH]
