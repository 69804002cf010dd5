"""What stands beside the button of a sign-up form, kept verbatim as the evidence of consent."""

import hashlib

from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils.translation import override

from ..translation import get_siblings
from .models import ConsentWording, MailingList


def compose_wording(mailing_list):
    """The text of a list’s consent in its own language, one sentence a line."""
    language = mailing_list.locale.language_code
    with override(language):
        text = render_to_string("kpact_wagtail/lists/consent.txt", {"list": mailing_list})
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def keep_wording(mailing_list):
    """The newest wording of a list; a new version where what is shown has changed."""
    source = first_of(mailing_list)
    language = mailing_list.locale.language_code
    text = compose_wording(mailing_list)
    digest = hashlib.sha256(text.encode()).hexdigest()
    privacy_url = find_privacy_url(mailing_list)
    newest = newest_wording(source, language)
    if newest and (newest.text_hash, newest.privacy_url) == (digest, privacy_url):
        return newest
    try:
        with transaction.atomic():
            return ConsentWording.objects.create(
                mailing_list=source,
                language=language,
                number=newest.number + 1 if newest else 1,
                text=text,
                text_hash=digest,
                privacy_url=privacy_url,
            )
    except IntegrityError:
        meanwhile = newest_wording(source, language)
        if meanwhile == newest:
            raise
        return meanwhile  # somebody saved the list at the same moment


def first_of(mailing_list):
    """The oldest translation of a list: the row people stand on, whatever is translated later."""
    return get_siblings(mailing_list).order_by("pk").first() or mailing_list


def keep_all_wordings():
    """Renew what a release, a catalogue or a moved privacy page has changed. A daily job."""
    before = ConsentWording.objects.count()
    for mailing_list in MailingList.objects.select_related("locale", "privacy_page"):
        keep_wording(mailing_list)
    return {"new": ConsentWording.objects.count() - before}


def newest_wording(source, language):
    return source.wordings.filter(language=language).order_by("-number").first()


def find_privacy_url(mailing_list):
    page = mailing_list.privacy_page
    return (page.get_full_url() or "") if page and page.live else ""
