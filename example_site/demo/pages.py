"""Pages: each written by the editor and published by the moderator."""

import datetime
import uuid

from django.utils.timezone import make_aware
from wagtail.models import Page, PageLogEntry, Revision

from example_site.home.models import HomePage
from kpact_wagtail.models import Topic
from kpact_wagtail.pages.models import (
    AdvocacyPage,
    ArticleIndexPage,
    ArticlePage,
    ResourceDirectoryPage,
)

from .pictures import describe
from .stored import stored_stream

MODELS = {
    "home": HomePage,
    "advocacy": AdvocacyPage,
    "article_index": ArticleIndexPage,
    "article": ArticlePage,
    "directory": ResourceDirectoryPage,
}
STREAMS = {"body", "credits"}
NOT_FIELDS = {"name", "type", "parent", "topics", "image", "written_on", "en", "es", *STREAMS}


class PageLoader:
    """First plants every page as an empty draft, then writes them, so that all can link to all."""

    def __init__(self, pieces, locales, people):
        self.pieces, self.locales, self.people = pieces, locales, people

    def plant(self, page, language):
        self.pieces.once(f"page/{page['name']}/{language}", lambda: self.add(page, language))

    def write(self, page, language):
        self.pieces.once(f"words/{page['name']}/{language}", lambda: self.publish(page, language))

    def add(self, page, language):
        """The page with its plain fields, as a draft; None where its parent has been deleted."""
        parent = self.get_parent(page, language)
        if parent is None:
            return None
        source = self.pieces.find(Page, "page", page["name"], "en")
        model = MODELS[page["type"]]
        instance = model(
            locale=self.locales[language],
            translation_key=source.translation_key if source else uuid.uuid4(),
            owner=self.people["editor"],
            live=False,
            first_published_at=morning_of(written_on(page)),
            **plain_fields(model, {**page, **page[language]}),
        )
        parent.add_child(instance=instance)
        return instance

    def get_parent(self, page, language):
        if "parent" not in page:
            return Page.get_first_root_node()
        return self.pieces.find(Page, "page", page["parent"], language)

    def publish(self, page, language):
        """One revision: the editor wrote it, the moderator published it, on the day it tells."""
        instance = self.pieces.find(MODELS[page["type"]], "page", page["name"], language)
        if instance is None:
            return None
        self.fill(instance, page, language)
        revision = instance.save_revision(user=self.people["editor"], log_action=True)
        revision.publish(user=self.people["moderator"])
        backdate(instance, revision)
        return instance

    def fill(self, instance, page, language):
        """Everything that refers to other things: blocks, authors, topics, the image."""

        def find(kind, name):
            return self.pieces.pk(kind, name, language)

        content = {**page, **page[language]}
        for name in STREAMS & content.keys():
            block = instance._meta.get_field(name).stream_block
            setattr(instance, name, stored_stream(block, content[name], find))
        if "image" in page:
            instance.image_id = find("image", page["image"])
            instance.image_alt = describe(page["image"], language)
        if "topics" in page:
            ids = [find("topic", name) for name in page["topics"]]
            instance.topics = list(Topic.objects.filter(pk__in=ids))


def plain_fields(model, content):
    """The content of plain columns, with days as dates."""
    return {
        name: model._meta.get_field(name).to_python(value)
        for name, value in content.items()
        if name not in NOT_FIELDS
    }


def written_on(page):
    return page.get("date") or page["written_on"]


def morning_of(date):
    """Nine o'clock on a day written as 2026-05-01."""
    day = datetime.date.fromisoformat(date)
    return make_aware(datetime.datetime.combine(day, datetime.time(9)))


def backdate(page, revision):
    """Let the history tell of the day the page was written, as it would on a site with a past."""
    moment = page.first_published_at
    Revision.objects.filter(pk=revision.pk).update(created_at=moment)
    Page.objects.filter(pk=page.pk).update(
        last_published_at=moment, latest_revision_created_at=moment
    )
    PageLogEntry.objects.filter(page=page.pk).update(timestamp=moment)
