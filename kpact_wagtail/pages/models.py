"""The ready-made page types, one thin class each.

A site with a base page model of its own leaves this app out and writes
``class CampaignPage(AdvocacyPageMixin, BasePage)`` instead.
"""

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ..advocacy.mixins import AdvocacyPageMixin
from ..articles.mixins import ArticleIndexPageMixin, ArticlePageMixin
from ..resources.mixins import ResourceDirectoryPageMixin
from ..support_groups.mixins import SupportGroupIndexPageMixin, SupportGroupPageMixin


def page_link():
    """The link to the Page row. Named, so that a site may have an ArticlePage too (fields.E304)."""
    return models.OneToOneField(
        Page, models.CASCADE, parent_link=True, related_name="kpact_%(class)s"
    )


class AdvocacyPage(AdvocacyPageMixin, Page):
    page_ptr = page_link()
    page_description = _("Speaks for people: an introduction, then blocks in any order.")

    class Meta:
        app_label = "kpact_pages"
        verbose_name = _("advocacy page")
        verbose_name_plural = _("advocacy pages")


class ArticleIndexPage(ArticleIndexPageMixin, Page):
    page_ptr = page_link()
    page_description = _("Lists the articles below it, by topic, with a feed for each.")

    class Meta:
        app_label = "kpact_pages"
        verbose_name = _("article list")
        verbose_name_plural = _("article lists")


class ArticlePage(ArticlePageMixin, Page):
    page_ptr = page_link()
    page_description = _("An article, interview or statement with topics and authors.")

    class Meta:
        app_label = "kpact_pages"
        verbose_name = _("article")
        verbose_name_plural = _("articles")


class ResourceDirectoryPage(ResourceDirectoryPageMixin, Page):
    page_ptr = page_link()
    page_description = _("Lists all resources, to search, filter, print and save.")
    is_creatable = apps.is_installed("kpact_wagtail.resources")

    class Meta:
        app_label = "kpact_pages"
        verbose_name = _("resource directory")
        verbose_name_plural = _("resource directories")


class SupportGroupIndexPage(SupportGroupIndexPageMixin, Page):
    page_ptr = page_link()
    page_description = _("Lists the support groups below it, by weekday, mode and language.")
    is_creatable = apps.is_installed("kpact_wagtail.support_groups")

    class Meta:
        app_label = "kpact_pages"
        verbose_name = _("list of support groups")
        verbose_name_plural = _("lists of support groups")


class SupportGroupPage(SupportGroupPageMixin, Page):
    page_ptr = page_link()
    page_description = _("Tells whom a group is for, when it meets and how to join.")
    is_creatable = apps.is_installed("kpact_wagtail.support_groups")

    class Meta:
        app_label = "kpact_pages"
        verbose_name = _("support group")
        verbose_name_plural = _("support groups")
