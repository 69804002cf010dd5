"""How to get into the meetings of the groups, sealed; the groups themselves are pages."""

from functools import partial

from wagtail.models import Page

from kpact_wagtail.support_groups.access import NAMES, Details, save_details
from kpact_wagtail.support_groups.models import GroupAccess

from .content.groups import ACCESS
from .content.words import LANGUAGES
from .days import to_day


def load_access(pieces):
    """After the groups are written; none for a group that somebody has deleted."""
    for name, entry in ACCESS.items():
        pieces.once(f"access/{name}", partial(make_access, pieces, entry))


def make_access(pieces, entry):
    group = pieces.find(Page, "page", entry["group"], LANGUAGES[0])
    if group is None:
        return None
    row = GroupAccess(
        group=group.translation_key,
        label=entry.get("label", ""),
        release=entry["release"],
        renew_every_months=entry.get("renew_every_months"),
    )
    details = Details(**{name: entry.get(name, "") for name in NAMES})
    save_details(row, details, renewed_on=to_day(entry.get("renewed_on")))
    return row
