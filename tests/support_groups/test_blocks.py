"""The parts about support groups: which groups visitors of a page see in them, and which nobody."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from wagtail.models import Page, PageViewRestriction

from kpact_wagtail.blocks import BodyBlock
from kpact_wagtail.models import Audience, Definition
from kpact_wagtail.pages.models import AdvocacyPage, SupportGroupPage
from tests.builders import make_definition, make_topic

from .block_pages import Reader, add, add_page, names
from .build import add_index, add_many, child, items, rule

pytestmark = pytest.mark.django_db

KINDS = ["groups", "timetable", "meetings"]
each_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture
def index(home):
    return add_index(home)


def make_audience(name):
    from wagtail.models import Locale

    return Audience.objects.create(name=name, slug=name.lower(), locale=Locale.get_default())


@pytest.fixture
def read(client, home):
    return Reader(client, home)


def choose(*rows):
    return items([row.pk for row in rows])


# Which groups


@each_kind
def test_all_groups_stand_there_where_nobody_chose_any(read, index, kind):
    add(index, "Night Circle")
    add(index, "Reading Room")
    assert set(names(read(kind))) == {"Night Circle", "Reading Room"}


@each_kind
def test_those_chosen_are_all_there_are_where_nothing_is_to_be_found(read, index, kind):
    chosen = add(index, "Night Circle")
    add(index, "Reading Room")
    assert names(read(kind, groups=choose(chosen))) == ["Night Circle"]


def test_groups_chosen_by_hand_come_first_in_their_order_and_once(read, index):
    topic = make_topic()
    first, _, third = (add(index, title, topics=[topic]) for title in ["Ash", "Birch", "Cedar"])
    found = read("groups", groups=choose(third, first), topics=items([topic.pk]))
    assert names(found) == ["Cedar", "Ash", "Birch"]


@each_kind
def test_groups_are_found_by_topic_by_audience_and_by_how_they_meet(read, index, kind):
    topic, other = make_topic(), make_topic("Work", "work")
    audience = make_audience("Migrants")
    add(index, "Both", topics=[topic, other], audiences=[audience], mode="hybrid")
    add(index, "Topic Only", topics=[topic])
    add(index, "In Person", topics=[other], mode="in_person")
    assert set(names(read(kind, topics=items([topic.pk])))) == {"Both", "Topic Only"}
    assert names(read(kind, audiences=items([audience.pk]))) == ["Both"]
    assert set(names(read(kind, mode="in_person"))) == {"Both", "In Person"}
    assert names(read(kind, topics=items([other.pk]), mode="online")) == ["Both"]


@each_kind
def test_groups_for_some_never_become_all_when_their_topic_is_deleted(read, index, kind):
    topic = make_topic()
    add(index, "Night Circle", topics=[topic])
    topics = items([topic.pk])
    topic.delete()
    assert read(kind, topics=topics) is None


@each_kind
@pytest.mark.parametrize("state", ["draft", "private", "closed", "deleted"])
def test_a_group_that_visitors_may_not_see_or_that_no_longer_meets_is_nowhere(
    read, index, kind, state
):
    group = add(index, "Night Circle")
    chosen = choose(group)
    if state == "draft":
        group.unpublish()
    elif state == "private":
        PageViewRestriction.objects.create(
            page=group, restriction_type=PageViewRestriction.PASSWORD, password="secret"
        )
    elif state == "closed":
        group.status = group.Status.CLOSED
        group.save_revision().publish()
    else:
        group.delete()
    assert read(kind) is None
    assert read(kind, groups=chosen, mode="online") is None


@each_kind
def test_a_group_is_shown_in_the_language_of_the_page(read, index, home, spanish, kind):
    group = add(index, "Night Circle")
    casa = home.copy_for_translation(spanish)
    casa.save_revision().publish()
    assert names(read(kind, casa, groups=choose(group))) == ["Night Circle"]
    copy = group.copy_for_translation(spanish, copy_parents=True)
    copy.title = "Círculo nocturno"
    copy.save_revision().publish()
    assert names(read(kind, casa, groups=choose(group))) == ["Círculo nocturno"]
    assert names(read(kind, casa)) == ["Círculo nocturno"]


def test_the_page_of_a_group_never_lists_itself(client, index):
    other = add(index, "Reading Room")
    body = json.dumps([{"type": "groups", "value": {}, "id": "x"}])
    group = add(index, "Night Circle", body=body)
    soup = BeautifulSoup(client.get(group.url).content, "html.parser")
    assert names(soup.select_one(".kpact-block--groups")) == [other.title]


@each_kind
def test_sixty_groups_cost_as_many_queries_as_three(client, index, home, kind):
    topic, audience = make_topic(), make_audience("Migrants")
    groups = add_many(index, 60, topics=[topic], audiences=[audience])
    few = {"groups": choose(*groups[:3]), "count": 50}
    many = {"groups": choose(*groups), "count": 60, "topics": items([topic.pk])}
    many["audiences"] = items([audience.pk])
    one, other = (
        add_page(home, (kind, value), slug=f"page-{at}") for at, value in enumerate([few, many])
    )
    counts = []
    for page in [one, other, one, other]:  # the first two visits fill caches
        with CaptureQueriesContext(
            connection,
        ) as queries:
            soup = BeautifulSoup(client.get(page.url).content, "html.parser")
        counts.append(len(queries))
    assert len(names(soup.select_one(f".kpact-block--{kind}"))) >= 50
    # to find any by topic and audience: both of them, which groups have which, and who fits
    assert counts[3] <= counts[2] + 6
    Page.objects.filter(pk__in=[group.pk for group in groups[10:]]).update(live=False)
    with CaptureQueriesContext(connection) as queries:
        client.get(other.url)
    assert len(queries) == counts[3]


# Groups in full, and in short


def test_a_group_in_full_says_whom_it_is_for_and_how_to_join(read, index):
    add(index, "Night Circle", eligibility="<p>Everybody over 18</p>", joining="drop_in")
    whole = read("groups").text
    assert "Everybody over 18" in whole
    assert "Just come" in whole
    assert "Online" in whole
    assert "Central Time" in whole
    short = read("groups", layout="compact").text
    assert "Everybody over 18" not in short
    assert "Every Tuesday" in short


def test_a_group_names_its_next_date_with_the_offset_of_its_zone(read, index):
    add(index, "Night Circle")
    shown = read("groups").select_one("time")
    assert shown["datetime"].endswith(("19:00-06:00", "19:00-05:00"))
    assert "Tuesday" in shown.text


def test_no_more_groups_than_asked_for_and_a_link_to_the_rest(read, index):
    for number in range(4):
        add(index, f"Circle {number}")
    part = read("groups", count=2)
    assert names(part) == ["Circle 0", "Circle 1"]
    assert part.select_one(".kpact-groups__all a")["href"] == index.url
    assert read("groups", view_all=False).select_one(".kpact-groups__all") is None
    index.unpublish()
    add(index, "Circle 5")
    assert read("groups").select_one(".kpact-groups__all") is None


def test_a_term_has_one_note_for_the_whole_page(client, index, home):
    definition = make_definition("sex work", "<p>Phone sex, camming and more.</p>")
    term = f'<p><a linktype="kpact-definition" id="{definition.pk}">sex work</a></p>'
    add(index, "Night Circle", eligibility=term, description=term)
    page = add_page(home, ("text", term), ("groups", {"introduction": term}))
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    assert len(soup.select(".kpact-footnotes__note")) == 1
    assert "linktype" not in str(soup)
    page.body = json.dumps([{"type": "groups", "value": {}, "id": "x"}])
    page.save_revision().publish()
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    mark = soup.select_one(".kpact-block--groups a[href^='#kpact-note-']")
    assert soup.find(id=mark["href"][1:]).text.strip().startswith(Definition.objects.get().term)


# The next meetings


def test_meetings_of_all_groups_stand_in_the_order_of_time(read, index):
    add(index, "Late")
    add(index, "Early", schedule=[rule(start="09:00:00", end="10:00:00")])
    part = read("meetings", count=4)
    assert [link.text for link in part.select("a")] == ["Early", "Late", "Early", "Late"]
    starts = [shown["datetime"] for shown in part.select("time")]
    assert starts == sorted(starts)
    assert "Central Time" in part.text


def test_a_moved_meeting_says_what_it_replaces(read, index):
    today = localdate()
    day = today + timedelta(days=(1 - today.weekday()) % 7 or 7)
    move = child("move", {"day": str(day), "new_day": str(day + timedelta(days=1))})
    add(index, "Circle", schedule=[rule(), move])
    first = read("meetings").select_one("li").text
    assert "Moved" in first
    assert "instead of Tuesday" in first
    assert "Wednesday" in first


@each_kind
def test_no_part_says_when_it_is_seen_from_today(read, index, kind):
    every_day = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    add(index, "Circle", schedule=[rule(days=every_day)])
    words = read(kind).text.lower()
    assert "tomorrow" not in words
    assert "today" not in words


# In the editor


@each_kind
def test_a_choice_is_stored_as_ids_and_read_without_a_query(index, kind, django_assert_num_queries):
    group = add(index, "Night Circle")
    stored = [{"type": kind, "value": {"groups": choose(group)}, "id": "x"}]
    stream = BodyBlock().to_python(stored)
    with django_assert_num_queries(0):
        assert [each.pk for each in stream[0].value["groups"]] == [group.pk]
    again = BodyBlock().get_prep_value(stream)[0]["value"]["groups"]
    assert [each["value"] for each in again] == [group.pk]


@each_kind
def test_only_pages_of_groups_can_be_chosen(kind):
    chooser = BodyBlock().child_blocks[kind].child_blocks["groups"].child_block
    assert SupportGroupPage in chooser.target_models
    assert AdvocacyPage not in chooser.target_models
    assert "kpact_pages.supportgrouppage" in chooser.widget.model_names


@each_kind
def test_the_preview_shows_two_groups_and_stores_none(kind):
    block = BodyBlock().child_blocks[kind]
    html = block.render(block.get_preview_value(), {"kpact_preview": True})
    assert "Tuesday circle" in html
    assert "Breakfast for parents" in html
    assert not SupportGroupPage.objects.exists()


def test_headings_are_searched():
    block = BodyBlock().child_blocks["timetable"]
    assert "Our days" in block.get_searchable_content(block.to_python({"heading": "Our days"}))
