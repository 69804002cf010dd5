"""A site's own page types on our mixins."""

from django.db import models
from wagtail.models import Page

from kpact_wagtail.advocacy.mixins import AdvocacyPageMixin
from kpact_wagtail.articles.mixins import ArticlePageMixin
from kpact_wagtail.translation import SharedFacts
from kpact_wagtail.upkeep.mixins import VerifiedMixin

from .petitions import Signature  # noqa: F401 - its table is one of this app


class TitlePage(Page):
    """The measure of queries: a Wagtail page with nothing but a title."""


class CampaignPage(AdvocacyPageMixin, Page):
    """An advocacy page with a field of the site's own."""

    slogan = models.CharField(max_length=80, blank=True)

    content_panels = [*AdvocacyPageMixin.kpact_content_panels, "slogan"]


class StoryPage(ArticlePageMixin, Page):
    """A second article type, so that listings span several."""


class ShelterPage(VerifiedMixin, SharedFacts, Page):
    """A page that somebody keeps true."""

    content_panels = [*Page.content_panels, "verified_on", "verified_by", "notes"]
