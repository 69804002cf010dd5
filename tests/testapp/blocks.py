"""A site's own bodies: a block more, a block fewer, another order; and streams inside our stream."""

from wagtail import blocks

from kpact_wagtail.blocks import BodyBlock, PartBlock, TextBlock
from kpact_wagtail.streams import SteadyStreamBlock


class PetitionBlock(PartBlock):
    heading = blocks.CharBlock()
    goal = blocks.IntegerBlock(required=False)

    class Meta:
        template = "testapp/petition.html"
        preview_value = {"heading": "Sign here"}


class PetitionBodyBlock(BodyBlock):
    petition = PetitionBlock()


class ShortBodyBlock(BodyBlock):
    text = None
    quote = None

    class Meta:
        order = ["articles", "image"]


class ColumnBlock(SteadyStreamBlock):
    text = TextBlock()


class DeepColumnBlock(ColumnBlock):
    petition = PetitionBlock()


class NestedBodyBlock(BodyBlock):
    """Four levels: body, columns, a list, a column."""

    columns = blocks.StructBlock([("columns", blocks.ListBlock(ColumnBlock()))])


class DeepBodyBlock(BodyBlock):
    columns = blocks.StructBlock([("columns", blocks.ListBlock(DeepColumnBlock()))])
