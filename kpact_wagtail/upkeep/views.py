"""Where visitors say that something about a record is wrong."""

from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from ..guard import (
    GuardedFormView,
    known_language,
    readable_by_own_origins,
    say_done,
    wants_json,
)
from ..models import SiteSettings
from . import actions
from .forms import ReportForm
from .links import find_record
from .notices import tell_editors

TEMPLATES = "kpact_wagtail/upkeep"


class Gone(Http404):
    """Nothing that visitors may see has this name."""


class Report(GuardedFormView):
    """The form about one record. Neither GET nor the answer says whether others reported it."""

    form_class = ReportForm
    template_name = f"{TEMPLATES}/report.html"
    is_in_trouble = False

    @cached_property
    def record(self):
        found = find_record(self.kwargs["reference"])
        if found is None:
            raise Gone
        return found

    def options(self, request, reference):
        return super().options(request)

    def get(self, request, reference):
        return self.or_gone(super().get)

    def post(self, request, reference):
        return self.or_gone(super().post)

    def or_gone(self, answer):
        try:
            return answer(self.request)
        except Gone:
            with override(self.find_language(self.request.GET)):
                return render(self.request, f"{TEMPLATES}/gone.html", status=404)

    def take(self, form):
        data = form.cleaned_data
        address = data["email"].exact if data["email"] else ""
        with transaction.atomic():
            report = actions.report_mistake(self.record, data["what"], data["words"], address)
            if report:
                tell_editors(report, Site.find_for_request(self.request))
        return self.say_sent()

    def say_sent(self):
        if wants_json(self.request):
            return say_done(_("Thank you. Somebody will look at it."))
        return HttpResponseRedirect(reverse("kpact:reported", args=[get_language()]), status=303)

    def get_context(self, form):
        context = {"form": form, "language": get_language(), "prefix": "kpact-report"}
        if self.is_in_trouble:
            return context | {"shared_device": True}
        site = Site.find_for_request(self.request)
        shared = bool(site and SiteSettings.for_site(site).shared_devices)
        return context | {"record": self.record, "shared_device": shared}

    def show_later(self, form):
        """Without the database: the form with what was typed, if not with the name of the record."""
        self.is_in_trouble = True
        return super().show_later(form)


@readable_by_own_origins
@require_safe
@cache_control(public=True, max_age=3600)
def reported(request, language):
    """What everybody sees who sent a report; it holds nothing of what they sent."""
    with override(known_language(language)):
        return render(request, f"{TEMPLATES}/reported.html")
