"""Sentences made from schedules read as Spanish: several days in the plural, dates after an article."""

from datetime import date

import pytest
from django.utils.translation import override

from kpact_wagtail.support_groups.schedules import Schedule
from kpact_wagtail.support_groups.sentences import say_changes, say_schedule

from .build import child, items, rule

TODAY = date(2026, 11, 23)


def read(*children):
    return Schedule.read(list(children), "America/Chicago")


def say(*children):
    with override("es"):
        return say_schedule(read(*children), "online", TODAY)


RULES = [
    (rule(), "Todos los martes"),
    (rule(days=["Sa", "Su"]), "Todos los sábados y domingos"),
    (rule(days=["Tu", "We"], every=2), "Cada 2 semanas, los martes y miércoles"),
    (rule(days=["Sa"], every=2), "Cada 2 semanas, los sábados"),
    (rule("monthly", weeks=["1", "3"], days=["Sa"]), "El primer y tercer sábado de cada mes"),
    (rule("month_days", month_days=items([15])), "El día 15 de cada mes"),
    (rule("month_days", month_days=items([1, 15])), "Los días 1 y 15 de cada mes"),
    (rule("month_days", month_days=items([1, 15]), every=2), "Los días 1 y 15, cada 2 meses"),
    (rule("dates", dates=items(["2026-12-01"])), "El 1 de diciembre de 2026"),
    (
        rule("dates", dates=items(["2026-12-01", "2026-12-03"])),
        "Los días 1 de diciembre de 2026 y 3 de diciembre de 2026",
    ),
]


@pytest.mark.parametrize(("stored", "words"), RULES)
def test_a_rule_is_a_sentence_in_spanish(stored, words):
    assert say(stored) == [f"{words}, de 19:00 a 20:30"]


def test_months_without_meetings_are_named_in_spanish():
    pause = child("pause", {"months": ["8", "12"]})
    assert say(rule(), pause)[1:] == ["No hay reuniones en agosto y diciembre"]


def test_a_day_that_falls_away_is_named_in_spanish():
    skip = child("skip", {"first": "2027-03-30", "last": None, "reason": "Semana Santa"})
    with override("es"):
        said = say_changes(read(rule(), skip), TODAY)
    assert said == ["No hay reunión el martes 30 de marzo de 2027 (Semana Santa)"]
