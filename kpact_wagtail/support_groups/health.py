"""What kpact_status says about support groups. It names no group and no way in. # C5"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..health import OK, WARN, Finding
from .access import renew_due


def find_renewals():
    """How many links, IDs and passcodes of meetings are due to be replaced by new ones."""
    number = len(renew_due())
    if not number:
        return Finding("group_access", OK, _("No access details of a group are to be renewed."), 0)
    text = ngettext(
        "Access details of groups: %(number)d entry is to be renewed.",
        "Access details of groups: %(number)d entries are to be renewed.",
        number,
    )
    return Finding("group_access", WARN, text % {"number": number}, number)
