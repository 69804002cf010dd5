"""What visitors see of a support group: sentences and facts in the order people ask for them."""

from django.db import models
from django.utils.functional import cached_property

from ..time_zones import name_zone
from .schedules import Schedule


class GroupDescription(models.Model):
    """The public face of a support group; abstract, so that no migration names it."""

    class Meta:
        abstract = True

    def get_schedule(self):
        """The Schedule as it stands in the fields now."""
        return Schedule.read(self.schedule.raw_data, self.time_zone)

    def is_paused_on(self, day):
        """Whether a break or a later start keeps it from meeting on a day."""
        if self.status == "hiatus":
            return self.status_until is None or day <= self.status_until
        return self.status == "starting" and (self.starts_on is None or day < self.starts_on)

    @cached_property
    def when_in_words(self):
        """Sentences on when it meets, in the active language."""
        return []

    @property
    def zone_name(self):
        return name_zone(self.time_zone)

    @cached_property
    def next_meetings(self):
        """The stored meetings to come, at most six; one query."""
        return []

    @property
    def next_meetings_for_api(self):
        return []
