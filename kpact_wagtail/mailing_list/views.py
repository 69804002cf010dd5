"""Where mailing lists are joined and left.

GET never changes anything: programs follow links in mails before people do. # A1
"""

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Locale, Site

from ..guard import (
    GuardedFormView,
    known_language,
    private,
    readable_by_own_origins,
    wants_json,
)
from ..outbox import crash, tokens
from . import actions
from .forms import SignupForm
from .links import find_person, in_words, language_of
from .models import ConsentEvent, MailingList, Subscription
from .offers import as_uuids, find_keyed_lists, find_public_lists, make_offer
from .replies import say_sent, show

How = ConsentEvent.How


class Subscribe(GuardedFormView):
    """The sign-up form on a page of its own, and where every sign-up form is sent."""

    form_class = SignupForm
    template_name = "kpact_wagtail/lists/subscribe.html"

    def take(self, form):
        wordings = actions.pressable_wordings(form.chosen)
        if not is_sound(form, wordings):
            return self.ask_again(form)
        data = form.cleaned_data
        actions.request_to_join(
            data["email"],
            wordings,
            actions.Occasion(
                how=How.API if wants_json(self.request) else How.FORM,
                page=data["page"],
                language=wordings[0].language,
            ),
            name=data["name"] if any(each.mailing_list.ask_name for each in wordings) else "",
        )
        crash.at("after_commit")
        return self.say_sent()

    def say_sent(self):
        return say_sent(self.request)

    def get_context(self, form):
        lists = lists_shown(form.offered) if form.is_bound else []
        offer = make_offer(lists or find_asked_lists(self.request), request=self.request, form=form)
        offer.language = get_language()
        offer.page_path = form.data.get("page", "")
        return {"offer": offer, "form": form}

    def show_later(self, form):
        """A form without the lists, which stand in the database; what was typed is sent again."""
        context = {"form": form, "posted": list(repeatable(form.data))}
        return self.ask_later(show(self.request, "retry", context, status=503))


def is_sound(form, wordings):
    """Whether the lists that were chosen can be joined; else the form says why not."""
    if len(wordings) != len(set(form.chosen)):
        form.add_error(None, _("This list has changed meanwhile. Please read it again."))
    elif not all(each.mailing_list.takes_people for each in wordings):
        form.add_error(None, _("This list takes no new people at the moment."))
    return form.is_valid()


def lists_shown(wording_ids):
    """The lists of wordings, each with the wording it has now."""
    shown = actions.pressable_wordings(wording_ids)
    languages = {each.mailing_list.translation_key: each.language for each in shown}
    rows = MailingList.objects.with_wording().filter(translation_key__in=languages)
    order = list(languages)
    found = [row for row in rows if row.locale.language_code == languages[row.translation_key]]
    return sorted(found, key=lambda row: order.index(row.translation_key))


def find_asked_lists(request):
    """The lists of ``?list=``, by their keys; without one, those that are public."""
    site = Site.find_for_request(request)
    locale_id = Locale.get_active().pk
    keys = as_uuids(request.GET.getlist("list"))
    if site is None or not keys:
        return find_public_lists(request, locale_id)
    return find_keyed_lists(site.pk, locale_id, keys)


def repeatable(data):
    names = ["wording", "offered", "page", "language", "name", "stamp"]
    for name in names:
        for value in data.getlist(name)[:50]:
            yield name, value[:500]


@readable_by_own_origins
@require_safe
@cache_control(public=True, max_age=3600)
def sent(request, language):
    """What everybody sees who sent a form; it holds nothing of what they sent."""
    with override(known_language(language)):
        return show(request, "sent")


# Links in mails


@private
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, token):
    """One link, one real button."""
    found = tokens.find(token, "confirm")
    with override(language_of(found)):
        if found is None:
            return show(request, "gone", status=404)
        if request.method == "POST":
            occasion = actions.Occasion(how=How.LINK, language=get_language())
            joined = actions.confirm(found, occasion)
            return show(request, "confirmed", {"subscriptions": in_words(joined)})
        return show(request, "confirm", {"subscriptions": in_words(actions.named_in(found))})


@private
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request, token):
    """Off a list with one press, or without any by the mail program (RFC 8058)."""
    found = tokens.find(token, "leave")
    rows = Subscription.objects.select_related("mailing_list", "subscriber")
    subscription = rows.filter(pk=found.object_id).first() if found else None
    language = subscription.subscriber.language if subscription else get_language()
    with override(known_language(language)):
        if request.method == "POST":
            one_click = request.POST.get("List-Unsubscribe") == "One-Click"
            how = How.ONE_CLICK if one_click else How.LINK
            actions.leave([subscription.pk] if subscription else [], actions.Occasion(how=how))
            return show(request, "left")  # 200 as well for people who were erased
        if subscription is None:
            return show(request, "gone", status=404)
        return show(request, "leave", {"subscription": subscription})


@private
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    """Never mail me again: for whoever got a mail that somebody else asked for."""
    found = tokens.find(token, "stop")
    with override(language_of(found)):
        person = find_person(found)
        if request.method == "POST":
            if person:
                actions.stop(person, actions.Occasion(how=How.LINK))
            return show(request, "stopped")
        if person is None:
            return show(request, "gone", status=404)
        return show(request, "stop")
