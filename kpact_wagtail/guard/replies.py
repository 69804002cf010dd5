"""Answers of public forms that are the same for every form, to browsers and to programs."""

from functools import wraps

from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from .origins import let_own_origins_read

LATER = _("This does not work at the moment. Please try again in a few minutes.")


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


def say_done(text):
    """To a program: what a form asked for will happen; the same words whoever it was. # A2"""
    return JsonResponse({"status": "sent", "message": text}, status=202)


def list_errors(form):
    errors = {name: list(messages) for name, messages in form.errors.items()}
    return JsonResponse({"status": "again", "errors": errors}, status=422)


def say_later():
    return JsonResponse({"status": "later", "message": str(LATER)}, status=503)


def refuse(request):
    if wants_json(request):
        return JsonResponse({"status": "refused"}, status=403)
    return render(request, "kpact_wagtail/refused.html", status=403)
