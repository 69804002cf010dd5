"""Which articles a visitor may see, newest first, over every page type with ArticlePageMixin."""

import datetime
from urllib.parse import quote, urlencode, urljoin

from django.apps import apps
from django.db.models import (
    BooleanField,
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
from django.db.models.functions import Left, Length
from wagtail.coreutils import WAGTAIL_APPEND_SLASH
from wagtail.models import PageViewRestriction, Site

from ..links import get_page_model
from ..models import Topic
from ..queries import rows
from ..translation import pick

#: What a page type says of itself in ``kpact_lists_as``.
ARTICLE, INDEX = "article", "index"


def get_article_models():
    """All concrete page models with ArticlePageMixin, ours and the site's."""
    return [model for model in apps.get_models() if getattr(model, "kpact_lists_as", "") == ARTICLE]


def get_index_models():
    """All concrete page models with ArticleIndexPageMixin."""
    return [model for model in apps.get_models() if getattr(model, "kpact_lists_as", "") == INDEX]


def public(queryset):
    """Without drafts, and without pages that a privacy setting hides.

    As Page.get_view_restrictions(): one of theirs or of a page above them; where one of these is an
    alias, that of what it is an alias of.
    """
    pages = get_page_model().objects
    restricted = PageViewRestriction.objects.values("page")
    aliases = pages.filter(alias_of__in=restricted).values("pk")
    # By ids: joined to the restrictions, SQLite may read all pages instead.
    hidden = pages.filter(
        Q(pk__in=restricted) | Q(alias_of__in=restricted) | Q(alias_of__in=aliases)
    )
    own_path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = hidden.annotate(own_path=own_path).filter(own_path__startswith=F("path"))
    return queryset.live().filter(~Exists(above))


def site_path(page):
    """The tree path of the site (in its language) that a page belongs to; asks the cache only.

    For a page in no site: that of the page right below the root of all.
    """
    for site in Site.get_site_root_paths():
        if page.url_path.startswith(site.root_path):
            return page.path[: site.root_path.count("/") * page.steplen]
    return page.path[: 2 * page.steplen]


class Articles:
    """Public articles under a tree path, newest first; slice it or give it to a Paginator.

    ``topic_ids`` are Topic ids of any language; ``pinned`` are page ids that come first in their
    order, whatever their topic; ``indexed_only`` leaves out those that hide from search engines. One query, or one more than there are article types. Articles come
    without their bodies; ``in_index`` says whether the page right above is an article index.
    """

    def __init__(self, path, topic_ids=(), pinned=(), without=None, indexed_only=False):
        self.filter = (path, tuple(topic_ids), tuple(pinned), without, indexed_only)

    def count(self):
        return sum(select(model, *self.filter).count() for model in get_article_models())

    __len__ = count

    def __getitem__(self, part):
        models = tuple(get_article_models())
        if len(models) == 1:
            return rows(select_part, models[0], *self.filter, part.start, part.stop)
        return self.mix(models, part) if models else []

    def mix(self, models, part):
        """Of several types: which pages stand in this part, then the pages of each type."""
        order = [
            select(model, *self.filter)
            .annotate(type_number=Value(number), place=get_place(self.filter[2]))
            .order_by()
            .values_list("pk", "type_number", "date", "place")
            for number, model in enumerate(models)
        ]
        found = {}
        listed = list(order[0].union(*order[1:], all=True).order_by("place", "-date", "-pk")[part])
        for number, model in enumerate(models):
            ids = tuple(pk for pk, type_number, *_ in listed if type_number == number)
            if ids:
                found.update((page.pk, page) for page in rows(select_teasers, model, ids))
        return [found[pk] for pk, *_ in listed if pk in found]


def select(model, path, topic_ids, pinned, without, indexed_only):
    """The queryset behind Articles for one page type, in no order."""
    # Every date is later than the first there is; said so, SQLite walks the index of the dates from
    # the newest on and stops, instead of sorting all articles.
    articles = public(model.objects.filter(path__startswith=path, date__gt=datetime.date.min))
    if topic_ids:
        articles = articles.filter(on_topic(model, topic_ids) | Q(pk__in=pinned))
    if indexed_only:
        articles = articles.filter(noindex=False)
    return articles if without is None else articles.exclude(pk=without)


def select_part(model, path, topic_ids, pinned, without, indexed_only, start, stop):
    articles = select(model, path, topic_ids, pinned, without, indexed_only)
    pins = [get_place(pinned)] if pinned else []
    return as_teasers(articles).order_by(*pins, "-date", "-pk")[start:stop]


def select_teasers(model, ids):
    return as_teasers(model.objects.filter(pk__in=ids))


def as_teasers(articles):
    """What a teaser shows, without the body; and whether the page right above is an index."""
    model = articles.model
    above = Left(OuterRef("path"), Length(OuterRef("path")) - model.steplen)
    in_index = Q()
    for index in get_index_models():
        in_index |= Q(Exists(index.objects.filter(path=above, live=True)))
    known = ExpressionWrapper(in_index or Q(pk__in=[]), output_field=BooleanField())
    own = {field.name for field in model._meta.fields}  # a site's own base page may lack seo_title
    fields = [name for name in model.teaser_fields if name in own]
    return articles.only(*fields).annotate(in_index=known)


def on_topic(model, topic_ids):
    """Whether an article has one of the topics, in whatever language."""
    topics = model._meta.get_field("topics")
    keys = topics.related_model.objects.filter(pk__in=topic_ids).values("translation_key")
    reverse = topics.m2m_reverse_field_name()
    links = topics.remote_field.through.objects.filter(
        **{topics.m2m_field_name(): OuterRef("pk"), f"{reverse}__translation_key__in": keys}
    )
    return Exists(links)


def get_place(pinned):
    """The rank of pinned articles before all others."""
    last = Value(len(pinned))
    if not pinned:
        return last
    places = [When(pk=pk, then=Value(place)) for place, pk in enumerate(pinned)]
    return Case(*places, default=last, output_field=IntegerField())


def find_index_url(page, articles, request=None):
    """The address of the index above one of the articles, else of the first index of the site.

    "" where there is none. No query in the first case, else one for each index type.
    """
    for article in articles:
        if article.in_index:
            return urljoin(article.get_url(request), ".." if WAGTAIL_APPEND_SLASH else ".")
    for model in get_index_models():
        for index in rows(select_index, model, site_path(page)):
            return index.get_url(request)
    return ""


def select_index(model, path):
    return public(model.objects.filter(path__startswith=path)).order_by("path")[:1]


def with_topics(index_url, topics):
    """The address of an index for the same filter: all, one topic, or any of several."""
    slash = "" if index_url.endswith("/") else "/"
    if len(topics) == 1:
        return f"{index_url}{slash}topic/{quote(topics[0].slug)}/"
    query = urlencode([("topic", topic.slug) for topic in topics])
    return f"{index_url}?{query}" if query else index_url


def feed_url(index_url, topics=()):
    """The address of the Atom feed of a list of articles."""
    url = with_topics(index_url, topics)
    return url + ("feed/" if url.endswith("/") else "/feed/")


def find_used_topics(path, locale_id, indexed_only=False):
    """Topics that public articles under a path have, each in that language where it has one."""
    used = Q(pk__in=[])
    for model in get_article_models():
        articles = select(model, path, (), (), None, indexed_only)
        field = model._meta.get_field("topics")
        links = field.remote_field.through.objects.filter(
            **{f"{field.m2m_field_name()}__in": articles.values("pk")}
        )
        used |= Q(
            translation_key__in=links.values(f"{field.m2m_reverse_field_name()}__translation_key")
        )
    siblings = {}
    for topic in Topic.objects.filter(used).order_by("pk"):
        siblings.setdefault(topic.translation_key, []).append(topic)
    topics = [pick(translations, locale_id) for translations in siblings.values()]
    return sorted(topics, key=lambda topic: topic.name)
