"""The stream in which an editor says when a group meets; schedules.py reads what it stores."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import TextChoices
from django.forms import CheckboxSelectMultiple
from django.utils.dates import MONTHS
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError, StreamValue
from wagtail.blocks.struct_block import StructBlockValidationError

from ..codes import get_languages
from ..records import get_days, raise_beside
from ..streams import SteadyStreamBlock
from ..words import join_words, say_date
from .schedules import DATES, MONTH_DAYS, MONTHLY, WEEKLY, Move, Rule, Skip
from .stored import EARLIEST, LATEST
from .typed_times import TypedTimeBlock

#: Dates chosen by hand in one rule; whoever needs more has a rule.
MAX_DATES = 200
#: Rules, days without a meeting and moved meetings of one group.
MAX_CHILDREN = 60


class Mode(TextChoices):
    ONLINE = "online", _("Online")
    IN_PERSON = "in_person", _("In person")
    HYBRID = "hybrid", _("Online and in person at once")


def get_modes():
    return Mode.choices


def get_months():
    return [(str(number), name) for number, name in MONTHS.items()]


def get_repeats():
    return [
        (WEEKLY, _("On days of the week, every week or every few weeks")),
        (MONTHLY, _("On the 1st, 2nd, 3rd … or last weekday of the month")),
        (MONTH_DAYS, _("On the same days of every month, such as the 15th")),
        (DATES, _("On these dates only")),
    ]


def get_weeks():
    return [
        ("1", _("First")),
        ("2", _("Second")),
        ("3", _("Third")),
        ("4", _("Fourth")),
        ("5", _("Fifth, in months that have one")),
        ("-1", _("Last")),
    ]


class BoundedDateBlock(blocks.DateBlock):
    """A day that can be meant: no typing slip of a thousand years."""

    def __init__(self, **kwargs):
        limits = [
            MinValueValidator(EARLIEST, _("This is too long ago.")),
            MaxValueValidator(LATEST, _("This is too far ahead.")),
        ]
        super().__init__(**{"validators": limits, **kwargs})


class SignedLanguageBlock(blocks.ChoiceBlock):
    """A language somebody interprets into; empty where nobody does."""

    def __init__(self, **kwargs):
        super().__init__(choices=get_languages, required=False, **kwargs)


class DatesBlock(blocks.ListBlock):
    """Days chosen by hand: each once, and not more than somebody can look after."""

    def __init__(self, **kwargs):
        date = BoundedDateBlock(label=_("Date"))
        super().__init__(date, **{"default": [], "max_num": MAX_DATES, **kwargs})

    def clean(self, value):
        if len(value) > MAX_DATES:  # before each is looked at
            message = _("These are more than %(most)d dates. Use meetings that repeat instead.")
            raise ListBlockValidationError(
                non_block_errors=[ValidationError(message % {"most": MAX_DATES})]
            )
        cleaned = super().clean(value)
        twice = [] if self.is_deferred_validation else find_doubles(cleaned)
        if twice:
            words = join_words([say_date(day) for day in twice])
            message = _("More than once here: %(dates)s.") % {"dates": words}
            raise ListBlockValidationError(non_block_errors=[ValidationError(message)])
        return cleaned


def find_doubles(values):
    """Values that are there more than once, each once, in order."""
    return sorted(value for value, number in Counter(values).items() if number > 1)


def months_block(**kwargs):
    return blocks.MultipleChoiceBlock(
        choices=get_months, widget=CheckboxSelectMultiple, required=False, default=[], **kwargs
    )


class WordsBlock(blocks.StructBlock):
    """What a rule says in words, in one more language."""

    language = blocks.ChoiceBlock(choices=get_languages, label=_("Language"))
    area = blocks.CharBlock(label=_("Roughly where"), max_length=120, required=False)
    note = blocks.CharBlock(label=_("Note"), max_length=160, required=False)


class RuleBlock(blocks.StructBlock):
    """Meetings that follow one another in one way. Stored in words of RFC 5545, without its codes."""

    repeats = blocks.ChoiceBlock(choices=get_repeats, label=_("How often"), default=WEEKLY)
    days = blocks.MultipleChoiceBlock(
        choices=get_days,
        label=pgettext_lazy("days of the week", "On"),
        widget=CheckboxSelectMultiple,
        required=False,
        default=[],
    )
    weeks = blocks.MultipleChoiceBlock(
        choices=get_weeks,
        label=_("Which of the month"),
        widget=CheckboxSelectMultiple,
        required=False,
        default=[],
    )
    month_days = blocks.ListBlock(
        blocks.IntegerBlock(min_value=1, max_value=31, label=_("Day")),
        label=_("Days of the month"),
        default=[],
        max_num=31,
    )
    every = blocks.IntegerBlock(
        label=_("Every … weeks or months"),
        default=1,
        min_value=1,
        max_value=52,
        help_text=_("2 means every other week or month."),
    )
    dates = DatesBlock(label=_("Dates"))
    start = TypedTimeBlock(label=_("From"))
    end = TypedTimeBlock(
        label=_("To"), help_text=_("An earlier time than the first means the next day.")
    )
    first = BoundedDateBlock(
        label=_("Since"), required=False, default=localdate, help_text=_("The first day it holds.")
    )
    last = BoundedDateBlock(
        label=_("Until"), required=False, help_text=_("Leave empty if it has no end.")
    )
    count = blocks.IntegerBlock(
        label=_("How many meetings in all"), required=False, min_value=1, max_value=500
    )
    months = months_block(label=_("Only in these months"))
    mode = blocks.ChoiceBlock(
        choices=get_modes,
        label=_("How"),
        required=False,
        help_text=_("Only if it differs from the other meetings of the group."),
    )
    venue = blocks.CharBlock(
        label=_("Venue"),
        max_length=120,
        required=False,
        help_text=_("Only if it differs. Everybody can read it."),
    )
    area = blocks.CharBlock(label=_("Roughly where"), max_length=120, required=False)
    address = blocks.CharBlock(label=_("Address"), max_length=250, required=False)
    interpreter = SignedLanguageBlock(
        label=_("With an interpreter"), help_text=_("The language that is interpreted.")
    )
    note = blocks.CharBlock(label=_("Note"), max_length=160, required=False)
    words = blocks.ListBlock(
        WordsBlock(), label=_("Area and note in other languages"), default=[], collapsed=True
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            for name, message in find_gaps(cleaned):
                raise_beside(name, message)
            rule = Rule.read(self.get_prep_value(cleaned))
            if rule and rule.first_start() is None:
                raise_beside("repeats", _("There is no day on which all of this comes together."))
        return cleaned

    def is_untouched(self, value):
        """Whether nothing was entered: the form offers an empty rule to begin with."""
        given = [name for name in self.child_blocks if name not in ("repeats", "every", "first")]
        return value["repeats"] == WEEKLY and not any(value[name] for name in given)

    class Meta:
        icon = "rotate"
        form_attrs = {
            "data-controller": "kpact-rule",
            "data-action": "change->kpact-rule#arrange",
        }
        label = _("Meetings")
        label_format = "{repeats} {start}"
        form_layout = blocks.BlockGroup(
            children=[
                *["repeats", "every", "first", "weeks", "days", "month_days", "dates"],
                *["start", "end", "mode", "interpreter"],
            ],
            settings=[
                *["last", "count", "months", "venue", "area", "address", "note"],
                "words",
            ],
        )


def find_gaps(rule):
    """Pairs of child and sentence: what is missing or cannot be meant."""
    repeats = rule["repeats"]
    if repeats == DATES:
        if not rule["dates"]:
            yield "dates", _("Add the dates.")
        return
    if repeats in (WEEKLY, MONTHLY) and not rule["days"]:
        yield "days", _("Choose at least one day.")
    if repeats == MONTHLY and not rule["weeks"]:
        yield "weeks", _("Choose which of the month, such as the first and the third.")
    if repeats == MONTH_DAYS and not rule["month_days"]:
        yield "month_days", _("Add at least one day of the month.")
    if not rule["first"]:
        yield "first", _("Enter the first day it holds. From there the weeks are counted.")
    elif rule["last"] and rule["last"] < rule["first"]:
        yield "last", _("This day is before the first one.")
    if rule["last"] and rule["count"]:
        yield "count", _("Give the last day or the number of meetings, not both.")


class ReasonBlock(blocks.StructBlock):
    """A reason in one more language."""

    language = blocks.ChoiceBlock(choices=get_languages, label=_("Language"))
    reason = blocks.CharBlock(label=_("Reason"), max_length=80)


def reasons_block():
    return blocks.ListBlock(
        ReasonBlock(), label=_("Reason in other languages"), default=[], collapsed=True
    )


class SkipBlock(blocks.StructBlock):
    """Days on which nobody meets, such as a holiday."""

    first = BoundedDateBlock(label=_("On, or from"))
    last = BoundedDateBlock(
        label=_("Last day"), required=False, help_text=_("Leave empty for one day.")
    )
    reason = blocks.CharBlock(label=_("Reason"), max_length=80, required=False)
    reasons = reasons_block()

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned["first"] and cleaned["last"] and cleaned["last"] < cleaned["first"]:
            raise_beside("last", _("This day is before the first one."))
        return cleaned

    class Meta:
        icon = "cross"
        label = _("No meeting")
        label_format = "{first} {reason}"
        form_layout = blocks.BlockGroup(children=["first", "last", "reason"], settings=["reasons"])


class MoveBlock(blocks.StructBlock):
    """One meeting that takes place another day, at another time or in another way."""

    day = BoundedDateBlock(label=_("Instead of"))
    at = TypedTimeBlock(
        label=_("At"),
        required=False,
        help_text=_("Only if there are several meetings on that day: which begins then."),
    )
    new_day = BoundedDateBlock(label=_("It meets on"))
    start = TypedTimeBlock(label=_("From"), required=False, help_text=_("Only if it differs."))
    end = TypedTimeBlock(label=_("To"), required=False)
    mode = blocks.ChoiceBlock(choices=get_modes, label=_("How"), required=False)
    venue = blocks.CharBlock(label=_("Venue"), max_length=120, required=False)
    reason = blocks.CharBlock(label=_("Reason"), max_length=80, required=False)
    reasons = reasons_block()

    class Meta:
        icon = "resubmit"
        label = _("Moved meeting")
        label_format = "{day} {new_day}"
        form_layout = blocks.BlockGroup(
            children=["day", "new_day", "start", "end", "reason"],
            settings=["at", "mode", "venue", "reasons"],
        )


class PauseBlock(blocks.StructBlock):
    """Months without meetings, every year."""

    months = blocks.MultipleChoiceBlock(
        choices=get_months, label=_("Never in"), widget=CheckboxSelectMultiple
    )

    class Meta:
        icon = "history"
        label = _("A break every year")


class ScheduleBlock(SteadyStreamBlock):
    """Rules, and what differs from them."""

    rule = RuleBlock()
    skip = SkipBlock()
    move = MoveBlock()
    pause = PauseBlock()

    def value_from_datadict(self, data, files, prefix):
        value = super().value_from_datadict(data, files, prefix)
        kept = [child for child in value if not is_untouched(child)]
        return StreamValue(self, [(child.block_type, child.value, child.id) for child in kept])

    def clean(self, value):
        if len(value) > MAX_CHILDREN:  # before each is looked at
            message = _("These are more than %(most)d entries. Take out what is past.")
            raise StreamBlockValidationError(
                non_block_errors=[ValidationError(message % {"most": MAX_CHILDREN})]
            )
        cleaned = super().clean(value)
        if not self.is_deferred_validation and (errors := dict(find_copies(cleaned))):
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned


def is_untouched(child):
    return child.block_type == "rule" and child.block.is_untouched(child.value)


#: Of each kind of entry: what reads it, and the child beside which it says that another is the same.
KINDS = {
    "rule": (Rule.read, "repeats"),
    "skip": (Skip.read, "first"),
    "move": (Move.read, "day"),
    "pause": (lambda stored: sorted(stored["months"]), "months"),
}


def find_copies(children):
    """Pairs of place and error, for entries that say what one above them says."""
    seen = []
    for place, child in enumerate(children):
        if child.block_type not in KINDS:
            continue
        read, name = KINDS[child.block_type]
        meaning = read(child.block.get_prep_value(child.value))
        if meaning in seen:
            error = ValidationError(_("This says the same as another one above."))
            yield place, StructBlockValidationError({name: error})
        seen.append(meaning)
