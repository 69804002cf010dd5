"""Access details of groups, free of HTTP: sealed when saved, opened only for who is to see them.

Nothing here is logged, cached or put into words of an error. # C5, E1
"""

from dataclasses import dataclass, fields

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.utils.timezone import localdate
from wagtail.models import Locale

from .. import crypto
from ..translation import pick
from .actions import get_group_models
from .models import GroupAccess

#: What keeps a value from being read: the key is missing, or there is none.
UNREADABLE = (crypto.Unreadable, crypto.NoKey)
#: What lets somebody in, and is replaced from time to time.
ENTRANCE = ("link", "meeting_id", "passcode")


@dataclass(frozen=True, repr=False)
class Details:
    """How to get into a meeting, in clear. It says in no report what is in it."""

    link: str = ""
    meeting_id: str = ""
    passcode: str = ""
    dial_in: str = ""
    address: str = ""
    note: str = ""

    def __repr__(self):
        return f"<Details {' '.join(name for name in NAMES if getattr(self, name))}>"


NAMES = tuple(field.name for field in fields(Details))


# Reading and saving


def column(name):
    return f"sealed_{name}"


def is_set(row, name):
    """Whether there is such a detail. Needs no key."""
    return bool(getattr(row, column(name)))


def open_details(row):
    """All details of a row. Raises crypto.Unreadable or crypto.NoKey where one does not open."""
    return Details(**{name: open_detail(row, name) for name in NAMES})


def open_detail(row, name):
    sealed = bytes(getattr(row, column(name)))
    return crypto.open_sealed(sealed, *row.place()) if sealed else ""


def read_details(row):
    """``(Details, names)`` for an editor: what opens, and what is there and cannot be read."""
    found, unreadable = {}, []
    for name in NAMES:
        try:
            found[name] = open_detail(row, name)
        except UNREADABLE:
            unreadable.append(name)
    return Details(**found), unreadable


def save_details(row, details, renewed_on=None):
    """Seal what is new and save the row. What cannot be read stays, unless something replaces it.

    A new link, ID or passcode was renewed today, or on the day given.
    """
    stored, unreadable = read_details(row)
    new = {
        name: getattr(details, name)
        for name in NAMES
        if getattr(details, name) != getattr(stored, name)
        and (getattr(details, name) or name not in unreadable)
    }
    for name, text in new.items():
        setattr(row, column(name), crypto.seal(text, *row.place()) if text else b"")
    if any(new.get(name) for name in ENTRANCE):
        row.renewed_on = renewed_on or localdate()
    row.save()


# Releasing


def find_released(key):
    """The rows of a group that whoever asks is shown. One query, which opens nothing."""
    anything = Q()
    for name in GroupAccess.sealed_fields:
        anything |= ~Q(**{name: b""})
    return list(GroupAccess.objects.filter(anything, group=key, release=GroupAccess.Release.ANYONE))


def find_group(key):
    """The page of a group that everybody may read, in the active language if it can be; or None."""
    pages = [page for model in get_group_models() for page in visible(model, key)]
    return pick(pages, Locale.get_active().pk)


def visible(model, key):
    rows = model.objects.live().public().filter(translation_key=key)
    return rows.exclude(status=model.Status.CLOSED).select_related("locale").order_by("pk")


def is_offered(page):
    """Whether the page of a group has the button. One query, and none more for most groups."""
    if page.status == page.Status.CLOSED or not find_released(page.translation_key):
        return False
    return page.live and crypto.keys_are_usable() and not page.get_view_restrictions().exists()


# Keeping


def find_renewal(row):
    """The day on which the entrance is to be replaced by a new one; None where none is set."""
    if not row.renew_every_months or not any(is_set(row, name) for name in ENTRANCE):
        return None
    since = row.renewed_on or localdate(row.changed_at)
    return since + relativedelta(months=row.renew_every_months)


def renew_due(today=None):
    """The rows whose link, ID or passcode is to be replaced by now. One query."""
    today = today or localdate()
    rows = GroupAccess.objects.exclude(renew_every_months=None)
    return [row for row in rows if is_due(row, today)]


def is_due(row, today):
    day = find_renewal(row)
    return day is not None and day <= today


def forget_details(key):
    """When no page of a group is left."""
    GroupAccess.objects.filter(group=key).delete()


def purge_page(key):
    """Throw away the copies of a group's pages in front of the site: the button came or went."""
    from wagtail.contrib.frontend_cache.utils import PurgeBatch

    batch = PurgeBatch()
    for model in get_group_models():
        batch.add_pages(model.objects.live().filter(translation_key=key).select_related("locale"))
    batch.purge()
