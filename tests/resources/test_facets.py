"""What a resource is found by holds for all of it, not for one of its numbers."""

import pytest

from kpact_wagtail.resources.facets import count_facets, select
from kpact_wagtail.resources.models import Resource, ResourceFacet

from .build import make_resource, stream

pytestmark = pytest.mark.django_db

FREE = {"method": "call", "value": "988", "free": True, "anonymous": True}
PAID = {"method": "call", "value": "+13125550100"}


def facets_of(resource):
    found = ResourceFacet.objects.filter(translation_key=resource.translation_key)
    return {each.facet for each in found} & {"free", "anonymous"}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"cost": "free", "contacts": [PAID]}, {"free"}),
        ({"cost": "paid", "contacts": [FREE]}, {"anonymous"}),
        ({"cost": "sliding", "contacts": [FREE]}, {"anonymous"}),
        ({"contacts": [FREE, FREE]}, {"free", "anonymous"}),
        ({"contacts": [FREE, PAID]}, set()),
        ({"contacts": []}, set()),
        ({"anonymous": "yes", "contacts": [PAID]}, {"anonymous"}),
        ({"anonymous": "no", "contacts": [FREE]}, {"free"}),
        ({"anonymous": "sometimes", "contacts": [FREE]}, {"free"}),
    ],
)
def test_free_and_anonymous_are_promised_for_the_whole_of_it(given, found):
    assert facets_of(make_resource(**given)) == found


def test_a_region_is_found_however_it_is_written():
    uptown = make_resource("Uptown", areas=stream("region", "Uptown"))
    make_resource("Downtown", areas=stream("region", "Downtown"))
    make_resource("Uptown abroad", areas=stream("country", "US"))
    assert count_facets()["area"] == {"Uptown": 1, "Downtown": 1, "US": 1}
    locale = uptown.locale_id
    assert list(select(locale, {"region": ["upTOWN"]})) == [uptown]
    assert set(select(locale, {"region": ["UPTOWN", "downtown"]})) == set(
        Resource.objects.filter(title__in=["Uptown", "Downtown"])
    )
    assert not select(locale, {"region": ["uptown"], "area": ["US"]})
