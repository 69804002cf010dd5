"""What the pages of mailing lists answer with."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..guard import say_done, wants_json


def show(request, name, context=None, status=200):
    return render(request, f"kpact_wagtail/lists/{name}.html", context, status=status)


def say_sent(request):
    """The same words whoever it was. # A2"""
    if wants_json(request):
        text = _("We have sent a link to this address. Nothing happens until it is pressed.")
        return say_done(text)
    return HttpResponseRedirect(reverse("kpact:sent", args=[get_language()]), status=303)
