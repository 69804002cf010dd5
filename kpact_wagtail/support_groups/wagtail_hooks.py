"""What support groups add to the Wagtail admin: one registration on each line."""

from django.urls import path
from wagtail import hooks

from .access_admin import GroupsGroup, tell_leaks
from .importing.urls import get_import_urls
from .importing.views import ImportMenuItem
from .schedule_preview import preview_schedule

hooks.register("register_admin_viewset", GroupsGroup)
hooks.register("after_publish_page", tell_leaks)
hooks.register(
    "register_admin_urls",
    lambda: [path("groups/schedule/", preview_schedule, name="kpact_schedule_preview")],
)
hooks.register("register_admin_urls", get_import_urls)
hooks.register("register_kpact_groups_menu_item", ImportMenuItem)
