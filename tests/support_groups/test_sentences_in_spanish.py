"""Sentences made from schedules read as Spanish: several days in the plural, dates after an article."""

from datetime import date

import pytest
from django.utils.translation import override

from kpact_wagtail.support_groups import sentences
from kpact_wagtail.support_groups.schedules import Schedule
from kpact_wagtail.support_groups.sentences import say_changes, say_schedule, words_of

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


WORDS = {
    "area": "Near the lake",
    "note": "Bring a cup",
    "words": items([{"language": "es", "area": "Cerca del lago", "note": "Trae una taza"}]),
}


def test_area_and_note_are_said_as_they_are_written_in_spanish():
    (said,) = say(rule(**WORDS))
    assert said.endswith("de 19:00 a 20:30, Cerca del lago, Trae una taza")
    with override("en"):
        (said,) = say_schedule(read(rule(**WORDS)), "online", TODAY)
    assert said.endswith("Near the lake, Bring a cup")


def test_what_is_not_written_in_spanish_stands_in_the_first_language():
    words = items([{"language": "es", "area": "", "note": "Trae una taza"}, "?"])
    (said,) = say(rule(**{**WORDS, "words": words}))
    assert said.endswith("Near the lake, Trae una taza")


def test_a_meeting_moved_to_another_venue_leaves_its_area_behind_in_every_language():
    move = child("move", {"day": "2026-12-01", "new_day": "2026-12-02", "venue": "Library"})
    schedule = read(rule(**WORDS), move)
    ((found, start),) = schedule.moved_starts(schedule.rules[0])
    with override("es"):
        assert words_of(found.change(schedule.rules[0], start)) == ("", "Trae una taza")


def test_a_language_strings_the_parts_of_a_sentence_together_in_its_own_way(monkeypatch):
    own = {
        "%(said)s, %(more)s": "%(said)s、%(more)s",
        "%(text)s (%(reason)s)": "%(text)s（%(reason)s）",
    }
    monkeypatch.setattr(sentences, "_", lambda text: own.get(text, text))
    skip = child("skip", {"first": "2027-03-30", "reason": "Holy week"})
    schedule = read(rule(**WORDS), skip)
    (said,) = say_schedule(schedule, "online", TODAY)
    assert said.endswith("、Near the lake、Bring a cup")
    (said,) = say_changes(schedule, TODAY)
    assert said.endswith("（Holy week）")
