"""Editors are told which groups of a part visitors do not see."""

import pytest
from wagtail.models import PageViewRestriction

from kpact_wagtail.blocks import BodyBlock
from kpact_wagtail.problems import find_problems
from tests.builders import make_topic

from .build import add_group, add_index, items

pytestmark = pytest.mark.django_db

each_kind = pytest.mark.parametrize("kind", ["groups", "timetable", "meetings"])


@pytest.fixture
def group(home):
    return add_group(add_index(home), title="Night Circle")


def problems(kind, **value):
    stream = BodyBlock().to_python([{"type": kind, "value": value, "id": "x"}])
    return [str(each) for each in find_problems(BodyBlock(), stream)]


def choose(group):
    return items([group.pk])


@each_kind
def test_nothing_is_said_where_all_is_well(kind, group):
    assert problems(kind) == []
    assert problems(kind, groups=choose(group)) == []


@each_kind
def test_a_group_that_is_gone_is_told(kind, group):
    chosen = choose(group)
    group.delete()
    assert problems(kind, groups=chosen) == [
        "A support group that was chosen here has been deleted."
    ]


@each_kind
def test_a_group_that_is_a_draft_is_named(kind, group):
    group.unpublish()
    said = problems(kind, groups=choose(group))
    assert said == ["“Night Circle” is not published, so it is not shown."]


@each_kind
def test_a_private_group_is_named(kind, group):
    PageViewRestriction.objects.create(page=group, restriction_type="password", password="x")
    said = problems(kind, groups=choose(group))
    assert said == ["“Night Circle” is private, so it is not shown."]


@each_kind
def test_a_group_that_no_longer_meets_is_named(kind, group):
    group.status = group.Status.CLOSED
    group.save_revision().publish()
    said = problems(kind, groups=choose(group))
    assert said == ["“Night Circle” no longer meets, so it is not shown."]


@each_kind
def test_a_part_that_finds_nothing_by_itself_says_so(kind, group):
    nothing = ["No support group is found by itself at present."]
    assert problems(kind, mode="in_person") == nothing
    assert problems(kind, groups=choose(group), mode="in_person") == nothing
    topic = make_topic()
    assert problems(kind, topics=items([topic.pk])) == nothing
    group.topics = [topic]
    group.save_revision().publish()
    assert problems(kind, topics=items([topic.pk])) == []


@each_kind
def test_a_part_whose_topics_are_all_gone_says_so(kind, group):
    topics = items([make_topic().pk, 999_999])
    assert "deleted" not in " ".join(problems(kind, topics=topics))
    gone = " ".join(problems(kind, topics=items([999_999])))
    assert "have been deleted" in gone


@pytest.mark.parametrize("number", [1, 30])
def test_thirty_chosen_groups_are_looked_through_at_once(
    home, number, django_assert_max_num_queries
):
    index = add_index(home)
    groups = [add_group(index, title=f"Circle {n}", slug=f"circle-{n}") for n in range(number)]
    chosen = items([group.pk for group in groups])
    with django_assert_max_num_queries(4):
        assert problems("groups", groups=chosen) == []
