"""Whatever an address asks for: an answer, nothing unpublished, and counts that are true."""

import json
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpact_wagtail.models import Audience, Topic
from kpact_wagtail.resources.facets import FACETS
from kpact_wagtail.resources.models import Resource

from .build import make_resource
from .directories import look, make_audience, make_directory, make_topic

pytestmark = pytest.mark.django_db

EXAMPLES = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
TERMS = ["one", "two"]
AREAS = ["US", "CA", "Cook County"]
KINDS = ["hotline", "service", "tool"]
LANGUAGES = ["en", "es"]
FLAGS = ["free", "anonymous", "no_police"]


@pytest.fixture
def directory(home):
    for name in TERMS:
        make_topic(name)
        make_audience(name)
    return make_directory(home)


some = lambda values: st.lists(st.sampled_from(values), unique=True, max_size=len(values))  # noqa: E731
RECORD = st.fixed_dictionaries(
    {
        "topic": some(TERMS),
        "audience": some(TERMS),
        "kind": st.sampled_from(KINDS).map(lambda kind: [kind]),
        "area": some(AREAS),
        "language": some(LANGUAGES),
        "free": some(["yes"]),
        "anonymous": some(["yes"]),
        "no_police": some(["yes"]),
        "live": st.booleans(),
        "status": st.sampled_from(["active", "active", "temporarily_closed", "inactive"]),
    }
)
CHOICE = st.fixed_dictionaries(
    {},
    optional={
        "topic": some(TERMS),
        "audience": some(TERMS),
        "kind": some(KINDS),
        "area": some(AREAS),
        "language": some(LANGUAGES),
        **{flag: some(["yes"]) for flag in FLAGS},
    },
)


def make(title, record):
    areas = [
        {"type": "country" if len(area) == 2 else "region", "value": area}
        for area in record["area"]
    ]
    return make_resource(
        title,
        topics=Topic.objects.filter(slug__in=record["topic"]),
        audiences=Audience.objects.filter(slug__in=record["audience"]),
        kind=record["kind"][0],
        areas=json.dumps(areas),
        languages=record["language"],
        cost="free" if record["free"] else "paid",
        anonymous="yes" if record["anonymous"] else "no",
        emergency_services="no" if record["no_police"] else "yes",
        live=record["live"],
        status=record["status"],
    )


def is_public(record):
    return record["live"] and record["status"] != "inactive"


def fits(record, choice):
    return all(set(record[facet]) & set(values) for facet, values in choice.items())


def count(world, choice):
    """What a directory must say, counted one by one."""
    found = {}
    for facet in FACETS:
        others = {name: values for name, values in choice.items() if name != facet}
        for record in world:
            for value in record[facet] if is_public(record) and fits(record, others) else []:
                found.setdefault(facet, {}).setdefault(value, 0)
                found[facet][value] += 1
    return found


@EXAMPLES
@given(world=st.lists(RECORD, max_size=5), choice=CHOICE)
def test_counts_and_list_are_those_of_somebody_who_counts_by_hand(client, directory, world, choice):
    Resource.objects.all().delete()
    for number, record in enumerate(world):
        make(f"Line {number}", record)
    offered = {value for record in world if is_public(record) for value in record["area"]}
    spoken = {value for record in world if is_public(record) for value in record["language"]}
    known = {**choice, "area": set(choice.get("area", ())) & offered}
    known["language"] = set(choice.get("language", ())) & spoken
    known = {facet: values for facet, values in known.items() if values}
    visit = look(client, directory, f"?{urlencode(choice, doseq=True)}")
    titles = [
        f"Line {number}"
        for number, record in enumerate(world)
        if is_public(record) and fits(record, known)
    ]
    assert visit.titles == titles
    assert visit.heading.split()[0] == str(len(titles))
    shown = {
        facet: {value: number for value, number in values.items() if number}
        for facet, values in visit.counts.items()
    }
    assert {facet: values for facet, values in shown.items() if values} == count(world, known)


NAMES = st.sampled_from([*FACETS, "q", "page", "large", "facet", "topic[]", ""])
ANYTHING = st.one_of(
    st.text(max_size=200), st.sampled_from([*TERMS, *AREAS, *KINDS, "yes", "secret", "\x00", "'"])
)


@EXAMPLES
@given(
    pairs=st.lists(st.tuples(NAMES, ANYTHING), max_size=30),
    route=st.sampled_from(["", "print/", "csv/"]),
)
def test_no_address_is_answered_with_an_error_or_a_secret(client, directory, pairs, route):
    if not Resource.objects.exists():
        make_resource("Secret draft", live=False, kind="hotline")
        make_resource("Secret past", status="inactive", kind="hotline")
        make_resource("Night line", kind="hotline", countries=["US"], cost="free")
    query = urlencode([(name, value) for name, value in pairs], errors="surrogatepass")
    response = client.get(f"{directory.url}{route}?{query}")
    assert response.status_code == 200
    body = b"".join(response) if response.streaming else response.content
    assert b"Secret draft" not in body
    assert b"Secret past" not in body


@pytest.mark.parametrize(
    "query",
    [
        "&".join(f"topic=t{number}" for number in range(500)),
        "&".join(f"area=County+{number}" for number in range(500)),
        "&".join(["free=yes"] * 500),
        "q=" + "shelter+" * 1300,
        "area=" + "x" * 10_000,
        "topic=%ff%fe&q=%00%ff",
        "q=%22%27)(*%3A%26%7C!-",
        "q=NEAR(a+b)+AND+OR+NOT",
    ],
)
@pytest.mark.parametrize("route", ["", "print/", "csv/"])
def test_an_address_of_any_length_is_answered_shortly(client, directory, query, route):
    make_resource("Night line")
    response = client.get(f"{directory.url}{route}?{query}")
    assert response.status_code == 200
    body = b"".join(response) if response.streaming else response.content
    assert len(body) < 40_000
