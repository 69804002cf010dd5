"""Whom a site tells what needs attention."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from ..addresses import normalize
from ..data_map import data_map

#: More people than this are a mailing list.
MOST = 20


def read_addresses(text):
    """The addresses in a text, one in a line, each once."""
    lines = (line.strip() for line in text.splitlines())
    found = {normalize(line).index_form: line for line in lines if line}
    return list(found.values())


def check_addresses(text):
    """Refuses what is no list of addresses, and says which line to look at."""
    for number, line in enumerate(text.splitlines(), 1):
        try:
            if line.strip():
                normalize(line)
        except ValidationError as error:
            told = {"number": number, "why": error.messages[0]}
            raise ValidationError(gettext("Line %(number)d: %(why)s") % told) from None
    if len(read_addresses(text)) > MOST:
        raise ValidationError(gettext("Write %(number)d addresses at most.") % {"number": MOST})


@register_setting(icon="calendar-check", order=30)
class UpkeepSettings(BaseSiteSetting):
    """Who gets mail about entries that need attention, and how often."""

    class Every(models.TextChoices):
        WEEK = "week", _("Once a week")
        MONTH = "month", _("Once a month")
        NEVER = "never", _("Never")

    digest_to = models.TextField(
        _("send it to"),
        blank=True,
        max_length=4000,
        validators=[check_addresses],
        help_text=_("Mail addresses of those who keep the entries true, one in a line."),
    )
    digest_every = models.CharField(
        _("how often"), max_length=5, choices=Every.choices, default=Every.MONTH
    )
    digest_sent_on = models.DateField(null=True, blank=True, editable=False)
    report_to = models.TextField(
        _("tell at once"),
        blank=True,
        max_length=4000,
        validators=[check_addresses],
        help_text=_("Mail addresses, one in a line. Leave it empty for the same people as above."),
    )

    panels = [
        MultiFieldPanel(
            ["digest_to", "digest_every"],
            heading=_("What needs attention"),
            help_text=_("Nothing is sent when nothing needs attention."),
        ),
        MultiFieldPanel(
            ["report_to"],
            heading=_("When a visitor reports a mistake"),
            help_text=_("The mail says which entry it is about, never what the visitor wrote."),
        ),
    ]

    data_map = data_map(
        internal="id site digest_every digest_sent_on", personal="digest_to report_to"
    )

    class Meta:
        app_label = "kpact_upkeep"
        verbose_name = _("Upkeep of entries")

    @property
    def digest_addresses(self):
        return read_addresses(self.digest_to)

    @property
    def report_addresses(self):
        return read_addresses(self.report_to) or self.digest_addresses
