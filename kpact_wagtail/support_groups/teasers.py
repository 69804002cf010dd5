"""What lists of support groups load of each, and what they say besides descriptions.py."""

from django.db import models

from ..facts import label_of


class GroupTeaser(models.Model):
    """A support group in a list; abstract, so that no migration names it.

    Lists attach the next meetings as ``upcoming``, see listing.py.
    """

    #: What lists load of a group. Add what your own partials/group.html shows.
    teaser_fields = [
        *["title", "seo_title", "discreet_title", "path", "url_path", "locale", "live", "noindex"],
        *["translation_key", "content_note", "summary", "eligibility", "languages", "mode"],
        *["timing", "time_zone", "schedule", "schedule_words", "status", "status_until"],
        *["starts_on", "status_note", "joining", "joining_words", "platform", "venue", "area"],
        *["address", "withheld", "cost", "price", "currency", "price_per", "weekdays", "modes"],
        *["language_codes", "interpreted", "alert", "alert_until", "in_calendar"],
        *["in_structured_data", "last_published_at", "quick_exit"],
    ]

    class Meta:
        abstract = True

    @property
    def joining_line(self):
        """How to join, in the editor's words where there are any."""
        return self.joining_words or label_of(self.Joining, self.joining)
