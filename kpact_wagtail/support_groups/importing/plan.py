"""What an import would do, group by group, without doing it."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import count

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ...translation import fact_source
from ..mixins import SupportGroupPageMixin
from .cells import fold
from .checking import find_faults, find_gaps
from .columns import TITLE
from .merging import begin_rules, merge

#: A slug has 255 letters at most, with a number at its end.
LONGEST_SLUG = 240
ZONE_KEY = "field.time_zone"
NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
VERDICTS = {
    NEW: _("New draft"),
    CHANGED: _("New version as a draft"),
    UNCHANGED: _("Nothing to change"),
    REFUSED: _("Refused"),
}


@dataclass
class Row:
    """What becomes of one proposal; ``page`` is in memory, as it would be saved."""

    proposal: object
    verdict: str
    page: object = None
    sentences: list = field(default_factory=list)
    changes: list = field(default_factory=list)
    #: When the group meets now, in sentences; only of one that is there.
    now: list = field(default_factory=list)

    @property
    def words(self):
        return VERDICTS[self.verdict]

    @property
    def title(self):
        return self.proposal.title or getattr(self.page, "title", "")

    @property
    def will_be_written(self):
        return self.verdict in (NEW, CHANGED)

    @property
    def when(self):
        """When it would meet, in sentences."""
        if self.page is None or self.verdict == REFUSED:
            return []
        return say(self.page)

    @property
    def differs(self):
        """Whether it would meet at other times than now."""
        return self.verdict == CHANGED and self.now != self.when


def say(page):
    """When a group meets, in sentences."""
    from ..sentences import say_schedule

    return say_schedule(page.get_schedule(), page.mode)


@dataclass
class Plan:
    """The rows of an import below one list of groups."""

    index: object
    rows: list
    notes: list = field(default_factory=list)

    @property
    def counts(self):
        return Counter(row.verdict for row in self.rows)

    @property
    def to_write(self):
        return [row for row in self.rows if row.will_be_written]

    @property
    def fingerprint(self):
        """Differs as soon as anything would become of a group that was not shown."""
        said = [
            [row.verdict, getattr(row.page, "pk", None), getattr(row.page, "latest_revision_id", 0)]
            for row in self.rows
        ]
        text = json.dumps([self.index.pk, said])
        return hashlib.sha256(text.encode()).hexdigest()


def find_group_model(index):
    """The page type of new groups below a list; None where it takes none."""
    allowed = index.specific_class.creatable_subpage_models()
    return next((model for model in allowed if issubclass(model, SupportGroupPageMixin)), None)


def make_plan(index, proposals, user=None, notes=()):
    """Rows for all proposals. ``user`` is whose permissions count; None may do everything."""
    groups, taken, rows = find_groups(index), set(), []
    slugs = set(index.get_children().values_list("slug", flat=True))
    for proposal in proposals:
        row = plan_one(index, proposal, groups, user, slugs)
        place = row.page and (row.page.pk or row.page.slug)
        if place and place in taken:
            row = refuse(row, _("The same group stands above in this file already."))
        elif place:
            taken.add(place)
            slugs.add(row.page.slug)
        rows.append(row)
    return Plan(index, rows, list(notes))


def find_groups(index):
    """The groups below a list, as they are published or first drafted."""
    pages = Page.objects.descendant_of(index).specific()
    return [page for page in pages if isinstance(page, SupportGroupPageMixin)]


def refuse(row, *sentences):
    return Row(row.proposal, REFUSED, None, [*map(str, sentences)], [])


def plan_one(index, proposal, groups, user, slugs):
    found = find_matches(proposal, groups)
    begun = Row(proposal, REFUSED)
    if proposal.problems:
        return refuse(begun, *proposal.problems)
    if len(found) > 1:
        return refuse(begun, _("Several groups have this title. Say which in the column “Slug”."))
    page = found[0] if found else None
    if page is not None:
        reason = find_hindrance(page, user)
        return refuse(begun, reason) if reason else plan_change(page, proposal, index)
    return plan_new(index, proposal, slugs)


def find_matches(proposal, groups):
    """Groups a proposal is about: that of its slug, else those of its title."""
    if proposal.slug:
        return [page for page in groups if page.slug == proposal.slug]
    named = [page for page in groups if fold(page.title) == fold(proposal.title)]
    if named or not proposal.only_dates:
        return named
    return [page for page in groups if fold(page.browser_title) == fold(proposal.title)]


def find_hindrance(page, user):
    """Why a group cannot be changed, as a sentence; "" where it can."""
    if page.alias_of_id:
        return _("It is an alias. Import below the list in which the group itself stands.")
    if fact_source(page).pk != page.pk:
        return _("It is a translation. Import below the list in the main language.")
    if user is None:
        return _("It is locked by somebody.") if page.get_lock() else ""
    permissions = page.permissions_for_user(user)
    if not permissions.can_edit():
        return _("You may not change this group.")
    return _("It is locked by somebody.") if permissions.page_locked() else ""


def plan_new(index, proposal, slugs):
    model = find_group_model(index)
    if model is None:
        return refuse(Row(proposal, NEW), _("No group can be added below this list."))
    page = model(title=proposal.title, slug=find_slug(proposal, slugs), live=False)
    page.locale = index.locale
    merge(page, proposal)
    said = begin_rules(page)
    faults = find_faults(page, index)
    if faults:
        return refuse(Row(proposal, NEW), *faults)
    return Row(proposal, NEW, page, [*proposal.notes, *said, *find_gaps(page)])


def find_slug(proposal, taken):
    """The slug of a new group: harmless where its title is not, and one that is not taken."""
    discreet = proposal.fields.get("field.discreet_title", "")
    unicode = getattr(settings, "WAGTAIL_ALLOW_UNICODE_SLUGS", True)
    slug = slugify(discreet or proposal.title, allow_unicode=unicode)[:LONGEST_SLUG]
    if proposal.slug or slug not in taken:
        return proposal.slug or slug
    return next(name for number in count(2) if (name := f"{slug}-{number}") not in taken)


def plan_change(page, proposal, index):
    page = page.get_latest_revision_as_object()
    now, before, stored = say(page), page.get_schedule(), (page.schedule, page.time_zone)
    changes = merge(page, narrow(proposal))
    if proposal.only_dates and same_meetings(before, page.get_schedule()):
        (page.schedule, page.time_zone), changes = stored, []
    if not changes:
        return Row(proposal, UNCHANGED, page, [*proposal.notes])
    said = begin_rules(page)
    faults = find_faults(page, index)
    if faults:
        return refuse(Row(proposal, CHANGED), *faults)
    return Row(proposal, CHANGED, page, [*proposal.notes, *said, *find_gaps(page)], changes, now)


def narrow(proposal):
    """What a group that is there takes from a file.

    One that is found by its title keeps it as it is spelled; a calendar says only when it meets.
    """
    left_out = set() if proposal.slug else {TITLE.key}
    if proposal.only_dates:
        left_out |= set(proposal.fields) - {ZONE_KEY}
    fields = {key: value for key, value in proposal.fields.items() if key not in left_out}
    return replace(proposal, fields=fields)


def same_meetings(before, after):
    """Whether two Schedules mean the same meetings, from now on for two years."""
    from .spans import list_times, next_years

    return list_times(before, *next_years()) == list_times(after, *next_years())
