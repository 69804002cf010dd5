"""Pages with a fault in them, at /planted/<fault>/: proof that the harness would catch it.

They are served like any page, below the same middleware, on top of the site's addresses.
"""

from django.http import HttpResponse
from django.template import engines
from django.urls import path

from tests.urls import urlpatterns as addresses_of_the_site

PAGE = """{% extends "base.html" %}{% block title %}Planted{% endblock %}
{% block extra_css %}<link rel="stylesheet" href="/planted/fault.css">{% endblock %}
{% block content %}<h1>Planted</h1>FAULT{% endblock %}"""

#: The fault of each page, as HTML inside an otherwise sound page.
FAULTS = {
    "nothing": "<p>All is <a href='#main'>well</a> here, with a sentence around the link.</p>",
    "picture-from-elsewhere": '<img src="https://elsewhere.example/dot.png" alt="A dot">',
    "sent-elsewhere": '<meta http-equiv="refresh" content="0;url=https://elsewhere.example/">',
    "inline-script": "<script>document.title = 'Run'</script>",
    "inline-style": '<p style="color: red">Red</p>',
    "inline-handler": '<p><img src="/planted/gone.png" alt="" onerror="void 0"></p>',
    "cookie": "<p>A cookie comes with this page.</p>",
    "storage": '<script src="/planted/storage.js"></script>',
    "session-storage": '<script src="/planted/session-storage.js"></script>',
    "database": '<script src="/planted/database.js"></script>',
    "console-error": '<script src="/planted/console-error.js"></script>',
    "page-error": '<script src="/planted/page-error.js"></script>',
    "missing-file": '<p><img src="/planted/gone.png" alt="Gone"></p>',
    "faint": '<p class="faint">Hard to read</p>',
    "faint-through-opacity": '<div class="veiled"><p>Hard to read</p></div>',
    "faint-on-a-coloured-ancestor": '<div class="dark"><div><p class="ink">Black</p></div></div>',
    "faint-large": '<p class="faint large">Large and hard to read</p>',
    "tiny-button": '<button class="tiny" type="button" aria-label="Close"></button>',
    "crowded-buttons": (
        '<button class="tiny" type="button" aria-label="Less"></button>'
        '<button class="tiny" type="button" aria-label="More"></button>'
    ),
    "thin-link": '<p><a class="thin" href="#main">A link that stands alone</a></p>',
    "wide": '<p class="wide">Wider than a phone</p>',
    "wide-and-cut-off": '<div class="cut"><p class="wide end">Cut off</p></div>',
    "picture-on-words": (
        '<p>Words below a picture <img class="on" src="/static/example_site/icon.svg" alt="On"></p>'
    ),
    "no-alternative": '<img src="/static/example_site/icon.svg">',
    "no-label": '<input type="text">',
    "empty-link": '<p>Here is a <a href="/"></a> link.</p>',
    "skipped-heading": "<h5>Far too deep</h5>",
}
SCRIPTS = {
    "storage": "localStorage.setItem('seen', 'yes')",
    "session-storage": "sessionStorage.setItem('seen', 'yes')",
    "database": "indexedDB.open('visits')",
    "console-error": "console.error('Something is wrong')",
    "page-error": "throw new Error('Something is wrong')",
}
STYLES = """
.faint { color: #aaa; background-color: #fff; }
.veiled { opacity: 0.4; }
.dark { background-color: #222; }
.ink { color: #111; }
.large { font-size: 2rem; }
.tiny { inline-size: 16px; block-size: 16px; padding: 0; border: 0; }
.thin { font-size: 13px; line-height: 1; }
.wide { inline-size: 700px; }
.end { text-align: end; }
.on { margin-inline-start: -40px; inline-size: 64px; position: relative; }
.cut { overflow-x: hidden; }
"""


def fault(request, name):
    page = engines["django"].from_string(PAGE.replace("FAULT", FAULTS[name]))
    response = HttpResponse(page.render({}, request))
    if name == "cookie":
        response.set_cookie("seen", "yes")
    return response


def script(request, name):
    return HttpResponse(SCRIPTS[name], content_type="text/javascript")


def styles(request):
    return HttpResponse(STYLES, content_type="text/css")


urlpatterns = [
    path("planted/fault.css", styles),
    path("planted/<str:name>.js", script),
    path("planted/<str:name>/", fault),
    *addresses_of_the_site,
]
