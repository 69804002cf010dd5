"""From stored blocks to HTML: one pass over a whole body resolves its links and definitions.

Wagtail resolves rich text value by value, with several queries each. Here text blocks leave their
rich text as stored, and ``finish()`` rewrites the finished body once: all page links in one query,
all definitions in another, each footnote once per page.
"""

import re
from html import unescape

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe
from wagtail.models import Locale
from wagtail.rich_text import features, get_rewriter
from wagtail.rich_text.rewriters import extract_attrs

from .links import is_safe_url, page_urls
from .models import Definition
from .streams import logger
from .translation import resolve, to_id

DEFERRED = "kpact_deferred"

TERM = re.compile(r'<a\s([^>]*linktype="kpact-definition"[^>]*)>(.*?)</a>', re.DOTALL)
PAGE_LINK = re.compile(r'<a\s([^>]*linktype="page"[^>]*)>(.*?)</a>', re.DOTALL)
PLAIN_LINK = re.compile(r'<a href="([^"]*)"\s*>')
OUTSIDE_LINKS = {"external", "email", "anchor"}
OTHER_ENTITY = re.compile(r'\slinktype="|<embed\s')


def render_body(value, context, page=None):
    """The HTML of a body: its blocks, then its footnotes. A block that fails is left out and logged.

    ``context`` is the template context around it; needs ``request`` for links within one site.
    """
    flat = context.flatten()
    children = [part for child in value if (part := render_child(child, flat))]
    html = render_to_string("kpact_wagtail/partials/body.html", {**flat, "children": children})
    return finish(html, request=flat.get("request"), locale_id=getattr(page, "locale_id", None))


def render_child(child, context):
    """One block as {"type", "id", "html"}, or None where it renders nothing or fails."""
    try:
        html = child.render({**context, DEFERRED: True, "id": child.id})
    except Exception:
        logger.exception("A %r block could not be rendered.", child.block_type)
        return None
    if not html.strip():
        return None
    return {"type": child.block_type, "id": child.id, "html": html}


def finish(html, request=None, locale_id=None, prefix=""):
    """Stored rich text as HTML for visitors: definitions, page links, safe outside links.

    ``prefix`` keeps the ids of footnotes apart where one page has several such texts.
    """
    if locale_id is None and 'linktype="' in html:
        locale_id = Locale.get_active().pk
    if 'linktype="kpact-definition"' in html:
        html = add_footnotes(html, locale_id, prefix)
    if 'linktype="page"' in html:
        html = link_pages(html, locale_id, request)
    if has_others(html) or OUTSIDE_LINKS & features.get_link_types().keys():
        html = get_rewriter()(html)  # documents, embeds, link types of the site's own
    html = PLAIN_LINK.sub(plain_link, html)
    return mark_safe(html)  # noqa: S308 - built from rendered templates and cleaned rich text


def has_others(html):
    """Whether rich text of other kinds is left; most pages have none, which is quick to see."""
    return ("linktype=" in html or "<embed" in html) and OTHER_ENTITY.search(html)


def add_footnotes(html, locale_id, prefix):
    """Mark the first use of each defined term and append its note, with a way back."""
    ids = {term_id(match[1]) for match in TERM.finditer(html)} - {None}
    found = resolve(Definition, ids, locale_id)
    notes = {}

    def mark(match):
        definition = found.get(term_id(match[1]))
        text = mark_safe(match[2])  # noqa: S308 - stored rich text, cleaned on save
        if definition is None or definition.pk in notes:
            return text
        note = {"definition": definition, "number": len(notes) + 1, "text": text}
        note["anchor"] = f"{prefix}{definition.pk}"
        notes[definition.pk] = note
        return render_to_string("kpact_wagtail/partials/term.html", note).strip()

    html = TERM.sub(mark, html)
    if not notes:
        return html
    context = {"notes": list(notes.values()), "prefix": prefix}
    return html + render_to_string("kpact_wagtail/partials/footnotes.html", context)


def term_id(attributes):
    return to_id(extract_attrs(attributes).get("id", ""))


def link_pages(html, locale_id, request):
    """Turn stored page links into addresses, in the language of the page; dead ones into text."""
    wanted = {term_id(match[1]) for match in PAGE_LINK.finditer(html)} - {None}
    urls = page_urls(wanted, locale_id, request)

    def link(match):
        url = urls.get(term_id(match[1]))
        return f'<a href="{escape(url)}">{match[2]}</a>' if url else match[2]

    return PAGE_LINK.sub(link, html)


def plain_link(match):
    """A link that was typed as an address: no trail to other sites, no unsafe scheme."""
    url = unescape(match[1])
    if not is_safe_url(url):
        return "<a>"
    if url.lower().startswith(("http:", "https:", "//")):
        return f'<a href="{match[1]}" rel="noreferrer">'
    return match[0]
