from base.models import BasePage

from kpact_wagtail.advocacy.mixins import AdvocacyPageMixin
from kpact_wagtail.articles.mixins import ArticleIndexPageMixin, ArticlePageMixin


class CampaignPage(AdvocacyPageMixin, BasePage):
    pass


class NewsIndexPage(ArticleIndexPageMixin, BasePage):
    pass


class NewsPage(ArticlePageMixin, BasePage):
    pass
