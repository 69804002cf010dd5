"""Values of a stored schedule, of whatever age, as Python has them; what means nothing is an error."""

from datetime import date, time

from ..records import DAYS

#: Weekdays as in records, Monday first.
CODES = [code for code, _name in DAYS]
ALL_MONTHS = frozenset(range(1, 13))
#: Days that can be meant: no typing slip of a thousand years.
EARLIEST, LATEST = date(1970, 1, 1), date(2199, 12, 31)


def to_date(value):
    """From ISO 8601, or as a form leaves it; None where it is empty."""
    if not value:
        return None
    return within(value if isinstance(value, date) else date.fromisoformat(value), EARLIEST, LATEST)


def to_time(value):
    """From ISO 8601, or as a form leaves it; None where it is empty."""
    if isinstance(value, str) and value:
        value = time.fromisoformat(value)
    return value.replace(tzinfo=None, microsecond=0) if value is not None and value != "" else None


def to_words(value):
    return value if isinstance(value, str) else ""


def to_numbers(stored, least, most):
    """Whole numbers without doubles, in order."""
    found = sorted({int(value) for value in values_of(stored)})
    return tuple(within(number, least, most) for number in found)


def to_weeks(stored):
    """Weeks of a month: first to fifth, then those counted from the end, as -1 for the last."""
    weeks = [week for week in to_numbers(stored, -5, 5) if within(abs(week), 1, 5)]
    return tuple(sorted(weeks, key=lambda week: week if week > 0 else 10 + week))


def within(value, least, most):
    if not least <= value <= most:
        raise ValueError(value)
    return value


def values_of(stored):
    """The values of a stored ListBlock: of items, or bare as of old."""
    return [
        each["value"] if isinstance(each, dict) and "value" in each else each
        for each in stored or []
    ]


def read_reasons(stored):
    """A reason, and the same in other languages as pairs of code and words."""
    others = [each for each in values_of(stored.get("reasons")) if isinstance(each, dict)]
    return to_words(stored.get("reason")), tuple(
        (each.get("language"), to_words(each["reason"])) for each in others if each.get("reason")
    )


def read_words(stored):
    """Area and note of a rule in other languages: triples of code, area and note."""
    others = [each for each in values_of(stored.get("words")) if isinstance(each, dict)]
    return tuple(
        tuple(to_words(each.get(name)) for name in ("language", "area", "note")) for each in others
    )


def read_months(values):
    """The months of all pauses; what is damaged is left out."""
    months = set()
    for value in values:
        try:
            months |= set(map(int, value["months"]))
        except (KeyError, TypeError, ValueError):
            continue
    return frozenset(months & ALL_MONTHS)
