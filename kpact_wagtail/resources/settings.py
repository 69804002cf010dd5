"""What a site says everywhere of where to turn in an emergency."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from ..data_map import data_map
from ..fields import RecordsField
from ..queries import rows


@register_setting(icon="warning", order=11)
class ResourceSettings(BaseSiteSetting):
    """The crisis line of a site: resources that every page names; see ``{% kpact_crisis %}``."""

    crisis_words = models.CharField(
        _("words before the crisis line"),
        max_length=120,
        blank=True,
        help_text=_("Leave empty for “In danger? You can reach somebody now.”"),
    )
    crisis_lines = RecordsField(
        "kpact_wagtail.resources.records.CrisisLinesBlock",
        verbose_name=_("crisis lines"),
        blank=True,
        help_text=_("Every page names them, where the site’s template has a place for them."),
    )

    panels = ["crisis_words", "crisis_lines"]
    data_map = data_map(internal="id site", public="crisis_words crisis_lines")

    class Meta:
        app_label = "kpact_resources"
        verbose_name = _("Crisis line")

    @classmethod
    def for_site(cls, site):
        """As Wagtail's, for a query that every page of the site makes."""
        found = rows(select_settings, site.pk) if site else []
        return found[0] if found else super().for_site(site)


def select_settings(site_id):
    return ResourceSettings.objects.filter(site_id=site_id)
