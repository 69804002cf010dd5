"""Where visitors say that something about a record is wrong; the same address for everybody."""

from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Locale

from ..translation import pick
from .registry import find_model, has_field, is_page, is_translatable, published


def report_url(record):
    """The address of the form about a record, in the active language. No query."""
    address = reverse("kpact:report", args=[reference_of(record)])
    return f"{address}?{urlencode({'language': get_language()})}"


def reference_of(record):
    """What forms and addresses call a record: its model and an identifier that is no secret."""
    key = getattr(record, key_field(type(record)))
    return f"{record._meta.label_lower}:{key.hex if isinstance(key, UUID) else key}"


def key_field(model):
    """The uuid of a row, else what its translations share, else its primary key."""
    names = ["uuid", "translation_key"]
    return next((name for name in names if has_field(model, name)), "pk")


def find_record(reference):
    """The published record that a reference names, in the active language if it can be; or None."""
    label, _colon, key = reference.partition(":")
    model = find_model(label)
    if model is None:
        return None
    try:
        found = list(visible(model).filter(**{key_field(model): key}).order_by("pk"))
    except (ValidationError, ValueError, OverflowError):
        return None
    if key_field(model) == "translation_key":
        return pick(found, Locale.get_active().pk)
    return found[0] if found else None


def visible(model):
    rows = model._default_manager.filter(published(model))
    if is_page(model):
        rows = rows.public()
    return rows.select_related("locale") if is_translatable(model) else rows
