"""Whatever an address asks for: an answer, nothing unpublished, and counts that are true."""

import json
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from kpact_wagtail.models import Audience
from kpact_wagtail.support_groups.schedules import CODES

from .build import add_group, add_index, rule
from .lists import look

pytestmark = pytest.mark.django_db

EXAMPLES = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
MODES = {"online": {"online"}, "in_person": {"in_person"}, "hybrid": {"online", "in_person"}}
PEOPLE = ["one", "two"]
LANGUAGES = ["en", "es"]
FACETS = ["weekday", "mode", "audience", "language", "free", "interpreter"]


def some(values):
    return st.lists(st.sampled_from(values), unique=True, max_size=len(values))


RULE = st.fixed_dictionaries(
    {
        "days": st.lists(st.sampled_from(CODES[:3]), unique=True, min_size=1),
        "mode": st.sampled_from(["", *MODES]),
        "interpreter": st.sampled_from(["", "ase"]),
    }
)
GROUP = st.fixed_dictionaries(
    {
        "rules": st.lists(RULE, max_size=2),
        "mode": st.sampled_from(list(MODES)),
        "audience": some(PEOPLE),
        "language": some(LANGUAGES),
        "cost": st.sampled_from(["", "free", "fixed"]),
        "status": st.sampled_from(["running", "running", "full", "hiatus", "closed"]),
        "live": st.booleans(),
    }
)
CHOICE = st.fixed_dictionaries(
    {},
    optional={
        "weekday": some(CODES[:3]),
        "mode": some(["online", "in_person"]),
        "audience": some(PEOPLE),
        "language": some(LANGUAGES),
        "free": some(["yes"]),
        "interpreter": some(["yes"]),
    },
)


@pytest.fixture
def index(home):
    for name in PEOPLE:
        Audience.objects.create(name=name, slug=name, locale=home.locale)
    return add_index(home)


def make(index, title, group):
    languages = [{"type": "language", "value": code} for code in group["language"]]
    page = add_group(
        index,
        [rule(**each, id=f"{title}-{at}") for at, each in enumerate(group["rules"])],
        title=title,
        mode=group["mode"],
        audiences=Audience.objects.filter(slug__in=group["audience"]),
        languages=json.dumps(languages),
        cost=group["cost"],
        status=group["status"],
    )
    if not group["live"]:
        page.unpublish()


def values_of(group):
    """What a group is found by, read from how it was made and not from what is stored."""
    modes = {each["mode"] or group["mode"] for each in group["rules"]} or {group["mode"]}
    return {
        "weekday": {day for each in group["rules"] for day in each["days"]},
        "mode": set().union(*(MODES[mode] for mode in modes)),
        "audience": set(group["audience"]),
        "language": set(group["language"]),
        "free": {"yes"} if group["cost"] == "free" else set(),
        "interpreter": {"yes"} if any(each["interpreter"] for each in group["rules"]) else set(),
    }


def is_public(group):
    return group["live"] and group["status"] != "closed"


def there(world, choice):
    """The choice without languages that no group has any more: of those a list says that they are
    gone, and leaves them out."""
    offered = set().union(*(group["language"] for group in filter(is_public, world)))
    known = [code for code in choice.get("language", []) if code in offered]
    return {**choice, "language": known}


def fits(group, choice):
    found = values_of(group)
    return all(found[facet] & set(values) for facet, values in choice.items() if values)


def count(world, choice):
    """What a list must say, counted one by one."""
    found = {}
    for facet in FACETS:
        others = {name: values for name, values in choice.items() if name != facet}
        for group in filter(is_public, world):
            for value in values_of(group)[facet] if fits(group, others) else []:
                found.setdefault(facet, {}).setdefault(value, 0)
                found[facet][value] += 1
    return found


@EXAMPLES
@given(world=st.lists(GROUP, max_size=5), choice=CHOICE, by=st.sampled_from(["weekday", "mode"]))
def test_what_is_found_and_counted_is_true(client, index, world, choice, by):
    Page.objects.child_of(index).delete()
    for at, group in enumerate(world):
        make(index, f"Group {at}", group)
    visit = look(client, index, f"?{urlencode({**choice, 'by': by}, doseq=True)}")
    choice = there(world, choice)
    wanted = [
        f"Group {at}" for at, group in enumerate(world) if is_public(group) and fits(group, choice)
    ]
    assert visit.titles == wanted
    assert len(visit.soup.select(".kpact-group")) >= len(wanted)
    chosen = {facet: set(values) for facet, values in choice.items()}
    shown = {
        facet: {
            value: number
            for value, number in numbers.items()
            if number or value not in chosen.get(facet, ())
        }
        for facet, numbers in visit.counts.items()
    }
    assert {facet: numbers for facet, numbers in shown.items() if numbers} == count(world, choice)


ANY = st.text(max_size=30) | st.sampled_from(["\x00", "Tu", "yes", "-1", "9" * 400, "Tu\x00"])
NAMES = [*FACETS, "by", "page", "q", "large", "topic"]


@EXAMPLES
@given(pairs=st.lists(st.tuples(st.sampled_from(NAMES), ANY), max_size=30))
@pytest.mark.parametrize("route", ["", "print/"])
def test_no_address_is_too_strange_for_an_answer(client, index, route, pairs):
    # F9
    look(client, index, f"{route}?{urlencode(pairs)}")


@pytest.mark.parametrize("route", ["", "print/"])
@pytest.mark.parametrize(
    "pairs",
    [
        [("weekday", f"{at}") for at in range(500)],
        [("language", "x" * 10_000)],
        [("audience", "\x00")],
        [("page", "1\x00")],
    ],
    ids=["500 parameters", "10 kB", "null byte", "null byte in page"],
)
def test_too_much_is_left_out(client, index, route, pairs):
    # F9
    add_group(index)
    visit = look(client, index, f"{route}?{urlencode(pairs)}")
    assert "Tuesday Circle" in visit.soup.get_text()
