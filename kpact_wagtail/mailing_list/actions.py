"""The verbs of mailing lists, free of HTTP: ask to join, confirm, leave, change, erase.

Each runs in one transaction and leaves a line in the consent log. Whoever calls them need not know
whether a person is there already: asking is the same work, and the same answer, for everybody.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from .. import crypto
from ..addresses import Address, normalize
from ..outbox import crash, tokens
from ..outbox.actions import queue
from ..outbox.models import Handover, Message, Suppression, Token
from ..outbox.suppression import same_mailbox, suppress
from . import ledger, signals
from .mails import about_person
from .models import ConsentEvent, ConsentWording, Subscriber, Subscription
from .wording import keep_wording

State = Subscription.State
What = ConsentEvent.What
How = ConsentEvent.How
#: Purposes of links that die when somebody leaves for good.
ALL_LINKS = ["confirm", "stop", "preferences"]


@dataclass(frozen=True)
class Occasion:
    """How and where a person acted: the part of the evidence that is the same for every list."""

    how: str = How.PROGRAM
    page: str = ""
    language: str = ""
    actor: object = None
    evidence: dict = field(default_factory=dict)


def subscribe(address, mailing_lists, *, name="", page="", how=How.PROGRAM, language=""):
    """Ask for a person to join lists: they get one mail with a link, and are on them once they press it.

    For programs; the form of a page goes through request_to_join() with the wording it showed.
    ``address`` is a string or an Address; raises ValidationError where it is none.
    """
    address = address if isinstance(address, Address) else normalize(address)
    wordings = [keep_wording(each) for each in mailing_lists]
    occasion = Occasion(how=how, page=page, language=language or wordings[0].language)
    request_to_join(address, wordings, occasion, name=name)


@transaction.atomic
def request_to_join(address, wordings, occasion, name=""):
    """Write down that somebody asked to join the lists of some ConsentWordings, and queue one mail.

    The same statements in every state: new, pending, confirmed, left or suppressed. Raises
    crypto.FormsPaused while the index key changes.
    """
    now = timezone.now()
    lists = {wording.mailing_list_id: wording.mailing_list for wording in wordings}
    person = find_or_add(address, occasion.language, now)
    if name:
        keep_name(person, name)
    Subscription.objects.bulk_create(
        [Subscription(mailing_list_id=pk, subscriber=person) for pk in lists],
        ignore_conflicts=True,
    )
    left = Q(state=State.UNSUBSCRIBED)
    person.subscriptions.filter(mailing_list__in=lists).update(
        asked_at=now,
        changed_at=Case(When(left, then=Value(now)), default=F("changed_at")),
        state=Case(When(left, then=Value(State.PENDING)), default=F("state")),
    )
    record(What.REQUESTED, occasion, person, wordings=wordings)
    site_id = next(iter(lists.values())).site_id
    queue("confirm", person.pk, site_id=site_id, language=occasion.language)
    crash.at("before_commit")


def find_or_add(address, language, now):
    """The locked row of a person, made where there is none; the same statements either way."""
    new = Subscriber.for_address(address, language=language, asked_at=now)
    Subscriber.objects.bulk_create(
        [new],
        update_conflicts=True,
        unique_fields=["address_index"],
        update_fields=["asked_at"],
    )
    return Subscriber.objects.select_for_update().get(address_index=new.address_index)


def lock(people):
    """Lock people, before anything of theirs: all verbs do, so that no two wait for each other."""
    return list(people.select_for_update().order_by("pk"))


def keep_name(person, name):
    """Names are taken once: whoever types an address later cannot rename the person."""
    sealed = crypto.seal(name, *person.place())
    Subscriber.objects.filter(pk=person.pk, sealed_name=b"").update(sealed_name=sealed)


@transaction.atomic
def rename(person, name, occasion):
    """Call a person as they want to be called from now on; "" forgets the name."""
    if lock(Subscriber.objects.filter(pk=person.pk)) and name != person.name():
        sealed = crypto.seal(name, *person.place()) if name else b""
        Subscriber.objects.filter(pk=person.pk).update(sealed_name=sealed)
        record(What.CHANGED, occasion, person)


@transaction.atomic
def confirm(token, occasion):
    """Put a person on the lists their link names. Returns their Subscriptions, changed or not.

    Pressing twice, pressing late after leaving, or while suppressed changes nothing. Other links
    stay: they may name other lists, and a link older than the leaving confirms nothing.
    """
    person = next(iter(lock(Subscriber.objects.filter(pk=token.object_id))), None)
    if person is None:
        return []
    named = named_in(token)
    joined = [each for each in named if join(each, token.created_at)]
    if joined:
        update_language(person, occasion.language)
        record(What.CONFIRMED, occasion, person, subscriptions=joined)
        for each in joined:
            greet(each, occasion.language)
    return named


def named_in(token):
    """The Subscriptions a confirmation link names."""
    pks = token.data.get("subscriptions", ())
    return in_order(Subscription.objects.filter(pk__in=pks, subscriber=token.object_id))


def in_order(subscriptions):
    """As forms and mails list them, each with its list."""
    rows = subscriptions.select_related("mailing_list__locale")
    return list(rows.order_by("mailing_list__order", "mailing_list_id"))


def join(subscription, asked_before):
    """Compare and set: pending becomes confirmed, or awaits approval where the list wants that."""
    approval = subscription.mailing_list.joining == subscription.mailing_list.Joining.APPROVAL
    state = State.AWAITING if approval else State.CONFIRMED
    found = Subscription.objects.filter(
        Q(left_at=None) | Q(left_at__lt=asked_before), pk=subscription.pk, state=State.PENDING
    )
    changed = found.update(state=state, changed_at=timezone.now())
    if changed:
        subscription.state = state
    return changed


def greet(subscription, language=""):
    """Tell the site, and the person where the list has a welcome mail."""
    mailing_list = subscription.mailing_list
    facts = {"subscription_id": subscription.pk, "list_key": mailing_list.list_key}
    if subscription.state == State.AWAITING:
        return signals.send_later(signals.person_awaits, Subscription, **facts)
    signals.send_later(signals.person_confirmed, Subscription, **facts)
    if mailing_list.welcome_text:
        queue("welcome", subscription.pk, site_id=mailing_list.site_id, language=language)


def update_language(person, language):
    if language and language != person.language:
        Subscriber.objects.filter(pk=person.pk).update(language=language)


@transaction.atomic
def approve(subscription, actor):
    """Let a person who waits onto the list. Returns whether they were waiting."""
    return decide(subscription, actor, State.CONFIRMED, What.APPROVED)


@transaction.atomic
def decline(subscription, actor):
    """Do not let a person who waits onto the list; they may ask again. Returns whether they were waiting."""
    return decide(subscription, actor, State.UNSUBSCRIBED, What.DECLINED)


def decide(subscription, actor, state, what):
    lock(Subscriber.objects.filter(pk=subscription.subscriber_id))
    now = timezone.now()
    changes = {"state": state, "changed_at": now}
    if state == State.UNSUBSCRIBED:
        changes["left_at"] = now
    waiting = Subscription.objects.filter(pk=subscription.pk, state=State.AWAITING)
    if not waiting.update(**changes):
        return False
    subscription.refresh_from_db()
    record(what, Occasion(How.ADMIN, actor=actor), subscription.subscriber, [subscription])
    if state == State.CONFIRMED:
        greet(subscription, subscription.subscriber.language)
    return True


@transaction.atomic
def leave(subscription_ids, occasion):
    """Take people off lists at once. Ids that are gone or left already change nothing."""
    rows = Subscription.objects.filter(pk__in=subscription_ids)
    lock(Subscriber.objects.filter(pk__in=rows.values("subscriber")))
    for subscription in rows.select_related("mailing_list", "subscriber").order_by("pk"):
        now = timezone.now()
        # Whoever leaves while still pending or waiting leaves too: a link mailed before is void.
        there = Subscription.objects.filter(pk=subscription.pk).exclude(
            state__in=[State.UNSUBSCRIBED, State.SUPPRESSED]
        )
        if there.update(state=State.UNSUBSCRIBED, changed_at=now, left_at=now):
            person = subscription.subscriber
            record(What.WITHDRAWN, occasion, person, [subscription])
            ledger.note("left", person, subscription.mailing_list)
            tell_left(subscription)


def tell_left(subscription):
    signals.send_later(
        signals.person_left,
        Subscription,
        subscription_id=subscription.pk,
        list_key=subscription.mailing_list.list_key,
    )


def tell_all_left(person):
    """For each list a person is on, before they are taken off all of them."""
    there = person.subscriptions.exclude(state__in=[State.UNSUBSCRIBED, State.SUPPRESSED])
    for subscription in there.select_related("mailing_list"):
        tell_left(subscription)


@transaction.atomic
def stop(person, occasion, reason=Suppression.Reason.DO_NOT_MAIL):
    """Never mail this person again, whatever anybody types into a form; also if just erased."""
    people = lock(Subscriber.objects.filter(pk=person.pk))
    suppress(person.address_index, reason, person.index_key, find_cap_form(person))
    now = timezone.now()
    for each in people:
        tell_all_left(each)
        each.subscriptions.exclude(state=State.SUPPRESSED).update(
            state=State.SUPPRESSED, changed_at=now, left_at=now
        )
        record(What.STOPPED, occasion, each)
        tokens.void(each.pk, *ALL_LINKS)


def find_cap_form(person):
    """For all spellings of a mailbox; "" where the address cannot be read, which stops nobody."""
    try:
        return normalize(person.address()).cap_form
    except (crypto.Unreadable, crypto.NoKey, ValidationError):
        return ""


@transaction.atomic
def allow(suppression, occasion):
    """Let an address be mailed again. Nobody is put back on a list: the person may ask anew."""
    rows = same_mailbox(suppression)
    indexes = [row.address_index for row in rows]
    people = lock(Subscriber.objects.filter(address_index__in=indexes))
    Suppression.objects.filter(pk__in=[row.pk for row in rows]).delete()
    for row in rows:
        ledger.note_index("allowed", row.address_index, row.key_id)
    for person in people:
        held = person.subscriptions.filter(state=State.SUPPRESSED)
        held.update(state=State.UNSUBSCRIBED, changed_at=timezone.now())
        record(What.CHANGED, occasion, person)


@transaction.atomic
def erase(person, occasion):
    """Forget a person: rows, links, waiting mail, and whose the lines of the consent log are.

    What stays: that nothing is to be mailed to them, if they asked for that, under a keyed hash.
    """
    if not lock(Subscriber.objects.filter(pk=person.pk)):
        return  # they pressed twice
    tell_all_left(person)
    ids = list(person.subscriptions.values_list("pk", flat=True))
    about = about_person(person)
    # One that is leaving this very moment stays, for its row is in use; see outbox/retention.py.
    ended = Message.objects.filter(about).exclude(state=Message.State.CLAIMED)
    messages = list(ended.select_for_update().values_list("pk", flat=True))
    Handover.objects.filter(message__in=Message.objects.filter(about)).delete()
    tokens.void(person.pk, *ALL_LINKS)
    Token.objects.filter(purpose="leave", object_id__in=ids).delete()
    Message.objects.filter(pk__in=messages).delete()
    ledger.note("erased", person)
    of_person = Q(subscriber=person) | Q(person_index__in=all_indexes(person))
    ConsentEvent.objects.filter(of_person).update(subscriber=None, person_index="", evidence={})
    Subscriber.objects.filter(pk=person.pk).delete()
    record(What.ERASED, occasion, None)
    signals.send_later(signals.person_erased, Subscriber)


def all_indexes(person):
    """Under which keyed hashes the consent log may know a person, old keys included."""
    try:
        return [person.address_index, *crypto.blind_indexes(person.index_form())]
    except (crypto.Unreadable, crypto.NoKey):
        return [person.address_index]


def record(what, occasion, person, subscriptions=(), wordings=()):
    """Add lines to the consent log: one for each list, or one for the person."""
    shared = {
        "what": what,
        "how": occasion.how,
        "page": occasion.page,
        "language": occasion.language,
        "actor": occasion.actor,
        "evidence": occasion.evidence,
        "subscriber": person,
        "person_index": person.address_index if person else "",
    }
    about = [{"mailing_list": each.mailing_list} for each in subscriptions]
    about += [{"mailing_list": each.mailing_list, "wording": each} for each in wordings]
    ConsentEvent.objects.bulk_create([ConsentEvent(**shared, **each) for each in about or [{}]])


def pressable_wordings(pks):
    """The wordings a form may name, with their lists; those that nobody ever showed are missing."""
    return list(
        ConsentWording.objects.filter(pk__in=pks).select_related("mailing_list").order_by("pk")
    )


@transaction.atomic
def change_language(person, language, occasion):
    """Mail a person in another language from now on."""
    if lock(Subscriber.objects.filter(pk=person.pk)) and language and language != person.language:
        update_language(person, language)
        record(What.CHANGED, occasion, person)


@transaction.atomic
def note_export(person, occasion):
    """Write down that somebody downloaded their data."""
    if lock(Subscriber.objects.filter(pk=person.pk)):
        record(What.EXPORTED, occasion, person)
