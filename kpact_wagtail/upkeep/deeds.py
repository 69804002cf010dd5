"""What is done to chosen rows of “Needs attention”: all of it or nothing."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from ..models import Audience, Topic
from ..translation import to_id
from . import actions
from .registry import (
    changeable_by,
    find_model,
    find_source,
    publishable_by,
    works_on_anything,
)

#: More rows than a page of the list has.
MOST = 200
#: How many records a message names.
NAMED = 5


@method_decorator(never_cache, name="dispatch")
class DoToChosen(View):
    """One post for all deeds. Each chosen row says up to which report its reader has seen."""

    http_method_names = ["post", "options"]

    def dispatch(self, request, *args, **kwargs):
        if not works_on_anything(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request):
        deed = DEEDS.get(request.POST.get("deed"))
        tickets = request.POST.getlist("chosen")[:MOST]
        term = find_term(deed, request.POST) if deed else None
        if deed is None:
            messages.warning(request, _("Nothing was changed: press one of the buttons."))
        elif not tickets:
            messages.warning(request, _("Nothing was changed: tick at least one entry."))
        elif deed.terms and term is None:
            messages.warning(request, deed.missing)
        else:
            with transaction.atomic():
                outcome = do_to_all(deed, tickets, request.user, term)
            tell(request, deed, outcome)
        return redirect(get_valid_next_url_from_request(request) or "kpact_needs_attention")


class Deed:
    """One button. ``do()`` returns whether it changed anything."""

    done = ""
    terms = None
    missing = ""
    #: What visitors see changes at once, without a draft that somebody else publishes.
    publishes = False

    def do(self, source, user, up_to, term):
        raise NotImplementedError


class Verify(Deed):
    done = gettext_lazy("Verified today: %(names)s.")
    publishes = True

    def do(self, source, user, up_to, term):
        actions.verify(source, user)
        return True


class Close(Deed):
    done = gettext_lazy("Done with the reports about: %(names)s.")

    def do(self, source, user, up_to, term):
        return actions.close_reports(source, user, up_to)


class See(Deed):
    done = gettext_lazy("The others see that you are looking at: %(names)s.")

    def do(self, source, user, up_to, term):
        return actions.see_reports(source, user, up_to)


class Archive(Deed):
    done = gettext_lazy("No longer shown to visitors: %(names)s.")
    publishes = True

    def do(self, source, user, up_to, term):
        return actions.archive(source, user)


class AddTopic(Deed):
    done = gettext_lazy("Topic added to: %(names)s.")
    terms = Topic
    publishes = True
    field, posted = "topics", "topic"
    missing = gettext_lazy("Nothing was changed: choose a topic to add.")

    def do(self, source, user, up_to, term):
        return actions.add_term(source, self.field, term, user)


class AddAudience(AddTopic):
    done = gettext_lazy("Audience added to: %(names)s.")
    terms = Audience
    field, posted = "audiences", "audience"
    missing = gettext_lazy("Nothing was changed: choose an audience to add.")


DEEDS = {
    "verify": Verify(),
    "see": See(),
    "close": Close(),
    "archive": Archive(),
    "topic": AddTopic(),
    "audience": AddAudience(),
}


def find_term(deed, data):
    if deed.terms is None:
        return None
    return deed.terms.objects.filter(pk=to_id(data.get(deed.posted, ""))).first()


def read_ticket(ticket):
    """(model, id of the row, id of the newest report that was shown); None where it is none."""
    label, _colon, numbers = ticket.partition(":")
    pk, _colon, up_to = numbers.partition(":")
    model, pk = find_model(label), to_id(pk)
    return (model, pk, to_id(up_to) or 0) if model and pk else None


def do_to_all(deed, tickets, user, term):
    """(records changed, records as they were, number of those that are gone)."""
    changed, unchanged, gone = [], [], 0
    for model, rows in group_tickets(tickets).items():
        records = model._default_manager.select_for_update().in_bulk(list(rows))
        gone += len(rows) - len(records)
        check_permission(user, model, records, deed)
        for pk, record in records.items():
            done = deed.do(find_source(record), user, rows[pk], term)
            (changed if done else unchanged).append(record)
    return changed, unchanged, gone + count_unread(tickets)


def group_tickets(tickets):
    """``{model: {id: newest report shown}}``"""
    found = {}
    for model, pk, up_to in filter(None, map(read_ticket, tickets)):
        found.setdefault(model, {})[pk] = up_to
    return found


def count_unread(tickets):
    return sum(read_ticket(ticket) is None for ticket in tickets)


def check_permission(user, model, records, deed):
    needed = [changeable_by, publishable_by] if deed.publishes else [changeable_by]
    for allow in needed:
        rows = allow(user, model).filter(pk__in=list(records))
        if set(records) - set(rows.values_list("pk", flat=True)):
            raise PermissionDenied


def tell(request, deed, outcome):
    changed, unchanged, gone = outcome
    if changed:
        messages.success(request, deed.done % {"names": name(changed)})
    if unchanged:
        text = _("Nothing to change about: %(names)s.")
        messages.warning(request, text % {"names": name(unchanged)})
    if gone:
        text = ngettext(
            "%(number)d entry was left out: it has been deleted meanwhile.",
            "%(number)d entries were left out: they have been deleted meanwhile.",
            gone,
        )
        messages.warning(request, text % {"number": gone})


def name(records):
    """The first few by name, the others as a number."""
    names = ", ".join(map(str, records[:NAMED]))
    more = len(records) - NAMED
    if more <= 0:
        return names
    text = ngettext("%(names)s and %(number)d more", "%(names)s and %(number)d more", more)
    return text % {"names": names, "number": more}
