"""Dates, times and lists in the words of the active language."""

from django.utils import formats
from django.utils.translation import gettext as _


def say_time(value):
    return formats.time_format(value, "TIME_FORMAT")


def say_date(value):
    return formats.date_format(value, "DATE_FORMAT")


def join_words(words):
    if len(words) < 2:
        return "".join(words)
    return _("%(words)s and %(last)s") % {"words": ", ".join(words[:-1]), "last": words[-1]}
