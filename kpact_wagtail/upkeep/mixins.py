"""What somebody promises to look at again: resources, and whatever else goes stale. Abstract."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

#: How long after its day an entry says to visitors that it may be out of date.
GRACE = timedelta(days=90)


class VerifiedMixin(models.Model):
    """A record that somebody verified on a day and shall verify again.

    Dates are local. ``review_due_on`` is computed on save: lists filter by it. A record that was
    never verified is due from the day it was made.
    """

    verified_on = models.DateField(
        _("verified on"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody called, wrote or looked."),
    )
    verified_by = models.CharField(
        _("verified by"), max_length=120, blank=True, help_text=_("A name or a role.")
    )
    review_every_months = models.PositiveSmallIntegerField(
        _("verify every … months"),
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
    )
    review_due_on = models.DateField(null=True, blank=True, editable=False, db_index=True)
    source_url = models.URLField(
        _("where you have it from"), max_length=500, blank=True, help_text=_("A web address.")
    )
    alert = models.CharField(
        _("alert"),
        max_length=250,
        blank=True,
        help_text=_("Stands above the entry, such as “No calls in the week of 24 December”."),
    )
    alert_until = models.DateField(
        _("alert until"), null=True, blank=True, help_text=_("The last day it is shown.")
    )
    notes = models.TextField(
        _("private notes"), blank=True, help_text=_("For editors; shown to nobody else.")
    )

    shared_facts = (
        "verified_on",
        "verified_by",
        "review_every_months",
        "review_due_on",
        "source_url",
        "alert_until",
        "notes",
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        fields = kwargs.get("update_fields")
        if fields is None or {"verified_on", "review_every_months"} & set(fields):
            self.review_due_on = self.get_review_due_on()
            if fields is not None:
                kwargs["update_fields"] = {*fields, "review_due_on"}
        return super().save(*args, **kwargs)

    def get_review_due_on(self):
        if self.verified_on is None:
            return self.review_due_on or localdate()
        return self.verified_on + relativedelta(months=self.review_every_months or 6)

    @property
    def is_due(self):
        """Whether it is to be verified again by now; for editors."""
        return self.review_due_on is not None and self.review_due_on <= localdate()

    @property
    def is_stale(self):
        """Whether it has been due for so long that visitors are told."""
        return self.review_due_on is not None and self.review_due_on + GRACE <= localdate()

    @property
    def current_alert(self):
        """The alert while it holds, else ""."""
        over = self.alert_until is not None and self.alert_until < localdate()
        return "" if over else self.alert
