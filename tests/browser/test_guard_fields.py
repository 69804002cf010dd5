"""The field that only programs fill in is there for programs alone."""

import pytest
from django import forms
from django.template.loader import render_to_string

from kpact_wagtail.guard import HONEYPOT, GuardedForm
from tests.building import ROOT

CSS = ROOT / "kpact_wagtail" / "static" / "kpact_wagtail" / "kpact.css"


class NameForm(GuardedForm, forms.Form):
    scope = "name"


@pytest.fixture
def form_page(chromium):
    """A page with a guarded form between two things a keyboard reaches."""
    page = chromium.new_page(viewport={"width": 320, "height": 480})
    guard = render_to_string("kpact_wagtail/partials/guard_fields.html", {"form": NameForm()})
    page.set_content(
        f"<!doctype html><style>{CSS.read_text()}</style><main><form>"
        f'<label>Name <input id="name"></label>{guard}<button id="send">Send</button></form></main>'
    )
    yield page
    page.close()


def test_nobody_sees_the_field_or_comes_to_it_with_the_keyboard(form_page):  # A8
    trap = form_page.locator(f"[name={HONEYPOT}]")
    around = trap.locator("xpath=ancestor::div").evaluate(
        "box => [box.offsetWidth, box.offsetHeight, getComputedStyle(box).overflow]"
    )
    assert around == [1, 1, "hidden"]
    assert form_page.evaluate("document.documentElement.scrollWidth") <= 320
    form_page.focus("#name")
    form_page.keyboard.press("Tab")
    assert form_page.evaluate("document.activeElement.id") == "send"
    form_page.keyboard.press("Shift+Tab")
    assert form_page.evaluate("document.activeElement.id") == "name"


def test_screen_readers_are_not_told_of_the_field(form_page):  # A8
    tree = form_page.locator("main").aria_snapshot()
    assert "Name" in tree
    assert "Send" in tree
    assert "empty" not in tree


def test_the_field_is_named_where_no_stylesheet_came(form_page):
    form_page.evaluate("document.querySelector('style').remove()")
    assert form_page.get_by_text("Leave this field empty").is_visible()
