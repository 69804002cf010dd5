"""The columns that lists of groups filter by, worked out from what an editor enters."""

from .schedules import CODES, DATES, MONTH_DAYS

HYBRID = "hybrid"


def derive_columns(group):
    """Triples of column, the fields it comes from, and what gives its value; see mixins.derive()."""
    return [
        ("weekdays", ["schedule", "time_zone"], lambda: " ".join(find_weekdays(group))),
        ("modes", ["mode", "schedule"], lambda: " ".join(find_modes(group))),
        ("language_codes", ["languages"], lambda: " ".join(find_languages(group))[:250]),
        (
            "interpreted",
            ["schedule"],
            lambda: any(map(has_interpreter, group.get_schedule().rules)),
        ),
    ]


def find_weekdays(group):
    """The days of the week on which it meets, Monday first; not those of days of a month."""
    found = set()
    for rule in group.get_schedule().rules:
        if rule.repeats == DATES:
            found |= {CODES[day.weekday()] for day in rule.dates}
        elif rule.repeats != MONTH_DAYS:
            found |= set(rule.days)
    return [code for code in CODES if code in found]


def find_modes(group):
    """How one can take part: online, in person or both."""
    modes = {rule.mode or group.mode for rule in group.get_schedule().rules} or {group.mode}
    if HYBRID in modes:
        return ["online", "in_person"]
    return [mode for mode in ("online", "in_person") if mode in modes]


def find_languages(group):
    return [
        child["value"]
        for child in group.languages.raw_data
        if child["type"] == "language" and isinstance(child["value"], str)
    ]


def has_interpreter(rule):
    return bool(rule.interpreter)
