"""Which pages show a record."""

from wagtail.admin.utils import get_latest_str
from wagtail.models import ReferenceIndex

#: How many are named.
NAMED = 20


def find_usage(record):
    """Names of the places that would miss a record, the first of them."""
    groups = ReferenceIndex.get_grouped_references_to(record)
    return [get_latest_str(source) for source, _references in groups[:NAMED]]
