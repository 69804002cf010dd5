"""What is done to people’s records in the admin: each deed on POST, by permission, with a line in the log.

No line holds an address; a typed one is in no URL.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_variables
from django.views.generic.edit import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.log_actions import log

from .. import crypto
from ..outbox import explanations, suppression
from ..outbox.actions import retry
from ..outbox.models import Message, Suppression
from ..record_admin import TEMPLATES, Deed, Screen
from . import actions
from .forms import AddressField
from .models import ConsentEvent, Subscriber, Subscription

State = Subscription.State
UNREADABLE = (crypto.Unreadable, crypto.NoKey)

#: What the log of the site calls each deed: button, then what was done.
LOGGED = {
    "kpact.find": (_("Find by address"), _("Found a record by its address")),
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


def register_log_actions(registry):
    for action, words in LOGGED.items():
        registry.register_action(action, *words)


def occasion(user):
    return actions.Occasion(how=ConsentEvent.How.ADMIN, actor=user)


class AddressForm(forms.Form):
    email = AddressField(
        help_text=_("The whole address. Only its keyed hash is compared; it is written nowhere.")
    )


@method_decorator(sensitive_variables(), name="form_valid")
class AddressView(Screen, FormView):
    """A form for one whole address, which is sent by POST so that no log of addresses holds it."""

    form_class = AddressForm
    template_name = f"{TEMPLATES}/address.html"
    label = ""

    def form_valid(self, form):
        try:
            return redirect(self.take(form.cleaned_data["email"]))
        except ValidationError as error:
            form.add_error(None, error)
        except crypto.NoKey:
            form.add_error(None, _("Addresses cannot be looked up with the keys there are."))
        return self.form_invalid(form)

    def find(self, address):
        if self.model is Suppression:
            return suppression.find(address.exact)
        indexes = crypto.blind_indexes(address.index_form)
        return self.model.objects.filter(address_index__in=indexes).first()

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=self.label, back=self.index_url, **kwargs)


class Find(AddressView):
    """Leads to the record of an address, or says that there is none.

    Who may ask that can unmask people by guessing, so it takes the same permission and is logged.
    """

    permission = "kpact_mailing_list.unmask_subscriber"
    label = _("Find by address")
    button = _("Find")

    def take(self, address):
        found = self.find(address)
        if found is None:
            raise ValidationError(_("Nothing was found for this address."))
        log(instance=found, action="kpact.find", user=self.request.user)
        return self.model_admin.get_url("inspect", found.pk)


# People


@method_decorator(sensitive_variables(), name="post")
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


class ApproveChosen(Screen):
    """Approves those of the ticked rows that still wait."""

    permission = "change"
    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        ids = [int(pk) for pk in request.POST.getlist("chosen")[:50] if pk.isdecimal()]
        waiting = Subscription.objects.filter(pk__in=ids, state=State.AWAITING)
        self.tell(sum(map(self.approve, waiting)))
        return redirect(get_valid_next_url_from_request(request) or self.index_url)

    @transaction.atomic
    def approve(self, subscription):
        approved = actions.approve(subscription, self.request.user)
        if approved:
            log(instance=subscription, action=Approve.logged_as, user=self.request.user)
        return approved

    def tell(self, number):
        if not number:
            return messages.warning(self.request, _("Tick somebody who waits first."))
        text = ngettext("%(number)d person approved.", "%(number)d people approved.", number)
        messages.success(self.request, text % {"number": number})


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


# Suppressions


class Suppress(AddressView):
    """Nothing is mailed to an address from now on, whether or not it is on a list."""

    permission = "add"
    label = _("Add an address")
    button = _("Never mail this address")

    def take(self, address):
        if self.find(address):
            raise ValidationError(_("This address is among the suppressions already."))
        self.suppress(address)
        messages.success(self.request, _("Nothing is mailed to this address any more."))
        return self.index_url

    @transaction.atomic
    def suppress(self, address):
        suppression.suppress(address.exact, Suppression.Reason.ADMIN)
        person = find_person(address)
        if person:
            actions.stop(person, occasion(self.request.user), Suppression.Reason.ADMIN)
        log(instance=self.find(address), action="kpact.suppress", user=self.request.user)


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
