"""The small site and a browser that opens it; unlike other browser tests these need no database."""

import contextlib

import pytest

from .pages import SITE, World, note


@pytest.fixture
def world(monkeypatch):
    world = World()
    monkeypatch.setattr("kpact_wagtail.exit.find_settings", lambda request: world.settings)
    return world


@pytest.fixture
def open_page(chromium, world):
    """A function that opens the site in a fresh browser profile: ``open_page(javascript=False)``."""
    with contextlib.ExitStack() as stack:

        def open_site(javascript=True, path="/", **options):
            options.setdefault("viewport", {"width": 1280, "height": 800})
            context = chromium.new_context(java_script_enabled=javascript, **options)
            stack.callback(context.close)
            context.route("**/*", world.answer)
            page = context.new_page()
            page.on("console", lambda message: note(world, message))
            page.on("pageerror", lambda error: world.faults.append(str(error)))
            page.goto(SITE + path)
            if javascript:
                page.wait_for_selector("[data-ready]")
            return page

        yield open_site
    assert world.faults == []
