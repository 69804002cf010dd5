"""Takes the pictures of the guides from the demo: ``make screenshots``.

Each picture is a function marked with ``@picture``; its name is the file in docs/images. The demo
is made anew in a folder that is gone afterwards, so your own copy stays as it is. To take some
pictures only, name them: ``python docs/screenshots.py picker exit``.
"""

import io
import os
import sys
from base64 import urlsafe_b64encode
from contextlib import contextmanager
from pathlib import Path
from secrets import token_bytes
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
LARGEST = 120_000  # bytes; the guides are read on phones too
WINDOW = {"width": 1280, "height": 800}
BLOCK_WINDOW = {"width": 720, "height": 900}
MARGIN = 20

ONE_DAY_KEY = urlsafe_b64encode(token_bytes(32)).decode()

PICTURES = {}


def picture(function):
    PICTURES[function.__name__.replace("_", "-")] = function
    return function


@contextmanager
def serve_demo():
    """The address of a fresh demo; its database and uploads live as long as it is served."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs an event loop in this thread
    os.environ["DJANGO_SETTINGS_MODULE"] = "example_site.settings"
    sys.path.insert(0, str(ROOT))
    from example_site import settings

    with TemporaryDirectory() as folder:
        settings.DATABASES["default"] = {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": Path(folder, "db.sqlite3"),
        }
        settings.MEDIA_ROOT = Path(folder, "media")
        settings.KPACT_WAGTAIL = {"KEYS": [ONE_DAY_KEY]}
        server = start_server()
        try:
            yield f"http://localhost:{server.port}"
        finally:
            server.terminate()


def start_server():
    import django

    django.setup()
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.management import call_command
    from django.test.testcases import LiveServerThread

    call_command("migrate", verbosity=0)
    server = LiveServerThread("localhost", StaticFilesHandler)
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    call_command("load_demo", port=server.port, stdout=io.StringIO())
    return server


class Camera:
    """A browser at the demo. ``editor`` is signed in, ``visitor`` is not."""

    def __init__(self, browser, address):
        self.browser, self.address = browser, address
        self.editor, self.visitor = self.open_window(), self.open_window(BLOCK_WINDOW, scale=1.5)
        self.sign_in()

    def open_window(self, size=WINDOW, scale=1):
        context = self.browser.new_context(
            viewport=size, device_scale_factor=scale, locale="en-US", reduced_motion="reduce"
        )
        return context.new_page()

    def sign_in(self):
        self.open("/admin/")
        self.editor.fill("#id_username", "moderator")
        self.editor.fill("#id_password", "lantern-row")
        self.editor.get_by_role("button", name="Sign in").click()
        self.editor.wait_for_load_state("networkidle")

    def open(self, path):
        self.editor.goto(self.address + path)
        self.editor.wait_for_load_state("networkidle")
        return self.editor

    def edit(self, slug):
        """Open a demo page in the editor."""
        return self.open(f"/admin/pages/{find_page(slug).pk}/edit/")

    def read(self, path, size=BLOCK_WINDOW):
        """Open a page as a visitor."""
        self.visitor.set_viewport_size(size)
        self.visitor.goto(self.address + path)
        self.visitor.wait_for_load_state("networkidle")
        return self.visitor

    def preview_of(self, name):
        """A picture of a block as the picker previews it."""
        from kpact_wagtail.fields import BodyField

        block = BodyField().stream_block.child_blocks[name]
        page = self.open_preview(block.definition_prefix)
        return page.locator("main").screenshot()

    def open_preview(self, block_id):
        context = self.browser.new_context(
            viewport=BLOCK_WINDOW,
            device_scale_factor=1.5,
            storage_state=self.editor.context.storage_state(),
        )
        page = context.new_page()
        page.goto(f"{self.address}/admin/block-preview/?id={block_id}")
        page.wait_for_load_state("networkidle")
        return page


def find_page(slug):
    from wagtail.models import Page

    return Page.objects.get(slug=slug)


def find_home():
    from wagtail.models import Site

    return Site.objects.get(is_default_site=True).root_page


def body_of(page):
    return page.locator("[data-contentpath=body]").first


# The editor


def begin_page(camera, title="Rooms for the night"):
    page = camera.open(f"/admin/pages/{find_home().pk}/add_subpage/")
    page.get_by_role("main").get_by_role("link", name="Advocacy page").first.click()
    page.wait_for_load_state("networkidle")
    page.fill("#id_title", title)
    return page


@picture
def picker(camera):
    page = begin_page(camera)
    body_of(page).get_by_title("Insert a block").last.click()
    figure = page.get_by_role("option", name="Figure", exact=True)
    figure.locator("..").get_by_role("button").first.click()
    page.wait_for_timeout(2000)  # the preview is drawn in a frame of its own
    return page.screenshot()


@picture
def definition(camera):
    page = camera.edit("sex-work-is-work")
    text = body_of(page).locator("[contenteditable=true]").first
    text.scroll_into_view_if_needed()
    drag_over(page, text.evaluate(PLACE_OF_WORDS, "facts about sex work"))
    page.wait_for_timeout(800)
    return around(page, text, 60)


PLACE_OF_WORDS = """(element, words) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const start = texts.currentNode.data.indexOf(words);
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(texts.currentNode, start);
    range.setEnd(texts.currentNode, start + words.length);
    const { left, right, top, height } = range.getBoundingClientRect();
    return { left, right, middle: top + height / 2 };
  }
}"""


def drag_over(page, place):
    page.mouse.move(place["left"], place["middle"])
    page.mouse.down()
    page.mouse.move(place["right"], place["middle"], steps=5)
    page.mouse.up()


def around(page, part, margin):
    """A picture of a part of the window with some of what is beside it."""
    box = part.bounding_box()
    left, top = max(0, box["x"] - margin), max(0, box["y"] - margin)
    size = {"width": box["width"] + 2 * margin, "height": box["height"] + 2 * margin}
    return page.screenshot(clip={"x": left, "y": top, **size})


@picture
def translation(camera):
    page = camera.edit("derecho-a-la-vivienda")
    page.get_by_role("tab", name="Settings").click()
    page.wait_for_timeout(500)
    return page.screenshot(clip={"x": 200, "y": 0, "width": 1080, "height": 610})


@picture
def editing(camera):
    page = begin_page(camera)
    page.get_by_role("button", name="Toggle preview").first.click()
    body_of(page).scroll_into_view_if_needed()
    page.mouse.wheel(0, 250)
    page.wait_for_timeout(3000)
    return page.screenshot()


def edit_list(camera):
    """The editor's screen of the demo's first list, with its preview beside it."""
    from kpact_wagtail.mailing_list.models import MailingList

    first = MailingList.objects.filter(locale__language_code="en", order=1).get()
    page = camera.open(f"/admin/snippets/kpact_mailing_list/mailinglist/edit/{first.pk}/")
    page.get_by_role("tab", name="Mails").click()
    if not page.get_by_label("Preview mode").is_visible():  # it stays open from one to the next
        page.get_by_role("button", name="Toggle preview").first.click()
    page.wait_for_timeout(3500)
    return page


@picture
def list_phone(camera):
    return edit_list(camera).screenshot()


@picture
def list_mail(camera):
    page = edit_list(camera)
    page.get_by_label("Preview mode").select_option(label="Mail to confirm")
    page.wait_for_timeout(3500)
    return page.frame_locator("iframe[title=Preview]").locator("main").screenshot()


@picture
def resource_form(camera):
    page = camera.open("/admin/snippets/kpact_resources/resource/add/")
    page.select_option("#id_kind", label="Helpline")
    page.fill("#id_title", "Roof Line")
    page.fill("#id_url", "https://example.org/roof-line")
    page.fill("#id_gloss", "Reads the letter from your landlord with you.")
    page.set_viewport_size({"width": 1280, "height": 1500})
    page.wait_for_timeout(500)
    data = page.screenshot(clip={"x": 200, "y": 0, "width": 1080, "height": 1420})
    page.set_viewport_size(WINDOW)
    return data


@picture
def group_form(camera):
    """The three questions as far as the sentence that the meetings make."""
    page = camera.edit("first-thursday")
    page.set_viewport_size({"width": 1280, "height": 3000})
    page.wait_for_timeout(1500)
    end = page.get_by_role("heading", name="Breaks, changes and fixed terms").bounding_box()
    data = page.screenshot(clip={"x": 200, "y": 0, "width": 1080, "height": end["y"] + 40})
    page.set_viewport_size(WINDOW)
    return data


@picture
def needs_attention(camera):
    """The report, with what a reader has said of the first entry."""
    from django.urls import reverse

    from kpact_wagtail.resources.models import Resource
    from kpact_wagtail.upkeep.actions import report_mistake

    line = Resource.objects.get(title="Roof Line")
    report_mistake(line, "contact", "The extension is 4 now. They told me on Monday.")
    page = camera.open(reverse("kpact_needs_attention"))
    return page.screenshot(clip={"x": 200, "y": 0, "width": 1080, "height": 800})


# What visitors see


@picture
def signup_form(camera):
    page = camera.read("/sex-work-is-work/", {"width": 720, "height": 1400})
    part = page.locator(".kpact-join")
    part.scroll_into_view_if_needed()
    return part.screenshot()


@picture
def footnote(camera):
    """A sentence with its term, and below it the note at the end of the page."""
    page = camera.read("/sex-work-is-work/")
    sentence = page.locator("p", has=page.locator(".kpact-term"))
    return stack(sentence.screenshot(), page.locator(".kpact-footnotes").screenshot())


@picture
def exit(camera):
    page = camera.read("/sex-work-is-work/", {"width": 960, "height": 560})
    page.get_by_text("What this does").click()
    return page.screenshot()


@picture
def directory(camera):
    page = camera.read("/resources/?topic=harm-reduction", {"width": 1180, "height": 900})
    page.locator(".kpact-directory").evaluate("part => part.scrollIntoView()")
    return page.screenshot()


@picture
def group_page(camera):
    page = camera.read("/groups/hands-and-voices/", {"width": 760, "height": 900})
    page.locator("h1").evaluate("title => title.scrollIntoView()")
    return page.screenshot()


@picture
def groups_index(camera):
    page = camera.read("/groups/", {"width": 1000, "height": 820})
    page.locator(".kpact-directory").evaluate("part => part.scrollIntoView()")
    return page.screenshot()


@picture
def timetable(camera):
    return camera.preview_of("timetable")


@picture
def resources_block(camera):
    return camera.preview_of("resources")


def take_previews_of(*names):
    """Make a picture of each block; the block that the picker's picture shows has none of its own."""
    for name in names:
        PICTURES[f"block-{name.replace('_', '-')}"] = lambda camera, name=name: camera.preview_of(
            name
        )


take_previews_of(
    *["text", "image", "quote", "definitions", "faq", "steps", "call_to_action", "articles"]
)


@picture
def block_notices(camera):
    """Two small blocks, one below the other."""
    return stack(camera.preview_of("notice"), camera.preview_of("content_note"), margin=0)


def stack(*pictures, margin=MARGIN):
    from PIL import Image

    parts = [Image.open(io.BytesIO(data)).convert("RGB") for data in pictures]
    ground = parts[0].getpixel((0, 0))
    height = sum(part.height + margin for part in parts) + margin
    width = max(part.width for part in parts)
    whole = Image.new("RGB", (width + 2 * margin, height), ground)
    place = margin
    for part in parts:
        whole.paste(part, (margin, place))
        place += part.height + margin
    data = io.BytesIO()
    whole.save(data, "PNG")
    return data.getvalue()


def save(name, data):
    from PIL import Image

    path = IMAGES / f"{name}.webp"
    Image.open(io.BytesIO(data)).convert("RGB").save(path, quality=82, method=6)
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)}: {size / 1000:.0f} kB")
    if size > LARGEST:
        raise SystemExit(f"{path.name} has more than {LARGEST / 1000:.0f} kB.")


def main(names):
    from playwright.sync_api import sync_playwright

    sys.path.insert(0, str(ROOT))
    from tests.browser.chromium import ARGUMENTS, HOW_TO_GET_IT, find_chromium

    chromium = find_chromium() or sys.exit(HOW_TO_GET_IT)
    with serve_demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        camera = Camera(browser, address)
        for name in names or PICTURES:
            save(name, PICTURES[name](camera))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
