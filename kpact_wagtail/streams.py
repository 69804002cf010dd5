"""A StreamBlock that never drops what it cannot read.

Wagtail forgets the data of a block that is no longer defined on the next save. Here such data is
wrapped into a hidden ``unavailable`` child on the way in and unwrapped on the way out, so that a
block removed today and restored next year finds its content unchanged.
"""

import json
import logging
from collections import defaultdict

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.blocks.field_block import FieldBlockAdapter
from wagtail.blocks.stream_block import BaseStreamBlock, StreamBlockAdapter, StreamValue
from wagtail.blocks.struct_block import BaseStructBlock

logger = logging.getLogger("kpact_wagtail")

UNAVAILABLE = "unavailable"
TAMPERED = ""
signer = Signer(salt="kpact_wagtail.streams.unavailable")


class UnavailableBlock(blocks.FieldBlock):
    """Holds the raw JSON of a child whose block is missing or cannot read its data.

    Never offered in the picker; renders nothing on the page, in the API and in search; tells the
    editor which block it stands for. Its value is a JSON string, in general
    ``{"type": …, "value": …, "id": …}``; the form holds it signed.
    """

    def __init__(self, **kwargs):
        self.field = forms.CharField(required=False, widget=forms.HiddenInput)
        super().__init__(**kwargs)

    def value_for_form(self, value):
        """Signed, because what comes back is stored without the cleaning that blocks do."""
        return signer.sign(value or "")

    def value_from_form(self, value):
        try:
            return signer.unsign(value or "")
        except BadSignature:
            return TAMPERED

    def clean(self, value):
        if value == TAMPERED:
            raise ValidationError(_("This content was changed. Please load the page again."))
        return super().clean(value)

    @staticmethod
    def missing_type(value):
        """The stored name of the block that is not there, or "?"."""
        stored = unwrap({"value": value})
        name = stored.get("type") if isinstance(stored, dict) else None
        return name if isinstance(name, str) else "?"

    def render(self, value, context=None):
        return ""

    def get_api_representation(self, value, context=None):
        return None

    def get_searchable_content(self, value):
        return []

    def get_problems(self, value):
        return [
            _("The block “%(name)s” is not available on this site. Its content is kept.")
            % {"name": self.missing_type(value)}
        ]

    class Meta:
        icon = "warning"
        label = _("Block not available")
        label_format = _("Block not available")
        group = _("Not available")
        #: What the card in the editor says; the name of the missing block stands for %(name)s.
        notice = _(
            "This site cannot show the block “%(name)s”: it no longer offers it, or cannot read it. "
            "Visitors do not see it. Its content is kept as it is. You can move it or delete it."
        )
        stored_content = _("Stored content")


def wrap(stored):
    """A stored child, or whatever is in its place, as the ``unavailable`` child for it."""
    return {"type": UNAVAILABLE, "value": json.dumps(stored), "id": get_id(stored)}


def unwrap(child):
    """The reverse of wrap(): equal to what came in, but for the id of a copy, which is its own."""
    try:
        stored = json.loads(child["value"])
    except (TypeError, ValueError):
        return child
    return {**stored, "id": child.get("id")} if get_id(stored) else stored


def get_id(stored):
    """The id of a stored child; None for what has none and shall be kept without."""
    found = stored.get("id") if isinstance(stored, dict) else None
    return found if found and isinstance(found, str) else None


def fits(block, raw):
    """Whether stored data has the shape a block reads; Wagtail fills in defaults where it has not."""
    if isinstance(block, BaseStreamBlock):
        return isinstance(raw, list)
    if isinstance(block, blocks.ListBlock):
        return isinstance(raw, list) and all(fits_item(block.child_block, item) for item in raw)
    if isinstance(block, BaseStructBlock) and type(block).to_python is BaseStructBlock.to_python:
        children = block.child_blocks
        return isinstance(raw, dict) and all(
            fits(children[name], value) for name, value in raw.items() if name in children
        )
    return True


def fits_item(block, item):
    """As fits(), for an item of a list: {"type": "item", "value": …}, or a bare value of old."""
    is_item = isinstance(item, dict) and item.get("type") == "item" and "value" in item
    return fits(block, item["value"] if is_item else item)


def is_no_stream(value):
    """Whether a value is JSON that never was a stream, such as a number or a list of words."""
    if isinstance(value, list):
        return not all(isinstance(child, tuple | StreamValue.StreamChild) for child in value)
    return isinstance(value, dict | int | float)


class SteadyStreamValue(StreamValue):
    """A StreamValue in which one child that cannot be read does not take the page down."""

    def _prefetch_blocks(self, type_name):
        try:
            super()._prefetch_blocks(type_name)
        except Exception:
            logger.exception("Stored data of a %r block cannot be read; it is kept.", type_name)
            self._read_one_by_one(type_name)

    def _read_one_by_one(self, type_name):
        block = self.stream_block.child_blocks[type_name]
        unavailable = self.stream_block.child_blocks[UNAVAILABLE]
        for index, raw in enumerate(self._raw_data):
            if self._bound_blocks[index] is not None or raw["type"] != type_name:
                continue
            try:
                child = block, block.to_python(raw["value"])
            except Exception:
                child = unavailable, wrap(raw)["value"]
            self._bound_blocks[index] = StreamValue.StreamChild(*child, id=raw.get("id"))


def has_its_app(block):
    app = getattr(block, "needs_app", "")
    return not app or apps.is_installed(app)


class SteadyStreamBlock(blocks.StreamBlock):
    """The base of every stream of the suite, at any depth. Subclass it for a stream of your own.

    ``class Meta: order = ["text", "image"]`` puts those children first in the picker; children
    that are not named follow in the order of their declaration. A child that says
    ``needs_app = "kpact_wagtail.resources"`` is left out where that app is not installed.
    """

    def __init__(self, local_blocks=None, **kwargs):
        super().__init__(local_blocks, **kwargs)
        unavailable = UnavailableBlock()
        unavailable.set_name(UNAVAILABLE)
        named = [name for name in self.meta.order if name in self.child_blocks]
        names = dict.fromkeys([*named, *self.child_blocks])
        known = {name: self.child_blocks[name] for name in names if name != UNAVAILABLE}
        self.child_blocks = {name: child for name, child in known.items() if has_its_app(child)}
        self.child_blocks[UNAVAILABLE] = unavailable

    def readable(self, children):
        """Stored children; those without a block, and what is no child at all, are wrapped."""
        return [child if self.can_read(child) else wrap(child) for child in children]

    def can_read(self, child):
        name = child.get("type") if isinstance(child, dict) else None
        block = self.child_blocks.get(name) if isinstance(name, str) else None
        return block is not None and "value" in child and fits(block, child["value"])

    def to_python(self, value):
        if isinstance(value, str) and value:
            try:
                value = json.loads(value)
            except ValueError:
                return self.empty_value(raw_text=value)
        if isinstance(value, list) and any(isinstance(child, dict) for child in value):
            return SteadyStreamValue(self, self.readable(value), is_lazy=True)
        if is_no_stream(value):
            logger.error("A stored stream is not a list of blocks; it is kept and shown empty.")
            return self.empty_value(raw_text=value)  # not as text, which would be stored as such
        return super().to_python(value)

    def bulk_to_python(self, values):
        streams = [self.readable(stream or []) for stream in values]
        raw_by_type = defaultdict(list)
        for stream in streams:
            for child in stream:
                raw_by_type[child["type"]].append(child)
        read = {}
        for children in raw_by_type.values():
            stream = SteadyStreamValue(self, children, is_lazy=True)
            read.update((id(raw), stream[index]) for index, raw in enumerate(children))
        return [SteadyStreamValue(self, [read[id(raw)] for raw in stream]) for stream in streams]

    def get_prep_value(self, value):
        if isinstance(value, StreamValue):
            return [
                unwrap(child) if child["type"] == UNAVAILABLE else child
                for child in value.get_prep_value()
            ]
        return super().get_prep_value(value)

    def get_api_representation(self, value, context=None):
        children = super().get_api_representation(value, context)
        return [child for child in children if child["type"] != UNAVAILABLE]

    class Meta:
        order = []


class UnavailableBlockAdapter(FieldBlockAdapter):
    """Shows a card in place of a field; see static/kpact_wagtail/js/streams.js."""

    js_constructor = "kpact_wagtail.streams.UnavailableBlock"

    def js_args(self, block):
        name, widget, meta = super().js_args(block)
        words = {"notice": block.meta.notice, "storedContent": block.meta.stored_content}
        return [name, widget, {**meta, **words}]


class SteadyStreamBlockAdapter(StreamBlockAdapter):
    """Keeps ``unavailable`` out of the picker; see static/kpact_wagtail/js/streams.js."""

    js_constructor = "kpact_wagtail.streams.SteadyStreamBlock"

    @cached_property
    def media(self):
        script = versioned_static("kpact_wagtail/js/streams.js")
        return super().media + forms.Media(js=[script])


register(UnavailableBlockAdapter(), UnavailableBlock)
register(SteadyStreamBlockAdapter(), SteadyStreamBlock)
