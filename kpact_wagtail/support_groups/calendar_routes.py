"""``calendar/`` below the page of a group and below a list of groups: a file, or a subscription.

Wagtail's addresses hold no dot, so that the name with ``.ics`` stands in the header only.
"""

from hashlib import sha256

from django.db import models
from django.db.models import Max
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.functional import cached_property
from django.utils.http import http_date, quote_etag
from wagtail.contrib.routable_page.models import path

ROUTE = "calendar/"


class CalendarMixin(models.Model):
    """A page whose meetings can be subscribed to; override ``get_calendar_groups()``."""

    class Meta:
        abstract = True

    @property
    def has_calendar(self):
        raise NotImplementedError

    def get_calendar_groups(self):
        """The groups whose meetings the calendar holds, from the database."""
        raise NotImplementedError

    @property
    def calendar_url(self):
        return with_route(self.get_url() or "")

    @property
    def subscribe_url(self):
        """The same for a calendar program, which asks again and again."""
        url = self.get_full_url()
        return f"webcal:{with_route(url).partition(':')[2]}" if url else ""

    @path(ROUTE, name="calendar")
    def show_calendar(self, request):
        from .calendars import write_calendar

        groups = self.get_calendar_groups()
        changes = find_changes(groups)
        content = write_calendar(groups, self.browser_title, changes)
        return answer(request, content, max(changes.values(), default=None))

    def get_cached_paths(self):
        return [*super().get_cached_paths(), f"/{ROUTE}"]


class GroupCalendarMixin(CalendarMixin):
    """The calendar of one group that is offered as one."""

    class Meta:
        abstract = True

    @property
    def has_calendar(self):
        return self.in_calendar and not self.is_closed

    def get_calendar_groups(self):
        if not self.in_calendar:
            raise Http404("This group is not offered as a calendar.")
        return [self]


class GroupIndexCalendarMixin(CalendarMixin):
    """One calendar of all public groups below a page that are offered as one."""

    class Meta:
        abstract = True

    @cached_property
    def has_calendar(self):
        return any(groups.exists() for groups in self.select_calendar_groups())

    def get_calendar_groups(self):
        from .listing import as_teasers

        return [group for groups in self.select_calendar_groups() for group in as_teasers(groups)]

    def select_calendar_groups(self):
        """A queryset for each page type of groups."""
        from ..articles.listing import public
        from .actions import get_group_models

        for model in get_group_models():
            below = model.objects.filter(path__startswith=self.path, in_calendar=True)
            yield public(below).exclude(status="closed").order_by("path")


def with_route(url):
    return url + (ROUTE if url.endswith("/") else f"/{ROUTE}")


def find_changes(groups):
    """``{translation_key: moment}`` of the last publication in any language; one query a type."""
    found = {}
    for model in {type(group) for group in groups}:
        keys = [group.translation_key for group in groups if type(group) is model]
        rows = model.objects.filter(translation_key__in=keys, last_published_at__isnull=False)
        last = rows.order_by().values_list("translation_key").annotate(Max("last_published_at"))
        found |= dict(last)
    return found


def answer(request, content, changed):
    """A response with a file, or only a word that it is as it was."""
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="calendar.ics"'
    response["X-Robots-Tag"] = "noindex"
    response["ETag"] = etag = quote_etag(sha256(content).hexdigest()[:32])
    if changed:
        response["Last-Modified"] = http_date(changed.timestamp())
    return get_conditional_response(request, etag, None, response)
