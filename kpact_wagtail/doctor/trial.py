"""Renders a page that is never saved through the site's own templates, and looks at it."""

import re
from copy import copy
from html.parser import HTMLParser

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpResponse
from django.template.loader import select_template
from django.test import RequestFactory
from django.utils.text import slugify
from wagtail.models import Site

from ..conf import conf
from .base_template import BaseTemplate
from .finding import Finding
from .settings import get_page_types

TITLE = "kpact-doctor-title"
DISCREET = "kpact-doctor-discreet"
CONTENT = "kpact-doctor-content"
SITE_NAME = "kpact-doctor-site"
STYLESHEET = re.compile(r"kpact_wagtail/kpact(\.\w+)?\.css")

STYLESHEET_LINE = """<link rel="stylesheet" href="{% static 'kpact_wagtail/kpact.css' %}">"""


def find_faults():
    """What is wrong with our page types on this site's base; faults they share are told once."""
    found = {}
    for model in get_page_types():
        trial = Trial(model)
        if trial.uses_our_template():
            for finding in look_at(trial):
                found.setdefault((finding.id, finding.paste), finding)
    return list(found.values())


def look_at(trial):
    trial.run()
    if trial.error is not None:
        kind = type(trial.error).__name__
        name = trial.model._meta.verbose_name
        yield Finding("render", f"“{name}” cannot be rendered: {kind}: {trial.error}")
        return
    base = BaseTemplate()
    page = Reading(trial.html)
    yield from look_for_blocks(page, base)
    yield from look_at_title(page, base)
    yield from look_for_tags(page, base)


class Trial:
    """One unsaved page below the home page of the default site, with every switch set."""

    def __init__(self, model):
        self.model, self.html, self.error = model, "", None
        self.site = copy(
            Site.objects.select_related("root_page").order_by("-is_default_site").first()
        )
        self.site.site_name = SITE_NAME
        self.page = self.build(self.site.root_page)

    def build(self, parent):
        page = self.model(
            title=TITLE,
            slug=slugify(TITLE),
            path=f"{parent.path}zzzz",
            depth=parent.depth + 1,
            url_path=f"{parent.url_path}{slugify(TITLE)}/",
            locale=parent.locale,
            live=True,
            discreet_title=DISCREET,
            noindex=True,
            quick_exit="show",
        )
        for name in ("introduction", "lead", "summary"):
            if hasattr(page, name):
                setattr(page, name, CONTENT)
        return page

    def uses_our_template(self):
        """A site that overrides a template of ours knows what it does."""
        names = self.page.get_template(RequestFactory().get("/"))
        return select_template(names).template.name == self.page.packaged_template

    def run(self):
        """Through the site's middleware if that lets an anonymous visitor pass, else without."""
        self.page.serve_preview = self.serve
        self.page.make_preview_request(extra_request_attrs={"_wagtail_site": self.site})
        if not self.html and self.error is None:
            request = RequestFactory().get("/")
            request.user, request.session, request._wagtail_site = AnonymousUser(), {}, self.site
            self.serve(request)

    def serve(self, request, mode_name=""):
        request.is_preview = False  # what visitors get, not what editors see
        try:
            with transaction.atomic():  # so that a failed query stops nothing else
                response = self.page.serve(request)
                if hasattr(response, "render"):
                    response.render()
            self.html = response.content.decode()
        except Exception as error:
            self.error = error
        return HttpResponse()


class Reading(HTMLParser):
    """A rendered page as a visitor's browser takes it: title, head, and what comes first."""

    def __init__(self, html):
        super().__init__()
        self.html, self.title, self.metas, self.first = html, "", [], None
        self.region = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in {"head", "body"}:
            self.region = tag
        elif tag == "title" and self.region == "head":
            self.region = "title"
        elif tag == "meta":
            self.metas.append((self.region, attrs))
        elif (
            self.region == "body" and self.first is None and tag not in {"link", "script", "style"}
        ):
            self.first = attrs.get("class") or ""

    def handle_endtag(self, tag):
        if tag == "title" and self.region == "title":
            self.region = "head"
        elif tag == "head":
            self.region = ""

    def handle_data(self, data):
        if self.region == "title":
            self.title += data

    @property
    def body(self):
        return self.html[self.html.find("<body") :]


def look_for_blocks(page, base):
    """Whether title, head and content of ours arrive where they belong."""
    robots = any(
        region == "head" and meta.get("name") == "robots" and "noindex" in meta.get("content", "")
        for region, meta in page.metas
    )
    checks = {
        "content": (CONTENT in page.body, "Our pages would be empty"),
        "title": (DISCREET in page.title, "The discreet title of a page would not be shown"),
        "head": (robots, "“Hide from search engines” and the feeds would not reach the head"),
    }
    lost = {place: effect for place, (arrived, effect) in checks.items() if not arrived}
    suggested = base.suggest()
    misnamed = [place for place in lost if suggested.get(place, name_of(place)) != name_of(place)]
    if misnamed:
        yield explain_names(" ".join(f"{lost[place]}." for place in misnamed), suggested, base)
    for place in lost.keys() - set(misnamed):
        yield explain_lost_block(place, lost[place], base)


def name_of(place):
    return conf.BASE_BLOCKS.get(place)


def explain_names(effects, suggested, base):
    """One setting mends all blocks that are there under other names."""
    names = ", ".join(f'"{place}": "{name}"' for place, name in suggested.items())
    return Finding(
        "base_blocks",
        f"{effects} The blocks of {base.name} have other names than ours: {', '.join(base.blocks)}.",
        where="in your settings",
        paste=f'KPACT_WAGTAIL = {{"BASE_BLOCKS": {{{names}}}}}',
    )


def explain_lost_block(place, effect, base):
    name = name_of(place)
    known = ", ".join(base.blocks) or "none"
    return Finding(
        f"block_{place}",
        f"{effect}: {base.name} shows no block called “{name}”. Its blocks are: {known}.",
        where=f"in {base.path}, where our {place} shall stand",
        paste=block_lines(place, name),
    )


def block_lines(place, name):
    inner = "{{ page.title }}" if place == "title" else ""
    lines = f"{{% block {name or place} %}}{inner}{{% endblock %}}"
    return f"<title>{lines}</title>" if place == "title" else lines


def look_at_title(page, base):
    """A discreet title is none if the organization's name, or the real title, stands beside it."""
    beside = page.title.replace(DISCREET, "").strip(" \n\t-–—|·:•")
    if DISCREET in page.title and beside:
        name = getattr(settings, "WAGTAIL_SITE_NAME", None)
        beside = beside.replace(SITE_NAME, name or "the name of the site")
        yield Finding(
            "title",
            f"Beside a discreet title the browser tab would show “{beside}”.",
            where=f"in {base.path}, around what stands beside the title block",
            paste="{% if not page.discreet_title %}…{% endif %}",
        )
    for _region, meta in page.metas:
        if TITLE in (meta.get("content") or "") and "url" not in meta.get("property", ""):
            name = meta.get("property") or meta.get("name")
            yield Finding(
                "title",
                f"The meta element “{name}” would show the real title of a page with a discreet one.",
                where=f"in {base.path}, in that element",
                paste="{% firstof page.discreet_title page.title %}",
            )


def look_for_tags(page, base):
    load = "" if uses_our_tags(base) else "{% load kpact %}  {# at the top #}\n"
    if not STYLESHEET.search(page.html):
        yield Finding(
            "stylesheet",
            f"{base.name} has no line for our stylesheet.",
            where=f"in {base.path}, in the head ({{% load static %}} at the top)",
            paste=STYLESHEET_LINE,
        )
    if "kpact-exit" not in page.html:
        yield Finding(
            "exit",
            f"{base.name} has no exit button.",
            where=f"in {base.path}, right after <body>",
            paste=load + "{% kpact_exit %}",
        )
    elif not (page.first or "").startswith("kpact-exit"):
        yield Finding(
            "exit_first",
            "The exit button is not the first thing on the page, so a keyboard reaches it late.",
            where=f"in {base.path}, move this line right after <body>",
            paste="{% kpact_exit %}",
        )
    yield from look_for_userbar(base, load)


def uses_our_tags(base):
    return any(name.startswith("kpact_") for name in base.tags)


def look_for_userbar(base, load):
    if "wagtailuserbar" in base.tags:
        yield Finding(
            "userbar",
            f"{base.name} has Wagtail’s user bar, which makes every page differ by cookie.",
            where=f"in {base.path}, instead of {{% wagtailuserbar %}}",
            paste=load + "{% kpact_userbar %}",
        )
    elif "kpact_userbar" not in base.tags:
        yield Finding(
            "userbar",
            f"{base.name} has no user bar; editors may miss it.",
            where=f"in {base.path}, before </body>",
            paste=load + "{% kpact_userbar %}",
            is_note=True,
        )
