"""The page editor as an editor sees it: buttons by their words, fields by the block they are in."""

import re

from playwright.sync_api import expect

expect.set_options(timeout=20_000)

SAVED = re.compile(r"^\s*Saved\s*$")
PUBLISHED = re.compile(r"published\.")


# Wagtail takes what stands in a form two seconds after it opened for unchanged, and says when.
WATCHED = """document.addEventListener("w-unsaved:watch-edits", () => {
  document.documentElement.dataset.watched = "";
});"""


class Part:
    """One block in the editor, just inserted. ``name`` is a field's name, as ``steps-0-value-title``."""

    def __init__(self, page, prefix):
        self.page, self.prefix = page, prefix

    def field(self, name):
        return self.page.locator(f"[name='{self.id_of(name)}']")

    def id_of(self, name):
        return f"{self.prefix}-{name}" if name else self.prefix

    def type(self, name, text):
        self.field(name).fill(text)

    def pick(self, name, option):
        self.field(name).select_option(option)

    def write(self, name, text):
        """Type into a rich text field."""
        around = self.page.locator(f"xpath=//input[@name='{self.id_of(name)}']/..")
        around.locator("[contenteditable=true]").click()
        self.page.keyboard.type(text)

    def choose(self, name, title):
        """Choose an image, snippet or page by its title, in the window that opens."""
        self.page.locator(f"[id='{self.id_of(name)}-chooser']").get_by_role(
            "button", name=re.compile("^Choose")
        ).click()
        window = self.page.locator(".modal-dialog")
        window.get_by_role("link", name=re.compile(title)).first.click()
        expect(window).to_have_count(0)

    def add_to(self, name):
        """Add an item to a list; returns it."""
        count = self.field(f"{name}-count").input_value()
        place = f"xpath=//input[@name='{self.id_of(name)}-count']/.."
        self.page.locator(place).get_by_title("Add", exact=True).last.click()
        return Part(self.page, self.id_of(f"{name}-{count}-value"))

    def open_settings(self):
        """Show the fields behind the gear."""
        button = f"[aria-controls='block_group-{self.prefix}-settings']"
        self.page.locator(button).click()

    def message_at(self, name):
        """What the editor is told beside a field."""
        return self.page.locator(f"[id='{self.id_of(name)}-errors']")


class PageEditor:
    """An editor at the form of a page."""

    def __init__(self, visit):
        self.visit, self.page = visit, visit.page
        self.page.add_init_script(WATCHED)

    def sign_in(self, username, password):
        self.visit.go("/admin/")
        self.page.fill("#id_username", username)
        self.page.fill("#id_password", password)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.get_by_role("button", name=username)).to_be_visible()
        return self

    def begin_page(self, parent, page_type, title):
        """Open the form of a new page below another, the way the explorer leads there."""
        self.visit.go(f"/admin/pages/{parent.pk}/add_subpage/")
        self.page.get_by_role("main").get_by_role("link", name=page_type).first.click()
        self.page.wait_for_selector("html[data-watched]")
        self.page.fill("#id_title", title)
        return self

    def open(self, pk):
        self.visit.go(f"/admin/pages/{pk}/edit/")
        return self

    @property
    def body(self):
        return self.page.locator("[data-contentpath=body]").first

    def next_part(self):
        """The block that will be inserted next."""
        count = self.body.locator("[name=body-count]").input_value()
        return Part(self.page, f"body-{count}-value")

    def insert(self, label):
        """Insert a block at the end of the body, with the mouse."""
        part = self.next_part()
        self.body.get_by_title("Insert a block").last.click()
        picker = self.page.locator(".w-combobox")
        picker.get_by_role("option", name=label, exact=True).click()
        expect(
            self.page.locator(f"[name='{part.prefix.removesuffix('-value')}-type']")
        ).to_have_count(1)
        return part

    def wait_until_saved(self):
        """Wait for autosave; returns the primary key of the page."""
        expect(self.page).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))
        expect(self.page.get_by_text(SAVED).first).to_be_visible()
        return self.pk()

    def save_draft(self):
        self.page.get_by_role("button", name="Save draft").click()
        expect(self.page.locator(".messages .success")).to_be_visible()
        return self.pk()

    def pk(self):
        """The primary key of the page in the form."""
        return int(re.search(r"/pages/(\d+)/edit/", self.page.url)[1])

    def press_publish(self):
        self.page.get_by_role("button", name="More actions").click()
        self.page.get_by_role("button", name="Publish", exact=True).click()
        self.page.wait_for_load_state()

    def publish(self):
        self.press_publish()
        expect(self.page.locator(".messages .success")).to_contain_text(PUBLISHED)


def focused(page):
    """Role and name of what has the focus, as the accessibility tree gives them to a screen reader."""
    session = page.context.new_cdp_session(page)
    found = session.send("Runtime.evaluate", {"expression": "document.activeElement"})
    object_id = found["result"]["objectId"]
    tree = session.send(
        "Accessibility.getPartialAXTree", {"objectId": object_id, "fetchRelatives": False}
    )
    session.detach()
    node = tree["nodes"][0]
    return node["role"]["value"], node.get("name", {}).get("value", "")


def tab_to(page, role, name, at_most=80):
    """Press Tab until something of that role and name has the focus; returns all stops on the way."""
    stops = []
    for _ in range(at_most):
        page.keyboard.press("Tab")
        stops.append(focused(page))
        if stops[-1] == (role, name):
            return stops
    raise AssertionError(f"Tab never reached {role} “{name}”: {stops}")
