from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock as DescribedImageBlock

from .parts import Group, PartBlock

#: What the template asks for; fetched for all images of a body at once. WebP, because a JPEG keeps
#: what the camera wrote into it, such as the place.
RENDITIONS = [f"format-webp|width-{width}" for width in (400, 800, 1200)]


class PrefetchedImageBlock(DescribedImageBlock):
    """Wagtail's image with alternative text; the renditions of all images of a page at once."""

    def bulk_to_python(self, values):
        images = super().bulk_to_python(values)
        fetch_renditions([image for image in images if image])
        return images


def fetch_renditions(images):
    """Attach the stored renditions to images: one query for all of them."""
    if images:
        renditions = type(images[0]).get_rendition_model().objects
        wanted = renditions.filter(filter_spec__in=RENDITIONS)
        prefetch_related_objects(
            images, Prefetch("renditions", wanted, to_attr="prefetched_renditions")
        )


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

    def get_problems(self, value):
        if not value["image"]:
            yield _("An image has been deleted; its place on the page is empty.")

    class Meta:
        icon = "image"
        group = Group.TEXT
        label = _("Image")
        label_format = "{caption}"
        description = _("A picture with a caption and a credit.")
        template = "kpact_wagtail/blocks/image.html"
        preview_template = "kpact_wagtail/previews/image.html"
        preview_value = {"caption": _("Tea before the meeting"), "credit": _("Drawing: the group")}
        form_layout = blocks.BlockGroup(
            children=["image", "caption"], settings=["credit", "long_description"]
        )
