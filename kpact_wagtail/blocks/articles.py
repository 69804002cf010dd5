import datetime

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from ..links import translated_pages
from ..translation import resolve
from .parts import Group, PartBlock, heading


class ArticleChooserBlock(blocks.PageChooserBlock):
    """Chooses a page of any type with ArticlePageMixin."""

    @property
    def target_models(self):
        from ..articles.listing import get_article_models

        return get_article_models() or super().target_models


class ArticlesBlock(PartBlock):
    """The newest articles, of all topics or some, with a link to the rest."""

    heading = heading(default=_("Recent articles"))
    topics = blocks.ListBlock(
        SnippetChooserBlock("kpact_wagtail.Topic", label=_("Topic")),
        label=_("Topics"),
        default=[],
        help_text=_("Articles on any of these. Without a topic: all articles."),
    )
    count = blocks.IntegerBlock(label=_("How many"), default=3, min_value=1, max_value=24)
    pinned = blocks.ListBlock(
        ArticleChooserBlock(label=_("Article")),
        label=_("Always first"),
        default=[],
        help_text=_("These stand first, newest or not."),
    )
    view_all = blocks.BooleanBlock(label=_("Link to all articles"), required=False, default=True)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        page = context.get("page")
        if context.get("kpact_preview"):
            return {**context, **get_preview_articles()}
        topics = [topic for topic in value["topics"] if topic]
        articles = self.get_articles(value, page, topics)
        context["articles"] = articles
        if value["view_all"] and articles:
            context.update(self.get_rest(page, topics, articles, context.get("request")))
        return context

    def get_articles(self, value, page, topics):
        """The articles a visitor sees here: never the page itself, a draft or a private page."""
        from ..articles.listing import Articles, site_path

        if page is None or not page.path:
            return []
        pinned = self.get_pinned(value, page)
        topic_ids = [topic.pk for topic in topics]
        return Articles(site_path(page), topic_ids, pinned, without=page.pk)[: value["count"]]

    def get_pinned(self, value, page):
        """The ids of pinned articles in the language of the page."""
        pinned = [article for article in value["pinned"] if article]
        ids = [article.pk for article in pinned]
        if all(article.locale_id == page.locale_id for article in pinned):
            return ids
        found = translated_pages(set(ids), page.locale_id)
        return [found[pk].pk for pk in ids if pk in found]

    def get_rest(self, page, topics, articles, request):
        """Where "View all" leads and the topic it names, both in the language of the page."""
        from ..articles.listing import find_index_url, with_topics
        from ..models import Topic

        url = find_index_url(page, articles, request)
        if any(topic.locale_id != page.locale_id for topic in topics):
            found = resolve(Topic, [topic.pk for topic in topics], page.locale_id)
            topics = list(found.values())
        return {
            "rest_url": url and with_topics(url, topics),
            "rest_topic": topics[0].name if len(topics) == 1 else "",
        }

    def get_problems(self, value):
        if not all(value["topics"]):
            yield _("A topic of the list of recent articles has been deleted.")
        for article in value["pinned"]:
            if article is None:
                yield _("An article that always stood first has been deleted.")
            elif not article.live:
                yield _("“%(title)s” is not published, so it is not shown first.") % {
                    "title": article.title
                }
            elif article.get_view_restrictions().exists():
                yield _("“%(title)s” is private, so it is not shown first.") % {
                    "title": article.title
                }

    class Meta:
        preview_value = {"heading": _("Recent articles")}
        icon = "doc-full-inverse"
        group = Group.NEWS
        label = _("Recent articles")
        label_format = "{heading}"
        description = _("The newest articles on your topics; the list keeps itself up to date.")
        template = "kpact_wagtail/blocks/articles.html"
        form_layout = blocks.BlockGroup(
            children=["heading", "topics", "count"], settings=["pinned", "view_all"]
        )


def get_preview_articles():
    """Articles as the block picker shows them."""
    from ..articles.mixins import say_minutes

    titles = [_("What we learned in ten years of listening"), _("How to be a good ally at work")]
    articles = [
        {
            "title": title,
            "date": datetime.date(2026, 9, 14),
            "reading_time": say_minutes(4),
            "url": "#",
        }
        for title in titles
    ]
    return {"articles": articles, "rest_url": "#", "rest_topic": ""}
