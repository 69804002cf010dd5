from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from kpact_wagtail.advocacy.mixins import AdvocacyPageMixin


class HomePage(AdvocacyPageMixin, Page):
    """The front page: an advocacy page of its own kind, with a template of the site's."""

    page_description = _("The front page of a language.")
    parent_page_types = ["wagtailcore.Page"]
