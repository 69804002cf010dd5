"""Advocacy pages: who speaks, what they stand for, and where a reader finds help."""

from django.db import models
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.search import index

from ..mixins import BodyPageMixin, PicturedPageMixin


class AdvocacyPageMixin(PicturedPageMixin, BodyPageMixin):
    """A page that speaks for people: a strapline, an introduction and a body of blocks."""

    strapline = models.CharField(
        _("strapline"),
        max_length=160,
        blank=True,
        help_text=_("Who speaks here, in one line above the introduction."),
    )
    introduction = models.TextField(
        _("introduction"),
        max_length=800,
        blank=True,
        help_text=_("Two or three sentences: what you stand for, where, and how."),
    )

    packaged_template = "kpact_wagtail/pages/advocacy_page.html"
    kpact_content_panels = ["strapline", "introduction"]
    kpact_search_fields = [index.SearchField("strapline"), index.SearchField("introduction")]
    kpact_api_fields = [APIField("strapline"), APIField("introduction")]

    class Meta:
        abstract = True

    def get_skeleton(self):
        """The body with which a new page opens in the editor, as ``[(block name, value), …]``.

        Called in the language of the page; blocks that the site does not have are left out.
        """
        text = render_to_string("kpact_wagtail/skeletons/advocacy_text.html").strip()
        return [("text", text), ("articles", {"heading": gettext("Recent articles")})]
