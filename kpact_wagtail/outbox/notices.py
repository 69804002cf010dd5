"""What administrators are told by mail. Never about a person, and never at the drain's expense."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage

from . import mailers

log = logging.getLogger(__name__)


def tell(subject, text, mailer=mailers.FIRST):
    """Mail to ADMINS through a mailer; a failure is logged, because the drain must go on."""
    log.error("%s", subject)
    if not (recipients := [address_of(admin) for admin in settings.ADMINS]):
        return
    email = EmailMessage(
        f"{settings.EMAIL_SUBJECT_PREFIX}{subject}", str(text), settings.SERVER_EMAIL, recipients
    )
    way = mailers.Mailer(mailer)
    answer = way.send(email)
    way.close()
    if answer.name:
        log.error("Administrators could not be told: %s %s", answer.name, answer.status_code)


def address_of(admin):
    """ADMINS holds addresses, and before Django 6.0 pairs of name and address."""
    return admin if isinstance(admin, str) else admin[1]
