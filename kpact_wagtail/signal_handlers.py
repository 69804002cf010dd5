"""What follows when pages are begun and published and snippets saved."""

from uuid import uuid4

from django.db.models.signals import post_save
from django.utils.translation import override
from wagtail.signals import init_new_page, page_published

from .streams import SteadyStreamValue
from .translation import SharedFacts, share_facts


def connect():
    """Called once from AppConfig.ready(); dispatch_uids make a second call harmless."""
    post_save.connect(share_on_save, dispatch_uid="kpact_wagtail.share_on_save")
    page_published.connect(share_on_publish, dispatch_uid="kpact_wagtail.share_on_publish")
    init_new_page.connect(begin_with_skeleton, dispatch_uid="kpact_wagtail.begin_with_skeleton")


def is_page(instance):
    return hasattr(instance, "url_path")


def share_on_save(sender, instance, raw=False, **kwargs):
    if not raw and issubclass(sender, SharedFacts) and not is_page(instance):
        share_facts(instance)


def share_on_publish(sender, instance, **kwargs):
    if isinstance(instance, SharedFacts):
        share_facts(instance)


def begin_with_skeleton(sender, page, **kwargs):
    """Give a page that is about to be created in the admin the body its type proposes."""
    if not hasattr(page, "get_skeleton") or page.body:
        return
    stream = page.body.stream_block
    known = stream.child_blocks
    with override(page.locale.language_code):
        skeleton = [
            (name, complete(known[name], value), str(uuid4()))  # the editor labels blocks by id
            for name, value in page.get_skeleton()
            if name in known
        ]
    page.body = SteadyStreamValue(stream, skeleton)


def complete(block, value):
    """The value with the block's defaults for what it leaves out."""
    return {**block.get_default(), **value} if isinstance(value, dict) else value
