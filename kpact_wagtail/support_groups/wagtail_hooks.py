"""What support groups add to the Wagtail admin: one registration on each line."""

from django.urls import path
from wagtail import hooks

from .access_admin import GroupsGroup, tell_leaks

hooks.register("register_admin_viewset", GroupsGroup)
hooks.register("after_publish_page", tell_leaks)
hooks.register(
    "register_admin_urls",
    lambda: [path("groups/schedule/", preview_schedule, name="kpact_schedule_preview")],
)
