"""Template tags of support groups: ``{% load kpact_groups %}``."""

from django import template
from django.apps import apps
from django.urls import reverse

register = template.Library()


@register.simple_tag
def kpact_group_access(page):
    """What the button needs that leads to the access details of a group; None where there is none."""
    if not apps.is_installed("kpact_wagtail.support_groups"):
        return None
    from ..support_groups.access import is_offered
    from ..support_groups.access_views import AskForm

    if not is_offered(page):
        return None
    action = reverse("kpact:group_access", args=[page.translation_key.hex])
    return {"form": AskForm(), "action": action}
