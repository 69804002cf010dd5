from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .parts import PREVIEW, SIMPLE, FrozenByName, Group


class TextBlock(FrozenByName, blocks.RichTextBlock):
    """Running text with headings of the second and third level, lists, links and defined terms."""

    FEATURES = ["h2", "h3", *SIMPLE]

    def __init__(self, **kwargs):
        self._constructor_kwargs = kwargs
        super().__init__(**{"features": self.FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        group = Group.TEXT
        label = _("Text")
        description = _("Paragraphs, headings, lists and links.")
        template = "kpact_wagtail/blocks/text.html"
        preview_template = PREVIEW
        preview_value = _(
            "<h2>Nobody has to do this alone</h2><p>We are a small group of people who have been "
            "where you are. We meet, we listen, and we <a href='https://example.org/'>know whom to "
            "ask</a>.</p><ul><li>You decide what you tell us.</li><li>Everything is free.</li></ul>"
        )
