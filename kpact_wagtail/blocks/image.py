from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock as DescribedImageBlock

from .parts import Group, PartBlock

#: What the template asks for; fetched for all images of a body at once.
RENDITIONS = [
    f"width-{width}|format-{kind}" for kind in ("webp", "jpeg") for width in (400, 800, 1200)
]


class PrefetchedImageBlock(DescribedImageBlock):
    """Wagtail's image with alternative text; the renditions of all images of a page at once."""

    def bulk_to_python(self, values):
        images = super().bulk_to_python(values)
        fetch_renditions([image for image in images if image])
        return images


def fetch_renditions(images):
    """Attach the stored renditions to images: one query for all of them."""
    if not images:
        return
    model = type(images[0])
    stored = model.objects.filter(pk__in=[image.pk for image in images])
    by_id = {image.pk: image for image in stored.prefetch_renditions(*RENDITIONS)}
    for image in images:
        image.prefetched_renditions = by_id[image.pk].prefetched_renditions


class ImageBlock(PartBlock):
    """A picture with what it shows in words, a caption and a credit."""

    image = PrefetchedImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=250, required=False)
    credit = blocks.CharBlock(label=_("Credit"), max_length=120, required=False)
    long_description = blocks.TextBlock(
        label=_("Long description"),
        required=False,
        max_length=2000,
        help_text=_("For charts and drawings: everything they say, in words."),
    )

    class Meta:
        icon = "image"
        group = Group.TEXT
        label = _("Image")
        label_format = "{caption}"
        description = _("A picture with a caption and a credit.")
        template = "kpact_wagtail/blocks/image.html"
        preview_value = {"caption": _("Tea before the meeting"), "credit": _("Drawing: the group")}
        form_layout = blocks.BlockGroup(
            children=["image", "caption"], settings=["credit", "long_description"]
        )
