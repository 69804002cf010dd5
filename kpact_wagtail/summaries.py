"""Stored records in plain lines, for forms on which they cannot be changed."""

from django.utils.formats import localize
from django.utils.html import strip_tags
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock
from wagtail.rich_text import RichText

from .streams import UnavailableBlock


def summarize(stream):
    """A line for each child of a StreamValue: its label and what was entered in it."""
    lines = []
    for child in stream:
        said = say_value(child.block, child.value)
        lines.append(f"{child.block.label}: {said}" if said else str(child.block.label))
    return [capfirst(line) for line in lines]


def say_value(block, value):
    """What somebody entered, as they would read it; "" where there is nothing."""
    if isinstance(block, UnavailableBlock) or value in (None, "", False):
        return ""
    if isinstance(block, BaseStructBlock):
        said = [say_value(child, value.get(name)) for name, child in block.child_blocks.items()]
    elif isinstance(block, BaseStreamBlock):
        said = [say_value(child.block, child.value) for child in value]
    elif isinstance(block, blocks.ListBlock):
        said = [say_value(block.child_block, each) for each in value]
    elif isinstance(value, list | tuple):
        said = [say_choice(block, each) for each in value]
    else:
        said = [say_one(block, value)]
    return ", ".join(filter(None, said))


def say_one(block, value):
    if value is True:
        return str(block.label)
    if isinstance(value, RichText):
        return strip_tags(value.source)
    if hasattr(block.field, "choices") and isinstance(value, str):
        return say_choice(block, value)
    return str(localize(value))


def say_choice(block, value):
    """The label of a choice, or the value itself where it is none any more."""
    labels = {}
    for key, label in getattr(block.field, "choices", []):
        labels |= dict(label) if isinstance(label, list | tuple) else {key: label}
    return str(labels.get(value, value))
