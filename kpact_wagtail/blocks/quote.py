from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .parts import Group, PartBlock


class QuoteBlock(PartBlock):
    """What somebody said, with as much about them as they want to be known."""

    text = blocks.TextBlock(label=_("Words"), max_length=1500)
    attribution = blocks.CharBlock(
        label=_("Who said it"),
        max_length=120,
        required=False,
        help_text=_("A first name is enough."),
    )
    role = blocks.CharBlock(label=_("Role"), max_length=120, required=False)
    organization = blocks.CharBlock(label=_("Organization"), max_length=160, required=False)
    source = blocks.URLBlock(label=_("Where it stands"), required=False)

    class Meta:
        icon = "openquote"
        group = Group.TEXT
        label = _("Quotation")
        label_format = "{attribution}"
        description = _("Somebody’s own words, set apart.")
        template = "kpact_wagtail/blocks/quote.html"
        preview_value = {
            "text": _(
                "I came for one evening. I stayed because nobody asked me to explain myself."
            ),
            "attribution": _("Maya"),
            "role": _("member since 2021"),
        }
        form_layout = blocks.BlockGroup(
            children=["text", "attribution"], settings=["role", "organization", "source"]
        )
