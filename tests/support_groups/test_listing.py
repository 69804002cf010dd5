"""Which groups lists may show, what they load of them, and when each meets next."""

import datetime

import pytest
import time_machine
from django.template.loader import render_to_string
from wagtail.models import PageViewRestriction

from kpact_wagtail.models import Audience
from kpact_wagtail.support_groups.listing import (
    attach_next,
    find_groups,
    find_meetings,
    load_chosen,
)
from tests.builders import make_topic

from .build import add_group, add_index, child, rule

NOW = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def index(home):
    return add_index(home)


@pytest.fixture
def trans_people(home):
    return Audience.objects.create(name="Trans people", slug="trans", locale=home.locale)


def titles(groups):
    return [group.title for group in groups]


def test_groups_come_by_title_whatever_its_capitals(index):
    for title in ["ember", "Dawn", "Circle"]:
        add_group(index, title=title)
    assert titles(find_groups(index.path)) == ["Circle", "Dawn", "ember"]


def test_only_groups_below_the_path_are_found(home, index):
    add_group(home, title="Elsewhere")
    add_group(index, title="Here")
    assert titles(find_groups(index.path)) == ["Here"]


def test_drafts_private_and_closed_groups_are_never_found(index):
    add_group(index, title="Draft").unpublish()
    hidden = add_group(index, title="Private")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    closed = add_group(index, title="Closed", status="closed")
    shown = add_group(index, title="Shown")
    assert titles(find_groups(index.path)) == ["Shown"]
    ids = [hidden.pk, closed.pk, shown.pk]
    assert titles(load_chosen(ids, index.locale_id)) == ["Shown"]


def test_a_choice_is_any_value_of_each_facet(index, trans_people):
    online = add_group(index, title="Online", audiences=[trans_people], cost="free")
    add_group(index, title="In the room", mode="in_person", audiences=[trans_people])
    add_group(index, title="For all", cost="free")
    both = {"audience": [str(trans_people.translation_key)], "mode": ["online"]}
    assert find_groups(index.path, both) == [online]
    assert titles(find_groups(index.path, {"free": ["yes"]})) == ["For all", "Online"]
    days = {"weekday": ["Mo", "Tu"], "mode": []}
    assert len(find_groups(index.path, days)) == 3
    assert find_groups(index.path, {"weekday": ["Mo"]}) == []


def test_groups_are_found_by_topic(index):
    topic = make_topic()
    about = add_group(index, title="About it", topics=[topic])
    add_group(index, title="Something else")
    assert find_groups(index.path, {"topic": [str(topic.translation_key)]}) == [about]


def test_a_group_with_an_interpreter_is_found(index):
    add_group(index, [rule(interpreter="ase")], title="Signed")
    add_group(index, title="Spoken")
    assert titles(find_groups(index.path, {"interpreter": ["yes"]})) == ["Signed"]


def test_chosen_groups_keep_their_order_and_stand_once(index):
    first, second = add_group(index, title="A"), add_group(index, title="B")
    ids = [second.pk, first.pk, second.pk, 999_999]
    assert load_chosen(ids, index.locale_id) == [second, first]
    assert load_chosen([], index.locale_id) == []


def test_chosen_groups_come_in_the_language_of_the_page(home, index, spanish):
    group = add_group(index)
    home.copy_for_translation(spanish)
    index.copy_for_translation(spanish)
    copy = group.copy_for_translation(spanish)
    assert load_chosen([group.pk], spanish.pk) == [group]  # while the other is a draft
    copy.save_revision().publish()
    assert load_chosen([group.pk], spanish.pk) == [copy]


def test_each_group_has_its_next_meetings_on_its_own_clock(index):
    add_group(index, title="Chicago")
    add_group(index, title="London", time_zone="Europe/London")
    groups = find_groups(index.path)
    attach_next(groups, NOW, 2)
    assert [[meeting.iso for meeting in group.upcoming] for group in groups] == [
        ["2026-03-03T19:00-06:00", "2026-03-10T19:00-05:00"],
        ["2026-03-03T19:00+00:00", "2026-03-10T19:00+00:00"],
    ]


def test_a_meeting_that_is_not_over_is_still_the_next(index):
    add_group(index)
    groups = find_groups(index.path)
    start = datetime.datetime(2026, 3, 4, 1, tzinfo=datetime.UTC)
    attach_next(groups, start + datetime.timedelta(minutes=80))
    assert groups[0].upcoming[0].start == start
    attach_next(groups, start + datetime.timedelta(minutes=100))
    assert groups[0].upcoming[0].start == start + datetime.timedelta(days=7, hours=-1)


def test_meetings_of_all_groups_come_by_time(index):
    add_group(index, title="Evening")
    add_group(index, [rule(start="08:00:00", end="09:00:00")], title="Morning")
    groups = find_groups(index.path)
    found = find_meetings(groups, NOW, limit=3)
    assert [meeting.group.title for meeting in found] == ["Morning", "Evening", "Morning"]
    until = NOW + datetime.timedelta(days=3)
    assert len(find_meetings(groups, NOW, until)) == 2


def test_a_moved_meeting_knows_its_first_time(index):
    move = child("move", {"day": "2026-03-03", "new_day": "2026-03-04"})
    add_group(index, [rule(), move])
    meeting = find_meetings(find_groups(index.path), NOW, limit=1)[0]
    assert meeting.iso == "2026-03-04T19:00-06:00"
    assert meeting.moved_from.isoformat() == "2026-03-03T19:00:00-06:00"


@pytest.mark.parametrize("number", [2, 12])
def test_teasers_cost_the_same_queries_for_any_number(
    index, trans_people, django_assert_num_queries, number
):
    for at in range(number):
        add_group(index, title=f"Group {at}", audiences=[trans_people], cost="free")
    choice = {"audience": [str(trans_people.translation_key)]}
    find_groups(index.path)[0].get_url()  # fills Wagtail's cache of sites
    with django_assert_num_queries(4):
        groups = find_groups(index.path, choice)
        attach_next(groups, NOW)
        context = {"groups": groups, "full": True}
        html = render_to_string("kpact_wagtail/partials/groups.html", context)
    assert html.count("<li") == html.count("<time") == number
