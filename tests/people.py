"""Builders for tests of the people in the admin: one record of each kind, and users with few rights."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from wagtail.models import ModelLogEntry

from kpact_wagtail.addresses import normalize
from kpact_wagtail.mailing_list import actions
from kpact_wagtail.mailing_list.models import ConsentEvent, MailingList, Subscriber, Subscription
from kpact_wagtail.outbox.models import Message, Suppression
from kpact_wagtail.outbox.suppression import suppress

from .lists import make_list, wording_of

CANARY = "canary.bird@aviary.example"
MODELS = [MailingList, Subscriber, Subscription, ConsentEvent, Suppression, Message]


def ask_to_join(mailing_list, address=CANARY, state=Subscription.State.PENDING):
    """A person who asked to join, in the state given; their Subscription."""
    occasion = actions.Occasion(how=ConsentEvent.How.FORM, language="en", page="/about/")
    actions.request_to_join(normalize(address), [wording_of(mailing_list)], occasion)
    subscription = Subscription.objects.order_by("pk").last()
    Subscription.objects.filter(pk=subscription.pk).update(state=state)
    subscription.refresh_from_db()
    return subscription


def make_records():
    """A list with somebody who waits for approval, their mail that failed, and a suppression."""
    letters = make_list(joining=MailingList.Joining.APPROVAL)
    subscription = ask_to_join(letters, state=Subscription.State.AWAITING)
    Message.objects.update(state=Message.State.FAILED, reason=Message.Reason.REFUSED, attempts=3)
    suppress("gone@example.org", Suppression.Reason.BOUNCE)
    return {model: model.objects.order_by("pk").first() for model in MODELS} | {
        Subscription: subscription
    }


def make_user(name="edith", permissions=()):
    """Somebody who may enter the admin and has these permissions, as ``app.codename``."""
    user = get_user_model().objects.create_user(name, f"{name}@staff.example", "a long password")
    for each in {"wagtailadmin.access_admin", *permissions}:
        app, codename = each.split(".")
        found = Permission.objects.get(content_type__app_label=app, codename=codename)
        user.user_permissions.add(found)
    return user


def permissions_of(*models):
    """All permissions of models, as ``app.codename``."""
    return {
        f"{each.content_type.app_label}.{each.codename}"
        for model in models
        for each in Permission.objects.filter(
            content_type__app_label=model._meta.app_label,
            content_type__model=model._meta.model_name,
        )
    }


def logged():
    """The actions in the log of the site, oldest first."""
    return list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True))
