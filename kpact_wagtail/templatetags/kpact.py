"""Template tags of the suite: ``{% load kpact %}``."""

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockNode, ExtendsNode
from django.utils.safestring import mark_safe

from ..conf import conf
from ..crisis import describe_crisis
from ..exit import describe_exit
from ..languages import describe_languages
from ..links import is_safe_url
from ..models import SiteSettings
from ..rendering import DEFERRED, finish, render_body
from ..signup import describe_signup
from ..structured_data import to_json_ld, without_gaps
from ..userbar import describe_userbar

register = template.Library()


@register.simple_tag(takes_context=True)
def kpact_body(context, page, field="body"):
    """The blocks of a page, its footnotes and links resolved at once: ``{% kpact_body page %}``."""
    return render_body(getattr(page, field), context, page)


@register.simple_tag(takes_context=True)
def kpact_richtext(context, value):
    """A rich text value inside a block template; links and defined terms work in any template."""
    source = getattr(value, "source", value) or ""
    if context.get(DEFERRED):
        return mark_safe(source)  # noqa: S308 - cleaned on save; finish() sees it with the whole body
    locale_id = getattr(context.get("page"), "locale_id", None)
    return finish(source, context.get("request"), locale_id, get_prefix(context))


@register.tag
def kpact_footnotes(parser, token):
    """``{% kpact_footnotes %}…{% endkpact_footnotes %}``: rich texts of several fields, finished once.

    Each defined term is marked at its first use, and all notes stand at the end.
    """
    nodelist = parser.parse(("endkpact_footnotes",))
    parser.delete_first_token()
    return FootnotesNode(nodelist)


class FootnotesNode(template.Node):
    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        with context.push(**{DEFERRED: True}):
            html = self.nodelist.render(context)
        locale_id = getattr(context.get("page"), "locale_id", None)
        return finish(html, context.get("request"), locale_id, get_prefix(context))


def get_prefix(context):
    """What keeps the ids of one text apart from those of any other on the page; same on each render.

    Counted on the request where there is one, because each block template has a render context of
    its own.
    """
    request, block = context.get("request"), context.get("id")
    counted = context.render_context if request is None else vars(request)
    number = counted["kpact_texts"] = counted.get("kpact_texts", 0) + 1
    return f"{block}-{number}-" if block else f"{number}-"


@register.filter
def kpact_safe_url(url):
    """An address that may stand in a link, else "": ``{% with source=value.source|kpact_safe_url %}``."""
    return url if is_safe_url(url) else ""


@register.simple_tag(takes_context=True)
def kpact_site_settings(context):
    """The SiteSettings of the request's site; None where there is no site, as on a 500 page."""
    request = context.get("request")
    if request is None:
        return None
    try:
        return SiteSettings.for_request(request)
    except SiteSettings.DoesNotExist:
        return None


@register.simple_tag(takes_context=True)
def kpact_structured_data(context, page):
    """The JSON-LD of a page; empty where search engines shall not show it."""
    data = page.get_structured_data(context["request"], kpact_site_settings(context))
    return to_json_ld(without_gaps(data)) if data else ""


@register.inclusion_tag("kpact_wagtail/partials/exit.html", takes_context=True)
def kpact_exit(context):
    """The exit button, first thing after ``<body>`` in the site's base and error templates."""
    return {"exit": describe_exit(context)}


@register.inclusion_tag("kpact_wagtail/partials/exit_skiplink.html", takes_context=True)
def kpact_exit_skiplink(context):
    """A second way out for people who use the keyboard; right after the site's skip link."""
    return {"exit": describe_exit(context)}


@register.inclusion_tag("kpact_wagtail/partials/userbar.html", takes_context=True)
def kpact_userbar(context, position="bottom-right"):
    """Wagtail's user bar instead of ``{% wagtailuserbar %}``: pages stay the same for everybody."""
    return describe_userbar(context, position)


@register.inclusion_tag("kpact_wagtail/partials/languages.html", takes_context=True)
def kpact_languages(context, page):
    """The languages a page is published in, as links; nothing where there is only one."""
    return {"languages": describe_languages(page, context.get("request"))}


@register.inclusion_tag("kpact_wagtail/partials/signup.html", takes_context=True)
def kpact_signup(context, *list_keys, footer=False, button=""):
    """A sign-up form anywhere: ``{% kpact_signup "0d5c…" %}``, or ``{% kpact_signup footer=True %}``.

    With ``footer``: the lists that editors chose for the footer. Nothing where there are none, or
    where the app kpact_wagtail.mailing_list is not installed.
    """
    return describe_signup(context, list_keys, footer, button)


@register.inclusion_tag("kpact_wagtail/partials/crisis.html", takes_context=True)
def kpact_crisis(context):
    """The crisis line of the site, for its header or footer: ``{% kpact_crisis %}``.

    Nothing where editors chose none, or where the app kpact_wagtail.resources is not installed.
    """
    return describe_crisis(context)


class ExtendsSiteNode(ExtendsNode):
    must_be_first = False  # its own {% load %} comes first

    def render(self, context):
        """As ExtendsNode, but each block counts once.

        Because of the {% load %} a page template takes ours for the root and has added its blocks.
        """
        added = context.render_context.get(BLOCK_CONTEXT_KEY)
        for name, block in self.blocks.items() if added else ():
            if block in added.blocks[name]:
                added.blocks[name].remove(block)
        return super().render(context)


@register.tag
def kpact_extends_site(parser, token):
    """``{% extends %}`` of the site's own base template, whose name is a setting."""
    nodelist = parser.parse()
    return ExtendsSiteNode(nodelist, parser.compile_filter(f'"{conf.BASE_TEMPLATE}"'))


@register.tag
def kpact_site_block(parser, token):
    """``{% kpact_site_block content %}…{% endkpact_site_block %}``: a block by the name the site uses."""
    name = token.split_contents()[1]
    nodelist = parser.parse(("endkpact_site_block",))
    parser.delete_first_token()
    return BlockNode(conf.BASE_BLOCKS.get(name) or f"kpact_unplaced_{name}", nodelist)
