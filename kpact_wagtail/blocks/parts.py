"""What all our blocks have in common. Subclass PartBlock for a block of your own."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PREVIEW = "kpact_wagtail/previews/block.html"


class Group:
    """The headings of the block picker."""

    TEXT = _("Text and pictures")
    EXPLAIN = _("Explain")
    ACT = _("Ask and alert")
    SUPPORT = _("Support")
    NEWS = _("Stay in touch")


#: Rich text inside blocks: no headings, so that the outline of the page stays right.
INLINE = ["bold", "italic", "link", "kpact-definition"]
SIMPLE = [*INLINE, "ol", "ul", "document-link"]


class FrozenByName:
    """Freeze a block into a site's migrations by its dotted name only.

    So a new release of ours, with more children, never makes a migration in a site that uses the
    block in a StreamField of its own.
    """

    def deconstruct(self):
        package = "kpact_wagtail.blocks"
        module = type(self).__module__
        home = package if module.startswith(f"{package}.") else module
        return f"{home}.{type(self).__qualname__}", [], self._constructor_kwargs

    def deconstruct_with_lookup(self, lookup):
        return self.deconstruct()

    @classmethod
    def construct_from_lookup(cls, lookup, *args, **kwargs):
        return cls(*args, **kwargs)


class PartBlock(FrozenByName, blocks.StructBlock):
    """A part of a page with fields of its own. Give it a template, a description and a preview_value."""

    def get_preview_value(self):
        """The example with the defaults of what it leaves out: templates find every field."""
        value = super().get_preview_value()
        for name, child in self.child_blocks.items():
            value.setdefault(name, child.get_default())
        return value

    class Meta:
        preview_template = PREVIEW


def heading(**kwargs):
    """The optional heading (h2) that most parts begin with."""
    return blocks.CharBlock(
        **{"required": False, "max_length": 120, "label": _("Heading"), **kwargs}
    )


def simple_text(**kwargs):
    """Rich text without headings, for the inside of a part."""
    return blocks.RichTextBlock(**{"features": SIMPLE, "label": _("Text"), **kwargs})
