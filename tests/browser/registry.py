"""What the registries list, and what of it stands on a page."""

from kpact_wagtail.streams import UNAVAILABLE


def preview_blocks(stream):
    """The blocks an editor can pick from a stream, by name."""
    return {name: block for name, block in stream.child_blocks.items() if name != UNAVAILABLE}


def blocks_missing_on(page, stream):
    """Names of blocks of a stream that have no part on an open page."""
    wanted = set(preview_blocks(stream))
    return {name for name in wanted if page.locator(f".kpact-block--{name}").count() == 0}
