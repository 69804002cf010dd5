"""Who may see and do what with people’s records: every address × method × role, from the URL conf. # F4"""

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from kpact_wagtail.mailing_list.models import ConsentEvent, MailingList, Subscriber, Subscription
from kpact_wagtail.outbox.models import Message, Suppression

from .people import CANARY, MODELS, make_records, make_user, permissions_of

pytestmark = pytest.mark.django_db

NOBODY = "not even a superuser"  # the method is not answered
EVERYBODY = "whoever may enter the admin"


def one(model, *names):
    """One of these permissions of a model."""
    return {f"{model._meta.app_label}.{name}_{model._meta.model_name}" for name in names}


def see(model):
    return one(model, "view", "change", "delete")


#: Address → what GET wants, what POST wants, the model whose record it is about.
NEEDS = {}


def expect(prefix, model, screens):
    for name, wanted in screens.items():
        NEEDS[f"{prefix}{name}"] = (*wanted, model)


def screen_of(model, place, **deeds):
    shown = {"index": (see(model), NOBODY), "inspect": (see(model), NOBODY)}
    deeds = {name.replace("_", "-"): wanted for name, wanted in deeds.items()}
    expect(f"kpact_{place}_modeladmin_", model, shown | deeds)


def both(needed):
    return needed, needed


#: What is needed besides: to ask for an address is to unmask somebody by a guess.
ALSO = {
    "kpact_people_modeladmin_find": one(Subscriber, "unmask"),
    "kpact_suppressions_modeladmin_find": one(Subscriber, "unmask"),
}
#: GET is not answered, even to those who may.
POST_ONLY = {
    f"kpact_{name}"
    for name in (
        "people_modeladmin_show-address",
        "subscriptions_modeladmin_approve",
        "subscriptions_modeladmin_decline",
        "subscriptions_modeladmin_approve-chosen",
        "outbox_modeladmin_retry",
    )
}
screen_of(
    Subscriber,
    "people",
    find=both(see(Subscriber)),
    show_address=both(one(Subscriber, "unmask")),
    stop=both(one(Subscriber, "change")),
    erase=both(one(Subscriber, "delete")),
)
screen_of(
    Subscription,
    "subscriptions",
    approve=both(one(Subscription, "change")),
    decline=both(one(Subscription, "change")),
    approve_chosen=both(one(Subscription, "change")),
    take_off=both(one(Subscription, "change")),
)
screen_of(ConsentEvent, "consent")
screen_of(
    Suppression,
    "suppressions",
    find=both(see(Suppression)),
    add=both(one(Suppression, "add")),
    remove=both(one(Suppression, "delete")),
)
screen_of(Message, "outbox", retry=both(one(Message, "change")))
expect("kpact_", None, {"numbers": (see(Subscription) - one(Subscription, "delete"), NOBODY)})
ANY = one(MailingList, "add", "change", "delete", "view")
expect(
    "wagtailsnippets_kpact_mailing_list_mailinglist:",
    MailingList,
    {
        "list": (ANY, NOBODY),
        "list_results": (ANY, NOBODY),
        "add": both(one(MailingList, "add")),
        "edit": both(one(MailingList, "change")),
        "delete": both(one(MailingList, "delete")),
        "usage": (ANY, NOBODY),
        "history": (ANY, NOBODY),
        "history_results": (ANY, NOBODY),
        "preview_on_add": both(one(MailingList, "add")),
        "preview_on_edit": both(one(MailingList, "change")),
    },
)
expect(
    "wagtailsnippetchoosers_kpact_mailing_list_mailinglist:",
    MailingList,
    {
        "choose": (EVERYBODY, NOBODY),
        "choose_results": (EVERYBODY, NOBODY),
        "chosen": (EVERYBODY, NOBODY),
        "chosen_multiple": (EVERYBODY, NOBODY),
        "create": both(one(MailingList, "add")),
    },
)


def addresses():
    """Every address in the admin that is ours, by name: ``{name: the names of its parameters}``."""
    return dict(walk(get_resolver().url_patterns))


def walk(patterns, names=(), route=""):
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            inside = (*names, pattern.namespace) if pattern.namespace else names
            yield from walk(pattern.url_patterns, inside, here)
        elif here.startswith("admin/") and is_ours(here):
            yield ":".join([*names, pattern.name or here]), list(pattern.pattern.converters)


def is_ours(route):
    return "/kpact/" in route or "kpact_mailing_list" in route or "kpact_outbox" in route


#: What changes a record when somebody who may posts to it.
CHANGES = {
    f"kpact_{name}"
    for name in (
        "people_modeladmin_stop",
        "people_modeladmin_erase",
        "subscriptions_modeladmin_approve",
        "subscriptions_modeladmin_decline",
        "subscriptions_modeladmin_approve-chosen",
        "subscriptions_modeladmin_take-off",
        "suppressions_modeladmin_add",
        "suppressions_modeladmin_remove",
        "outbox_modeladmin_retry",
    )
}
#: Wagtail itself fails on a hand-made POST where a chooser has no form to create something.
FAILS_IN_WAGTAIL = {("wagtailsnippetchoosers_kpact_mailing_list_mailinglist:create", "post")}

ROLES = {
    "editor without permission": set,
    "list manager": lambda: (
        permissions_of(MailingList)
        | one(Subscriber, "view", "change")
        | one(Subscription, "view", "change")
        | one(ConsentEvent, "view")
        | one(Suppression, "view", "add")
        | one(Message, "view", "change")
    ),
    "unmasker": lambda: one(Subscriber, "view", "unmask"),
    "superuser": None,
}


@pytest.fixture
def records(home):
    return make_records()


@pytest.fixture
def users(db):
    made = {
        name.split()[0]: (make_user(name.split()[0], permissions()), permissions())
        for name, permissions in ROLES.items()
        if permissions
    }
    boss = get_user_model().objects.create_superuser("boss", "boss@staff.example", "long enough")
    return made | {"superuser": (boss, permissions_of(*MODELS))}


def open_address(user, name, method, records):
    """The answer to a request that is then undone: allowed, denied, login, or not answered."""
    _get, _post, model = NEEDS[name]
    pk = records[model].pk if model else None
    parameters = {each: pk for each in addresses()[name]}
    client = Client(raise_request_exception=(name, method) not in FAILS_IN_WAGTAIL)
    if user:
        client.force_login(user)
    data = {"email": "somebody.else@example.org", "chosen": [pk]} if method == "post" else {}
    if name.endswith("chosen_multiple"):
        data = {"id": [pk]}
    with transaction.atomic():
        before = snapshot()
        response = getattr(client, method)(reverse(name, kwargs=parameters), data)
        changed = snapshot() != before
        transaction.set_rollback(True)
    return judge(response), changed, response


def snapshot():
    return [list(model._base_manager.order_by("pk").values()) for model in MODELS]


def judge(response):
    if response.status_code == 405:
        return "not answered"
    if response.status_code == 302 and response.url == reverse("wagtailadmin_home"):
        return "denied"
    if response.status_code == 302 and response.url.startswith(reverse("wagtailadmin_login")):
        return "login"
    return "allowed" if response.status_code in (200, 302) else response.status_code


def wanted(name, method, permissions):
    needed = NEEDS[name][0 if method == "get" else 1]
    if needed == EVERYBODY:
        return "allowed"
    if needed == NOBODY:
        return "not answered"
    if not needed & permissions or not ALSO.get(name, set()) <= permissions:
        return "denied"
    return "not answered" if method == "get" and name in POST_ONLY else "allowed"


def test_every_address_is_expected_and_there():
    assert set(addresses()) == set(NEEDS)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", sorted(NEEDS))
def test_every_role_gets_what_it_may_and_nothing_else(records, users, name, method):
    outcome, changed, _response = open_address(None, name, method, records)
    assert (outcome, changed) == ("login", False)
    for role, (user, permissions) in users.items():
        outcome, changed, response = open_address(user, name, method, records)
        expected = wanted(name, method, permissions)
        if expected == "allowed" and (name, method) in FAILS_IN_WAGTAIL:
            expected = 500
        if expected == "not answered" and outcome == "denied":
            continue  # who may not even look learns nothing about methods
        assert outcome == expected, role
        assert changed == (outcome == "allowed" and method == "post" and name in CHANGES), role
        if "modeladmin" in name:
            assert "no-store" in response["Cache-Control"] or outcome == "denied", role
            assert CANARY not in response.content.decode() or "show-address" in name


@pytest.mark.parametrize("name", sorted(NEEDS))
def test_all_other_permissions_together_do_not_open_an_address(records, name):
    for method, needed in zip(["get", "post"], NEEDS[name], strict=False):
        if needed in (NOBODY, EVERYBODY):
            continue
        user = make_user(f"nearly-{method}", permissions_of(*MODELS) - needed)
        outcome, changed, _response = open_address(user, name, method, records)
        assert (outcome, changed) == ("denied", False)


@pytest.mark.parametrize("name", sorted(ALSO))
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not_see_addresses_cannot_try_them_out(records, name, method):
    user = make_user("guesser", permissions_of(*MODELS) - ALSO[name])
    assert open_address(user, name, method, records)[:2] == ("denied", False)
    html = open_address(user, name.replace("find", "index"), "get", records)[2].content.decode()
    assert "Find by address" not in html


def test_a_permission_to_do_something_opens_nothing_without_one_to_look(records):
    user = make_user("blind", one(Subscriber, "unmask") | one(Suppression, "add"))
    for name in ("kpact_people_modeladmin_show-address", "kpact_suppressions_modeladmin_add"):
        assert open_address(user, name, "post", records)[:2] == ("denied", False)


@pytest.mark.parametrize(
    "name", sorted(name for name, parameters in addresses().items() if "instance_pk" in parameters)
)
def test_a_number_of_no_record_is_not_found_and_tells_strangers_nothing(records, name):
    url = reverse(name, args=[2**70])
    client = Client()
    client.force_login(make_user("nobody"))
    assert client.get(url).url == reverse("wagtailadmin_home")
    boss = get_user_model().objects.create_superuser("boss", "boss@staff.example", "long enough")
    client.force_login(boss)
    assert client.get(url).status_code == client.post(url).status_code == 404


def test_posts_from_other_sites_are_refused(records):
    boss = get_user_model().objects.create_superuser("boss", "boss@staff.example", "long enough")
    client = Client(enforce_csrf_checks=True)
    client.force_login(boss)
    person = records[Subscriber]
    response = client.post(reverse("kpact_people_modeladmin_erase", args=[person.pk]))
    assert response.status_code == 403
    assert Subscriber.objects.filter(pk=person.pk).exists()


def test_groups_can_be_given_what_means_something_and_nothing_else():
    from wagtail import hooks

    offered = {
        f"{each.content_type.app_label}.{each.codename}"
        for hook in hooks.get_hooks("register_permissions")
        for each in hook().select_related("content_type")
    }
    ours = {each for each in offered if each in permissions_of(*MODELS[1:])}
    assert ours == (
        one(Subscriber, "view", "change", "delete", "unmask")
        | one(Subscription, "view", "change")
        | one(ConsentEvent, "view")
        | one(Suppression, "view", "add", "delete")
        | one(Message, "view", "change")
    )
