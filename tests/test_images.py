"""Pictures on a page: described, sized, and fetched together."""

from io import BytesIO

import PIL.Image
import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import Site

from kpact_wagtail.blocks.image import RENDITIONS
from kpact_wagtail.pages.models import AdvocacyPage

GPS, CAMERA = 0x8825, 0x0110  # tags of Exif

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    def picture(number):
        file = get_test_image_file_jpeg(filename=f"{number}.jpg", size=(1600, 900))
        return get_image_model().objects.create(title=f"Picture {number}", file=file)

    return picture


def image_block(image, **value):
    image.contextual_alt_text, image.decorative = value.pop("alt_text", "A lantern"), False
    return ("image", {"image": image, **value})


def test_a_picture_has_its_description_caption_and_sizes(client, home, picture):
    block = image_block(picture(1), caption="At the door", credit="Maya", long_description="Long")
    page = home.add_child(instance=AdvocacyPage(title="P", body=[block]))
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    image = soup.select_one("figure img")
    assert image["alt"] == "A lantern"
    assert image["width"]
    assert "1200w" in image["srcset"]
    assert "At the door" in soup.figcaption.get_text()
    assert "Maya" in soup.figcaption.get_text()
    specs = get_image_model().get_rendition_model().objects.values_list("filter_spec", flat=True)
    assert set(specs) == set(RENDITIONS)


def test_ten_pictures_take_as_many_queries_as_one(client, home, picture):
    def count(number):
        blocks = [image_block(picture(n)) for n in range(number)]
        page = home.add_child(instance=AdvocacyPage(title=f"P{number}", body=blocks))
        client.get(page.url)
        caches["default"].clear()
        Site.get_site_root_paths()
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        return len(queries)

    assert count(1) == count(10)


def test_a_deleted_picture_leaves_no_gap_in_the_page_and_the_editor_is_told(client, home, picture):
    image = picture(1)
    body = [image_block(image, caption="Gone"), ("text", "<p>After</p>")]
    page = home.add_child(instance=AdvocacyPage(title="P", body=body, image=image))
    image.delete()
    html = client.get(page.url).content.decode()
    assert "After" in html
    assert "Gone" not in html
    page = AdvocacyPage.objects.get(pk=page.pk)
    assert page.image is None
    assert "image" in str(page.get_problems()[0])


def test_a_photograph_does_not_tell_visitors_where_it_was_taken(client, home):  # C6
    photo = PIL.Image.new("RGB", (1600, 900))
    exif = photo.getexif()
    exif.get_ifd(GPS)[1] = "N"
    exif[CAMERA] = "Telltale 3000"
    file = BytesIO()
    photo.save(file, "JPEG", exif=exif)
    assert b"Telltale" in file.getvalue()
    image = get_image_model().objects.create(
        title="At home", file=ContentFile(file.getvalue(), "home.jpg"), width=1600, height=900
    )
    page = AdvocacyPage(title="P", body=[image_block(image)], image=image)
    html = client.get(home.add_child(instance=page).url).content.decode()
    renditions = image.renditions.all()
    assert len(renditions) == len(RENDITIONS)
    for rendition in renditions:
        assert rendition.url in html
        with rendition.file.open("rb") as shown:
            content = shown.read()
        assert b"Telltale" not in content
        assert not PIL.Image.open(BytesIO(content)).getexif()
    assert image.file.url not in html
