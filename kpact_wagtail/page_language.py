"""The language of a page, for what is made of its body outside of a visit, as the API does."""

from contextlib import contextmanager

from django.utils.translation import get_language, override
from wagtail.blocks import StreamValue
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.fields import Creator
from wagtail.models import Locale


class BodyOfPage(Creator):
    """Gives a page its body, which then knows its page and the language of it: ``body.locale_id``.

    The API hands a body to its blocks without the page, and is asked in whatever language.
    """

    def __get__(self, page, owner=None):
        body = super().__get__(page, owner)
        if isinstance(body, StreamValue):
            body.page, body.locale_id = page, vars(page).get("locale_id")
        return body


@contextmanager
def in_language_of(body):
    """``with in_language_of(body):`` words are in the language of its page, where it has one."""
    code = find_code(getattr(body, "locale_id", None))
    if code is None or code == find_active():
        yield  # such as en-gb on a page in en
        return
    with override(code):
        yield


def find_code(locale_id):
    if locale_id is None:
        return None
    return Locale.objects.filter(pk=locale_id).values_list("language_code", flat=True).first()


def find_active():
    """The language of content that stands for the active one, or None."""
    try:
        return get_supported_content_language_variant(get_language())
    except LookupError:
        return None
