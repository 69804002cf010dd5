"""Who may open what of upkeep in the admin: every address × role, from the URL conf. # F4"""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import get_resolver, reverse

from kpact_wagtail.models import Audience, Topic
from kpact_wagtail.resources.models import Resource
from kpact_wagtail.upkeep.models import Report
from tests.people import make_user

from .build import make_due, report, tickets_of

pytestmark = pytest.mark.django_db

LOOKS = {"kpact_needs_attention", "kpact_needs_attention_results"}
DOES = "kpact_needs_attention_do"
#: What lets somebody look at the list, and change what stands in it.
LOOK = {"add", "change", "publish", "delete", "superuser"}
ROLES = ["nobody", "add", "view", "change", "publish", "change publish", "delete", "superuser"]
#: What changes what visitors see.
PUBLISHES = {"verify", "archive", "topic", "audience"}


def names_of(patterns):
    for each in patterns:
        if hasattr(each, "url_patterns"):
            yield from names_of(each.url_patterns)
        elif (each.name or "").startswith("kpact_needs_attention"):
            yield each.name


def make(role):
    if role == "superuser":
        users = get_user_model().objects
        return users.create_superuser("boss", "boss@staff.example", "long enough")
    names = set(role.split()) - {"nobody"}
    return make_user(role, {f"kpact_resources.{name}_resource" for name in names})


def may(role, *needed):
    return role == "superuser" or set(needed) <= set(role.split())


@pytest.fixture
def record():
    made = make_due("Night line")
    report(made, words="Open until nine")
    return made


def sign_in(role):
    client = Client()
    client.force_login(make(role))
    return client


def is_denied(response):
    return response.status_code == 302 and response.url == reverse("wagtailadmin_home")


def test_every_address_is_walked():
    assert set(names_of(get_resolver().url_patterns)) == {*LOOKS, DOES}


@pytest.mark.parametrize("name", sorted(LOOKS))
@pytest.mark.parametrize("query", ["", "?export=csv", "?export=xlsx"])
def test_a_stranger_is_asked_to_sign_in(client, record, name, query):
    for path in (reverse(name) + query, reverse(DOES)):
        assert client.get(path).url.startswith(reverse("wagtailadmin_login"))
        assert client.post(path).url.startswith(reverse("wagtailadmin_login"))


@pytest.mark.parametrize("query", ["", "?export=csv", "?export=xlsx"])
@pytest.mark.parametrize("name", sorted(LOOKS))
@pytest.mark.parametrize("role", ROLES)
def test_only_who_works_on_entries_sees_the_list(record, role, name, query):
    response = sign_in(role).get(reverse(name) + query)
    may_look = bool(LOOK & set(role.split()))
    assert is_denied(response) != may_look
    assert (response.status_code == 200) == may_look
    if may_look:
        assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("role", ROLES)
def test_only_who_may_change_entries_reads_words_and_has_buttons(record, role):
    html = sign_in(role).get(reverse("kpact_needs_attention")).content.decode()
    assert ("Open until nine" in html) == may(role, "change")
    assert ('value="see"' in html) == may(role, "change")
    assert ('value="verify"' in html) == may(role, "change", "publish")
    assert ('value="archive"' in html) == may(role, "change", "publish")


@pytest.mark.parametrize("deed", ["verify", "see", "close", "archive", "topic", "audience"])
@pytest.mark.parametrize("role", ROLES)
def test_only_who_may_change_entries_changes_them(record, role, deed):
    terms = {"topic": Topic, "audience": Audience}
    data = {"deed": deed, "chosen": tickets_of(record)}
    if deed in terms:
        data[deed] = terms[deed].objects.create(name="New", slug="new", locale=record.locale).pk
    before = state_of(record)
    response = sign_in(role).post(reverse(DOES), data)
    needed = {"change", "publish"} if deed in PUBLISHES else {"change"}
    assert is_denied(response) != may(role, *needed)
    assert (state_of(record) != before) == may(role, *needed)


def state_of(record):
    row = Resource.objects.get(pk=record.pk)
    chosen = [*row.topics.values_list("pk"), *row.audiences.values_list("pk")]
    states = list(Report.objects.values_list("state", flat=True))
    return row.verified_on, row.status, chosen, states


def test_looking_at_a_deed_is_not_answered(record):
    client = sign_in("superuser")
    assert client.get(reverse(DOES)).status_code == 405
    assert Resource.objects.get().verified_on is None


def test_a_post_from_elsewhere_is_refused(record):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make("superuser"))
    data = {"deed": "verify", "chosen": tickets_of(record)}
    assert client.post(reverse(DOES), data).status_code == 403
    assert Resource.objects.get().verified_on is None
