"""What stands in a site's base template, read from the compiled template without rendering it."""

import re
from pathlib import Path

from django.template import Engine, TemplateDoesNotExist
from django.template.base import TextNode
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode

from ..conf import conf

REGION = re.compile(r"<(/?)(head|title|body|main)\b[^>]*>?", re.IGNORECASE)

# Words in the names of blocks, the likeliest first, and those that never hold a page's content.
NAMES_IN_HEAD = ("css", "head", "style", "meta")
NAMES_OF_CONTENT = ("content", "main", "body", "page")
NEVER_CONTENT = re.compile(r"js|script|nav|menu|foot|header|class|css|style|title|meta")


class BaseTemplate:
    """The blocks of a template and the region of the page each stands in, and the tags it uses.

    ``blocks`` maps names to ``title``, ``head``, ``body``, ``main`` or ``tag`` (inside ``<…>``), in
    the order of the page; ``tags`` are the names of simple and inclusion tags.
    """

    def __init__(self, name=None):
        self.name = name or conf.BASE_TEMPLATE
        self.blocks, self.tags = {}, set()
        self._text, self._region = "", ""
        template = Engine.get_default().get_template(self.name)
        self.origin = template.origin
        self._read(template.nodelist, {})

    @property
    def path(self):
        """Where the file is, from here if it is below."""
        path = Path(self.origin.name)
        here = Path.cwd()
        return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)

    def _read(self, nodes, overriding):
        for node in nodes:
            if isinstance(node, TextNode):
                self._pass_text(node.s)
            elif isinstance(node, ExtendsNode):
                own = {block.name: block for block in node.nodelist if isinstance(block, BlockNode)}
                self._read_other(node.parent_name, {**own, **overriding})
            elif isinstance(node, IncludeNode):
                self._read_other(node.template, {})
            elif isinstance(node, BlockNode):
                self.blocks.setdefault(node.name, self._here())
                self._read(overriding.get(node.name, node).nodelist, overriding)
            else:
                self._read_tag(node, overriding)

    def _read_tag(self, node, overriding):
        if function := getattr(node, "func", None):
            self.tags.add(function.__name__)
        for name in node.child_nodelists:
            self._read(getattr(node, name, None) or [], overriding)

    def _read_other(self, expression, overriding):
        name = getattr(expression, "var", None)
        if not isinstance(name, str):
            return  # known only when a page is rendered
        try:
            template = Engine.get_default().get_template(name)
        except TemplateDoesNotExist:
            return
        self._read(template.nodelist, overriding)

    def _pass_text(self, text):
        self._text = (self._text + text)[-2000:]
        for match in REGION.finditer(text):
            ends, name = match[1], match[2].lower()
            self._region = {"title": "head", "main": "body"}.get(name, "") if ends else name

    def _here(self):
        inside_tag = self._text.rfind("<") > self._text.rfind(">")
        return "tag" if inside_tag else self._region

    def suggest(self):
        """The value of BASE_BLOCKS that fits this template; a block it has no place for is left out."""
        places = {
            "title": self._in("title"),
            "head": by_name(self._in("head"), NAMES_IN_HEAD),
            "content": self._in("main")
            or by_name(self._in("body"), NAMES_OF_CONTENT, NEVER_CONTENT),
        }
        return {place: names[0] for place, names in places.items() if names}

    def _in(self, region):
        return [name for name, place in self.blocks.items() if place == region]


def by_name(names, likely, never=None):
    """Names sorted by the likeliest word in them; those that match ``never`` are left out."""

    def rank(name):
        return next(
            (place for place, word in enumerate(likely) if word in name.lower()), len(likely)
        )

    return sorted((name for name in names if not (never and never.search(name.lower()))), key=rank)
