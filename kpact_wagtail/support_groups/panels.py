"""The panel in which an editor says when a group meets."""

from wagtail.admin.panels import FieldPanel


class SchedulePanel(FieldPanel):
    """The stream of meetings, with the sentence it makes and the next dates below it."""
