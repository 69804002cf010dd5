"""Where a petition is signed, and where the link of its mail leads."""

from django.http import Http404, HttpResponseForbidden
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from kpact_wagtail.crypto import FormsPaused
from kpact_wagtail.guard import Verdict, judge, posted, private
from kpact_wagtail.outbox import tokens

from . import petitions


@private
@require_http_methods(["POST"])
def sign(request, page_id):
    page = get_object_or_404(Page.objects.live().public(), pk=page_id)
    form = petitions.PetitionForm(posted(request))
    verdict = judge(request, form)
    if verdict is Verdict.FOREIGN:
        return HttpResponseForbidden()
    if verdict is Verdict.PASS:
        try:
            petitions.sign(page, form.cleaned_data["email"], form.cleaned_data["name"])
        except FormsPaused:
            form.add_error(None, _("Please send this once more in a few minutes."))
            verdict = Verdict.AGAIN
    if verdict is Verdict.AGAIN:
        context = {"form": form, "page": page}
        return render(request, "testapp/petition_again.html", context, status=422)
    return redirect("petition_sent")


@private
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, token):
    found = tokens.find(token, "signature")
    if found is None:
        raise Http404
    signature = get_object_or_404(petitions.Signature, pk=found.object_id)
    if request.method == "POST":
        petitions.confirm(signature)
    return render(request, "testapp/petition_confirm.html", {"signature": signature})
