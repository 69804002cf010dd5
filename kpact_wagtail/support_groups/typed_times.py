"""The time of a clock as an editor types it."""

import re
from functools import cached_property

from django import forms
from wagtail import blocks

#: What “7 p.m.” ends in, in any spelling.
HALF_OF_DAY = re.compile(r"\s*([ap])\.?\s*m\.?$", re.IGNORECASE)
FORMATS = ["%H:%M:%S", "%H:%M", "%H.%M", "%I:%M %p", "%I.%M %p", "%I %p"]


class TypedTimeField(forms.TimeField):
    """Understands what people type where a browser has no time field: “7 pm”, “7:30 p.m.”, “19.30”."""

    def __init__(self, **kwargs):
        super().__init__(input_formats=FORMATS, **kwargs)

    def to_python(self, value):
        return super().to_python(HALF_OF_DAY.sub(r" \1m", value) if is_text(value) else value)


def is_text(value):
    return isinstance(value, str)


class TypedTimeBlock(blocks.TimeBlock):
    """A time, in the browser's own field: Wagtail's picker makes seven in the morning of “7 pm”."""

    @cached_property
    def field(self):
        widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        return TypedTimeField(widget=widget, **self.field_options)
