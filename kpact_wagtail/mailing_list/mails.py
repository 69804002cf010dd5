"""The mails about lists. They name nothing that could out whoever's phone they light up."""

from datetime import timedelta
from email.utils import formataddr
from urllib.parse import urlsplit

from django.core.mail import EmailMultiAlternatives
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from ..models import SiteSettings
from ..outbox.kinds import AT_MOST_ONCE, NO_CAPS, Caps, Kind
from ..outbox.models import Message
from ..translation import pick
from .models import MailingList, Subscriber, Subscription

#: How long a link to confirm lives, from the sending of its mail.
CONFIRM_LIFETIME = timedelta(hours=72)
PREFERENCES_LIFETIME = timedelta(hours=24)

#: Kinds whose object is a person; that of a welcome mail is a subscription.
ABOUT_PEOPLE = ("confirm", "preferences")


def about_person(person):
    """Which messages are about a person: a condition for filter()."""
    subscriptions = person.subscriptions.values("pk")
    return Q(kind__in=ABOUT_PEOPLE, object_id=person.pk) | Q(
        kind="welcome", object_id__in=subscriptions
    )


def find_person(message):
    """The person a message is about, or None."""
    if message.kind == "welcome":
        return Subscriber.objects.filter(subscriptions=message.object_id).first()
    if message.kind in ABOUT_PEOPLE:
        return Subscriber.objects.filter(pk=message.object_id).first()
    return None


class PersonKind(Kind):
    """A mail to a Subscriber."""

    def get_address(self, person):
        return person.address()

    def load(self, ids):
        people = Subscriber.objects.prefetch_related("subscriptions__mailing_list__site")
        found = people.in_bulk(ids)
        add_translations(
            each.mailing_list for person in found.values() for each in person.subscriptions.all()
        )
        return found


class Confirmation(PersonKind):
    """Asks whether it was them; the same mail whoever they are to us. # A4"""

    label = gettext_lazy("Mail to confirm")
    budget = "confirm"

    def may_send(self, person):
        return "" if asked_lately(person) else Message.Reason.NOT_WANTED

    def get_scopes(self, person):
        return [scope(each) for each in asked_lately(person)]

    def compose(self, person, message, mint):
        asked = [each for each in asked_lately(person) if scope(each) in message.scopes]
        lists = [in_language(each.mailing_list, message.language) for each in asked]
        language = {"language": message.language}
        data = {"subscriptions": [each.pk for each in asked], **language}
        root = link_root(lists[0], message)
        urls = {
            "confirm_url": root
            + link("confirm", mint("confirm", person.pk, CONFIRM_LIFETIME, data)),
            "stop_url": root + link("stop", mint("stop", person.pk, data=language)),
        }
        with override(message.language):
            return write("confirm", person.address(), lists[0], {"lists": lists, **urls})


class PreferencesLink(PersonKind):
    """The link to one's own preferences, asked for on the site; see views.ask_preferences()."""

    label = gettext_lazy("Link to preferences")
    budget = "links"
    # Whoever is used up has as many links of today in the mailbox: nobody is locked out.
    caps = Caps(per_scope=4, resends=0, per_recipient=None)

    def get_scopes(self, person):
        return ["preferences"]

    def compose(self, person, message, mint):
        first = next(iter(person.subscriptions.all()), None)
        identity = (
            in_language(first.mailing_list, message.language) if first else Nobody(message.site)
        )
        token = mint("preferences", person.pk, PREFERENCES_LIFETIME, {"language": message.language})
        url = link_root(identity, message) + link("preferences", token)
        with override(message.language):
            return write("preferences", person.address(), identity, {"preferences_url": url})


class Welcome(Kind):
    """The first mail of a list, written by its editor; a list mail, so it can be left at once."""

    label = gettext_lazy("Welcome mail")
    budget = "welcome"
    caps = NO_CAPS
    repeat = AT_MOST_ONCE

    def load(self, ids):
        rows = Subscription.objects.select_related("subscriber", "mailing_list__site")
        found = rows.in_bulk(ids)
        add_translations(each.mailing_list for each in found.values())
        return found

    def may_send(self, subscription):
        wanted = subscription.state == Subscription.State.CONFIRMED
        return "" if wanted else Message.Reason.NOT_WANTED

    def get_address(self, subscription):
        return subscription.subscriber.address()

    def get_scopes(self, subscription):
        return [scope(subscription)]

    def compose(self, subscription, message, mint):
        mailing_list = in_language(subscription.mailing_list, message.language)
        root = link_root(mailing_list, message)
        leave_url = root + link("leave", mint("leave", subscription.pk))
        context = {"leave_url": leave_url, "text": mailing_list.welcome_text}
        with override(message.language):
            mail = write("welcome", subscription.subscriber.address(), mailing_list, context)
        mail.extra_headers.update(list_headers(mailing_list, leave_url))
        return mail


class Nobody:
    """The identity of a mail that no list stands behind: the organization's, and a plain sender."""

    link_root = ""

    def __init__(self, site):
        settings = SiteSettings.for_site(site) if site else SiteSettings()
        self.sender_name = ""
        self.sender_email = settings.email
        self.reply_to = ""
        self.mail_name = ""
        self.subject = ""
        self.legal_name = settings.legal_name or settings.organization_name
        self.postal_address = settings.postal_address
        self.help_email = settings.email


def scope(subscription):
    """What the caps of a list are counted under."""
    return f"list:{subscription.mailing_list_id}"


def asked_lately(person):
    """What a link confirms: the lists a person asked for within its life time, in a fixed order."""
    since = timezone.now() - CONFIRM_LIFETIME
    left = Subscription.State.UNSUBSCRIBED
    asked = [
        each for each in person.subscriptions.all() if each.asked_at >= since and each.state != left
    ]
    return sorted(asked, key=lambda each: (each.mailing_list.order, each.mailing_list_id))


def add_translations(lists):
    """Give lists their translations, two queries for all of them."""
    lists = list(lists)
    keys = {each.translation_key for each in lists}
    rows = {}
    for row in MailingList.objects.filter(translation_key__in=keys).select_related("locale"):
        rows.setdefault(row.translation_key, []).append(row)
    for each in lists:
        each.all_languages = rows[each.translation_key]


def in_language(mailing_list, language):
    """A list in the words of a language, else in its own."""
    rows = getattr(mailing_list, "all_languages", [mailing_list])
    found = (row for row in rows if row.locale.language_code == language)
    return next(found, None) or pick(rows, mailing_list.locale_id)


def link_root(identity, message):
    """Where links begin: never the Host header of a request."""
    root = identity.link_root or (message.site.root_url if message.site else "")
    return root.rstrip("/")


def link(name, token):
    return reverse(f"kpact:{name}", args=[token])


def write(name, address, identity, context):
    """An e-mail to one address, as text and as HTML from the same words."""
    context = {"identity": identity, "subject": subject_of(name, identity), **context}
    text = render_to_string(f"kpact_wagtail/email/{name}.txt", context)
    html = render_to_string(f"kpact_wagtail/email/{name}.html", context)
    sender = formataddr((identity.sender_name, identity.sender_email))
    mail = EmailMultiAlternatives(
        subject=context["subject"],
        body=text.strip() + "\n",
        from_email=sender if identity.sender_email else None,
        to=[address],
        reply_to=[identity.reply_to] if identity.reply_to else None,
    )
    mail.attach_alternative(html, "text/html")
    return mail


def subject_of(name, identity):
    """One line of harmless words, without anything a visitor typed."""
    chosen = {
        "confirm": identity.subject or _("Please confirm"),
        "preferences": _("Your link"),
        "welcome": getattr(identity, "welcome_subject", "") or _("Welcome"),
    }[name]
    return " ".join(chosen.split())


def list_headers(mailing_list, leave_url):
    """The headers of every mail to a list: RFC 2919, RFC 2369 and RFC 8058.

    ``leave_url`` is the https address of the mail's own leave link. Both List-Unsubscribe headers
    must be signed with DKIM.
    """
    return {
        "List-Id": f"<{get_list_id(mailing_list)}>",
        "List-Unsubscribe": f"<{leave_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def get_list_id(mailing_list):
    if mailing_list.list_id:
        return mailing_list.list_id
    host = urlsplit(mailing_list.link_root).hostname or mailing_list.site.hostname
    return f"{mailing_list.list_key[:12]}.{host}"
