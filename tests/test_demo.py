"""The example site as `manage.py load_demo` leaves it."""

from collections import Counter
from dataclasses import astuple
from datetime import timedelta
from io import StringIO
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone, translation
from wagtail.models import (
    Collection,
    Page,
    PageLogEntry,
    PageViewRestriction,
    Revision,
    Site,
)

from example_site.demo.content import PAGES
from example_site.demo.content.resources import RESOURCES, seed
from example_site.demo.content.words import LANGUAGES, TOPICS
from example_site.demo.models import Piece
from example_site.demo.stored import stored_stream
from kpact_wagtail.blocks import BodyBlock
from kpact_wagtail.contact_blocks import Method
from kpact_wagtail.fields import RecordsField
from kpact_wagtail.mailing_list.discretion import find_telling_names
from kpact_wagtail.mailing_list.models import MailingList, Subscription
from kpact_wagtail.models import SiteSettings, Topic
from kpact_wagtail.outbox.drain import drain
from kpact_wagtail.pages.models import (
    AdvocacyPage,
    ArticleIndexPage,
    ArticlePage,
    SupportGroupPage,
)
from kpact_wagtail.resources.facets import FACETS, count_facets
from kpact_wagtail.resources.forms import find_contradictions
from kpact_wagtail.resources.models import Resource
from kpact_wagtail.streams import UNAVAILABLE
from kpact_wagtail.support_groups.access import open_details
from kpact_wagtail.support_groups.conflicts import find_conflicts
from kpact_wagtail.support_groups.forms import (
    find_contradictions as find_contradictions_of_group,
)
from kpact_wagtail.support_groups.models import GroupAccess, Occurrence
from kpact_wagtail.support_groups.schedule_blocks import Mode
from kpact_wagtail.support_groups.schedules import (
    DATES,
    MONTH_DAYS,
    MONTHLY,
    WEEKLY,
    Schedule,
)
from kpact_wagtail.translation import stored as stored_value

from .lists import links_in

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
PASSWORD = "a password for the tests"
INVENTED = {"example.org", "example.com", "example.net"}  # RFC 2606


def load_demo():
    output = StringIO()
    call_command("load_demo", password=PASSWORD, port=8000, stdout=output)
    return output.getvalue()


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker):
    """Instead of a transaction for each test: one for the whole file, undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        Site.clear_site_root_paths_cache()
        yield
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


@pytest.fixture(scope="module")
def printed(db):
    """The demo, loaded once; what the command printed."""
    return load_demo()


@pytest.fixture(autouse=True)
def _demo(printed):
    """Whatever a test changes is undone; the language of its last request does not stay."""
    with translation.override("en"), transaction.atomic():
        yield
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


def rows():
    """Every row of every table."""
    return {
        model._meta.label: list(model.objects.order_by("pk").values())
        for model in apps.get_models()
    }


def demo_pages(language=None):
    pages = Page.objects.live().filter(depth__gt=1).order_by("path").specific()
    return pages.filter(locale__language_code=language) if language else pages


@pytest.fixture(scope="module")
def answers(printed):
    """What a visitor gets at the address of every page and of every list of a topic."""
    addresses = []
    for page in demo_pages():
        addresses.append(page.url)
        if isinstance(page, ArticleIndexPage):
            addresses += [page.topic_url(topic) for topic in page.get_used_topics()]
    with translation.override("en"):
        return {address: Client().get(address) for address in addresses}


@pytest.fixture(scope="module")
def soups(answers):
    return {
        address: BeautifulSoup(answer.content, "html.parser") for address, answer in answers.items()
    }


def test_it_prints_where_to_look_and_how_to_log_in(printed):
    for address in ["/sex-work-is-work/", "/articles/", "/es/", "/admin/", "/letters/"]:
        assert f"http://localhost:8000{address}\n" in printed
    for name in ["admin", "moderator", "editor"]:
        assert f"Log in as {name} / {PASSWORD}" in printed


def test_a_second_run_changes_nothing():
    before = rows()
    assert "The demo is complete." in load_demo()
    assert rows() == before


def test_a_second_run_keeps_what_a_person_has_edited_renamed_and_deleted():
    article = ArticlePage.objects.get(slug="sex-work-101")
    article.title, article.slug = "Ours now", "ours-now"
    article.save_revision().publish()
    ArticlePage.objects.get(slug="two-sentences-are-enough").delete()
    Topic.objects.filter(slug="housing").update(name="Homes")
    SiteSettings.objects.update(organization_name="Somebody else")
    user = get_user_model().objects.get(username="editor")
    user.set_password("changed")
    user.save()
    before = rows()
    assert "Log in as editor / the password you gave it" in load_demo()
    assert rows() == before


def test_what_is_new_in_the_demo_is_added_on_the_next_run():
    ArticlePage.objects.get(slug="lamps-not-patrols").delete()
    Piece.objects.filter(key__in=["page/street-patrols/en", "words/street-patrols/en"]).delete()
    assert load_demo().startswith("2 new parts")
    assert ArticlePage.objects.get(slug="lamps-not-patrols").live


def test_it_leaves_a_database_alone_that_holds_another_site():
    Piece.objects.all().delete()
    with pytest.raises(CommandError, match="another site"):
        load_demo()


def languages_of(entry):
    """Those in which a page has words; only groups may have one alone."""
    return [language for language in LANGUAGES if language in entry]


def count_pages():
    return sum(len(languages_of(entry)) for entry in PAGES)


def test_every_page_is_there_in_every_language_it_has_words_in():
    assert demo_pages().count() == count_pages()
    for page in demo_pages("en"):
        [entry] = [each for each in PAGES if each["en"]["title"] == page.title]
        translations = page.get_translations(inclusive=True).live()
        told = sorted(t.locale.language_code for t in translations)
        assert told == languages_of(entry), page.title
        assert told == LANGUAGES or entry["type"] == "group", page.title


def test_there_are_twelve_articles_on_four_topics_by_several_authors():
    articles = list(ArticlePage.objects.live().filter(locale__language_code="en"))
    assert len(articles) == 12
    assert {topic.slug for article in articles for topic in article.own_topics} == set(TOPICS)
    assert all(article.authors for article in articles)
    assert len({author.pk for article in articles for author in article.authors}) >= 5
    assert any(author.role == "guest" for article in articles for author in article.authors)
    assert {article.kind for article in articles} == {"article", "interview", "statement"}
    assert any(article.republished_from for article in articles)
    assert any(article.content_note for article in articles)


def test_every_block_that_a_body_can_hold_is_used_in_every_language():
    known = set(BodyBlock().child_blocks) - {UNAVAILABLE}
    assert len(known) >= 11
    for language in LANGUAGES:
        used = {
            child["type"]
            for page in demo_pages(language)
            if hasattr(page, "body")
            for child in page.body.raw_data
        }
        assert used == known, language


def test_the_pages_other_than_the_first_use_every_block_between_them():
    pages = AdvocacyPage.objects.filter(locale__language_code="en").exclude(slug="sex-work-is-work")
    assert len(pages) == 3
    used = {child["type"] for page in pages for child in page.body.raw_data}
    assert used == set(BodyBlock().child_blocks) - {UNAVAILABLE}


def test_no_editor_is_told_of_a_problem():
    for page in demo_pages():
        assert page.get_problems() == [], page.title


def test_an_editor_can_save_every_page_as_it_stands():
    for page in demo_pages():
        page.full_clean()
        for field in page._meta.concrete_fields:
            if hasattr(field, "stream_block"):
                field.stream_block.clean(getattr(page, field.name))


def test_every_page_and_topic_list_answers_without_a_cookie(answers):
    assert len(answers) == count_pages() + len(TOPICS) * len(LANGUAGES)
    for address, answer in answers.items():
        assert answer.status_code == 200, address
        assert not answer.cookies, address
        assert "cookie" not in answer.get("Vary", "").lower(), address


def test_every_page_says_which_language_it_is_in(soups):
    for page in demo_pages():
        soup = soups[page.url]
        assert soup.html["lang"] == page.locale.language_code, page.url
        heading = soup.find("h1").get_text(" ", strip=True)
        assert heading == page.title, page.url


def test_no_page_loads_anything_from_elsewhere_or_links_to_a_real_organization(soups):
    exit_host = urlsplit(SiteSettings.objects.get().exit_url).hostname
    for address, soup in soups.items():
        for tag in soup.select("[src], [srcset], link[rel=stylesheet]"):
            for name in {"src", "srcset", "href"} & tag.attrs.keys():
                for part in tag[name].split(","):
                    assert part.strip().startswith(("/static/", "/media/")), (address, tag)
        for link in soup.select("a[href]"):
            host = urlsplit(link["href"]).hostname
            cites = {"doi.org"} if link.find_parent(class_="kpact-citation") else set()
            assert host in {None, *INVENTED, "localhost", exit_host} | cites, (address, link)


def test_every_link_within_the_site_leads_somewhere(client, answers, soups):
    links = {
        link["href"].partition("#")[0]
        for soup in soups.values()
        for link in soup.select("a[href^='/']")
    }
    assert len(links) > len(PAGES)
    others = links - answers.keys()
    assert {link: client.get(link).status_code for link in others} == dict.fromkeys(others, 200)


def test_every_picture_is_described_in_the_words_of_the_page(soups):
    described = 0
    for page in AdvocacyPage.objects.live():
        for child in page.body:
            if child.block_type == "image":
                alt = child.value["image"].contextual_alt_text
                assert soups[page.url].find("img", alt=alt), page.url
                described += 1
    assert described >= 6


def test_the_page_it_began_with_stands_as_far_as_its_blocks_reach(soups):
    page = AdvocacyPage.objects.get(slug="sex-work-is-work")
    assert page.url == "/sex-work-is-work/"
    soup = soups[page.url]
    text = " ".join(soup.find("main").get_text(" ").split())
    assert "“the world’s oldest profession,”" in text
    assert "problem solve and experience a safer space" in text
    article = ArticlePage.objects.get(slug="sex-work-101")
    assert soup.find("a", href=article.url, string="Sex Work 101")
    note = soup.select_one("[role=doc-endnotes] li")
    assert "Our definition of sex work includes phone sex, escorting" in note.get_text()
    term = soup.select_one(f"a[role=doc-noteref][href='#{note['id']}']")
    assert "sex workers" in term.find_parent(class_="kpact-term").get_text()
    assert term.find_parent(class_="kpact-block--groups")
    group = soup.select_one(".kpact-block--groups .kpact-group")
    assert "Current and retired sex workers" in " ".join(group.get_text(" ").split())
    assert "Online, Zoom" in group.get_text()
    page_of_group = SupportGroupPage.objects.get(slug="first-thursday")
    assert group.find("a", href=page_of_group.url, string="Sex Worker Support Group")
    assert len(soup.select(".kpact-block--articles .kpact-articles__item")) == 3
    view_all = soup.select_one(".kpact-block--articles a[href='/articles/topic/sex-work/']")
    assert "sex work articles" in view_all.get_text().lower()
    join = soup.select_one(".kpact-block--signup")
    assert join.h2.get_text() == "Join our Mailing List"
    assert "upcoming event news, resources, networking opportunities, and more!" in join.get_text()
    assert join.form["action"] == "/kpact/lists/subscribe/"


def test_the_page_it_began_with_names_all_help_it_named(soups):
    block = soups["/sex-work-is-work/"].select_one(".kpact-block--resources")
    assert block.h2.get_text() == "Sex Worker Support: Reading, Resources, and Advocacy"
    support, advocacy, clinicians = read_sections(block)
    assert support[0] == "For Current and Former Sex Workers"
    assert [name.split("(")[0].strip() for name in support[1:]] == [
        "Sex Workers Outreach Project Chicago",
        "Sex Worker Support Group",
        "National Harm Reduction Coalition",
        "Pineapple Support",
    ]
    assert advocacy[0] == "Advocacy"
    assert len(advocacy) == 2
    assert clinicians[:2] == ["For Clinicians", "Equitable Care Certification"]
    for cited, beginning, end in zip(
        clinicians[2:],
        ["Pederson, A. C., Stenersen, M. R., & Bridges, S. K. (2019)", "Sawicki, D. A., Meffert"],
        ["Advance online publication.", "https://doi.org/10.1080/14681994.2019.1574970"],
        strict=True,
    ):
        assert cited.startswith(beginning)
        assert end in cited
    text = " ".join(block.get_text(" ").split())
    assert "Monthly online meetings" in text
    assert "Mental health support" in text
    group = SupportGroupPage.objects.get(slug="first-thursday")
    assert block.find("a", href=group.url, string="Sex Worker Support Group")


def read_sections(block):
    """Heading and entries of each section, as text."""
    for part in block.select(".kpact-resources__section"):
        names = part.select(".kpact-resource__name, .kpact-citation__text")
        yield [" ".join(each.get_text().split()) for each in [part.h3, *names]]


def test_the_spanish_page_names_the_same_help_in_spanish(soups):
    english = soups["/sex-work-is-work/"].select_one(".kpact-block--resources")
    spanish = soups["/es/el-trabajo-sexual-es-trabajo/"].select_one(".kpact-block--resources")
    lengths = [[len(part) for part in read_sections(each)] for each in (english, spanish)]
    assert lengths[0] == lengths[1] == [5, 2, 4]
    text = spanish.get_text(" ")
    assert "Reuniones mensuales en línea" in text
    assert "Para profesionales de la salud" in text
    assert not spanish.select("[lang=en] .kpact-resource__name")


def test_the_spanish_page_links_to_spanish_pages(soups):
    page = AdvocacyPage.objects.get(slug="el-trabajo-sexual-es-trabajo")
    assert page.url == "/es/el-trabajo-sexual-es-trabajo/"
    soup = soups[page.url]
    blocks = soup.select("main [class*=kpact-block] a[href^='/']:not([rel~=nofollow])")
    links = [link["href"] for link in blocks]
    assert links
    assert all(link.startswith("/es/") for link in links), links
    assert (
        "Nuestra definición de trabajo sexual" in soup.select_one("[role=doc-endnotes]").get_text()
    )


@pytest.mark.parametrize("address", ["/articles/", "/es/articulos/"])
def test_feeds_carry_the_articles_of_the_list_and_of_each_topic(client, address):
    index = next(page for page in demo_pages() if page.url == address)
    feeds = {index.url + "feed/": index.get_articles()}
    for topic in index.get_used_topics():
        feeds[index.topic_url(topic) + "feed/"] = index.get_articles([topic])
    assert len(feeds) == 1 + len(TOPICS)
    for url, articles in feeds.items():
        feed = feedparser.parse(client.get(url).content)
        assert not feed.bozo, url
        assert len(feed.entries) == len(articles) > 0, url


def test_the_sitemap_lists_the_pages_of_every_language(client):
    listed = {
        loc.text for loc in ElementTree.fromstring(client.get("/sitemap.xml").content).iter(LOC)
    }
    hidden = {page.full_url for page in demo_pages() if page.noindex}
    assert hidden
    assert {page.full_url for page in demo_pages()} - listed == hidden


@pytest.mark.parametrize(("address", "language"), [("/nowhere/", "en"), ("/es/nada/", "es")])
def test_a_page_that_is_not_there_says_so_in_the_language_of_its_address(client, address, language):
    response = client.get(address)
    assert response.status_code == 404
    assert BeautifulSoup(response.content, "html.parser").html["lang"] == language


def test_editor_and_moderator_write_and_publish_in_both_languages():
    for name in ["editor", "moderator"]:
        user = get_user_model().objects.get(username=name)
        assert not user.is_superuser
        assert user.has_perm("wagtailadmin.access_admin")
        collections = Collection.objects.filter(group_permissions__group__in=user.groups.all())
        assert collections.filter(group_permissions__permission__codename="add_image").exists()
        assert user.has_perm("kpact_wagtail.add_definition")
        for page in demo_pages():
            can = page.permissions_for_user(user)
            assert can.can_edit(), (name, page)
            assert can.can_publish(), (name, page)
            assert can.can_add_subpage(), (name, page)


def test_only_the_moderator_deletes_records_and_changes_the_site_settings():
    editor, moderator = (get_user_model().objects.get(username=n) for n in ["editor", "moderator"])
    for right in ["kpact_wagtail.delete_definition", "kpact_wagtail.change_sitesettings"]:
        assert moderator.has_perm(right)
        assert not editor.has_perm(right)


def test_moderators_make_lists_and_editors_read_them():
    editor, moderator = (get_user_model().objects.get(username=n) for n in ["editor", "moderator"])
    for user, verbs in [(editor, {"view"}), (moderator, {"view", "add", "change"})]:
        rights = {v for v in ["view", "add", "change", "delete"] if may(user, v)}
        assert rights == verbs, user


def may(user, verb):
    return user.has_perm(f"kpact_mailing_list.{verb}_mailinglist")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/sex-work-is-work/", ["Was this you?", "Post for you"]),
        ("/es/el-trabajo-sexual-es-trabajo/", ["Unas líneas para ti"]),
    ],
)
def test_the_form_of_a_page_brings_a_mail_in_its_language(soups, address, words):
    form = soups[address].select_one("form.kpact-signup")
    sent = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    assert Client().post(form["action"], {**sent, "email": "you@example.org"}).status_code == 303
    drain()
    [letter] = mail.outbox
    assert all(word in letter.body for word in words)
    confirm = links_in(letter)["confirm"]
    assert f"http://localhost:8000{confirm}" in letter.body
    assert Client().post(confirm).status_code == 200
    assert [each.state for each in Subscription.objects.all()] == ["confirmed"]


@pytest.mark.parametrize(
    ("language", "path"), [("en", "/going-out/"), ("es", "/es/salir-de-noche/")]
)
def test_one_list_of_the_demo_asks_for_approval(soups, language, path):
    crew = MailingList.objects.get(locale__language_code=language, joining="approval")
    labels = [each.get_text() for each in soups[path].select(".kpact-signup__name")]
    assert crew.name in labels
    assert len(labels) == 2


def test_no_mail_of_the_demo_says_what_it_is_about():  # C1
    for mailing_list in MailingList.objects.all():
        assert list(find_telling_names(mailing_list)) == [], mailing_list


def test_the_history_of_a_page_names_its_writer_and_its_publisher():
    article = ArticlePage.objects.get(slug="sex-work-101")
    assert article.live_revision.user.username == "editor"
    entries = PageLogEntry.objects.filter(page=article.pk).order_by("pk")
    assert [(entry.action, entry.user.username) for entry in entries] == [
        ("wagtail.create", "editor"),
        ("wagtail.edit", "editor"),
        ("wagtail.publish", "moderator"),
    ]
    assert {entry.timestamp.date() for entry in entries} == {article.date}


def test_nothing_is_private():
    assert not PageViewRestriction.objects.exists()


# Resources


def published_resources(language):
    return Resource.objects.filter(live=True, locale__language_code=language)


def test_sixty_resources_are_there_with_spanish_words_for_many():
    english, spanish = published_resources("en"), published_resources("es")
    assert english.count() == len(RESOURCES) >= 60
    assert spanish.count() >= len(seed.RESOURCES) + 12
    keys = set(spanish.values_list("translation_key", flat=True))
    assert keys <= set(english.values_list("translation_key", flat=True))


def test_both_languages_of_a_resource_have_the_same_facts():
    english = {each.translation_key: each for each in published_resources("en")}
    spanish = list(published_resources("es"))
    assert spanish
    for each in spanish:
        source = english[each.translation_key]
        for name in Resource.get_shared_facts():
            assert stored_value(each, name) == stored_value(source, name), (each, name)


def test_an_editor_can_save_every_resource_as_it_stands():
    """As the form would: fields, streams, and what must fit together."""
    for each in Resource.objects.all():
        each.full_clean()
        values = {field.name: getattr(each, field.name) for field in each._meta.concrete_fields}
        assert list(find_contradictions(values)) == [], each
        for field in each._meta.concrete_fields:
            if isinstance(field, RecordsField):
                field.stream_block.clean(getattr(each, field.name))


def test_every_kind_method_facet_and_mark_has_something():
    found = list(published_resources("en"))
    kinds, methods = {each.kind for each in found}, set()
    for each in found:
        methods |= {contact.method for contact in each.contact_list}
    assert kinds == set(Resource.Kind.values)
    assert methods == set(Method.values)
    counts = count_facets()
    assert set(counts) == set(FACETS)
    assert all(len(counts[name]) >= 4 for name in FACETS[:-3])  # the last are yes or nothing
    assert {"physical", "virtual", "postal", "withheld", ""} == {each.place for each in found}
    assert any(rule.overnight for each in found for rule in each.week.rules)
    assert any(each.coming_exceptions for each in found)
    assert any(each.current_alert for each in found)


def test_nothing_that_is_kept_secret_has_an_address():  # A10
    secret = Resource.objects.filter(place="withheld")
    assert secret.count() >= 2
    assert not secret.exclude(address="").exists()


def test_every_number_is_one_that_nobody_has():
    numbers = [
        contact.number
        for each in Resource.objects.all()
        for contact in each.contact_list
        if contact.number
    ]
    assert len(numbers) > 20
    for number in numbers:
        assert number.startswith(("+131255501", "+442079460")), number


def test_some_resources_are_due_and_some_are_stale():
    due = [each for each in published_resources("en") if each.is_due]
    assert 3 <= len(due) <= 12
    assert 1 <= len([each for each in due if each.is_stale]) < len(due)
    over = [each for each in published_resources("en") if each.alert and not each.current_alert]
    assert len(over) >= 2


@pytest.mark.parametrize("address", ["/resources/", "/es/recursos/"])
def test_the_directory_finds_counts_prints_and_saves_them(client, soups, address):
    soup = soups[address]
    assert len(soup.select(".kpact-resource")) == 25
    english = count_facets({"language": ["es"]}, None)["kind"]
    found = BeautifulSoup(client.get(f"{address}?language=es").content, "html.parser")
    assert sum(english.values()) > len(found.select(".kpact-resource")) > 0
    assert client.get(f"{address}print/").status_code == 200
    rows = b"".join(client.get(f"{address}csv/")).decode("utf-8-sig").splitlines()
    shown = Resource.objects.filter(locale__language_code="en").exclude(status="inactive")
    assert len(rows) > shown.count()


def test_every_page_says_where_to_turn_now(soups):
    for page in demo_pages():
        line = soups[page.url].select_one(".site-crisis")
        name = {"en": "Open Hand Line", "es": "Línea Mano Abierta"}[page.locale.language_code]
        assert name in line.get_text(), page.url
        assert line.find("a", href="tel:+13125550101"), page.url


def test_editors_write_resources_and_moderators_delete_them_too():
    editor, moderator = (get_user_model().objects.get(username=n) for n in ["editor", "moderator"])
    for user in (editor, moderator):
        for verb in ["add", "change", "view", "publish"]:
            assert user.has_perm(f"kpact_resources.{verb}_resource"), (user, verb)
    for right in ["delete_resource", "change_resourcesettings"]:
        assert moderator.has_perm(f"kpact_resources.{right}")
        assert not editor.has_perm(f"kpact_resources.{right}")


def test_a_second_run_keeps_a_corrected_number_and_a_deleted_resource():
    line = Resource.objects.get(title="Night Lantern")
    line.contacts = line.contacts.stream_block.to_python([])
    line.save()
    Resource.objects.filter(title="Drop Check").delete()
    before = rows()
    load_demo()
    assert rows() == before


# Support groups


def groups(language="en"):
    return list(SupportGroupPage.objects.live().filter(locale__language_code=language))


def rules_of(found):
    return [rule for group in found for rule in group.get_schedule().rules]


def test_the_groups_meet_in_every_shape_a_schedule_can_have():
    schedules = [group.get_schedule() for group in groups()]
    rules = rules_of(groups())
    assert {rule.repeats for rule in rules} == {WEEKLY, MONTHLY, MONTH_DAYS, DATES}
    assert {1, 2} <= {rule.every for rule in rules}
    assert {(1, 3), (-1,), (5,)} <= {rule.weeks for rule in rules}
    assert frozenset({1, 3, 5, 7, 9, 11}) in {rule.months for rule in rules}
    assert any(rule.count for rule in rules)
    assert any(rule.last for rule in rules)
    assert any(rule.interpreter for rule in rules)
    assert any(rule.end < rule.start for rule in rules), "past midnight"
    assert any(len({rule.venue for rule in each.rules}) >= 3 for each in schedules)
    assert any(each.pauses for each in schedules)
    assert any(each.skips for each in schedules)
    assert any(move.reason for each in schedules for move in each.moves)


def test_the_groups_stand_in_every_way_a_group_can():
    found = groups()
    assert len(found) > 10
    for name, choices in [
        ("status", SupportGroupPage.Status),
        ("timing", SupportGroupPage.Timing),
        ("mode", Mode),
        ("joining", SupportGroupPage.Joining),
        ("run_by", SupportGroupPage.RunBy),
        ("kind", SupportGroupPage.Kind),
        ("organizer", SupportGroupPage.Organizer),
        ("openness", SupportGroupPage.Openness),
        ("cost", SupportGroupPage.Cost),
    ]:
        assert {getattr(group, name) for group in found} - {""} == set(choices.values), name
    assert len({group.time_zone for group in found}) >= 4
    assert {"America/Los_Angeles"} < {group.time_zone for group in found}
    assert len([group for group in found if group.discreet_title]) >= 3
    assert any(len(group.tiers) > 1 for group in found)
    assert any(group.withheld and not group.address for group in found)


def test_an_editor_can_publish_every_group_as_it_stands():
    for group in groups() + groups("es"):
        values = {field.name: getattr(group, field.name) for field in group._meta.concrete_fields}
        assert list(find_contradictions_of_group(values)) == [], group.title


def test_some_groups_are_offered_as_a_calendar_and_most_are_not():
    for name in ["in_calendar", "in_structured_data"]:
        offered = [group for group in groups() if getattr(group, name)]
        assert 2 <= len(offered) < len(groups()) / 2
        assert not any(group.discreet_title for group in offered), name


def test_a_group_moves_one_meeting_and_says_why(soups):
    soup = soups["/groups/wednesday-kitchen/"]
    assert "Rowan travels on Wednesday" in soup.main.get_text()
    assert "Rowan viaja el miércoles" in soups["/es/grupos/cocina-de-los-miercoles/"].get_text()


@pytest.mark.parametrize(
    "day", ["2024-02-29", "2025-12-15", "2026-12-27", "2029-07-31", "2030-03-10", "2031-10-01"]
)
def test_on_whatever_day_the_demo_is_loaded_its_groups_meet_without_contradiction(day):
    with time_machine.travel(f"{day}T18:00:00Z", tick=False):
        now = timezone.now()
        for entry in [each for each in PAGES if "schedule" in each]:
            schedule = read_schedule(entry)
            assert list(find_conflicts(schedule, now)) == [] or entry.get("status") == "closed"
            meetings = schedule.between(now, now + timedelta(days=100))
            assert meetings or entry.get("status") == "closed", entry["name"]
            for move in schedule.moves:
                assert any(meeting.move is move for meeting in meetings), entry["name"]


def read_schedule(entry):
    """The schedule of a group as the loader would store it today."""
    block = SupportGroupPage._meta.get_field("schedule").stream_block
    return Schedule.read(stored_stream(block, entry["schedule"], find=None), entry["time_zone"])


def test_groups_that_meet_have_stored_meetings_and_the_others_have_none():
    stored = Counter(Occurrence.objects.values_list("group", flat=True))
    for group in groups():
        now = timezone.now()
        soon = group.get_schedule().between(now, now + timedelta(days=90))
        meets = group.timing == "regular" and group.status != "closed" and bool(soon)
        assert bool(stored[group.translation_key]) == meets, group.title
    assert len([group for group in groups() if stored[group.translation_key] >= 3]) >= 6


def test_spanish_groups_have_spanish_words_and_the_same_facts():
    english = {group.translation_key: group for group in groups()}
    spanish = groups("es")
    assert len(spanish) >= 5
    for group in spanish:
        source = english[group.translation_key]
        for name in SupportGroupPage.get_shared_facts():
            assert stored_value(group, name) == stored_value(source, name), (group, name)
        for name in ["title", "summary", "eligibility", "description", "joining_words"]:
            assert getattr(group, name) not in {"", getattr(source, name)}, (group, name)


def test_every_number_of_a_group_is_one_that_nobody_has():
    numbers = [
        child.value["value"]
        for group in groups()
        for child in group.contacts
        if child.value["value"].startswith("+")
    ]
    numbers += [details.dial_in for details in open_access() if details.dial_in]
    assert len(numbers) > 8
    for number in numbers:
        assert number.replace(" ", "").startswith("+131255501"), number


def open_access():
    return [open_details(row) for row in GroupAccess.objects.all()]


def test_the_ways_in_are_sealed_and_on_no_page(answers):  # C5
    assert set(GroupAccess.objects.values_list("release", flat=True)) == set(
        GroupAccess.Release.values
    )
    secrets = {words for details in open_access() for words in astuple(details) if words}
    assert len(secrets) > 10
    shown = {address: answer.content.decode() for address, answer in answers.items()}
    stored = str([rows_of(Page), rows_of(Revision), rows_of(GroupAccess)])
    for words in secrets:
        assert words not in stored
        assert [address for address, text in shown.items() if words in text] == []


def rows_of(model):
    return list(model.objects.values())


def test_only_moderators_know_the_ways_in():
    editor, moderator = (get_user_model().objects.get(username=n) for n in ["editor", "moderator"])
    for verb in ["view", "add", "change", "delete"]:
        right = f"kpact_support_groups.{verb}_groupaccess"
        assert moderator.has_perm(right)
        assert not editor.has_perm(right)


@pytest.mark.parametrize("address", ["/groups/", "/es/grupos/"])
def test_every_group_that_still_meets_stands_in_the_list(soups, address):
    links = {link["href"] for link in soups[address].select("main a[href]")}
    for group in groups("es" if address.startswith("/es/") else "en"):
        assert (group.url in links) == (group.status != "closed"), group.title


def test_a_second_run_keeps_a_changed_schedule_and_renewed_access():
    group = SupportGroupPage.objects.get(slug="monday-tea")
    group.schedule = group.schedule.stream_block.to_python([])
    group.save_revision().publish()
    GroupAccess.objects.filter(release="anyone").update(sealed_passcode=b"")
    GroupAccess.objects.filter(release="never").delete()
    before = rows()
    load_demo()
    assert rows() == before
