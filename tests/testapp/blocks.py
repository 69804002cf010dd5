"""A site's own bodies: a block more, a block fewer, another order; and streams inside our stream."""

from wagtail import blocks

from kpact_wagtail.blocks import BodyBlock, PartBlock, TextBlock
from kpact_wagtail.streams import SteadyStreamBlock

from .petitions import PetitionForm, count_signatures


class PetitionBlock(PartBlock):
    heading = blocks.CharBlock()
    goal = blocks.IntegerBlock(required=False)

    class Meta:
        template = "testapp/petition.html"
        preview_value = {"heading": "Sign here"}


class SignatureBlock(PetitionBlock):
    """The same with a form, and the number of those who confirmed."""

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        page_id = getattr(context.get("page"), "pk", None)
        return context | {"form": PetitionForm(), "signatures": count_signatures(page_id)}

    class Meta:
        template = "testapp/petition_form.html"


class PetitionBodyBlock(BodyBlock):
    petition = SignatureBlock()


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
