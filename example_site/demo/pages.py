"""Pages: each written by the editor and published by the moderator."""

import datetime
import uuid

from django.db.models import DateField
from django.utils.timezone import make_aware
from wagtail.fields import RichTextField
from wagtail.models import Page, PageLogEntry, Revision

from example_site.home.models import HomePage
from kpact_wagtail.models import Audience, Topic
from kpact_wagtail.pages.models import (
    AdvocacyPage,
    ArticleIndexPage,
    ArticlePage,
    ResourceDirectoryPage,
    SupportGroupIndexPage,
    SupportGroupPage,
)

from .days import to_day
from .pictures import describe
from .prose import to_rich_text
from .stored import stored_stream

MODELS = {
    "home": HomePage,
    "advocacy": AdvocacyPage,
    "article_index": ArticleIndexPage,
    "article": ArticlePage,
    "directory": ResourceDirectoryPage,
    "group_index": SupportGroupIndexPage,
    "group": SupportGroupPage,
}
VOCABULARY = {"topics": Topic, "audiences": Audience}
NOT_FIELDS = {"name", "type", "parent", "image", "written_on", "en", "es", *VOCABULARY}


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
        """Everything that may refer to other things: blocks, prose, topics, audiences, the image."""

        def find(kind, name):
            return self.pieces.pk(kind, name, language)

        content = {**page, **page[language]}
        for name, field in fields_of(type(instance), content):
            if hasattr(field, "stream_block"):
                value = stored_stream(field.stream_block, content[name], find)
                setattr(instance, name, value)
            elif isinstance(field, RichTextField):
                setattr(instance, name, to_rich_text(content[name], find))
        for name in VOCABULARY.keys() & page.keys():
            setattr(instance, name, find_words(name, page[name], find))
        if "image" in page:
            instance.image_id = find("image", page["image"])
            instance.image_alt = describe(page["image"], language)


def fields_of(model, content):
    """Pairs of a name in the content and the field behind it."""
    for name in content.keys() - NOT_FIELDS:
        yield name, model._meta.get_field(name)


def find_words(name, chosen, find):
    model = VOCABULARY[name]
    ids = [find(model._meta.model_name, each) for each in chosen]
    return list(model.objects.filter(pk__in=ids))


def plain_fields(model, content):
    """The content of plain columns, with days as dates."""
    return {
        name: field.to_python(to_day(content[name]) if is_day(field) else content[name])
        for name, field in fields_of(model, content)
        if not hasattr(field, "stream_block") and not isinstance(field, RichTextField)
    }


def is_day(field):
    return type(field) is DateField


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
