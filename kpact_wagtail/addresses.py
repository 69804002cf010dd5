"""Mail addresses as people type them, and the forms in which the suite compares them."""

import string
from dataclasses import dataclass
from unicodedata import normalize as compose_characters

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 254  # RFC 5321, 4.5.3.1.3 with errata 1690
LONGEST_LOCAL_PART = 64
LOWER_CASE = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
#: Providers that deliver to one mailbox whatever the dots in the local part.
WITHOUT_DOTS = {"gmail.com", "googlemail.com"}


@dataclass(frozen=True, repr=False)
class Address:
    """One address: ``exact`` is mailed to, the others are only compared.

    ``index_form`` is the identity of a person: nothing is merged but the case of ASCII letters and
    the spelling of the domain. ``cap_form`` also merges ``+tag`` and dots, so that one mailbox has
    one budget of mails. Its repr tells nothing.
    """

    exact: str
    index_form: str
    cap_form: str

    def __repr__(self):
        return "Address(…)"


def normalize(typed):
    """An Address from what somebody typed. Raises ValidationError with a sentence for them."""
    typed = str(typed).strip(string.whitespace)
    if not typed:
        raise ValidationError(_("Enter an e-mail address."), code="required")
    if len(typed) > LONGEST:
        raise ValidationError(_("This address is too long. Check it for mistakes."), code="invalid")
    if not typed.rpartition("@")[0].isascii():  # before any letter is changed for a like one
        message = _("We cannot mail to letters such as “ü” before the @. Is there another address?")
        raise ValidationError(message, code="invalid")
    # Loaded with the first address: its tables take as long as a tenth of the suite to start.
    from email_validator import EmailNotValidError, validate_email

    typed = compose_characters("NFC", typed)
    try:
        found = validate_email(typed, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        raise ValidationError(
            _("Enter an address in the form name@example.org."), code="invalid"
        ) from None
    local, domain = found.local_part, (found.ascii_domain or found.domain).lower()
    if len(local) > LONGEST_LOCAL_PART or len(local) + len(domain) + 1 > LONGEST:
        raise ValidationError(_("This address is too long. Check it for mistakes."), code="invalid")
    lowered = local.translate(LOWER_CASE)
    return Address(
        exact=f"{local}@{domain}",
        index_form=f"{lowered}@{domain}",
        cap_form=f"{merge(lowered, domain)}@{domain}",
    )


def merge(local, domain):
    """The local part under which one mailbox counts its mails."""
    mailbox = local.partition("+")[0] or local
    return mailbox.replace(".", "") if domain in WITHOUT_DOTS else mailbox


def mask(address):
    """An address as lists of the admin show it: ``a…@e….org``."""
    local, _at, domain = address.rpartition("@")
    name, dot, ending = domain.rpartition(".")
    return f"{local[:1]}…@{name[:1]}…{dot}{ending}"
