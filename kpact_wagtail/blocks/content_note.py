from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .parts import Group, PartBlock


class ContentNoteBlock(PartBlock):
    """Tells readers what comes next, and lets them skip it."""

    text = blocks.CharBlock(
        label=_("What comes next"),
        max_length=200,
        help_text=_("Such as: The next part speaks of violence by police."),
    )
    skip = blocks.BooleanBlock(
        label=_("Offer a link past the next block"), required=False, default=True
    )

    class Meta:
        icon = "warning"
        group = Group.ACT
        label = _("Content note")
        label_format = "{text}"
        description = _("Says what the next part is about, so that readers can choose.")
        template = "kpact_wagtail/blocks/content_note.html"
        preview_value = {"text": _("The next part speaks of violence."), "skip": True}
        form_layout = blocks.BlockGroup(children=["text"], settings=["skip"])
