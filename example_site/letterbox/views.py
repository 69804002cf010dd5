"""Where mails land in the demo: a page that lists them. A real site has none, and answers 404."""

from functools import wraps

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from .folder import find_letter, read_letters


def while_developing(view):
    """Mails hold links that act for people: nobody else may ever read them."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not settings.DEBUG:
            raise Http404
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    return guarded


@while_developing
def show_letters(request):
    return render(request, "letters.html", {"letters": read_letters()})


@while_developing
def show_as_html(request, name):
    """One mail as a mail program shows it."""
    letter = find_letter(name)
    if letter is None or not letter.html:
        raise Http404
    return HttpResponse(letter.html)


def add_letterbox(request):
    """A context processor: ``letterbox`` is the address of the page while developing, else ""."""
    return {"letterbox": reverse("letters") if settings.DEBUG else ""}
