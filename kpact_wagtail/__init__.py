"""Wagtail page types and blocks for people who may be hurt by being seen."""

__version__ = "0.1.0"

#: Every app of the suite, in the order INSTALLED_APPS wants them:
#: ``INSTALLED_APPS = [*kpact_wagtail.ALL_APPS, "wagtail.contrib.settings", ...]``.
ALL_APPS = [
    "kpact_wagtail.pages",
    "kpact_wagtail.resources",
    "kpact_wagtail.support_groups",
    "kpact_wagtail.upkeep",
    "kpact_wagtail.mailing_list",
    "kpact_wagtail.outbox",
    "kpact_wagtail",
]
