"""Fields and panels as the parts of a support group have them."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.api import APIField

from ..fields import RecordsField

RECORDS = "kpact_wagtail.support_groups.records"
CONTACTS = "kpact_wagtail.contact_blocks"


class Known(models.TextChoices):
    """What is often not settled, and then must not be guessed."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "", _("Not said")


def known(verbose_name, **kwargs):
    return models.CharField(
        verbose_name, max_length=3, choices=Known.choices, default="", blank=True, **kwargs
    )


def line(verbose_name, max_length=250, **kwargs):
    return models.CharField(verbose_name, max_length=max_length, blank=True, **kwargs)


def number(verbose_name, most, **kwargs):
    return models.PositiveSmallIntegerField(
        verbose_name, null=True, blank=True, validators=[MaxValueValidator(most)], **kwargs
    )


def records(path, verbose_name, **kwargs):
    return RecordsField(path, verbose_name=verbose_name, blank=True, **kwargs)


def choice(verbose_name, choices, **kwargs):
    """One of a TextChoices; empty where nothing is chosen and there is no default."""
    return models.CharField(
        verbose_name,
        max_length=20,
        choices=choices.choices,
        blank="default" not in kwargs,
        **kwargs,
    )


def collapsed(heading, *panels):
    return MultiFieldPanel(list(panels), heading=heading, classname="collapsed")


def api(*names):
    return [APIField(name) for name in names]
