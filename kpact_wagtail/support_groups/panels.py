"""The panel in which an editor says when a group meets."""

from django.apps import apps
from django.urls import reverse
from wagtail.admin.panels import FieldPanel


class SchedulePanel(FieldPanel):
    """The stream of meetings, with the sentence it makes and the next dates below it."""

    class BoundPanel(FieldPanel.BoundPanel):
        template_name = "kpact_wagtail/admin/groups/schedule_panel.html"

        def get_editable_context_data(self):
            return {**super().get_editable_context_data(), "preview_url": get_preview_url()}


def get_preview_url():
    """Where the form asks what it says; "" where the app that answers is not installed."""
    installed = apps.is_installed("kpact_wagtail.support_groups")
    return reverse("kpact_schedule_preview") if installed else ""
