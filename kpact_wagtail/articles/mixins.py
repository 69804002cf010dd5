"""Articles by topic: the page itself and the index that lists, pages and feeds them."""

import math
import re

from django.core.paginator import Paginator
from django.db import models
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from ..conf import conf
from ..fields import RecordsField
from ..mixins import BodyPageMixin, PicturedPageMixin, SafePageMixin, derive
from ..models import Author, Topic
from ..structured_data import isoformat, web_url
from ..translation import resolve, to_id
from .feeds import ArticleFeed
from .listing import ARTICLE, INDEX, Articles, feed_url, find_used_topics, with_topics

WORDS_PER_MINUTE = 200


class ArticlePageMixin(PicturedPageMixin, BodyPageMixin):
    """An article, interview or statement that topics and *recent articles* blocks find by itself."""

    class Kind(models.TextChoices):
        ARTICLE = "article", _("Article")
        INTERVIEW = "interview", _("Interview")
        STATEMENT = "statement", _("Statement")
        VIDEO = "video", _("Video or audio")

    date = models.DateField(_("date"), default=localdate, db_index=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.ARTICLE)
    lead = models.TextField(
        _("lead"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences that lists of articles show."),
    )
    credits = RecordsField(
        "kpact_wagtail.articles.records.CreditsBlock", verbose_name=_("authors"), blank=True
    )
    republished_from = models.CharField(
        _("first published by"), max_length=160, blank=True, help_text=_("If it was not you.")
    )
    republished_url = models.URLField(_("address there"), blank=True)
    republished_on = models.DateField(_("date there"), null=True, blank=True)
    reading_minutes = models.PositiveSmallIntegerField(default=1, editable=False)

    kpact_lists_as = ARTICLE
    #: What lists and feeds load of an article. Add what your own partials/articles.html shows.
    teaser_fields = [
        *["title", "seo_title", "discreet_title", "path", "url_path", "locale", "live", "noindex"],
        *["date", "kind", "lead", "content_note", "reading_minutes", "last_published_at"],
    ]

    packaged_template = "kpact_wagtail/pages/article_page.html"
    structured_data_type = "Article"
    shared_facts = (
        "date",
        "kind",
        "republished_from",
        "republished_url",
        "republished_on",
    )
    kpact_content_panels = [
        FieldRowPanel(["date", "kind"]),
        "lead",
        "credits",
    ]
    kpact_promote_panels = [
        MultiFieldPanel(
            ["republished_from", FieldRowPanel(["republished_url", "republished_on"])],
            heading=_("Published before"),
            classname="collapsed",
        )
    ]
    kpact_search_fields = [
        index.SearchField("lead"),
        index.FilterField("date"),
        index.FilterField("kind"),
    ]
    kpact_api_fields = [
        APIField("date"),
        APIField("kind"),
        APIField("lead"),
        APIField("reading_minutes"),
    ]

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        kwargs = derive(self, "reading_minutes", ["body"], self.get_reading_minutes, kwargs)
        return super().save(*args, **kwargs)

    def get_reading_minutes(self):
        """Minutes a calm reader takes: 200 words a minute, rounded up, never 0."""
        texts = self._meta.get_field("body").get_searchable_content(self.body)
        words = sum(len(re.findall(r"\w+", get_text_for_indexing(str(text)))) for text in texts)
        return max(1, math.ceil(words / WORDS_PER_MINUTE))

    @property
    def reading_time(self):
        return say_minutes(self.reading_minutes)

    @cached_property
    def authors(self):
        """The Author snippets of the article in order, in its language; deleted ones left out."""
        stored = [child["value"] for child in self.credits.raw_data if child["type"] == "author"]
        ids = list(filter(None, map(to_id, stored)))
        found = resolve(Author, ids, self.locale_id)
        return [found[pk] for pk in ids if pk in found]

    @property
    def other_credits(self):
        return [child.value for child in self.credits if child.block_type == "credit"]

    @cached_property
    def own_topics(self):
        """The topics in the language of the article, each once, by name."""
        ids = [topic.pk for topic in self.topics.all()]
        found = {topic.pk: topic for topic in resolve(Topic, ids, self.locale_id).values()}
        return sorted(found.values(), key=lambda topic: topic.name)

    @cached_property
    def index_page(self):
        """The ArticleIndexPage it stands under, or None."""
        parent = self.get_parent()
        specific = parent.specific_class if parent else None
        if specific and issubclass(specific, ArticleIndexPageMixin) and parent.live:
            return parent.specific
        return None

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["authors"] = self.authors
        context["topics"] = [
            {
                "name": topic.name,
                "url": self.index_page and self.index_page.topic_url(topic, request),
            }
            for topic in self.own_topics
        ]
        return context

    def get_structured_data(self, request, settings=None):
        data = super().get_structured_data(request, settings)
        return data and {
            **data,
            "headline": self.browser_title,
            "description": self.lead or data["description"],
            "datePublished": isoformat(self.date),
            "about": [topic.name for topic in self.own_topics],
            "isBasedOn": web_url(self.republished_url),
            "author": [
                {"@type": "Person", "name": author.name, "url": web_url(author.url)}
                for author in self.authors
            ],
        }


def say_minutes(minutes):
    """A reading time in words, in the active language."""
    text = ngettext("%(minutes)d minute to read", "%(minutes)d minutes to read", minutes)
    return text % {"minutes": minutes}


class ArticleIndexPageMixin(RoutablePageMixin, SafePageMixin):
    """Lists the articles below it: all, or of one topic, with pages and an Atom feed for each.

    Routes: ``/``, ``topic/<slug>/``, ``feed/``, ``topic/<slug>/feed/``; ``?topic=a&topic=b`` for
    several topics at once, ``?page=2`` for older articles.
    """

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    kpact_lists_as = INDEX
    packaged_template = "kpact_wagtail/pages/article_index_page.html"
    structured_data_type = "CollectionPage"
    kpact_content_panels = ["introduction"]
    kpact_search_fields = [index.SearchField("introduction")]
    kpact_api_fields = [APIField("introduction")]

    class Meta:
        abstract = True

    def serve(self, request, *args, **kwargs):
        return self.add_safety_headers(super().serve(request, *args, **kwargs))

    def get_articles(self, topics=(), indexed_only=False):
        ids = [topic.pk for topic in topics]
        return Articles(self.path, topic_ids=ids, indexed_only=indexed_only)

    def get_used_topics(self, indexed_only=False):
        """Topics in the language of this page that a public article below it has."""
        return find_used_topics(self.path, self.locale_id, indexed_only)

    def topic_url(self, topic, request=None):
        return with_topics(self.get_url(request), [topic])

    def find_topics(self, slugs):
        """Topics by their slugs: those in the language of this page before others."""
        found = {}
        for topic in Topic.objects.filter(slug__in=[slug for slug in slugs if "\x00" not in slug]):
            if topic.slug not in found or topic.locale_id == self.locale_id:
                found[topic.slug] = topic
        return list(found.values())

    def topic_or_404(self, slug):
        for topic in self.find_topics([slug]):
            return topic
        raise Http404

    @path("", name="all")
    def all_articles(self, request):
        slugs = request.GET.getlist("topic")[:20]
        return self.render_list(request, self.find_topics(slugs) if slugs else [])

    @path("topic/<str:slug>/", name="topic")
    def of_topic(self, request, slug):
        return self.render_list(request, [self.topic_or_404(slug)])

    @path("feed/", name="feed")
    def feed(self, request):
        return ArticleFeed(self)(request)

    @path("topic/<str:slug>/feed/", name="topic_feed")
    def topic_feed(self, request, slug):
        return ArticleFeed(self, self.topic_or_404(slug))(request)

    def render_list(self, request, topics):
        pages = Paginator(self.get_articles(topics), conf.ARTICLES_PER_PAGE)
        base = self.get_url(request)
        topic = topics[0] if len(topics) == 1 else None
        context = {
            "articles": pages.get_page(request.GET.get("page")),
            "chosen_topics": topics,
            "topic": topic,
            "used_topics": [
                {"name": used.name, "url": self.topic_url(used, request), "current": used in topics}
                for used in self.get_used_topics()
            ],
            "feed_url": feed_url(base, topics[:1] if topic else []),
        }
        return self.render(request, context_overrides=context)

    def get_sitemap_urls(self, request=None):
        urls = super().get_sitemap_urls(request)
        if urls:
            root = self.get_full_url(request)
            lists = [
                with_topics(root, [topic]) for topic in self.get_used_topics(indexed_only=True)
            ]
            urls += [{**urls[0], "location": location} for location in lists]
        return urls
