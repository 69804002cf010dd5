"""Opening pages the way visitors do, in a fresh browser each time."""

from dataclasses import dataclass

from django.test import Client
from django.urls import reverse

from .recorder import Recorder

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
NARROWEST = {"width": 320, "height": 640}


@dataclass
class Visit:
    """An open page with all that was recorded: ``visit.page`` is Playwright's, ``visit.seen`` ours."""

    server: str
    context: object
    page: object
    seen: Recorder
    javascript: bool
    signed_in: bool
    response: object = None
    closed: bool = False

    def go(self, path):
        """Open a path or a Wagtail page in the same browser."""
        url = path if isinstance(path, str) else path.get_url()
        self.response = self.page.goto(self.server + url if url.startswith("/") else url)
        return self

    def expect(self, *kinds):
        """Say which kinds of finding this test provokes; all others still fail it."""
        self.seen.expected.update(kinds)
        return self

    def look_for_traces(self):
        self.seen.look_for_traces(self.context, self.javascript)

    def finish(self):
        """Close the browser; returns what should not have happened, as sentences."""
        if self.closed:
            return self.seen.unexpected()
        self.closed = True
        try:
            if not self.signed_in:
                self.look_for_traces()
        finally:
            self.context.close()
        return self.seen.unexpected()


class Visits:
    """The ``visit`` fixture: call it to open a page, as ``visit("/", javascript=False)``."""

    def __init__(self, browser, server):
        self.browser, self.server, self.open = browser, server, []

    def __call__(
        self,
        path=None,
        *,
        javascript=True,
        scheme="light",
        viewport=PHONE,
        locale="en-US",
        user=None,
        **options,
    ):
        """Open a path or Wagtail page in a fresh browser context.

        ``scheme`` is light or dark; ``user`` is signed in without the login form; ``options`` go
        to Playwright's new_context (``forced_colors="active"``, ``reduced_motion="reduce"``).
        """
        context = self.browser.new_context(
            java_script_enabled=javascript,
            color_scheme=scheme,
            viewport=viewport,
            locale=locale,
            **options,
        )
        context.set_default_timeout(30_000)
        seen = Recorder(origin=self.server)
        seen.listen(context)
        if user:
            context.add_cookies([session_cookie(user, self.server)])
        visit = Visit(self.server, context, context.new_page(), seen, javascript, user is not None)
        self.open.append(visit)
        return visit if path is None else visit.go(path)

    def preview(self, block, user, **kwargs):
        """Open what the block picker shows of a block."""
        url = f"{reverse('wagtailadmin_block_preview')}?id={block.definition_prefix}"
        return self(url, user=user, **kwargs)

    def finish(self):
        """Close everything; returns what was found and not expected."""
        found = []
        for visit in self.open:
            found.extend(visit.finish())
        return found


def session_cookie(user, server):
    """The cookie of a signed-in user. Needs the database."""
    client = Client()
    client.force_login(user)
    return {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server}
