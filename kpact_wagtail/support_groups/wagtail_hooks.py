"""What support groups add to the Wagtail admin: one registration on each line."""

from wagtail import hooks

from .access_admin import GroupsGroup

hooks.register("register_admin_viewset", GroupsGroup)
