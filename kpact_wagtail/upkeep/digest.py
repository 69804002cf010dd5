"""The mail that says now and then what needs attention; a job of kpact_tick."""

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils.timezone import localdate

from .attention import find_items
from .notices import ask_for, has_outbox
from .settings import UpkeepSettings

Every = UpkeepSettings.Every
INTERVALS = {Every.WEEK: relativedelta(days=7), Every.MONTH: relativedelta(months=1)}


def send_due():
    """Queue a mail to each editor of each site whose time has come; how many there are.

    Where nothing needs attention nothing is sent, and the time stays come.
    """
    sites = [each for each in UpkeepSettings.objects.all() if is_due(each)]
    if not sites or not has_outbox() or not find_items():
        return {"mails": 0}
    return {"mails": sum(send(each.pk) for each in sites)}


def is_due(settings):
    interval = INTERVALS.get(settings.digest_every)
    if interval is None or not settings.digest_addresses:
        return False
    return settings.digest_sent_on is None or settings.digest_sent_on + interval <= localdate()


@transaction.atomic
def send(pk):
    settings = UpkeepSettings.objects.select_for_update().get(pk=pk)
    if not is_due(settings):  # somebody else was faster
        return 0
    addresses = settings.digest_addresses
    ask_for("digest", settings.pk, addresses, settings.site_id)
    UpkeepSettings.objects.filter(pk=pk).update(digest_sent_on=localdate())
    return len(addresses)
