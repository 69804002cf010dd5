"""What a link of a mail leads to, in the language of the mail."""

from django.utils.translation import get_language

from ..guard import known_language
from ..translation import resolve
from .models import MailingList, Subscriber


def language_of(token):
    return known_language(token.data.get("language")) if token else get_language()


def find_person(token):
    return Subscriber.objects.filter(pk=token.object_id).first() if token else None


def in_words(subscriptions):
    """Subscriptions, each with its list in the language of the page as ``words``."""
    found = resolve(MailingList, [each.mailing_list_id for each in subscriptions])
    for each in subscriptions:
        each.words = found[each.mailing_list_id]
    return subscriptions
