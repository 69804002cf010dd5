from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .parts import Group, PartBlock

FORMS = [
    ("percent", _("… percent")),
    ("one_in", _("1 in …")),
    ("of", _("… of …")),
    ("more_than", _("More than …")),
    ("number", _("Just the number")),
]


def get_forms():
    return FORMS


class StatisticBlock(PartBlock):
    """One figure, what it says, and where it comes from."""

    form = blocks.ChoiceBlock(label=_("Kind of figure"), choices=get_forms, default="percent")
    figure = blocks.DecimalBlock(label=_("Figure"), min_value=0, max_digits=14, decimal_places=2)
    total = blocks.DecimalBlock(
        label=_("Of how many"),
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        help_text=_("Only for “… of …”."),
    )
    statement = blocks.CharBlock(
        label=_("What it says"),
        max_length=250,
        help_text=_("The rest of the sentence, such as “of our members have been refused care”."),
    )
    year = blocks.IntegerBlock(label=_("Year"), required=False, min_value=1800, max_value=2200)
    source = blocks.CharBlock(label=_("Source"), max_length=250, required=False)
    source_url = blocks.URLBlock(label=_("Address of the source"), required=False)

    def clean(self, value):
        cleaned = super().clean(value)
        figure, total = cleaned.get("figure"), cleaned.get("total")
        errors = {}
        if cleaned.get("form") == "percent" and figure is not None and figure > 100:
            errors["figure"] = ValidationError(_("A share cannot be more than 100 percent."))
        if cleaned.get("form") == "of" and not self.is_deferred_validation:
            if total is None:
                errors["total"] = ValidationError(_("Say of how many."))
            elif figure is not None and figure > total:
                errors["figure"] = ValidationError(_("This is more than the whole."))
        if errors:
            raise StructBlockValidationError(errors)
        return cleaned

    class Meta:
        icon = "kpact-statistic"
        group = Group.EXPLAIN
        label = _("Figure")
        label_format = "{statement}"
        description = _("One number that says much, with its source.")
        template = "kpact_wagtail/blocks/statistic.html"
        preview_value = {
            "form": "one_in",
            "figure": Decimal(3),
            "statement": _("people we asked had gone without care rather than be judged."),
            "year": 2025,
            "source": _("Our own survey"),
        }
        form_layout = blocks.BlockGroup(
            children=["form", "figure", "total", "statement"],
            settings=["year", "source", "source_url"],
        )
