"""Lists of groups below which somebody may add pages, and groups they may write down."""

from wagtail.permission_policies.pages import PagePermissionPolicy

from ..choosing import get_index_models


def may_import(user):
    """Whether somebody may add pages at all; without looking at each list."""
    return PagePermissionPolicy().user_has_permission(user, "add")


def find_indexes(user=None):
    """Lists of groups below which somebody may add pages; all of them for None."""
    found = [page for model in get_index_models() for page in model.objects.order_by("path")]
    if user is not None:
        found = [page for page in found if page.permissions_for_user(user).can_add_subpage()]
    return [page for page in found if page.alias_of_id is None]


def find_editable(index, groups, user):
    return [group for group in groups if group.permissions_for_user(user).can_edit()]
