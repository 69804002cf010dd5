"""The pictures of the demo. Each was drawn for it: the drawing is the SVG file beside the PNG."""

from pathlib import Path

from django.core.files import File
from wagtail.images import get_image_model

from .content.pictures import PICTURES

FOLDER = Path(__file__).parent / "pictures"


def load_pictures(pieces, user):
    for name, picture in PICTURES.items():
        pieces.once(
            f"image/{name}", lambda name=name, picture=picture: make_image(name, picture, user)
        )


def make_image(name, picture, user):
    with (FOLDER / f"{name}.png").open("rb") as file:
        return get_image_model().objects.create(
            title=picture["title"],
            description=picture["description"],
            uploaded_by_user=user,
            file=File(file, name=f"{name}.png"),
        )


def describe(name, language):
    """What a picture shows, in the language of the page it stands on."""
    picture = PICTURES[name]
    return picture.get(language, picture["description"])
