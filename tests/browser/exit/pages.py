"""A small site the test answers itself, and what tests ask of a page with the exit button.

Answering every request, a test can choose headers, stall an answer or put something in the way.
While a navigation is under way DevTools do not answer; so where a test looks at the page it leaves,
the destination says "204 No Content", which ends the navigation and lets the page stand as it is.
"""

from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.template import engines

from kpact_wagtail.models import SiteSettings

from ..middleware import POLICY

SITE = "https://site.example"
AWAY = "https://weather.example/today"
SECRET = "A page somebody must not see"
PAGE = """{% load kpact static %}<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Page {{ name }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="{% static 'kpact_wagtail/kpact.css' %}"></head>
<body>{% kpact_exit %}
<nav aria-label="Shortcuts"><a class="skip" href="#main">Skip</a> {% kpact_exit_skiplink %}</nav>
<main id="main"><h1>{{ name }}: {{ secret }}</h1>
<p><a class="onward" href="/two/">two</a> <a class="onward" href="/three/">three</a></p>
<p><label>Name <input id="name"></label></p>
{{ extra|safe }}
{% for line in lines %}<p><a href="#l{{ line }}" id="l{{ line }}">Line {{ line }}</a></p>
{% endfor %}</main></body></html>"""

SIZES = {
    "phone": {"viewport": {"width": 320, "height": 568}},
    "desktop": {"viewport": {"width": 1280, "height": 800}},
    "enlarged to 400 %": {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},
}


class World:
    """The site, the destination and the record of every request."""

    def __init__(self):
        self.settings = SiteSettings(exit_url=AWAY)
        self.extra = ""
        self.headers = {"Content-Security-Policy": POLICY}
        self.requests = []
        self.arrives = True
        self.stalled = None
        self.faults = []

    def html(self, name):
        context = {"name": name, "extra": self.extra, "lines": range(60), "secret": SECRET}
        return engines["django"].from_string(PAGE).render(context)

    def answer(self, route):
        request, address = route.request, urlsplit(route.request.url)
        self.requests.append(request)
        if f"{address.scheme}://{address.netloc}" != SITE:
            self.answer_away(route)
        elif address.path.startswith("/static/"):
            route.fulfill(path=finders.find(address.path.removeprefix("/static/")))
        else:
            name = address.path.strip("/") or "one"
            headers = {"Content-Type": "text/html; charset=utf-8", **self.headers}
            route.fulfill(body=self.html(name), headers=headers)

    def answer_away(self, route):
        if self.stalled is not None:
            self.stalled.append(route)
        elif self.arrives:
            route.fulfill(body="<h1>Sunny</h1>", content_type="text/html")
        else:
            route.fulfill(status=204)

    def asked_away(self):
        return [request for request in self.requests if not request.url.startswith(SITE)]


def note(world, message):
    if message.type == "error":
        world.faults.append(message.text)


def button(page):
    return page.locator(".kpact-exit__button")


def second_link(page):
    return page.locator(".kpact-exit-skiplink")


def status(page):
    return page.locator(".kpact-exit__status")


def press_shift(page, times=1):
    for _ in range(times):
        page.keyboard.press("Shift")


def spoken(page):
    """Everything in the accessibility tree, as one text."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return " ".join(n.get("name", {}).get("value", "") for n in nodes if not n.get("ignored"))


def seen(page):
    """Every visible text of the page, as one text."""
    return page.evaluate("document.body.innerText")


def hides_the_page(page):
    return SECRET not in spoken(page) and SECRET not in seen(page)


def is_on_top(page):
    """Whether a tap on the middle or near a corner of the button meets the button."""
    return page.evaluate("""() => {
        const b = document.querySelector(".kpact-exit__button");
        const r = b.getBoundingClientRect();
        const meets = (x, y) => b.contains(document.elementFromPoint(x, y));
        return meets(r.x + r.width / 2, r.y + r.height / 2)
            && meets(r.x + 6, r.y + 6) && meets(r.right - 6, r.bottom - 6);
    }""")
