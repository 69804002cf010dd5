"""The base of public forms, and what is read from a post."""

import json

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from .stamps import FORGED, GOOD, STALE, YOUNG, judge_stamp, own_stamp, stamp

#: Names of the two fields. People see neither; the first must stay empty.
HONEYPOT = "further_remarks"
STAMP = "stamp"

#: What a field without a max_length takes.
LONGEST = 10_000

ADVICE = {
    YOUNG: _("That was very quick. Please send the form once more."),
    STALE: _("This page was open for a long time. Please send the form once more."),
    FORGED: _("We could not tell that this form is ours. Please send it once more."),
}


class Guard:
    """The stamp and the honeypot of one form, as its template and its judge see them."""

    honeypot_name = property(lambda self: self.form.add_prefix(HONEYPOT))
    stamp_name = property(lambda self: self.form.add_prefix(STAMP))

    def __init__(self, form, scope, own_page):
        self.form, self.scope, self.own_page = form, scope, own_page

    @property
    def is_trapped(self):
        return bool(self.form.data.get(self.honeypot_name))

    @property
    def judgement(self):
        return judge_stamp(self.scope, self.form.data.get(self.stamp_name))

    @property
    def advice(self):
        return ADVICE.get(self.judgement, "")

    @property
    def stamp(self):
        """What was sent if it still serves, or will in a second; otherwise a new one."""
        if self.form.is_bound and self.judgement in (GOOD, YOUNG):
            return self.form.data[self.stamp_name]
        return own_stamp(self.scope) if self.own_page else stamp(self.scope)


class GuardedForm:
    """Put it before ``forms.Form`` or ``forms.ModelForm``: ``class PetitionForm(GuardedForm, forms.Form)``.

    ``scope`` names the form, as in "petition" or "list:12". ``own_page`` is for pages that no cache
    keeps: what was filled in faster than anybody can read is then asked for again. The template
    includes ``kpact_wagtail/partials/guard_fields.html``.
    """

    scope = ""

    def __init__(self, *args, scope="", own_page=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.guard = Guard(self, scope or self.scope, own_page)

    def full_clean(self):
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                keep_short(field)
        super().full_clean()


def keep_short(field):
    """Refuses what would break a mail header or take long to look at."""
    if not isinstance(field.widget, forms.Textarea) and check_one_line not in field.validators:
        field.validators.append(check_one_line)
    if field.max_length is None:
        field.max_length = LONGEST
        field.validators.append(MaxLengthValidator(LONGEST))


def check_one_line(value):
    """Refuses every character that some program takes for the end of a line."""
    text = str(value)
    if text.splitlines() != [text]:
        raise ValidationError(_("Write this in one line."), code="lines")


def known_language(code):
    """A language of the site as its settings write it, else that of the site."""
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def posted(request):
    """What was sent, from a form or as a flat JSON object, for ``PetitionForm(posted(request))``."""
    if request.content_type != "application/json":
        return request.POST
    return read_json(request.body)


def read_json(body):
    """A QueryDict of text from a JSON object; empty where it is none."""
    data = QueryDict(mutable=True)
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        return data
    for name, value in given.items() if isinstance(given, dict) else ():
        data.setlist(well_formed(name), [well_formed(each) for each in scalars(value)])
    return data


def scalars(value):
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, (str, int, float))]


def well_formed(value):
    """Text that a database can store: JSON may hold halves of characters."""
    return str(value).encode("utf-8", "replace").decode()
