"""What a list is needed for after it is of no use: the evidence of what people agreed to."""

from ..translation import get_siblings
from .models import ConsentEvent, ConsentWording, Subscription
from .wording import keep_wording


def has_evidence(mailing_list):
    """Whether anybody ever asked to join a list; then it must stay."""
    return any(
        model.objects.filter(mailing_list=mailing_list).exists()
        for model in (Subscription, ConsentEvent)
    )


def forget_unused_wordings(mailing_list):
    """Let go of the wordings nobody ever agreed to, which protect their list."""
    ConsentWording.objects.filter(mailing_list=mailing_list).delete()


def renew_wordings(mailing_list):
    """After the main language of a list is deleted, its wordings stand on what is left of it."""
    for translation in get_siblings(mailing_list).select_related("locale", "privacy_page"):
        keep_wording(translation)
