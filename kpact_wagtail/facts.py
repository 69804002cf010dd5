"""What entries and groups say of themselves: lines, marks, and the words that both use."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .features import Feature


@dataclass(frozen=True)
class Mark:
    """One word of trust or warning beside an entry, with its icon."""

    name: str
    text: str
    icon: str = "check"


@dataclass(frozen=True)
class Fact:
    """A line of a full entry."""

    label: str
    text: str


def with_text(facts):
    return [fact for fact in facts if fact.text]


def values_of(stream, *names):
    return [child["value"] for child in stream.raw_data if child["type"] in names]


def label_of(choices, value):
    """The words of a TextChoices for a stored value; "" for none, itself where it is none of them.

    Many times faster than ``get_…_display()``, which lists feel.
    """
    try:
        return str(choices(value).label)
    except ValueError:
        return str(value)


def say_ages(lowest, highest):
    if lowest and highest:
        return _("%(min)d to %(max)d") % {"min": lowest, "max": highest}
    if lowest:
        return _("%(min)d and over") % {"min": lowest}
    return _("up to %(max)d") % {"max": highest} if highest else ""


def say_features(stream):
    """Each Feature of a FeaturesBlock that is known to be there, or not to be."""
    names = dict(Feature.choices)
    for value in values_of(stream, "feature"):
        name = names.get(value.get("feature"))
        if name and value.get("answer") == "yes":
            yield str(name)
        elif name and value.get("answer") == "no":
            yield str(_("not: %(feature)s") % {"feature": name})
