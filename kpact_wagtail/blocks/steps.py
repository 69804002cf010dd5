from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .parts import Group, PartBlock, heading, simple_text


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Step"), max_length=120)
    text = simple_text(required=False)
    duration = blocks.CharBlock(
        label=_("How long it takes"),
        max_length=60,
        required=False,
        help_text=_("Such as 10 minutes."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Step")
        label_format = "{title}"
        form_layout = blocks.BlockGroup(children=["title", "text"], settings=["duration"])


class StepsBlock(PartBlock):
    """What happens in which order."""

    heading = heading()
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        group = Group.EXPLAIN
        label = _("Steps")
        label_format = "{heading}"
        description = _("What to do, one thing after the other.")
        template = "kpact_wagtail/blocks/steps.html"
        preview_value = {
            "heading": _("How to join"),
            "steps": [
                {"title": _("Write to us"), "duration": _("2 minutes")},
                {"title": _("We answer with a time to talk"), "duration": _("within a week")},
                {"title": _("Come as you are")},
            ],
        }
