"""Which articles a visitor may see, newest first, over every page type with ArticlePageMixin."""

from django.apps import apps
from django.db.models import (
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    Value,
    When,
)
from wagtail.models import PageViewRestriction, Site

from .mixins import ArticleIndexPageMixin, ArticlePageMixin


def get_article_models():
    """All concrete page models with ArticlePageMixin, ours and the site's."""
    return [model for model in apps.get_models() if issubclass(model, ArticlePageMixin)]


def get_index_models():
    return [model for model in apps.get_models() if issubclass(model, ArticleIndexPageMixin)]


def public(queryset):
    """Without drafts, and without pages that a privacy setting of theirs or above them hides."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = PageViewRestriction.objects.annotate(own_path=path).filter(
        own_path__startswith=F("page__path")
    )
    return queryset.live().filter(~Exists(above))


def site_path(page):
    """The tree path of the site (in its language) that a page belongs to; asks the cache only."""
    for site in Site.get_site_root_paths():
        if page.url_path.startswith(site.root_path):
            depth = site.root_path.strip("/").count("/") + 2
            return page.path[: depth * page.steplen]
    return page.path[: page.steplen]


class Articles:
    """Public articles under a tree path, newest first; slice it or give it to a Paginator.

    ``topic_ids`` are Topic ids of any language; ``pinned`` are page ids that come first in their
    order, whatever their topic. One query, or one more than there are article types.
    """

    def __init__(self, path, topic_ids=(), pinned=(), without=None):
        self.path, self.topic_ids = path, list(topic_ids)
        self.pinned, self.without = list(pinned), without

    def get_queryset(self, model):
        rows = public(model.objects.filter(path__startswith=self.path))
        if self.topic_ids:
            rows = rows.filter(self.on_topic(model) | Q(pk__in=self.pinned))
        if self.without is not None:
            rows = rows.exclude(pk=self.without)
        return rows

    def on_topic(self, model):
        topics = model._meta.get_field("topics")
        through, topic = topics.remote_field.through, topics.related_model
        keys = topic.objects.filter(pk__in=self.topic_ids).values("translation_key")
        links = through.objects.filter(
            **{
                topics.m2m_field_name(): OuterRef("pk"),
                f"{topics.m2m_reverse_field_name()}__translation_key__in": keys,
            }
        )
        return Exists(links)

    def get_order(self):
        order = ["-date", "-pk"]
        if self.pinned:
            places = [When(pk=pk, then=Value(place)) for place, pk in enumerate(self.pinned)]
            last = Value(len(self.pinned))
            return [Case(*places, default=last, output_field=IntegerField()), *order]
        return order

    def count(self):
        return sum(self.get_queryset(model).count() for model in get_article_models())

    __len__ = count

    def __getitem__(self, part):
        models = get_article_models()
        if len(models) == 1:
            return list(
                self.teasers(self.get_queryset(models[0])).order_by(*self.get_order())[part]
            )
        return self._of_several_types(models, part)

    @staticmethod
    def teasers(rows):
        """Leave the bodies in the database: a teaser needs none."""
        return rows.defer_streamfields()

    def _of_several_types(self, models, part):
        if not models:
            return []
        parts = [
            self.get_queryset(model)
            .annotate(kind_of_page=Value(number), place=self._place())
            .order_by()
            .values_list("pk", "kind_of_page", "date", "place")
            for number, model in enumerate(models)
        ]
        rows = list(parts[0].union(*parts[1:], all=True).order_by("place", "-date", "-pk")[part])
        found = {}
        for number, model in enumerate(models):
            ids = [row[0] for row in rows if row[1] == number]
            if ids:
                found.update(self.teasers(model.objects.filter(pk__in=ids)).in_bulk())
        return [found[row[0]] for row in rows if row[0] in found]

    def _place(self):
        order = self.get_order()
        return order[0] if self.pinned else Value(0)


def find_index(page):
    """The newest public article index of the site a page belongs to, or None; one query a type."""
    for model in get_index_models():
        index = public(model.objects.filter(path__startswith=site_path(page))).first()
        if index is not None:
            return index
    return None
