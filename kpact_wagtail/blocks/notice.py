from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .parts import Group, PartBlock, heading, simple_text

TONES = [("info", _("News")), ("warning", _("Warning"))]


def get_tones():
    return TONES


class NoticeBlock(PartBlock):
    """Something to know now. Outside its dates it is not there."""

    heading = heading()
    text = simple_text()
    tone = blocks.ChoiceBlock(label=_("Tone"), choices=get_tones, default="info")
    shown_from = blocks.DateBlock(label=_("Show from"), required=False)
    shown_until = blocks.DateBlock(label=_("Show until"), required=False)

    def clean(self, value):
        cleaned = super().clean(value)
        start, end = cleaned.get("shown_from"), cleaned.get("shown_until")
        if start and end and end < start:
            message = _("The last day is before the first.")
            raise StructBlockValidationError({"shown_until": ValidationError(message)})
        return cleaned

    @staticmethod
    def is_current(value, today=None):
        """Whether the notice is shown on a local date (both days included)."""
        today = today or localdate()
        start, end = value["shown_from"], value["shown_until"]
        return (not start or start <= today) and (not end or today <= end)

    def render(self, value, context=None):
        return super().render(value, context) if self.is_current(value) else ""

    def get_api_representation(self, value, context=None):
        return super().get_api_representation(value, context) if self.is_current(value) else None

    def get_searchable_content(self, value):
        return super().get_searchable_content(value) if self.is_current(value) else []

    def get_problems(self, value):
        if value["shown_until"] and value["shown_until"] < localdate():
            yield _("The notice “%(heading)s” is over and no longer shown.") % {
                "heading": value["heading"] or _("without a heading")
            }

    class Meta:
        icon = "info-circle"
        group = Group.ACT
        label = _("Notice")
        label_format = "{heading}"
        description = _("News or a warning that comes and goes by date.")
        template = "kpact_wagtail/blocks/notice.html"
        preview_value = {
            "heading": _("No meeting on 24 December"),
            "text": _("<p>We meet again on 7 January, at the usual time.</p>"),
            "tone": "info",
            "shown_from": None,
            "shown_until": None,
        }
        form_layout = blocks.BlockGroup(
            children=["heading", "text"], settings=["tone", "shown_from", "shown_until"]
        )
