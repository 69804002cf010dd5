"""Access details for tests, every value a canary that may stand nowhere else."""

from django.contrib.auth.models import Group
from django.urls import reverse

from kpact_wagtail.guard import STAMP, stamp
from kpact_wagtail.support_groups.access import Details, save_details
from kpact_wagtail.support_groups.access_views import AskForm
from kpact_wagtail.support_groups.models import GroupAccess
from tests.people import make_user

DETAILS = Details(
    link="https://us02web.zoom.us/j/8412345678?pwd=canarylink",
    meeting_id="841 2345 6789",
    passcode="canarypass77",
    dial_in="+1 312 555 0187, Chicago",
    address="14 Canarygate Lane",
    note="Ring canarybell twice",
)
#: Enough of each to know it again.
CANARIES = [
    *["canarylink", "8412345678", "841 2345 6789", "canarypass77", "312 555 0187"],
    *["14 Canarygate Lane", "Ring canarybell twice"],
]
RELEASE = GroupAccess.Release


def add_access(group, details=DETAILS, release=RELEASE.ANYONE, **fields):
    row = GroupAccess(group=group.translation_key, release=release, **fields)
    save_details(row, details)
    return row


def url_of(group):
    return reverse("kpact:group_access", args=[group.translation_key.hex])


def press(client, group, **data):
    """Press the button on the page of a group, as a browser sends it."""
    extra = data.pop("extra", {})
    data = {STAMP: stamp(AskForm.scope), "language": "en", **data}
    return client.post(url_of(group), data, **extra)


def screen(name, *args):
    return reverse(f"kpact_group_access:{name}", args=args)


def may(*actions):
    return {f"kpact_support_groups.{action}_groupaccess" for action in actions}


def make_keeper(name="kim", actions=("view", "add", "change", "delete")):
    """Somebody who may enter the admin and keep access details."""
    return make_user(name, may(*actions))


def make_moderator_of_pages(name="moses"):
    """Somebody who may edit and publish all pages, and has no permission on access details."""
    user = make_user(name)
    user.groups.add(Group.objects.get(name="Moderators"))
    return user
