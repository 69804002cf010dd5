"""One's own preferences, behind a link that is mailed when asked for."""

from django.http import JsonResponse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from .. import crypto
from ..guard import GuardedFormView, private
from ..outbox import tokens
from ..outbox.actions import queue
from . import actions
from .export import export_person
from .forms import PreferencesForm, PreferencesRequestForm
from .links import find_person, in_words, language_of
from .models import ConsentEvent, Subscriber, Subscription
from .replies import say_sent, show

State = Subscription.State


class AskPreferences(GuardedFormView):
    """Mails a fresh link to whoever has an address here; says the same to everybody."""

    form_class = PreferencesRequestForm
    template_name = "kpact_wagtail/lists/ask_preferences.html"

    def take(self, form):
        mail_preferences_link(form.cleaned_data["email"], get_language(), self.request)
        return self.say_sent()

    def say_sent(self):
        return say_sent(self.request)


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
    occasion = actions.Occasion(how=ConsentEvent.How.PREFERENCES, language=get_language())
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
    return in_words(actions.in_order(rows))


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
