"""What follows when a list is saved."""

from django.db.models.signals import post_save

from ..translation import get_siblings, share_facts
from .models import MailingList
from .wording import keep_wording


def connect():
    post_save.connect(
        keep_wordings, sender=MailingList, dispatch_uid="kpact_mailing_list.keep_wordings"
    )


def keep_wordings(sender, instance, raw=False, **kwargs):
    """Every language of a list has the wording that its form now shows."""
    if raw:
        return
    share_facts(instance)
    for translation in get_siblings(instance).select_related("locale", "privacy_page"):
        keep_wording(translation)
