"""What a list shows of a support group: the few facts a stranger scans for, in words."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..codes import name_language
from ..words import join_words, say_date
from .columns import find_languages

STATUS = {
    "full": gettext_lazy("Full"),
    "waiting_list": gettext_lazy("Full, with a waiting list"),
    "seasonal": gettext_lazy("At some seasons only"),
}


class GroupTeaser(models.Model):
    """A support group in a list; abstract, so that no migration names it.

    Nothing here asks the database. Lists attach the next meetings as ``upcoming``, see listing.py.
    """

    #: What lists load of a group. Add what your own partials/group.html shows.
    teaser_fields = [
        *["title", "seo_title", "discreet_title", "path", "url_path", "locale", "live", "noindex"],
        *["translation_key", "content_note", "summary", "eligibility", "languages", "mode"],
        *["timing", "time_zone", "schedule", "schedule_words", "status", "status_until"],
        *["starts_on", "status_note", "joining", "joining_words", "platform", "venue", "area"],
        *["cost", "price", "currency", "price_per", "weekdays", "modes", "language_codes"],
        *["interpreted", "alert", "alert_until", "in_calendar", "last_published_at"],
    ]
    #: Set by listing.attach_next().
    upcoming = ()

    class Meta:
        abstract = True

    @property
    def status_in_words(self):
        """What keeps somebody from coming now, or ""; absolute, for pages that caches keep."""
        if self.status == "hiatus":
            return self.say_break()
        if self.status == "starting" and self.starts_on:
            words = {"date": say_date(self.starts_on)}
            return _("Starts on %(date)s") % words if self.starts_on > localdate() else ""
        if self.status == "starting":
            return _("About to start")
        return str(STATUS.get(self.status, ""))

    def say_break(self):
        if self.status_until is None:
            return _("Taking a break")
        if self.status_until < localdate():
            return ""
        return _("Taking a break until %(date)s") % {"date": say_date(self.status_until)}

    @property
    def when_lines(self):
        """When it meets, in the editor’s words or in those made from its schedule."""
        if self.schedule_words:
            return [self.schedule_words]
        if self.timing != self.Timing.REGULAR:
            return [self.get_timing_display()]
        return self.when_in_words

    @property
    def where_in_words(self):
        """How it meets, and roughly where: the platform online, venue and area in person."""
        online = [self.platform] if self.mode != "in_person" else []
        room = [self.venue, self.area] if self.mode != "online" else []
        return ", ".join([self.get_mode_display(), *filter(None, [*online, *room])])

    @property
    def joining_line(self):
        return self.joining_words or self.get_joining_display()

    @cached_property
    def language_names(self):
        return join_words([name_language(code) for code in find_languages(self)])

    @property
    def cost_line(self):
        """Such as “Free”, or “25 USD a session”."""
        if self.cost == "fixed" and self.price is not None:
            amount = f"{self.price.normalize():f} {self.currency}".strip()
            per = {"amount": amount, "per": self.get_price_per_display()}
            return _("%(amount)s %(per)s") % per if self.price_per else amount
        return self.get_cost_display() if self.cost else ""
