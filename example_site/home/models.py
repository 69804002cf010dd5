from wagtail.models import Page

from kpact_wagtail.advocacy.mixins import AdvocacyPageMixin


class HomePage(AdvocacyPageMixin, Page):
    """The front page: an advocacy page of its own kind, with a template of the site's."""
