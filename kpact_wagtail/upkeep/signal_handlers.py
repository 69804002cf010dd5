"""What follows when a record is deleted: nothing about it is kept."""

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_delete

from ..translation import get_siblings, pick
from .mixins import VerifiedMixin


def connect():
    """Called once from AppConfig.ready(); the dispatch_uid makes a second call harmless."""
    post_delete.connect(follow_record, dispatch_uid="kpact_wagtail.upkeep.follow_record")


def follow_record(sender, instance, **kwargs):
    """Its reports go with a record, unless another language of it stays."""
    from .models import Report

    if not issubclass(sender, VerifiedMixin):
        return
    kind = ContentType.objects.get_for_model(sender)
    reports = Report.objects.filter(content_type=kind, object_id=instance.pk)
    heir = find_heir(instance)
    if heir is None:
        reports.delete()
    else:
        reports.update(object_id=heir.pk)


def find_heir(instance):
    """The translation that holds the facts from now on."""
    if not hasattr(instance, "translation_key"):
        return None
    from wagtail.models import Locale

    siblings = get_siblings(instance).exclude(pk=instance.pk).order_by("pk")
    return pick(list(siblings), Locale.get_default().pk)
