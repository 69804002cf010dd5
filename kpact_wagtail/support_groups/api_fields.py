"""Fields of a group in Wagtail’s APIs that give what visitors read, not what stands in the row. # C5"""

from rest_framework.fields import Field


class OfGroup(Field):
    """A field that is worked out from the whole group."""

    def __init__(self, **kwargs):
        super().__init__(source="*", read_only=True, **kwargs)


class PublicAddress(OfGroup):
    def to_representation(self, group) -> str:
        return group.public_address


class PublicSchedule(OfGroup):
    """The stream as it is stored; without addresses where they are withheld."""

    def to_representation(self, group) -> list:
        stream = group.schedule
        children = stream.stream_block.get_api_representation(stream, self.context)
        return [without_address(each) for each in children] if group.withheld else children


def without_address(child):
    if child["type"] != "rule":
        return child
    return {**child, "value": {**child["value"], "address": ""}}
