"""Mails to editors are asked for here; mails.py writes them when they leave."""

from zlib import crc32

from django.apps import apps
from django.conf import settings

from .settings import UpkeepSettings


def has_outbox():
    return apps.is_installed("kpact_wagtail.outbox")


def tell_editors(report, site):
    """Queue a mail to each editor of a site that a report came; where there is an outbox."""
    if site is not None and has_outbox():
        ask_for("report", report.pk, UpkeepSettings.for_site(site).report_addresses, site.pk)


def ask_for(kind, number, addresses, site_id):
    from ..outbox.actions import queue

    for address in addresses:
        object_id = make_id(number, address)
        queue(kind, object_id, site_id=site_id, language=settings.LANGUAGE_CODE)


def make_id(number, address):
    """What an outbox message is about: a row, and which of the editors, without the address."""
    return number << 32 | crc32(address.encode())


def read_id(object_id, addresses):
    """The row, and the address if it still is among those of the settings; else ""."""
    number, mark = object_id >> 32, object_id & 0xFFFFFFFF
    return number, next((each for each in addresses if crc32(each.encode()) == mark), "")
