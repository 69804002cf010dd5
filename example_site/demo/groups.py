"""How to get into the meetings of the groups, sealed; the groups themselves are pages."""

from functools import partial

from wagtail.models import Page

from kpact_wagtail.crypto import seal
from kpact_wagtail.support_groups.models import GroupAccess

from .content.groups import ACCESS
from .content.words import LANGUAGES
from .days import to_day
from .vocabulary import saved


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
        renewed_on=to_day(entry.get("renewed_on")),
        renew_every_months=entry.get("renew_every_months"),
    )
    for column in GroupAccess.sealed_fields:
        if words := entry.get(column.removeprefix("sealed_")):
            setattr(row, column, seal(words, *row.place()))
    return saved(row)
