"""Three accounts and what their groups may do."""

from functools import partial

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from kpact_wagtail.mailing_list.models import ConsentEvent, MailingList, Subscriber, Subscription
from kpact_wagtail.models import Audience, Author, Definition, Topic
from kpact_wagtail.outbox.models import Message, Suppression
from kpact_wagtail.resources.models import Resource, ResourceSettings
from kpact_wagtail.support_groups.models import GroupAccess

from .content.words import LANGUAGES

PEOPLE = {
    "admin": {"first_name": "Ada", "last_name": "Admin", "is_superuser": True, "is_staff": True},
    "moderator": {"first_name": "Mo", "last_name": "Moderator"},
    "editor": {"first_name": "Eden", "last_name": "Editor"},
}
GROUPS = {"editor": "Editors", "moderator": "Moderators"}  # Wagtail makes both
SNIPPETS = [Topic, Audience, Definition, Author]
ABOUT_PEOPLE = [Subscriber, Subscription, ConsentEvent, Suppression, Message]


def load_people(pieces, password):
    """The accounts by user name; an account that is there already keeps its password."""
    User = get_user_model()
    for name, fields in PEOPLE.items():
        pieces.once(
            f"user/{name}", lambda name=name, fields=fields: make_user(name, fields, password)
        )
    return {name: User.objects.filter(username=name).first() for name in PEOPLE}


def make_user(name, fields, password):
    User = get_user_model()
    user = User.objects.filter(username=name).first()
    if user is None:
        user = User.objects.create_user(name, f"{name}@example.org", password, **fields)
    if name in GROUPS:
        user.groups.add(Group.objects.get_or_create(name=GROUPS[name])[0])
    return user


def load_permissions(pieces):
    """Both groups write, publish and keep records; moderators also make lists and change settings."""
    for person, group_name in GROUPS.items():
        group = Group.objects.get_or_create(name=group_name)[0]
        for language in LANGUAGES:
            home = pieces.find(Page, "page", "home", language)
            if home:
                pieces.once(f"pages-of/{person}/{language}", partial(allow_pages, group, home))
        pieces.once(f"records-of/{person}", partial(allow_records, group, person))
        pieces.once(f"lists-of/{person}", partial(allow_lists, group, person))
        pieces.once(f"resources-of/{person}", partial(allow_resources, group, person))
        if person == "moderator":
            pieces.once(f"access-of/{person}", partial(allow_access, group))


def allow_pages(group, home):
    for verb in ["add", "change", "publish"]:
        GroupPagePermission.objects.get_or_create(
            group=group, page=home, permission=permission(f"{verb}_page", "wagtailcore")
        )
    return group


def allow_records(group, person):
    verbs = ["add", "change", "view", *(["delete"] if person == "moderator" else [])]
    names = [f"{verb}_{model._meta.model_name}" for model in SNIPPETS for verb in verbs]
    if person == "moderator":
        names.append("change_sitesettings")
    group.permissions.add(*[permission(name, "kpact_wagtail") for name in names])
    return group


def allow_lists(group, person):
    """Editors see what a list promises; moderators decide that, and who is let in."""
    verbs = ["add", "change", "view"] if person == "moderator" else ["view"]
    rights = [(verb, MailingList) for verb in verbs]
    if person == "moderator":
        rights += [("view", model) for model in ABOUT_PEOPLE] + [("change", Subscription)]
    return allow(group, rights)


def allow_resources(group, person):
    """Both write, publish and verify; moderators also delete and choose the crisis line."""
    rights = [(verb, Resource) for verb in ["add", "change", "view", "publish"]]
    if person == "moderator":
        rights += [("delete", Resource), ("change", ResourceSettings)]
    return allow(group, rights)


def allow_access(group):
    """Moderators alone know the ways into the meetings; editors write the pages of groups."""
    verbs = ["add", "change", "view", "delete"]
    return allow(group, [(verb, GroupAccess) for verb in verbs])


def allow(group, rights):
    for verb, model in rights:
        meta = model._meta
        group.permissions.add(permission(f"{verb}_{meta.model_name}", meta.app_label))
    return group


def permission(codename, app_label):
    return Permission.objects.get(codename=codename, content_type__app_label=app_label)
