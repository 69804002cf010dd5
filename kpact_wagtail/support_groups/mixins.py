"""The page of a support group, and the page that lists them. Importable without the app."""

from django.apps import apps
from django.db import models
from django.http import Http404
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from ..faceted import without_index
from ..mixins import ContentPageMixin, SafePageMixin, derive
from ..upkeep.mixins import VerifiedMixin
from .access_panel import AccessMixin
from .calendar_routes import GroupCalendarMixin, GroupIndexCalendarMixin
from .columns import derive_columns
from .descriptions import GroupDescription
from .forms import SupportGroupForm
from .gaps import find_gaps_of_group
from .more_parts import CostMixin, LeadersMixin, PlaceMixin, RulesMixin
from .parts import JoiningMixin, WhenMixin, WhoMixin, WordsMixin
from .teasers import GroupTeaser

#: What a page type says of itself in ``kpact_lists_as``.
GROUP, GROUP_INDEX = "group", "group_index"


class ColumnsMixin(models.Model):
    """What lists filter by, worked out on save. A fact, like what it comes from."""

    weekdays = models.CharField(max_length=20, editable=False, default="", blank=True)
    modes = models.CharField(max_length=40, editable=False, default="", blank=True)
    language_codes = models.CharField(max_length=250, editable=False, default="", blank=True)
    interpreted = models.BooleanField(editable=False, default=False)

    shared_facts = ("weekdays", "modes", "language_codes", "interpreted")

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        for name, sources, compute in derive_columns(self):
            kwargs = derive(self, name, sources, compute, kwargs)
        return super().save(*args, **kwargs)

    def set_columns(self):
        """As save() does, for rows that are written in bulk."""
        for name, _sources, compute in derive_columns(self):
            setattr(self, name, compute())


class ExposureMixin(models.Model):
    """Where a group may be seen besides its page: nowhere, unless somebody says so."""

    in_calendar = models.BooleanField(
        _("offer it as a calendar"),
        default=False,
        help_text=_(
            "Whoever subscribes has its name on all their devices, and in shared calendars."
        ),
    )
    in_structured_data = models.BooleanField(
        _("tell search engines when it meets"),
        default=False,
        help_text=_("They may then show it in lists of events."),
    )

    shared_facts = ("in_calendar", "in_structured_data")
    kpact_promote_panels = [
        MultiFieldPanel(["in_calendar", "in_structured_data"], heading=_("Seen elsewhere"))
    ]

    class Meta:
        abstract = True


class SupportGroupPageMixin(
    GroupDescription,
    GroupTeaser,
    GroupCalendarMixin,
    RoutablePageMixin,
    WhoMixin,
    WhenMixin,
    JoiningMixin,
    AccessMixin,
    WordsMixin,
    PlaceMixin,
    LeadersMixin,
    RulesMixin,
    CostMixin,
    ExposureMixin,
    ColumnsMixin,
    VerifiedMixin,
    ContentPageMixin,
):
    """A support group: whom it is for, when it meets, how to join, and what holds in it.

    Times are those of clocks in ``time_zone``. What visitors see stands in descriptions.py. Links,
    passcodes and secret addresses never stand here; see access.py.
    """

    kpact_lists_as = GROUP
    base_form_class = SupportGroupForm
    packaged_template = "kpact_wagtail/pages/support_group_page.html"
    kpact_settings_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel(["verified_on", "review_every_months"]),
                *["verified_by", "source_url", "notes"],
            ],
            heading=_("Keeping it true"),
        ),
    ]
    kpact_api_fields = [
        APIField("verified_on"),
        APIField("current_alert"),
        APIField("when_in_words"),
        APIField("next_meetings_for_api"),
    ]

    #: What archive() makes of a row; kpact_wagtail.upkeep leaves such rows alone.
    archived = {"status": WhenMixin.Status.CLOSED}

    class Meta:
        abstract = True

    def archive(self):
        """Say that it no longer meets; its page stays, and lists leave it out."""
        self.status = self.Status.CLOSED
        self.save(update_fields=["status"])
        if apps.is_installed("kpact_wagtail.support_groups"):
            from .actions import store_meetings

            store_meetings(self)

    def serve(self, request, *args, **kwargs):
        return self.add_safety_headers(super().serve(request, *args, **kwargs))

    def get_structured_data(self, request, settings=None):
        """As of any page; with times and places only where somebody chose to tell them."""
        data = super().get_structured_data(request, settings)
        if data is None or not self.in_structured_data:
            return data
        from .event_data import describe_group

        group = describe_group(self, now(), data["publisher"])
        return {**data, "mainEntity": [group, *data["mainEntity"]]}

    def get_problems(self):
        return [*super().get_problems(), *find_gaps_of_group(self)]


class SupportGroupIndexPageMixin(GroupIndexCalendarMixin, RoutablePageMixin, SafePageMixin):
    """Lists the support groups below it: by weekday, mode, audience, language, price.

    Routes: ``/`` and ``print/`` (``?large=1``), each for the same choice, such as
    ``?weekday=Tu&mode=online&free=yes``; ``?by=mode`` for other headings; ``calendar/``.
    """

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    kpact_lists_as = GROUP_INDEX
    packaged_template = "kpact_wagtail/pages/support_group_index_page.html"
    structured_data_type = "CollectionPage"
    kpact_content_panels = ["introduction", "content_note"]
    kpact_search_fields = [index.SearchField("introduction")]
    kpact_api_fields = [APIField("introduction")]

    #: What get_structured_data() tells of; set with the context.
    listed = None

    class Meta:
        abstract = True

    def serve(self, request, *args, **kwargs):
        if not apps.is_installed("kpact_wagtail.support_groups"):
            raise Http404("The app kpact_wagtail.support_groups is not installed.")
        return self.add_safety_headers(super().serve(request, *args, **kwargs))

    @path("", name="all")
    def show_list(self, request):
        response = self.render(request)
        is_whole = not self.listed.choice and self.listed.by == "weekday"
        return response if is_whole else without_index(response)

    def get_context(self, request, *args, **kwargs):
        from .group_list import GroupList

        self.listed = GroupList(self, request)
        return {**super().get_context(request, *args, **kwargs), "listed": self.listed}

    @path("print/", name="print")
    def show_timetable(self, request):
        from .on_paper import TimetableSheet

        response = self.render(request, template="kpact_wagtail/pages/support_group_timetable.html")
        response.context_data["handout"] = TimetableSheet(self.listed)
        return without_index(response)

    def get_cached_paths(self):
        """What a cache in front of the site is told to forget; choices have too many addresses."""
        return [*super().get_cached_paths(), "/print/"]

    def get_structured_data(self, request, settings=None):
        """The groups that may be told of, by the titles that browser tabs show."""
        data = super().get_structured_data(request, settings)
        if data is None or self.listed is None:
            return data
        groups = [each for each in self.listed.entries if is_told(each)]
        items = [
            {"@type": "ListItem", "name": each.browser_title, "url": each.get_full_url(request)}
            for each in groups
        ]
        found = {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}
        return {**data, "mainEntity": found} if items else data


def is_told(group):
    """Whether search engines may be told of a group in a list."""
    return group.in_structured_data and not group.noindex
