"""The private page on which a group says how to get in, to whoever asks. # C5, A10, A13"""

import re
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from .. import crypto
from ..guard import GuardedForm, GuardedFormView, posted, wants_json
from .access import UNREADABLE, Details, find_group, find_released, open_details
from .dialling import split_numbers

TEMPLATES = "kpact_wagtail/groups"
KEY = re.compile(r"[0-9a-f]{32}")
LATER = _("This cannot be shown right now. Please write to us.")
ONCE_MORE = _("Please press the button once more.")


def scope_of(key):
    """What is counted for each group apart, because a library may ask for many of them.

    It does not tell who reads the database which group it is.
    """
    if not crypto.keys_are_usable():
        return "access"
    return f"access:{crypto.derive('access scope', key).hex()[:16]}"


class AskForm(GuardedForm, forms.Form):
    """One button. The stamp of the day serves on its own page too: nothing there takes time to read."""

    scope = "group-access"
    language = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, own_page=False, **kwargs):
        super().__init__(*args, own_page=False, **kwargs)


@dataclass(frozen=True)
class Shown:
    """What is shown of one row; ``label`` says which meetings."""

    label: str
    details: Details

    @property
    def dial_in(self):
        return split_numbers(self.details.dial_in)


class Access(GuardedFormView):
    """GET shows the button, POST the details. What does not exist answers as what is not released."""

    form_class = AskForm
    template_name = f"{TEMPLATES}/ask.html"
    rows, group = (), None

    def options(self, request, key):
        return super().options(request)

    def get(self, request, key):
        return self.or_gone(key, request.GET, self.show_button)

    def post(self, request, key):
        return self.or_gone(key, posted(request), super().post)

    def or_gone(self, key, data, answer):
        """Nothing released, no such group, a draft, a private page: one answer to all of them."""
        with override(self.find_language(data)):
            self.rows = find_released(UUID(key)) if KEY.fullmatch(key) else []
            self.group = find_group(UUID(key)) if self.rows else None
            if self.group is None:
                return render(self.request, f"{TEMPLATES}/gone.html", status=404)
            self.limit_scope = scope_of(key)
            return answer(self.request)

    def show_button(self, request):
        return super().get(request) if crypto.keys_are_usable() else self.show_later(None)

    def take(self, form):
        shown = list(self.open_rows())
        if not shown:
            return self.show_later(form)
        if wants_json(self.request):
            return JsonResponse({"status": "shown", "access": list(map(as_dict, shown))})
        context = self.get_context(form) | {"shown": shown, "missing": len(self.rows) - len(shown)}
        return render(self.request, f"{TEMPLATES}/details.html", context)

    def open_rows(self):
        """What opens; a row of which one value does not is left out as a whole. # E1"""
        for row in self.rows:
            try:
                yield Shown(row.label, open_details(row))
            except UNREADABLE:
                continue

    def say_sent(self):
        """A program filled in what people cannot see: the button again, and no details. # A8"""
        form = self.form_class({})
        form.add_error(None, ONCE_MORE)
        return self.ask_again(form)

    def get_context(self, form):
        return {"form": form, "group": self.group, "language": get_language()}

    def show_later(self, form):
        """Without a key that fits: where else to turn. Nothing is logged about it."""
        if wants_json(self.request):
            return JsonResponse({"status": "later", "message": str(LATER)}, status=503)
        context = {"group": self.group, "language": get_language()}
        page = render(self.request, f"{TEMPLATES}/later.html", context, status=503)
        return self.ask_later(page)


def as_dict(shown):
    found = {name: value for name, value in vars(shown.details).items() if value}
    return {"label": shown.label, **found}
