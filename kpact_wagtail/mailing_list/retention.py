"""How long people are remembered who never confirmed, or who left; the daily job that forgets them.

``kpact_retention`` and ``kpact_tick`` run it; to stop it halfway and run it again does no harm.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..outbox.models import Token
from .actions import ALL_LINKS
from .mails import CONFIRM_LIFETIME
from .models import ConsentEvent, MailingList, Subscriber, Subscription

State = Subscription.State
#: How long after their link expired unconfirmed people are kept, so that they may ask us about it.
GRACE = timedelta(days=14)
#: Somebody who asked just now has no subscription yet for a moment.
A_MOMENT = timedelta(days=1)
AT_ONCE = 500


def forget(dry_run=False):
    """Forget who never confirmed and who left long ago; how many of each.

    The lines of the consent log stay where somebody once agreed, under the keyed hash of the
    address, without the address.
    """
    return {
        "unconfirmed": remove(find_unconfirmed(), dry_run),
        "left": remove(find_left(), dry_run),
        "people": forget_people(dry_run),
    }


def find_unconfirmed():
    before = timezone.now() - CONFIRM_LIFETIME - GRACE
    return Subscription.objects.filter(state=State.PENDING, asked_at__lt=before)


def find_left():
    """Who left, or is not to be mailed, longer ago than their list remembers them."""
    gone = Subscription.objects.filter(state__in=[State.UNSUBSCRIBED, State.SUPPRESSED])
    past = Q(pk=None)
    for days in set(MailingList.objects.values_list("retention_days", flat=True)):
        before = timezone.now() - timedelta(days=days)
        past |= Q(mailing_list__retention_days=days, changed_at__lt=before)
    return gone.filter(past)


def remove(rows, dry_run):
    if dry_run:
        return rows.count()
    number = 0
    while ids := list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        number += rows.filter(pk__in=ids).delete()[0]  # again what holds: somebody may be back
        gone = set(ids) - set(Subscription.objects.filter(pk__in=ids).values_list("pk", flat=True))
        Token.objects.filter(purpose="leave", object_id__in=gone).delete()
    return number


def forget_people(dry_run):
    """People without any list; those who never agreed to anything leave no line behind."""
    rows = Subscriber.objects.filter(
        subscriptions=None, asked_at__lt=timezone.now() - A_MOMENT
    ).order_by("pk")
    if dry_run:
        return rows.count()
    number = 0
    while people := list(rows[:AT_ONCE]):
        number += forget_these(people)
    return number


@transaction.atomic
def forget_these(people):
    ids = [person.pk for person in people]
    list(Subscriber.objects.select_for_update().filter(pk__in=ids).order_by("pk").only("pk"))
    back = set(Subscription.objects.filter(subscriber__in=ids).values_list("subscriber", flat=True))
    ids = [pk for pk in ids if pk not in back]  # who asked again meanwhile
    agreed = ConsentEvent.objects.filter(
        subscriber__in=ids, what__in=[ConsentEvent.What.CONFIRMED, ConsentEvent.What.IMPORTED]
    ).values("subscriber")
    ConsentEvent.objects.filter(subscriber__in=ids).exclude(subscriber__in=agreed).delete()
    Token.objects.filter(purpose__in=ALL_LINKS, object_id__in=ids).delete()
    Subscriber.objects.filter(pk__in=ids).delete()
    return len(ids)
