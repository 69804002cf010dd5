"""From content as it is written here to content as the database stores it."""

from wagtail import blocks

from .days import to_day
from .prose import to_rich_text


def stored_stream(block, children, find):
    """``[("text", "…"), ("quote", {…})]`` as the raw data of a stream block."""
    return [
        {"type": name, "value": stored(block.child_blocks[name], value, find)}
        for name, value in children
    ]


def stored(block, value, find):
    """One value: prose as rich text, names as ids, days as dates, everything else as it stands."""
    if isinstance(block, blocks.RichTextBlock):
        return to_rich_text(value, find)
    if isinstance(block, blocks.DateBlock):
        return str(to_day(value))
    if isinstance(block, blocks.ChooserBlock):
        return find(kind_of(block), value)
    if isinstance(block, blocks.StreamBlock):
        return stored_stream(block, value, find)
    if isinstance(block, blocks.ListBlock):
        return [stored(block.child_block, item, find) for item in value]
    if isinstance(block, blocks.StructBlock):
        return {name: stored(block.child_blocks[name], part, find) for name, part in value.items()}
    return value


def kind_of(chooser):
    if isinstance(chooser, blocks.PageChooserBlock):
        return "page"
    return chooser.model_class._meta.model_name
