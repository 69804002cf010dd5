"""The menu “People”: people, subscriptions, consent log, suppressions, outbox, numbers."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.generic.edit import FormView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, Table, TitleColumn
from wagtail.log_actions import log
from wagtail_modeladmin.options import ModelAdminGroup
from wagtail_modeladmin.views import WMABaseView

from .. import crypto
from ..addresses import mask
from ..outbox import explanations, kinds, pauses
from ..outbox.actions import retry
from ..outbox.models import MailerState, Message, Suppression
from ..outbox.suppression import suppress
from ..record_admin import TEMPLATES, Deed, RecordAdmin, RecordList, RecordView, filter_by
from . import actions
from .forms import AddressField
from .models import ConsentEvent, MailingList, Subscriber, Subscription
from .numbers import GROUPS, count_people

State = Subscription.State
UNREADABLE = (crypto.Unreadable, crypto.NoKey)
CANNOT_BE_READ = _("cannot be read with the keys there are")

#: What the log of the site calls each deed: button, then what was done.
LOGGED = {
    "kpact.unmask": (_("Show address"), _("Looked at a whole address")),
    "kpact.stop": (_("Never mail again"), _("Stopped all mail to a person")),
    "kpact.erase": (_("Erase"), _("Erased a person")),
    "kpact.approve": (_("Approve"), _("Approved a person for a list")),
    "kpact.decline": (_("Decline"), _("Declined a person for a list")),
    "kpact.take_off": (_("Take off the list"), _("Took a person off a list")),
    "kpact.suppress": (_("Add a suppression"), _("Added an address to the suppressions")),
    "kpact.allow": (_("Remove a suppression"), _("Removed an address from the suppressions")),
    "kpact.retry": (_("Try again"), _("Had a mail tried again")),
}


def occasion(user):
    return actions.Occasion(how=ConsentEvent.How.ADMIN, actor=user)


def mask_of(person):
    """The masked address of a Subscriber; a sentence where no key opens it or there is nobody."""
    if person is None:
        return _("erased or forgotten")
    try:
        return mask(person.address())
    except UNREADABLE:
        return CANNOT_BE_READ


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


class AddressForm(forms.Form):
    email = AddressField(
        help_text=_("The whole address. Only its keyed hash is compared; it is written nowhere.")
    )


@method_decorator(sensitive_variables(), name="form_valid")
class AddressView(WMABaseView, FormView):
    """A form for one whole address, which is sent by POST so that no log of addresses holds it."""

    form_class = AddressForm
    template_name = f"{TEMPLATES}/address.html"
    label = ""

    def form_valid(self, form):
        try:
            return redirect(self.take(form.cleaned_data["email"]))
        except LookupError as error:
            form.add_error(None, str(error))
        except crypto.NoKey:
            form.add_error(None, _now("Addresses cannot be looked up with the keys there are."))
        return self.form_invalid(form)

    def find(self, address):
        indexes = crypto.blind_indexes(address.index_form)
        return self.model.objects.filter(address_index__in=indexes).first()

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=self.label, back=self.index_url, **kwargs)


class Find(AddressView):
    """Leads to the record of an address, or says that there is none."""

    permission = "view"
    label = _("Find by address")
    button = _("Find")

    def take(self, address):
        found = self.find(address)
        if found is None:
            raise LookupError(_now("There is nobody with this address here."))
        return self.model_admin.get_url("inspect", found.pk)


# People


class ShowAddress(Deed):
    permission = "unmask"
    asks = False
    label = _("Show address")
    logged_as = "kpact.unmask"
    template_name = f"{TEMPLATES}/address_shown.html"

    def post(self, request, *args, **kwargs):
        try:
            shown = {"address": self.instance.address(), "name": self.instance.name()}
        except UNREADABLE:
            messages.error(request, _("The address cannot be read with the keys there are."))
            return redirect(self.get_next_url())
        self.log()
        return self.render_to_response(self.get_context_data(**shown))


class Stop(Deed):
    serious = True
    label = _("Never mail again")
    question = _(
        "Nothing will be mailed to this person any more, whoever types their address into a form. "
        "They are taken off every list."
    )
    done = _("This person will not be mailed again.")
    logged_as = "kpact.stop"

    def do(self):
        actions.stop(self.instance, occasion(self.request.user), Suppression.Reason.ADMIN)


class Erase(Deed):
    permission = "delete"
    serious = True
    label = _("Erase")
    question = _(
        "Everything that is stored about this person is deleted for good: address, lists, links "
        "and waiting mail. In the consent log nothing leads to them any more. If they asked never "
        "to be mailed, that stays, without their address. It cannot be undone."
    )
    done = _("This person has been erased.")
    logged_as = "kpact.erase"

    def do(self):
        actions.erase(self.instance, occasion(self.request.user))

    def get_next_url(self):
        return self.index_url


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
        "find": Find,
        "inspect": RecordView,
        "show-address": ShowAddress,
        "stop": Stop,
        "erase": Erase,
    }

    def get_links(self, user):
        return [(Find.label, self.get_url("find"))]

    def name_record(self, instance):
        return mask_of(instance)

    def describe(self, user, person):
        facts = [
            (_("Address"), mask_of(person)),
            (_("Language of mails"), name_language(person.language)),
            (_("Since"), person.created_at),
            (_("Last asked"), person.asked_at),
        ]
        return {"facts": facts, "tables": list(self.make_tables(user, person))}

    def make_tables(self, user, person):
        """What hangs on a person, as far as the user may see it."""
        subscriptions = list(person.subscriptions.select_related("mailing_list"))
        ids = [each.pk for each in subscriptions]
        about = Q(kind__in=["confirm", "preferences"], object_id=person.pk)
        about |= Q(kind="welcome", object_id__in=ids)
        rows = {
            Subscription: subscriptions,
            Message: Message.objects.filter(about)[:20],
            ConsentEvent: person.events.select_related("mailing_list", "actor")[:50],
        }
        for admin in self.parent.modeladmin_instances:
            if admin.model in rows and admin.may(user, "index"):
                columns = [each for each in admin.columns if each.name != "person"]
                yield Table(columns, rows[admin.model], caption=admin.get_menu_label())


# Subscriptions


class Decision(Deed):
    asks = False
    in_list = True

    @classmethod
    def fits(cls, subscription):
        return subscription.state == State.AWAITING


class Approve(Decision):
    label = _("Approve")
    label_of_many = _("Approve the chosen")
    done = _("Approved: this person is on the list now.")
    logged_as = "kpact.approve"

    def do(self):
        return actions.approve(self.instance, self.request.user)


class Decline(Decision):
    label = _("Decline")
    done = _("Declined: this person is not on the list. They were not told, and may ask again.")
    logged_as = "kpact.decline"

    def do(self):
        return actions.decline(self.instance, self.request.user)


class ApproveChosen(WMABaseView):
    """Approves those of the ticked rows that still wait."""

    permission = "change"
    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        ids = [int(pk) for pk in request.POST.getlist("chosen")[:50] if pk.isdecimal()]
        waiting = Subscription.objects.filter(pk__in=ids, state=State.AWAITING)
        approved = [each for each in waiting if actions.approve(each, request.user)]
        for each in approved:
            log(instance=each, action=Approve.logged_as, user=request.user)
        text = ngettext("%(number)d person approved.", "%(number)d people approved.", len(approved))
        messages.success(request, text % {"number": len(approved)})
        return redirect(self.index_url)


class TakeOff(Deed):
    label = _("Take off the list")
    question = _(
        "This person gets no more mails of this list. They are not told, and may join again."
    )
    done = _("This person is off the list.")
    logged_as = "kpact.take_off"

    @classmethod
    def fits(cls, subscription):
        return subscription.state not in (State.UNSUBSCRIBED, State.SUPPRESSED)

    def do(self):
        actions.leave([self.instance.pk], occasion(self.request.user))


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
    many, many_screen = Approve, "approve-chosen"
    screens = {
        "index": RecordList,
        "inspect": RecordView,
        "approve": Approve,
        "decline": Decline,
        "approve-chosen": ApproveChosen,
        "take-off": TakeOff,
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


class Suppress(AddressView):
    """Nothing is mailed to an address from now on, whether or not it is on a list."""

    permission = "add"
    label = _("Add an address")
    button = _("Never mail this address")

    def take(self, address):
        if self.find(address):
            raise LookupError(_now("This address is among the suppressions already."))
        suppress(address.exact, Suppression.Reason.ADMIN)
        row, person = self.find(address), find_person(address)
        if person:
            actions.stop(person, occasion(self.request.user), Suppression.Reason.ADMIN)
        log(instance=row, action="kpact.suppress", user=self.request.user)
        messages.success(self.request, _("Nothing is mailed to this address any more."))
        return self.index_url


@sensitive_variables()
def find_person(address):
    indexes = crypto.blind_indexes(address.index_form)
    return Subscriber.objects.filter(address_index__in=indexes).first()


class Allow(Deed):
    permission = "delete"
    serious = True
    label = _("Remove")
    question = _(
        "Mail to this address is possible again. Nobody is put back on a list; the person can ask "
        "to join again."
    )
    done = _("The address is no longer among the suppressions.")
    logged_as = "kpact.allow"
    #: What people themselves wanted is not undone by a slip.
    own_wish = (Suppression.Reason.COMPLAINT, Suppression.Reason.DO_NOT_MAIL)

    def get_context_data(self, **kwargs):
        word = _("remove") if self.instance.reason in self.own_wish else ""
        return super().get_context_data(word=word, **kwargs)

    def post(self, request, *args, **kwargs):
        word = self.get_context_data()["word"]
        if word and request.POST.get("word", "").strip().lower() != word:
            return self.render_to_response(self.get_context_data(mistyped=True))
        return super().post(request, *args, **kwargs)

    def do(self):
        actions.allow(self.instance, occasion(self.request.user))

    def get_next_url(self):
        return self.index_url


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
        "find": Find,
        "add": Suppress,
        "inspect": RecordView,
        "remove": Allow,
    }

    def get_links(self, user):
        screens = {"find": Find, "add": Suppress}
        return [
            (view.label, self.get_url(name))
            for name, view in screens.items()
            if self.may(user, name)
        ]

    def get_notes(self):
        yield _("Nothing is mailed to these addresses. Only a keyed hash of each is kept.")

    def describe(self, user, row):
        return {"facts": [(_("Reason"), row.get_reason_display()), (_("Since"), row.created_at)]}


# Outbox


class Retry(Deed):
    asks = False
    label = _("Try again")
    done = _("It waits to be sent again. All that is checked before a mail leaves is checked anew.")
    logged_as = "kpact.retry"

    @classmethod
    def fits(cls, message):
        return explanations.can_be_retried(message)

    def do(self):
        return bool(retry(Message.objects.filter(pk=self.instance.pk)))


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
    screens = {"index": RecordList, "inspect": RecordView, "retry": Retry}

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
            "heading": _("Why was this not sent?"),
            "sentences": explanations.explain(message, MailerState.load()),
            "facts": facts,
            "links": self.parent.link_to_person(user, self.find_person(message)),
        }

    def find_person(self, message):
        """The person a mail of ours is about."""
        if message.kind == "welcome":
            return Subscriber.objects.filter(subscriptions=message.object_id).first()
        if message.kind in ("confirm", "preferences"):
            return Subscriber.objects.filter(pk=message.object_id).first()


# The menu


@never_cache
def show_numbers(request):
    """How many are pending, confirmed and gone, for each list."""
    if not NumbersMenuItem.may(request.user):
        raise PermissionDenied
    context = {"title": _("Numbers"), "icon": "table", "lists": count_people(), "groups": GROUPS}
    return TemplateResponse(request, f"{TEMPLATES}/numbers.html", context)


class NumbersMenuItem(MenuItem):
    url_name = "kpact_numbers"

    @staticmethod
    def may(user):
        names = ("view_subscription", "change_subscription")
        return any(user.has_perm(f"kpact_mailing_list.{name}") for name in names)

    def is_shown(self, request):
        return self.may(request.user)


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
        return [*items, NumbersMenuItem(_("Numbers"), url, icon_name="table", order=len(items) + 1)]

    def get_admin_urls_for_registration(self):
        numbers = path("kpact/numbers/", show_numbers, name=NumbersMenuItem.url_name)
        return (*super().get_admin_urls_for_registration(), numbers)


def register_log_actions(registry):
    for action, words in LOGGED.items():
        registry.register_action(action, *words)
