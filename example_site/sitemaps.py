from django.db.models import Q
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page


class EveryLanguageSitemap(Sitemap):
    """Wagtail's sitemap stops at the home page of the main language; this one has all of them."""

    def items(self):
        home = self.get_wagtail_site().root_page
        trees = Q()
        for root in home.get_translations(inclusive=True).live():
            trees |= Q(path__startswith=root.path)
        pages = Page.objects.filter(trees).live().public().order_by("path")
        return pages.defer_streamfields().specific()
