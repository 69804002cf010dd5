"""What the form of a group says of its access details. Importable without the app."""

from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from .leaks import find_leaks

APP = "kpact_support_groups"
ANY = [f"{APP}.{action}_groupaccess" for action in ("view", "add", "change", "delete")]


class AccessPanel(Panel):
    """Leads to the access details of the group, for those who may see that there are any."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "kpact_wagtail/admin/groups/access_panel.html"

        def is_shown(self):
            return (
                apps.is_installed("kpact_wagtail.support_groups")
                and bool(self.instance and self.instance.pk and self.request)
                and any(map(self.request.user.has_perm, ANY))
            )

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | {"number": self.count(), **self.find_addresses()}

        def count(self):
            from .models import GroupAccess

            return GroupAccess.objects.filter(group=self.instance.translation_key).count()

        def find_addresses(self):
            query = f"?group={self.instance.translation_key.hex}"
            may_add = self.request.user.has_perm(f"{APP}.add_groupaccess")
            return {
                "list_url": reverse("kpact_group_access:index") + query,
                "add_url": reverse("kpact_group_access:add") + query if may_add else "",
            }


class AccessMixin(models.Model):
    """A page of which something must not be public: it leads there, and says what leaks."""

    kpact_content_panels = [AccessPanel(heading=_("Access details"), icon="key")]

    class Meta:
        abstract = True

    def get_problems(self):
        return [*super().get_problems(), *find_leaks(self)]
