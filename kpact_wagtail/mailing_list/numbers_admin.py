"""The page “Numbers” of the menu “People”."""

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem

from ..record_admin import TEMPLATES
from .numbers import count_people


@never_cache
@require_safe
def show_numbers(request):
    """How many are pending, confirmed and gone, for each list."""
    if not NumbersMenuItem.may(request.user):
        raise PermissionDenied
    context = {
        "title": _("Numbers"),
        "lists": count_people(),
        "view": {"header_icon": NumbersMenuItem.icon},
    }
    return TemplateResponse(request, f"{TEMPLATES}/numbers.html", context)


class NumbersMenuItem(MenuItem):
    url_name = "kpact_numbers"
    icon = "table"

    @staticmethod
    def may(user):
        names = ("view_subscription", "change_subscription")
        return any(user.has_perm(f"kpact_mailing_list.{name}") for name in names)

    def is_shown(self, request):
        return self.may(request.user)
