"""Content for tests: small functions that each make one thing, and a site that has one of each.

They save what they make, so they need the database.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.images import ImageFile
from django.db import models
from django.utils.timezone import localdate
from PIL import Image as Drawing
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site

from kpact_wagtail.fields import BodyField
from kpact_wagtail.mailing_list.models import MailingList
from kpact_wagtail.mixins import SafePageMixin
from kpact_wagtail.models import Audience, Author, Definition, SiteSettings, Topic
from kpact_wagtail.pages.models import SupportGroupPage
from kpact_wagtail.resources.models import Resource
from kpact_wagtail.streams import UNAVAILABLE

from .lists import make_list
from .resources.build import make_helpline

PASSWORD = "a long enough password"
VOCABULARY = [Topic, Audience, Definition, Author, Resource]
#: When a support group of build_site() meets, as it is stored.
TUESDAYS = {"repeats": "weekly", "days": ["Tu"], "start": "19:00:00", "end": "20:30:00"}


# Vocabulary and pictures


def make_picture(title="Two chairs by a window", size=(1200, 800)):
    """An uploaded picture: two plain areas, large enough for every rendition."""
    drawing = Drawing.new("RGB", size, "#f2ead8")
    drawing.paste("#3d5a52", (0, size[1] // 2, size[0], size[1]))
    data = BytesIO()
    drawing.save(data, "JPEG")
    file = ImageFile(data, name="chairs.jpg")
    return get_image_model().objects.create(title=title, description=title, file=file)


def make_topic(name="Harm reduction", slug="harm-reduction", **fields):
    return Topic.objects.create(name=name, slug=slug, locale=Locale.get_default(), **fields)


def make_definition(
    term="naloxone",
    text='<p>A medicine that reverses an overdose. <a href="https://example.org/">More</a>.</p>',
    **fields,
):
    locale = Locale.get_default()
    return Definition.objects.create(term=term, definition=text, locale=locale, **fields)


def make_author(name="Maya R.", **fields):
    return Author.objects.create(name=name, locale=Locale.get_default(), **fields)


# Blocks


def make_body(picture, topic, definition, page, names=None):
    """The stored form of a body that holds every block of the site's BodyBlock once.

    A block without a sample below is filled with what the picker previews, so that a new block is
    on the page – and in every test of the browser harness – from its first day.
    """
    samples = make_samples(picture, topic, definition, page)
    children = body_block().child_blocks
    wanted = [name for name in children if name != UNAVAILABLE]
    return [
        (name, samples[name] if name in samples else children[name].get_preview_value())
        for name in (names or wanted)
    ]


def body_block():
    """The stream block behind every page body, as the settings name it."""
    return BodyField().stream_block


def make_samples(picture, topic, definition, page):
    """A realistic value for each block of the suite, every field filled."""
    term = f'<a linktype="kpact-definition" id="{definition.pk}">{definition.term}</a>'
    inside = f'<a linktype="page" id="{page.pk}">our front page</a>'
    paragraph = (
        f"<p>We hand out {term} to everybody who asks, and again {term} where it ran out. Read "
        f'{inside} or <a href="https://example.org/study">what a study found</a>.</p>'
    )
    return {
        "text": f"<h2>What we do</h2>{paragraph}<h3>Where</h3><ul><li>At the drop-in</li></ul>",
        "image": {
            "image": {"image": picture, "alt_text": "Two chairs by a window", "decorative": False},
            "caption": "The room where we meet",
            "credit": "Drawing: the group",
            "long_description": "Two empty chairs stand before a window. It is evening.",
        },
        "quote": {
            "text": "Nobody asked me to explain myself.",
            "attribution": "Maya",
            "role": "member since 2021",
            "organization": "Lantern Row",
            "source": "https://example.org/maya",
        },
        "statistic": {
            "form": "of",
            "figure": "3",
            "total": "10",
            "statement": "people we asked had gone without care",
            "year": 2025,
            "source": "Our own survey",
            "source_url": "https://example.org/survey",
        },
        "definitions": {"heading": "Words we use", "definitions": [definition]},
        "faq": {
            "heading": "Before you come",
            "questions": [
                {"question": "Do I have to give my name?", "answer": paragraph},
                {"question": "What does it cost?", "answer": "<p>Nothing.</p>"},
            ],
        },
        "steps": {
            "heading": "How to join",
            "steps": [
                {"title": "Write to us", "text": paragraph, "duration": "2 minutes"},
                {"title": "Come as you are"},
            ],
        },
        "call_to_action": {
            "heading": "Tell the council why this matters",
            "text": paragraph,
            "button": "Write to the council",
            "link": {"url": "https://example.org/write"},
            "authority": "The city council",
            "ask": "Keep the drop-in open at night",
        },
        "notice": {
            "heading": "No meeting on Thursday",
            "text": "<p>The room is being painted.</p>",
            "tone": "warning",
            "shown_from": localdate() - timedelta(days=2),
            "shown_until": localdate() + timedelta(days=7),
        },
        "content_note": {"text": "The next part speaks of violence by police.", "skip": True},
        "articles": {"heading": "Recent articles", "topics": [topic], "count": 3},
        "signup": {
            "heading": "Get mail from us",
            "text": paragraph,
            "lists": [MailingList.objects.first() or make_list()],
        },
        "resources": {
            "heading": "Where to find help",
            "introduction": paragraph,
            "sections": [
                {
                    "heading": "At night",
                    "introduction": "<p>Peers answer.</p>",
                    "entries": [("resource", find_helpline().pk), ("page", page)],
                    "free": True,
                }
            ],
            "as_of": localdate(),
        },
        "crisis": {"heading": "In danger? Call.", "lines": [find_helpline().pk]},
        "groups": {"heading": "Come along", "introduction": paragraph},
        "timetable": {"heading": "Our week"},
        "meetings": {"heading": "When we meet next", "count": 3},
    }


def find_helpline():
    """A helpline with everything an entry can show."""
    return Resource.objects.filter(kind="hotline").first() or make_helpline()


# Pages


def page_types():
    """Every page type on this site that stands on the suite's mixins and can be created."""
    return [model for model in apps.get_models() if issubclass(model, SafePageMixin)]


def make_page(model, parent, body=(), **fields):
    """A published page of any of our types, with every text field of ours filled."""
    texts = {
        "title": f"A page of the type {model._meta.verbose_name}",
        "strapline": "People who use drugs, speaking for themselves",
        "introduction": "We want care without conditions, in this city, for everybody.",
        "lead": "What ten years of listening taught us, in one page.",
        "content_note": "Mentions overdose and police violence.",
        "reviewed_on": date(2026, 5, 4),
        "reviewed_by": "the drop-in team",
        "search_description": "Who we are and what we want.",
        "eligibility": "<p>Everybody over 18 who uses drugs or used to.</p>",
        "time_zone": "America/Chicago",
        "schedule": [{"type": "rule", "value": {**TUESDAYS, "first": "2026-01-06"}, "id": "tu"}],
    }
    if has_body(model):
        texts["body"] = body
    known = {name: value for name, value in texts.items() if has_field(model, name)}
    page = parent.add_child(instance=model(**{**known, **fields}))
    page.save_revision().publish()
    return page


def has_field(model, name):
    return any(field.name == name for field in model._meta.get_fields())


def has_body(model):
    return has_field(model, "body") and isinstance(model._meta.get_field("body"), BodyField)


def make_site_settings(site):
    """Everything a site can say about itself, said."""
    settings_of_site = SiteSettings.for_site(site)
    settings_of_site.organization_name = "Lantern Row"
    settings_of_site.legal_name = "Lantern Row Community Association"
    settings_of_site.postal_address = "PO Box 12\nChicago, IL 60601"
    settings_of_site.email = "hello@example.org"
    settings_of_site.phone = "+1 312 555 0100"
    settings_of_site.save()
    return settings_of_site


# People


def make_user(name, group, models_allowed=()):
    """Somebody who may enter the admin through a group, with full rights on some models."""
    group, _ = Group.objects.get_or_create(name=group)
    for model in models_allowed:
        group.permissions.add(*permissions_for(model))
    user = get_user_model().objects.create_user(
        username=name, email=f"{name}@example.org", password=PASSWORD
    )
    user.groups.add(group)
    return user


def permissions_for(model: type[models.Model]):
    return Permission.objects.filter(
        content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name
    )


def make_editor(name="edith"):
    """An editor: may write pages and keep the vocabulary, may not publish."""
    return make_user(name, "Editors", VOCABULARY)


def make_moderator(name="moses"):
    """A moderator: may publish, keep the vocabulary and change the site settings."""
    return make_user(name, "Moderators", [*VOCABULARY, SiteSettings])


# A whole site


@dataclass
class BuiltSite:
    """What build_site() made; ``pages`` and ``spanish`` are keyed by page type."""

    home: Page
    topic: Topic
    definition: Definition
    helpline: Resource
    picture: object
    editor: object
    moderator: object
    pages: dict = field(default_factory=dict)
    spanish: dict = field(default_factory=dict)

    def addresses(self):
        """Every public address of the site, each with the name of what stands there."""
        index = next((page for page in self.pages.values() if hasattr(page, "topic_url")), None)
        named = {model.__name__: page.get_url() for model, page in self.pages.items()}
        named |= {f"{model.__name__} es": page.get_url() for model, page in self.spanish.items()}
        if index:
            named["topic"] = index.topic_url(self.topic)
        return named


def build_site(server="http://localhost"):
    """A site with a page of every type, every block on each body, and a Spanish translation of it."""
    wagtail_site = Site.objects.get(is_default_site=True)
    place_site(wagtail_site, server)
    make_site_settings(wagtail_site)
    home = wagtail_site.root_page
    built = BuiltSite(
        home=home,
        topic=make_topic(description="Care that begins where people are."),
        definition=make_definition(),
        helpline=find_helpline(),
        picture=make_picture(),
        editor=make_editor(),
        moderator=make_moderator(),
    )
    body = make_body(built.picture, built.topic, built.definition, home)
    author = make_author(pronouns="she/her", credentials="LCSW", about="Writes about care.")
    add_circle(built)
    add_pages(built, body, author)
    add_spanish(built)
    return built


def place_site(wagtail_site, server):
    """Let links name the address the server listens on."""
    host, _, port = server.removeprefix("http://").partition(":")
    wagtail_site.hostname, wagtail_site.port = host, int(port or 80)
    wagtail_site.site_name = "Lantern Row"
    wagtail_site.save()


def add_circle(built):
    """A group that the page of another one can list."""
    circle = make_page(SupportGroupPage, built.home, title="Tuesday circle", slug="circle")
    circle.topics = [built.topic]
    circle.save_revision().publish()


def add_pages(built, body, author):
    """One page of each type; articles stand under the index, as they would."""
    types = page_types()
    indexes = [model for model in types if hasattr(model, "get_articles")]
    for model in [*indexes, *(model for model in types if model not in indexes)]:
        is_article = hasattr(model, "authors")
        under = built.pages[indexes[0]] if is_article and indexes else built.home
        page = make_page(model, under, body, slug=model.__name__.lower())
        built.pages[model] = page
        if has_field(model, "image"):
            page.image = built.picture
        if has_field(model, "topics"):
            page.topics = [built.topic]
        if is_article:
            page.credits = [("author", author), ("credit", {"role": "Drawing", "name": "Sam"})]
        page.save_revision().publish()


def add_spanish(built):
    """The same tree in Spanish, below a Spanish front page."""
    spanish, _ = Locale.objects.get_or_create(language_code="es")
    for term in [built.topic, built.definition]:
        term.copy_for_translation(spanish).save()
    home = built.home.copy_for_translation(spanish)
    home.save_revision().publish()
    for model, page in built.pages.items():
        copy = page.copy_for_translation(spanish)
        copy.title = f"En español: {page.title}"
        copy.save_revision().publish()
        built.spanish[model] = copy
