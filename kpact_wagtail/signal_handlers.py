"""What follows when pages are published and snippets saved."""

from django.db.models.signals import post_save
from wagtail.signals import page_published

from .translation import SharedFacts, share_facts


def connect():
    """Called once from AppConfig.ready(); dispatch_uids make a second call harmless."""
    post_save.connect(share_on_save, dispatch_uid="kpact_wagtail.share_on_save")
    page_published.connect(share_on_publish, dispatch_uid="kpact_wagtail.share_on_publish")


def is_page(instance):
    return hasattr(instance, "url_path")


def share_on_save(sender, instance, raw=False, **kwargs):
    if not raw and issubclass(sender, SharedFacts) and not is_page(instance):
        share_facts(instance)


def share_on_publish(sender, instance, **kwargs):
    if isinstance(instance, SharedFacts):
        share_facts(instance)
