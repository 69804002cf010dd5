"""The pages that are measured: the same content twice, and a page with a title only beside them."""

import datetime
import json
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import Page, Site

from bench.handwritten import content
from bench.handwritten import models as by_hand
from kpact_wagtail.mailing_list.models import MailingList
from kpact_wagtail.models import Audience, Definition, Topic
from kpact_wagtail.pages import models as suite
from kpact_wagtail.resources.facets import index_facets
from kpact_wagtail.resources.models import Resource
from kpact_wagtail.support_groups.actions import store_meetings

ARTICLES_HEADING = "Recent articles"
ARTICLES_SHOWN = 3
#: Later than any date of the content, so that an edited article is the first of both lists.
EDITED_ON = datetime.date(2027, 1, 1)


class BenchSite:
    """One site; all pages that are measured are children of its home page."""

    def __init__(self):
        site = Site.objects.get(is_default_site=True)
        self.home = site.root_page.get_parent().add_child(
            instance=by_hand.HomePage(title="Home", slug="start")
        )
        site.root_page, site.hostname = self.home, "localhost"
        site.save()
        self.title_only = self.add(by_hand.TitlePage(title="Title only"))
        self.linked = self.add(by_hand.TitlePage(title="Our story"))
        self.by_hand_articles = self.add(by_hand.ArticleIndexPage(title="Articles by hand"))
        self.articles = self.add(suite.ArticleIndexPage(title="Articles"))
        self.by_hand = self.add(by_hand.SeedPage(title="By hand", body=self.body_by_hand()))
        self.ours = self.add(suite.AdvocacyPage(title="Ours", body=self.body()))

    def add(self, page):
        return self.home.add_child(instance=page)

    def texts(self):
        return [content.intro_html(self.linked.pk), content.support_html(self.linked.pk)]

    def body_by_hand(self):
        listing = {"heading": ARTICLES_HEADING, "count": ARTICLES_SHOWN}
        return stored(*(("paragraph", text) for text in self.texts()), ("recent_articles", listing))

    def body(self, *texts):
        listing = {"heading": ARTICLES_HEADING, "count": ARTICLES_SHOWN}
        return stored(*(("text", text) for text in texts or self.texts()), ("articles", listing))

    @cached_property
    def with_form(self):
        """Our page with the sign-up form of one list below."""
        form = {"heading": content.SIGNUP["heading"], "lists": [self.mailing_list.pk]}
        body = json.dumps([*json.loads(self.body()), *json.loads(stored(("signup", form)))])
        return self.add(suite.AdvocacyPage(title="With a form", body=body))

    @cached_property
    def mailing_list(self):
        return MailingList.objects.create(
            site=Site.objects.get(is_default_site=True),
            locale_id=self.home.locale_id,
            name="Letters",
            purpose=content.words(12),
            sender_email="us@example.org",
            legal_name="Us",
            postal_address="1 Street, Town",
        )

    def add_seed_pages(self, number):
        """The whole page of the seed text with that many resources: by hand, and ours."""
        groups = content.resource_groups(number)
        return (
            self.add(
                by_hand.SeedPage(title=f"Seed {number} by hand", body=self.seed_by_hand(groups))
            ),
            self.add(suite.AdvocacyPage(title=f"Seed {number}", body=self.seed(groups))),
        )

    def seed_by_hand(self, groups):
        support = {
            "heading": content.SUPPORT_HEADING,
            "body": content.support_html(self.linked.pk),
            "link": content.SUPPORT_URL,
        }
        lists = (("resource_list", with_items(group)) for group in groups)
        listing = {"heading": ARTICLES_HEADING, "count": ARTICLES_SHOWN}
        return stored(
            ("paragraph", content.intro_html(self.linked.pk)),
            ("support_group", support),
            *lists,
            ("recent_articles", listing),
            ("signup", content.SIGNUP),
        )

    def seed(self, groups):
        link = f'<p><a href="{content.SUPPORT_URL}">Visit the group</a></p>'
        support = f"<h2>{content.SUPPORT_HEADING}</h2>{content.support_html(self.linked.pk)}{link}"
        sections = [
            {"heading": group["heading"], "entries": self.add_resources(group["items"])}
            for group in groups
        ]
        listing = {"heading": ARTICLES_HEADING, "count": ARTICLES_SHOWN}
        return stored(
            ("text", content.intro_html(self.linked.pk)),
            ("text", support),
            (
                "resources",
                {"sections": in_list(sections), "layout": "compact", "check_first": False},
            ),
            ("articles", listing),
            ("signup", {"heading": content.SIGNUP["heading"], "lists": [self.mailing_list.pk]}),
        )

    def add_resources(self, items):
        """Records for the items of a group, as the entries of a section."""
        made = Resource.objects.bulk_create(
            Resource(
                locale_id=self.home.locale_id,
                kind="publication",
                title=each["title"],
                url=each["url"],
                gloss=each["note"],
                citation=reference(each),
            )
            for each in items
        )
        return [{"type": "resource", "value": each.pk, "id": content.new_id()} for each in made]

    def add_directory(self, number):
        """The directory over that many records of four kinds, with what they can be found by."""
        topics = [self.add_term(Topic, name) for name in ("Housing", "Health", "Law")]
        audiences = [self.add_term(Audience, name) for name in ("Students", "Parents")]
        groups = content.resource_groups(number)
        items = [each for group in groups for each in group["items"]]
        made = Resource.objects.bulk_create(
            [self.make_entry(i, each) for i, each in enumerate(items)], batch_size=500
        )
        for names, terms in ((Resource.topics, topics), (Resource.audiences, audiences)):
            relate(names.through, made, terms)
        for start in range(0, number, 1000):
            index_facets([each.translation_key for each in made[start : start + 1000]])
        return self.add(suite.ResourceDirectoryPage(title="Resources"))

    def add_groups(self, number):
        """A list of that many support groups, which meet in seven ways since 2016."""
        audiences = [self.add_term(Audience, name) for name in ("Neighbours", "Carers")]
        index = self.add(suite.SupportGroupIndexPage(title="Groups"))
        groups = [make_group(each) for each in range(number)]
        add_leaves(index, groups)
        relate(suite.SupportGroupPage.audiences.through, groups, audiences)
        for group in groups:
            store_meetings(group)
        return index

    def add_term(self, model, name):
        given = {"name": name, "slug": name.lower(), "locale_id": self.home.locale_id}
        return model.objects.get_or_create(**given)[0]

    def make_entry(self, number, item):
        call = {"method": "call", "value": f"+1312555{number % 10_000:04}", "free": number % 2 == 0}
        return Resource(
            locale_id=self.home.locale_id,
            kind=["organization", "hotline", "service", "training"][number % 4],
            title=item["title"],
            url=item["url"],
            gloss=item["note"],
            organization=item["source"],
            contacts=stored(("contact", call)),
            areas=stored(("country", ["US", "CA", "MX"][number % 3])),
            languages=stored(("language", ["en", "es"][number % 2])),
        )

    def add_glossary(self, number):
        """Our page with that many defined terms in its text, spread over its paragraphs."""
        locale_id = self.home.locale_id
        terms = Definition.objects.bulk_create(
            Definition(
                locale_id=locale_id, term=f"Term {i}", definition=f"<p>{content.words(20, i)}.</p>"
            )
            for i in range(number)
        )
        marked = [f'<a linktype="kpact-definition" id="{t.pk}">{t.term}</a>' for t in terms]
        paragraphs = [f"<p>{content.words(20, i)} {mark}.</p>" for i, mark in enumerate(marked)]
        texts = [*self.texts(), *("".join(paragraphs[i : i + 10]) for i in range(0, number, 10))]
        return self.add(suite.AdvocacyPage(title=f"Glossary {number}", body=self.body(*texts)))

    @transaction.atomic
    def have_articles(self, number):
        """Fill up both lists to that many articles with equal titles, leads and dates."""
        have = by_hand.ArticlePage.objects.count()
        if have > number:
            raise ValueError(f"There are {have} articles already; measure small cases first.")
        new = [content.article_fields(i) for i in range(have + 1, number + 1)]
        add_leaves(
            self.by_hand_articles,
            [by_hand.ArticlePage(**fields) for fields in new],
        )
        add_leaves(
            self.articles,
            [suite.ArticlePage(lead=fields.pop("summary"), **fields) for fields in new],
        )
        if connection.vendor == "postgresql":
            connection.cursor().execute("ANALYZE")  # as autovacuum would a minute later

    def edit_article(self, words):
        """Publish a change of the same article on both sides; it becomes the newest."""
        for model in (by_hand.ArticlePage, suite.ArticlePage):
            article = model.objects.get(slug=content.article_fields(1)["slug"])
            article.title, article.date = f"Article 1: {words}", EDITED_ON
            article.save_revision().publish()


def relate(through, records, terms):
    """Give each record one of the terms."""
    names = [field.name for field in through._meta.fields if field.is_relation]
    term = next(name for name in names if name in ("topic", "audience"))
    record = next(name for name in names if name != term)
    through.objects.bulk_create(
        [
            through(**{f"{record}_id": each.pk, f"{term}_id": terms[i % len(terms)].pk})
            for i, each in enumerate(records)
        ],
        batch_size=500,
    )


def with_items(group):
    return {"heading": group["heading"], "items": in_list(group["items"])}


def in_list(values):
    """Values as a ListBlock keeps them."""
    return [{"type": "item", "value": value, "id": content.new_id()} for value in values]


def reference(entry):
    value = {"type": "book", "publisher": entry["source"], "issued": str(entry["year"])}
    return stored(("reference", value))


def stored(*blocks):
    """Blocks as a StreamField keeps them."""
    return json.dumps(
        [{"type": name, "value": value, "id": content.new_id()} for name, value in blocks]
    )


#: Ways to meet, by turns; all since 2016, so that nobody counts on a young group.
WAYS = [
    {"repeats": "weekly", "days": ["Tu"]},
    {"repeats": "weekly", "days": ["Mo", "Th"], "every": 2},
    {"repeats": "monthly", "days": ["We"], "weeks": ["1", "3"]},
    {"repeats": "monthly", "days": ["Fr"], "weeks": ["-1"], "mode": "in_person"},
    {"repeats": "monthly", "days": ["We"], "weeks": ["5"]},
    {"repeats": "monthly", "days": ["Sa"], "weeks": ["2"], "months": ["1", "3", "5", "7", "9"]},
    {"repeats": "month_days", "month_days": [1, 15]},
]


def make_group(number):
    way = {
        "start": "19:00:00",
        "end": "20:30:00",
        "first": "2016-01-05",
        **WAYS[number % len(WAYS)],
    }
    group = suite.SupportGroupPage(
        title=f"Group {number:03}",
        slug=f"group-{number:03}",
        summary="We listen to each other for an hour and a half, and nobody has to speak.",
        eligibility="<p>Everybody over 18 who has been there.</p>",
        schedule=[{"type": "rule", "value": way, "id": content.new_id()}],
        time_zone=["America/Chicago", "Europe/London", "Asia/Kolkata"][number % 3],
        languages=[{"type": "language", "value": ["en", "es"][number % 2], "id": content.new_id()}],
        cost=["free", "sliding"][number % 2],
        platform="Zoom",
        in_calendar=True,
        live=True,
    )
    group.set_columns()
    return group


def add_leaves(parent, pages):
    """Add thousands of pages below a page in seconds: as add_child() leaves them, row for row."""
    if not pages:
        return
    parent.refresh_from_db()
    kind = ContentType.objects.get_for_model(pages[0])
    rows = []
    for step, page in enumerate(pages, parent.numchild + 1):
        page.path = Page._get_path(parent.path, parent.depth + 1, step)
        page.depth, page.content_type, page.locale_id = parent.depth + 1, kind, parent.locale_id
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.draft_title = page.title
        page.has_unpublished_changes = False
        names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
        rows.append(Page(**{name: getattr(page, name) for name in names}))
    for page, row in zip(pages, Page.objects.bulk_create(rows, batch_size=500), strict=True):
        page.pk = page.page_ptr_id = page.id = row.pk
        page.save_base(raw=True)  # the row of its own table
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))
