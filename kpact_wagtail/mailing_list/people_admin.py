"""The menu “People”: people, subscriptions, consent log, suppressions, outbox, numbers."""

from django.urls import path, reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, Table, TitleColumn
from wagtail_modeladmin.options import ModelAdminGroup

from ..addresses import mask
from ..outbox import explanations, kinds, pauses
from ..outbox.models import MailerState, Message, Suppression
from ..outbox.suppression import is_suppressed
from ..record_admin import RecordAdmin, RecordList, RecordView, filter_by
from . import people_deeds as deeds
from .mails import about_person, find_person
from .models import ConsentEvent, MailingList, Subscriber, Subscription
from .numbers_admin import NumbersMenuItem, show_numbers

CANNOT_BE_READ = _("cannot be read with the keys there are")


def mask_of(person):
    """The masked address of a Subscriber; a sentence where no key opens it or there is nobody."""
    if person is None:
        return _("erased or forgotten")
    try:
        return mask(person.address())
    except deeds.UNREADABLE:
        return CANNOT_BE_READ


def tell_suppression(person):
    """Whether a person is mailed at all."""
    try:
        suppressed = is_suppressed(person.address())
    except deeds.UNREADABLE:
        return CANNOT_BE_READ
    return _("Nothing is mailed to this address") if suppressed else _("Can be mailed")


def name_language(code):
    try:
        return get_language_info(code)["name_translated"]
    except KeyError:
        return code


def name_kind(message):
    """What a mail is called; the name of a kind that is no longer there stands for itself."""
    try:
        return kinds.get(message.kind).label or message.kind
    except LookupError:
        return message.kind


def lists_in_use(request, model_admin):
    used = model_admin.model.objects.order_by().values("mailing_list").distinct()
    return [(str(each.pk), each.name) for each in MailingList.objects.filter(pk__in=used)]


def kinds_in_use(request, model_admin):
    return [(name, kinds.get(name).label or name) for name in kinds.names()]


def url_of(model, screen="inspect"):
    """Where the records of a model lead to: a function of one of them."""
    name = f"kpact_{PLACES[model]}_modeladmin_{screen}"
    return lambda row: reverse(name, args=[row.pk])


#: The last part of the address below /admin/kpact/.
PLACES = {
    Subscriber: "people",
    Subscription: "subscriptions",
    ConsentEvent: "consent",
    Suppression: "suppressions",
    Message: "outbox",
}


# People


class PersonAdmin(RecordAdmin):
    model = Subscriber
    base_url_path = "kpact/people"
    menu_label = _("People")
    menu_icon = "user"
    permissions = ("view", "change", "delete", "unmask")
    columns = [
        TitleColumn("address", label=_("Address"), accessor=mask_of, get_url=url_of(Subscriber)),
        Column("language", label=_("Language"), accessor=lambda row: name_language(row.language)),
        DateColumn("created_at", label=_("Since")),
    ]
    screens = {
        "index": RecordList,
        "find": deeds.Find,
        "inspect": RecordView,
        "show-address": deeds.ShowAddress,
        "stop": deeds.Stop,
        "erase": deeds.Erase,
    }
    beside_list = ("find",)

    def name_record(self, instance):
        return mask_of(instance)

    def describe(self, user, person):
        facts = [
            (_("Address"), mask_of(person)),
            (_("Language of mails"), name_language(person.language)),
            (_("Since"), person.created_at),
            (_("Last asked"), person.asked_at),
            (_("Mail"), tell_suppression(person)),
        ]
        return {"facts": facts, "tables": list(self.make_tables(user, person))}

    def make_tables(self, user, person):
        """What hangs on a person, as far as the user may see it."""
        subscriptions = list(person.subscriptions.select_related("mailing_list"))
        rows = {
            Subscription: subscriptions,
            Message: Message.objects.filter(about_person(person))[:20],
            ConsentEvent: person.events.select_related("mailing_list", "actor")[:50],
        }
        for admin in self.parent.modeladmin_instances:
            if admin.model in rows and admin.may(user, "index"):
                columns = admin.columns_of_person
                table = Table(columns, list(rows[admin.model]))
                yield {"heading": admin.get_menu_label(), "table": table}


# Subscriptions


def name_subscription(subscription):
    return f"{mask_of(subscription.subscriber)}, {subscription.mailing_list.name}"


class SubscriptionAdmin(RecordAdmin):
    model = Subscription
    base_url_path = "kpact/subscriptions"
    menu_label = _("Subscriptions")
    menu_icon = "list-ul"
    list_select_related = ("subscriber", "mailing_list")
    list_filter = [
        filter_by("mailing_list", _("List"), lists_in_use),
        filter_by("state", _("State")),
    ]
    permissions = ("view", "change")
    columns = [
        TitleColumn(
            "person",
            label=_("Person"),
            accessor=lambda row: mask_of(row.subscriber),
            get_url=url_of(Subscription),
        ),
        Column("mailing_list", label=_("List"), accessor="mailing_list.name"),
        Column("state", label=_("State"), accessor="get_state_display"),
        DateColumn("changed_at", label=_("Since")),
    ]
    columns_of_person = [
        TitleColumn(
            "mailing_list",
            label=_("List"),
            accessor="mailing_list.name",
            get_url=url_of(Subscription),
        ),
        *columns[2:],
    ]
    many, many_screen = deeds.Approve, "approve-chosen"
    screens = {
        "index": RecordList,
        "inspect": RecordView,
        "approve": deeds.Approve,
        "decline": deeds.Decline,
        "approve-chosen": deeds.ApproveChosen,
        "take-off": deeds.TakeOff,
    }

    def name_record(self, instance):
        return name_subscription(instance)

    def describe(self, user, row):
        facts = [
            (_("Person"), mask_of(row.subscriber)),
            (_("List"), row.mailing_list.name),
            (_("State"), row.get_state_display()),
            (_("State since"), row.changed_at),
            (_("Last asked"), row.asked_at),
            (_("Left"), row.left_at),
        ]
        return {"facts": facts, "links": self.parent.link_to_person(user, row.subscriber)}


# Consent log


class ConsentAdmin(RecordAdmin):
    """Nobody adds, changes or deletes a line."""

    model = ConsentEvent
    base_url_path = "kpact/consent"
    menu_label = _("Consent log")
    menu_icon = "clipboard-list"
    list_select_related = ("subscriber", "mailing_list", "actor")
    list_filter = [
        filter_by("what", _("What")),
        filter_by("how", _("How")),
        filter_by("mailing_list", _("List"), lists_in_use),
    ]
    columns = [
        TitleColumn(
            "what", label=_("What"), accessor="get_what_display", get_url=url_of(ConsentEvent)
        ),
        Column("person", label=_("Person"), accessor=lambda row: mask_of(row.subscriber)),
        Column("mailing_list", label=_("List"), accessor="mailing_list.name"),
        Column("how", label=_("How"), accessor="get_how_display"),
        DateColumn("at", label=_("When")),
    ]
    columns_of_person = [columns[0], *columns[2:]]
    screens = {"index": RecordList, "inspect": RecordView}

    def name_record(self, event):
        return f"{event.get_what_display()} {event.pk}"

    def describe(self, user, event):
        wording = event.wording
        facts = [
            (_("What"), event.get_what_display()),
            (_("How"), event.get_how_display()),
            (_("When"), event.at),
            (_("Person"), mask_of(event.subscriber)),
            (_("List"), event.mailing_list and event.mailing_list.name),
            (_("Page"), event.page),
            (_("Language"), event.language and name_language(event.language)),
            (_("By"), event.actor and event.actor.get_username()),
            (_("Version of the wording"), wording and wording.number),
            (_("Privacy page shown"), wording and wording.privacy_url),
            *event.evidence.items(),
        ]
        return {
            "facts": facts,
            "quote": wording,
            "links": self.parent.link_to_person(user, event.subscriber),
        }


# Suppressions


class SuppressionAdmin(RecordAdmin):
    model = Suppression
    base_url_path = "kpact/suppressions"
    menu_label = _("Suppressions")
    menu_icon = "no-view"
    list_filter = [filter_by("reason", _("Reason"))]
    permissions = ("view", "add", "delete")
    columns = [
        TitleColumn("reason", label=_("Reason"), accessor=str, get_url=url_of(Suppression)),
        DateColumn("created_at", label=_("Since")),
    ]
    screens = {
        "index": RecordList,
        "find": deeds.Find,
        "add": deeds.Suppress,
        "inspect": RecordView,
        "remove": deeds.Allow,
    }
    beside_list = ("find", "add")

    def get_notes(self):
        yield _("Nothing is mailed to these addresses. Only a keyed hash of each is kept.")

    def describe(self, user, row):
        return {"facts": [(_("Reason"), row.get_reason_display()), (_("Since"), row.created_at)]}


# Outbox


#: What the sentences on a mail answer, where it is another question than usual.
QUESTIONS = {
    Message.State.SENT: _("Was this sent?"),
    Message.State.CLAIMED: _("Was this sent?"),
    Message.State.QUEUED: _("Why was this not sent yet?"),
}


class MessageAdmin(RecordAdmin):
    model = Message
    base_url_path = "kpact/outbox"
    menu_label = _("Outbox")
    menu_icon = "mail"
    list_filter = [
        filter_by("state", _("State")),
        filter_by("kind", _("Kind"), kinds_in_use),
        filter_by("reason", _("Why not")),
    ]
    permissions = ("view", "change")
    columns = [
        TitleColumn(
            "kind",
            label=_("Mail"),
            accessor=lambda row: f"{name_kind(row)} {row.pk}",
            get_url=url_of(Message),
        ),
        Column("state", label=_("State"), accessor="get_state_display"),
        Column("reason", label=_("Why not"), accessor=lambda row: row.get_reason_display()),
        DateColumn("due_at", label=_("Due")),
        Column("attempts", label=_("Attempts")),
    ]
    columns_of_person = columns
    screens = {"index": RecordList, "inspect": RecordView, "retry": deeds.Retry}

    def get_notes(self):
        return explanations.tell_way_out(pauses.load_state())

    def name_record(self, message):
        return f"{name_kind(message)} {message.pk}"

    def describe(self, user, message):
        facts = [
            (_("State"), message.get_state_display()),
            (_("Language"), name_language(message.language)),
            (_("Asked for"), message.created_at),
            (_("Due"), message.due_at),
            (_("Attempts"), message.attempts),
            (_("First tried"), message.first_tried_at),
            (_("Handed over"), message.handed_over_at),
            (_("Mailer"), message.mailer),
            (_("Message id"), message.message_id),
        ]
        return {
            "heading": QUESTIONS.get(message.state, _("Why was this not sent?")),
            "sentences": explanations.explain(message, MailerState.load()),
            "facts": facts,
            "links": self.parent.link_to_person(user, find_person(message)),
        }


# The menu


class PeopleGroup(ModelAdminGroup):
    """The menu item under which everything about people stands."""

    items = (PersonAdmin, SubscriptionAdmin, ConsentAdmin, SuppressionAdmin, MessageAdmin)
    menu_label = _("People")
    menu_icon = "group"
    menu_item_name = "kpact-people"
    menu_order = 456

    def link_to_person(self, user, person):
        """(label, address) of a person, for those who may open it."""
        people = self.modeladmin_instances[0]
        if person is None or not people.may(user, "inspect"):
            return []
        return [(_("Everything about this person"), people.get_url("inspect", person.pk))]

    def get_submenu_items(self):
        items = super().get_submenu_items()
        url = reverse(NumbersMenuItem.url_name)
        last = {"icon_name": NumbersMenuItem.icon, "order": len(items) + 1}
        return [*items, NumbersMenuItem(_("Numbers"), url, **last)]

    def get_admin_urls_for_registration(self):
        numbers = path("kpact/numbers/", show_numbers, name=NumbersMenuItem.url_name)
        return (*super().get_admin_urls_for_registration(), numbers)
