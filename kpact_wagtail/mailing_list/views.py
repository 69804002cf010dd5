"""The public pages of mailing lists.

GET never changes anything: programs follow links in mails before people do. # A1
"""

from functools import wraps

from django.db import DatabaseError
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Locale, Site

from .. import crypto
from ..guard import Verdict, judge, let_own_origins_read, posted, private
from ..outbox import crash, tokens
from ..outbox.actions import queue
from . import actions
from .export import export_person
from .forms import PreferencesForm, PreferencesRequestForm, SignupForm, known_language
from .models import ConsentEvent, MailingList, Subscriber, Subscription
from .offers import lists_of_site, make_offer

How = ConsentEvent.How
State = Subscription.State
#: What a form shows instead of failing: it is sent again later, and nothing typed is lost.
TROUBLE = (DatabaseError, crypto.NoKey, crypto.Unreadable, crypto.FormsPaused)


def show(request, name, context=None, status=200):
    return render(request, f"kpact_wagtail/lists/{name}.html", context, status=status)


def wants_json(request):
    """Whether a program sent this: as JSON, or taking JSON rather than a page."""
    preferred = request.get_preferred_type(["text/html", "application/json"])
    return "application/json" in (request.content_type, preferred)


def readable_by_own_origins(view):
    """For what pages on other hosts of the site may send to: they may read every answer."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        return let_own_origins_read(request, view(request, *args, **kwargs))

    return wrapped


# Asking to join


@readable_by_own_origins
@private
@require_http_methods(["GET", "HEAD", "OPTIONS", "POST"])
def subscribe(request):
    """The sign-up form on a page of its own, and where every sign-up form is sent."""
    if request.method == "OPTIONS":
        return JsonResponse({})
    if request.method != "POST":
        with override(known_language(request.GET.get("language") or get_language())):
            return show_form(request, find_asked_lists(request))
    form = SignupForm(posted(request), own_page=True)
    with override(known_language(form.data.get("language"))):
        return answer(request, form)


def answer(request, form):
    try:
        return take(request, form)
    except TROUBLE:
        return show_retry(request, form)


def take(request, form):
    verdict = judge(request, form)
    if verdict is Verdict.FOREIGN:
        return refuse(request)
    if verdict is Verdict.PRETEND:
        return say_sent(request)
    if verdict is Verdict.AGAIN:
        return show_errors(request, form)
    wordings = actions.pressable_wordings(form.chosen)
    if not is_sound(form, wordings):
        return show_errors(request, form)
    data = form.cleaned_data
    actions.request_to_join(
        data["email"],
        wordings,
        actions.Occasion(
            how=How.API if wants_json(request) else How.FORM,
            page=data["page"],
            language=wordings[0].language,
        ),
        name=data["name"] if any(each.mailing_list.ask_name for each in wordings) else "",
    )
    crash.at("after_commit")
    return say_sent(request)


def is_sound(form, wordings):
    """Whether the lists that were chosen can be joined; else the form says why not."""
    if len(wordings) != len(set(form.chosen)):
        form.add_error(None, _("This list has changed meanwhile. Please read it again."))
    elif not all(each.mailing_list.takes_people for each in wordings):
        form.add_error(None, _("This list takes no new people at the moment."))
    return form.is_valid()


def say_sent(request):
    """The same words whoever it was. # A2"""
    if wants_json(request):
        text = _("We have sent a link to this address. Nothing happens until it is pressed.")
        return JsonResponse({"status": "sent", "message": text}, status=202)
    return HttpResponseRedirect(reverse("kpact:sent", args=[get_language()]), status=303)


def show_errors(request, form):
    if wants_json(request):
        return list_errors(form)
    lists = lists_shown(form.offered) or find_asked_lists(request)
    return show_form(request, lists, form, status=422)


def list_errors(form):
    errors = {name: list(messages) for name, messages in form.errors.items()}
    return JsonResponse({"status": "again", "errors": errors}, status=422)


def show_form(request, lists, form=None, status=200):
    form = form or SignupForm(own_page=True)
    offer = make_offer(lists, request=request, form=form)
    offer.language = get_language()
    offer.page_path = form.data.get("page", "") if form.is_bound else ""
    return show(request, "subscribe", {"offer": offer, "form": form}, status)


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
    locale = Locale.objects.filter(language_code=get_language()).first() or Locale.get_default()
    keys = [key for key in request.GET.getlist("list") if len(key) == 32 and key.isalnum()]
    if site is None:
        return []
    if not keys:
        return lists_of_site(site.pk, locale.pk, visibility=MailingList.Visibility.PUBLIC)
    keys = [key for key in keys if set(key) <= set("0123456789abcdef")]
    return lists_of_site(site.pk, locale.pk, translation_key__in=keys)


def show_retry(request, form):
    """Without the database: what was typed, in a form that can be sent again in a while."""
    if wants_json(request):
        return say_later()
    context = {"form": form, "posted": [(name, value) for name, value in repeatable(form.data)]}
    response = show(request, "retry", context, status=503)
    response["Retry-After"] = "120"
    return response


def say_later():
    text = _("This does not work at the moment. Please try again in a few minutes.")
    return JsonResponse({"status": "later", "message": text}, status=503)


def repeatable(data):
    names = ["wording", "offered", "page", "language", "name", "stamp"]
    for name in names:
        for value in data.getlist(name)[:50]:
            yield name, value[:500]


def refuse(request):
    if wants_json(request):
        return JsonResponse({"status": "refused"}, status=403)
    return show(request, "refused", status=403)


@readable_by_own_origins
@csrf_exempt
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
        return show(request, "confirm", {"subscriptions": in_words(named_in(found))})


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


def language_of(token):
    return known_language(token.data.get("language")) if token else get_language()


def find_person(token):
    return Subscriber.objects.filter(pk=token.object_id).first() if token else None


def named_in(token):
    """The subscriptions a confirmation link names."""
    rows = Subscription.objects.filter(
        pk__in=token.data.get("subscriptions", ()), subscriber=token.object_id
    )
    return list(in_order(rows))


def in_order(subscriptions):
    """As forms and mails list them, each with its list."""
    rows = subscriptions.select_related("mailing_list__locale")
    return rows.order_by("mailing_list__order", "mailing_list_id")


def in_words(subscriptions):
    """Subscriptions whose lists are in the language of the page."""
    rows = MailingList.objects.select_related("locale").filter(
        translation_key__in=[each.mailing_list.translation_key for each in subscriptions],
        locale__language_code=get_language(),
    )
    words = {row.translation_key: row for row in rows}
    for each in subscriptions:
        each.words = words.get(each.mailing_list.translation_key, each.mailing_list)
    return subscriptions


# One's own preferences


@readable_by_own_origins
@private
@require_http_methods(["GET", "HEAD", "OPTIONS", "POST"])
def ask_preferences(request):
    """Mails a fresh link to whoever has an address here; says the same to everybody."""
    if request.method == "OPTIONS":
        return JsonResponse({})
    if request.method != "POST":
        with override(known_language(request.GET.get("language") or get_language())):
            return show(request, "ask_preferences", {"form": PreferencesRequestForm(own_page=True)})
    form = PreferencesRequestForm(posted(request), own_page=True)
    with override(known_language(form.data.get("language"))):
        try:
            return take_preferences_request(request, form)
        except TROUBLE:
            return show_preferences_later(request, form)


def show_preferences_later(request, form):
    if wants_json(request):
        return say_later()
    response = show(request, "ask_preferences", {"form": form, "later": True}, status=503)
    response["Retry-After"] = "120"
    return response


def take_preferences_request(request, form):
    verdict = judge(request, form)
    if verdict is Verdict.FOREIGN:
        return refuse(request)
    if verdict is Verdict.AGAIN:
        if wants_json(request):
            return list_errors(form)
        return show(request, "ask_preferences", {"form": form}, status=422)
    if verdict is Verdict.PASS:
        mail_preferences_link(form.cleaned_data["email"], get_language(), request)
    return say_sent(request)


def mail_preferences_link(address, language, request):
    """The same work for people who are not here: their message is about nobody."""
    indexes = crypto.blind_indexes(address.index_form)  # all: the index key may be changing
    found = Subscriber.objects.filter(address_index__in=indexes).values_list("pk", flat=True)
    site = Site.find_for_request(request)
    person_id = next(iter(found), 0)
    queue("preferences", person_id, site_id=site.pk if site else None, language=language)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request, token):
    """Lists, language, my data, erase me, never again – “leave everything” first."""
    found = tokens.find(token, "preferences")
    with override(language_of(found)):
        person = find_person(found)
        if person is None:
            return show(request, "gone", status=404)
        if request.method == "POST":
            return change(request, person)
        return show_preferences(request, person)


def change(request, person):
    occasion = actions.Occasion(how=How.PREFERENCES, language=get_language())
    deeds = {
        "leave": leave_everything,
        "save": save_preferences,
        "export": download,
        "erase": ask_to_erase,
        "erase-now": erase,
        "stop": stop_for_good,
    }
    deed = deeds.get(request.POST.get("do"))
    return deed(request, person, occasion) if deed else show_preferences(request, person)


def current(person):
    rows = person.subscriptions.exclude(state__in=[State.UNSUBSCRIBED, State.SUPPRESSED])
    return in_words(list(in_order(rows)))


def show_preferences(request, person, form=None, saved=False, status=200):
    subscriptions = current(person)
    if form is None:
        initial = {
            "language": person.language,
            "stay": [str(each.pk) for each in subscriptions],
            "name": person.name(),
        }
        form = PreferencesForm(subscriptions=subscriptions, initial=initial)
    context = {"person": person, "subscriptions": subscriptions, "form": form, "saved": saved}
    return show(request, "preferences", context, status)


def leave_everything(request, person, occasion):
    actions.leave([each.pk for each in current(person)], occasion)
    return show(request, "left")


def save_preferences(request, person, occasion):
    subscriptions = current(person)
    form = PreferencesForm(request.POST, subscriptions=subscriptions)
    if not form.is_valid():
        return show_preferences(request, person, form, status=422)
    stay = set(form.cleaned_data["stay"])
    actions.leave([each.pk for each in subscriptions if str(each.pk) not in stay], occasion)
    actions.change_language(person, form.cleaned_data["language"], occasion)
    if "name" in request.POST:
        actions.rename(person, form.cleaned_data["name"], occasion)
    person.refresh_from_db()
    return show_preferences(request, person, saved=True)


def download(request, person, occasion):
    response = JsonResponse(export_person(person), json_dumps_params={"indent": 2})
    actions.note_export(person, occasion)
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


def ask_to_erase(request, person, occasion):
    return show(request, "erase")


def erase(request, person, occasion):
    actions.erase(person, occasion)
    return show(request, "erased")


def stop_for_good(request, person, occasion):
    actions.stop(person, occasion)
    return show(request, "stopped")
